import { columnsOf } from './columns.js';

describe('columnsOf', () => {
  it('of “% avance” and “avance” the first is a number, the other what is told', () => {
    expect(columnsOf(['Iniciativa', '% avance', 'Avance'], 'initiatives')).toEqual({ title: 0, progress: 1, narrative: 2 });
    expect(columnsOf(['Iniciativa', '% avance'], 'initiatives')).toEqual({ title: 0, progress: 1 });
  });

  it('knows the headings that people of an insurer write, and leaves out what it does not know', () => {
    const headers = ['Iniciativa', 'Quién lo lleva', 'Dpto.', 'Semáforo', 'Presupuesto aprobado (€)', 'Arranque', 'Fecha fin prevista', 'Obs. internas'];
    expect(columnsOf(headers, 'initiatives')).toEqual({ title: 0, owner: 1, department: 2, status: 3, cost: 4, startsOn: 5, endsOn: 6 });
  });
});

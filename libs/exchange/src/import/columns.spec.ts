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

  it('knows the product’s own names of fields, in both languages, and headings with a year', () => {
    expect(columnsOf(['Nombre', 'Para qué es', 'Área', 'Responsable', 'Patrocinio', 'Salud', 'Etapa', 'Comentario del estado', 'Empieza', 'Termina', 'Coste', 'Jornadas', 'Clave en otro sistema'], 'initiatives')).toEqual({ title: 0, summary: 1, department: 2, owner: 3, sponsor: 4, status: 5, stage: 6, narrative: 7, startsOn: 8, endsOn: 9, cost: 10, effortDays: 11, externalKey: 12 });
    expect(columnsOf(['Name', 'Department', 'Owner', 'Sponsor', 'Health', 'Stage', 'Starts', 'Ends', 'Cost', 'Person-days', 'Key in another system'], 'initiatives')).toEqual({ title: 0, department: 1, owner: 2, sponsor: 3, status: 4, stage: 5, startsOn: 6, endsOn: 7, cost: 8, effortDays: 9, externalKey: 10 });
    expect(columnsOf(['Qué vamos a hacer', 'Ppto. 2027', 'Fecha tope', 'Comentario seguimiento', '2027'], 'initiatives')).toEqual({ title: 0, cost: 1, endsOn: 2, narrative: 3 });
    // A year's part isn't the whole, and one of several years isn't either.
    expect(columnsOf(['Iniciativa', 'Presupuesto 2025', 'Presupuesto'], 'initiatives')).toEqual({ title: 0, cost: 2 });
    expect(columnsOf(['Iniciativa', 'Coste 2025', 'Coste 2026'], 'initiatives')).toEqual({ title: 0 });
  });
});

import { columnsOf } from './columns.js';
import { stageOfWord, stateOfWord } from './words.js';

describe('words of a spreadsheet', () => {
  it.each([
    ['In progress', 'ACTIVE'], ['en curso', 'ACTIVE'], ['On Hold', 'PAUSED'], ['Pausada', 'PAUSED'], ['En pausa', 'PAUSED'], ['COMPLETED', 'DONE'], ['Finalizado', 'DONE'], ['terminada', 'DONE'], ['Canceled', 'CANCELLED'], ['Cancelado', 'CANCELLED'], ['Not started', 'PROPOSED'], ['Sin empezar', 'PROPOSED'],
  ])('“%s” is the state %s', (word, state) => expect(stateOfWord(word)).toBe(state));

  it.each([['green', undefined], ['', undefined], ['active-ish', undefined]])('“%s” is no state', (word, state) => expect(stateOfWord(word)).toBe(state));

  it.each([['Pilot', 'PROTOTYPE'], ['Diseño', 'IDEATE'], ['Implantación', 'IMPLEMENT'], ['Empatizar', 'EMPATHIZE'], ['lunch', undefined]])('“%s” is the stage %s', (word, stage) => expect(stageOfWord(word)).toBe(stage));

  it('beside a column of health, a plain status is the state; alone it may tell either', () => {
    expect(columnsOf(['Name', 'Health', 'Status'], 'initiatives')).toEqual({ title: 0, status: 1, state: 2 });
    expect(columnsOf(['Nombre', 'Estado', 'Semáforo'], 'initiatives')).toEqual({ title: 0, status: 2, state: 1 });
    expect(columnsOf(['Name', 'Status'], 'initiatives')).toEqual({ title: 0, status: 1 });
    expect(columnsOf(['Name', 'Status', 'State'], 'initiatives')).toEqual({ title: 0, status: 1, state: 2 });
  });
});

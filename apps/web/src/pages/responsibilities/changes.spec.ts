import { changesOf } from './changes';
import type { MatrixCell, MatrixColumn, MatrixRow } from './responsibilities.query';

const column = (id: string): MatrixColumn => ({ id, name: id, accountableFor: 0, checks: [], holder: { id, name: id } }) as MatrixColumn;
const cell = (columnId: string, letter: 'A' | 'R' | 'C' | 'I', personId: string | null = columnId, roleId: string | null = null): MatrixCell => ({ columnId, letter, personId, personName: personId, roleId, roleName: roleId }) as MatrixCell;
const row = (...cells: MatrixCell[]): MatrixRow => ({ canSet: true, canAssign: true, checks: [], subject: { id: 's', kind: 'INITIATIVE', title: 'S', unownedSince: null }, cells }) as MatrixRow;
const [ana, bea] = [column('ana'), column('bea')];

describe('what a change of cells sends, and what takes it back', () => {
  it('an A moves before whoever had it gets another letter, whichever way it moves', () => {
    for (const [from, to] of [[ana, bea], [bea, ana]] as const) {
      const given = row(cell(from.id, 'A'), cell(to.id, 'R'));
      const { changes } = changesOf([{ row: given, column: ana, letter: ana === from ? 'R' : 'A' }, { row: given, column: bea, letter: bea === from ? 'R' : 'A' }], 'PEOPLE');
      expect(changes.flatMap(({ sent }) => sent).map(({ holder, letter }) => [holder.personId, letter])).toEqual([[to.id, 'A'], [from.id, 'R']]);
    }
  });

  it('everybody else in the cell loses what they held there, and a role is one holder', () => {
    const marketing = { ...column('marketing'), holder: { id: 'head', name: 'Head' } } as MatrixColumn;
    const { changes } = changesOf([{ row: row(cell('marketing', 'R', 'head'), cell('marketing', 'R', 'luis')), column: marketing, letter: 'C' }], 'DEPARTMENTS');
    expect(changes[0]?.sent.map(({ holder, letter }) => [holder.personId, letter])).toEqual([['luis', null], ['head', 'C']]);
    const lead = column('lead');
    expect(changesOf([{ row: row(cell('lead', 'C', 'ana', 'lead'), cell('lead', 'C', 'bea', 'lead')), column: lead, letter: null }], 'ROLES').changes[0]?.sent).toEqual([{ subjectId: 's', holder: { roleId: 'lead' }, letter: null }]);
  });

  it('the next change begins where the last one ends, and what was there comes back', () => {
    const first = changesOf([{ row: row(), column: ana, letter: 'R' }], 'PEOPLE');
    const then = changesOf([{ row: { ...row(), cells: first.rows.get('s') as MatrixCell[] }, column: ana, letter: null }], 'PEOPLE');
    expect(then.changes[0]).toEqual({ key: 's ana', sent: [{ subjectId: 's', holder: { personId: 'ana' }, letter: null }], back: [{ subjectId: 's', holder: { personId: 'ana' }, letter: 'R' }] });
    const taken = changesOf([{ row: row(cell('ana', 'A')), column: bea, letter: 'A' }], 'PEOPLE').changes[0];
    expect(taken?.back).toEqual([{ subjectId: 's', holder: { personId: 'ana' }, letter: 'A' }]);
  });
});

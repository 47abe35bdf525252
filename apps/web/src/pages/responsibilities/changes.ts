import type { CellInput } from '../../graphql/graphql';
import type { Letter } from './block';
import type { MatrixCell, MatrixColumn, MatrixRow } from './responsibilities.query';
import type { MatrixColumns } from './search';

/** A cell as somebody wants it. */
export interface Wanted {
  row: MatrixRow;
  column: MatrixColumn;
  letter: Letter | null;
}

/** What is sent for one cell, what takes it back, and how its row reads then. */
export interface CellChange {
  key: string;
  sent: CellInput[];
  back: CellInput[];
}

export const keyOf = (rowId: string, columnId: string): string => `${rowId} ${columnId}`;

/** A cell with whoever holds its letter. */
export interface Held {
  columnId: string;
  letter: Letter;
  holders: MatrixCell[];
}

export function cellOf(row: MatrixRow, column: MatrixColumn): Held | undefined {
  const holders = row.cells.filter(({ columnId }) => columnId === column.id);
  const [first] = holders;
  return first && { columnId: column.id, letter: first.letter, holders };
}

/** Whoever is accountable for a row, in whichever column. */
export function ownerOf(row: MatrixRow): MatrixCell | undefined {
  return row.cells.find(({ letter }) => letter === 'A');
}

/** The role through which a letter other than A is held, where the column isn't that role: it is everybody's in the role. */
export function roleOf(row: MatrixRow, column: MatrixColumn, kind: MatrixColumns): string | null {
  const cell = kind === 'ROLES' ? undefined : cellOf(row, column);
  return (cell && cell.letter !== 'A' && cell.holders.find(({ roleId }) => roleId)?.roleName) || null;
}

/**
 * The letters that change, one holder at a time: whoever the column stands for gets the new one, whoever else held a letter in that cell loses
 * it. `rows` are as they will be when this is done, so that the next change begins there.
 */
export function changesOf(wanted: readonly Wanted[], kind: MatrixColumns): { changes: CellChange[]; rows: Map<string, MatrixCell[]> } {
  const rows = new Map<string, MatrixCell[]>();
  const changes: CellChange[] = [];
  const givesA = new Set(wanted.filter(({ letter }) => letter === 'A').map(({ row }) => row.subject.id));
  // An A moves before the cell that it leaves gets another letter: whoever is accountable holds no other.
  for (const { row: given, column, letter } of [...wanted].sort((one, other) => Number(other.letter === 'A') - Number(one.letter === 'A'))) {
    const subjectId = given.subject.id;
    const row = { ...given, cells: rows.get(subjectId) ?? given.cells };
    const known = cellOf(row, column);
    if ((known?.letter ?? null) === letter) continue;
    const target = kind === 'ROLES' ? { roleId: column.id } : column.holder ? { personId: column.holder.id } : null;
    const before = holdersOf(known?.holders ?? []);
    const owner = ownerOf(row);
    const change: CellChange = { key: keyOf(subjectId, column.id), sent: [], back: [] };
    for (const { holder } of before) if (!(letter && same(holder, target)) && !(known?.letter === 'A' && givesA.has(subjectId))) change.sent.push({ subjectId, holder, letter: null });
    if (letter && target) change.sent.push({ subjectId, holder: target, letter });
    // Back: an A goes to whoever had it, or is taken back; whoever got another letter loses it; who held one holds it again.
    if (letter === 'A' && owner) change.back.push({ subjectId, holder: holderOf(owner), letter: 'A' });
    else if (letter && target && (letter === 'A' || !before.some(({ holder }) => same(holder, target)))) change.back.push({ subjectId, holder: target, letter: null });
    for (const { letter: was, holder } of before) if (was !== 'A' || letter !== 'A') change.back.push({ subjectId, holder, letter: was });
    if (change.sent.length > 0) changes.push(change);
    const left = row.cells.filter((cell) => cell.columnId !== column.id && !(letter === 'A' && cell.letter === 'A'));
    rows.set(subjectId, letter && target ? [...left, { columnId: column.id, letter, personId: column.holder?.id ?? null, personName: column.holder?.name ?? null, roleId: kind === 'ROLES' ? column.id : null, roleName: kind === 'ROLES' ? column.name : null }] : left);
  }
  return { changes, rows };
}

const holderOf = ({ personId, roleId }: MatrixCell): CellInput['holder'] => (roleId ? { roleId } : { personId });

/** A role stands there once for each person in it, and is one holder. */
function holdersOf(cells: readonly MatrixCell[]): { letter: Letter; holder: CellInput['holder'] }[] {
  const all = new Map(cells.map((cell) => [cell.roleId ?? cell.personId, { letter: cell.letter, holder: holderOf(cell) }]));
  return [...all.values()];
}

function same(one: CellInput['holder'], other: CellInput['holder'] | null): boolean {
  return other !== null && (one.roleId ?? null) === (other.roleId ?? null) && (one.personId ?? null) === (other.personId ?? null);
}

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

/** What is sent for some cells, and what takes it back; `cellOf` says of which cell each sent one is. */
export interface Changes {
  sent: CellInput[];
  back: CellInput[];
  cellOf: string[];
  /** How many of them leave nobody accountable. */
  clearsA: number;
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

const holderOf = ({ personId, roleId }: MatrixCell): CellInput['holder'] => (roleId ? { roleId } : { personId });

/** The letters that change, one holder at a time: whoever the column stands for gets the new one, whoever else held another in that cell loses it. */
export function changesOf(wanted: readonly Wanted[], kind: MatrixColumns): Changes {
  const changes: Changes = { sent: [], back: [], cellOf: [], clearsA: 0 };
  const givesA = new Set(wanted.filter(({ letter }) => letter === 'A').map(({ row }) => row.subject.id));
  for (const { row, column, letter } of wanted) {
    const known = cellOf(row, column);
    if ((known?.letter ?? null) === letter) continue;
    const subjectId = row.subject.id;
    const key = keyOf(subjectId, column.id);
    const send = (cell: CellInput): void => {
      changes.sent.push(cell);
      changes.cellOf.push(key);
    };
    const before = (known?.holders ?? []).map((one) => ({ letter: one.letter, holder: holderOf(one) }));
    const target = column.holder || kind === 'ROLES' ? (kind === 'ROLES' ? { roleId: column.id } : { personId: column.holder?.id }) : null;
    // An A that another cell of this row takes over needs no clearing: giving it is one act.
    const isTakenOver = known?.letter === 'A' && givesA.has(subjectId);
    if (known?.letter === 'A' && !isTakenOver) changes.clearsA++;
    if (known && !isTakenOver && (letter === null || known.letter === 'A' || !before.some(({ holder }) => same(holder, target)))) for (const { holder } of before) send({ subjectId, holder, letter: null });
    if (letter && target) send({ subjectId, holder: target, letter });
    // Back: an A goes to whoever had it, or is taken back; whoever got another letter loses it; who held one holds it again.
    const owner = letter === 'A' ? ownerOf(row) : undefined;
    if (owner) changes.back.push({ subjectId, holder: holderOf(owner), letter: 'A' });
    else if (target && letter && (letter === 'A' || !before.some(({ holder }) => same(holder, target)))) changes.back.push({ subjectId, holder: target, letter: null });
    for (const { letter: was, holder } of before) if (was !== 'A' || !owner) changes.back.push({ subjectId, holder, letter: was });
  }
  return changes;
}

function same(one: CellInput['holder'], other: CellInput['holder'] | null): boolean {
  return other !== null && (one.roleId ?? null) === (other.roleId ?? null) && (one.personId ?? null) === (other.personId ?? null);
}

import { searchWords } from '@batuta/platform';
import type { OverviewRow } from '../overview/overview.queries.js';
import { type CellRow, type CountRow, isBeyondCounts, type Wanted, wordsOf } from '../overview/portfolio.queries.js';

/** Which rows of the past a filter asks for; as `conditionsOf` says it in SQL. */
export function matching(filter: Wanted, day: string): (row: OverviewRow) => boolean {
  const words = wordsOf(filter.text);
  const ids = filter.ids && new Set(filter.ids);
  return (row) => (!ids || ids.has(row.id)) && matches(row, filter, words, day);
}

function matches(row: OverviewRow, filter: Wanted, words: readonly string[], day: string): boolean {
  const { departmentIds, healths, states, stages, ownerIds, isOwned, isRated, isTold, isOverdue, cell } = filter;
  const isOneOf = (values: readonly string[] | undefined, value: string | null): boolean => !values?.length || (value !== null && values.includes(value));
  if (states?.some((state) => state === 'DONE' || state === 'CANCELLED') ? row.archivedAt !== null : !row.isListed) return false;
  if (!isOneOf(states, row.state) || !isOneOf(departmentIds, row.departmentId) || !isOneOf(healths, row.health) || !isOneOf(stages, row.stage) || !isOneOf(ownerIds, row.ownerId)) return false;
  if (typeof isOwned === 'boolean' && (isOwned ? row.ownerId === null : row.unownedSince === null)) return false;
  if (typeof isTold === 'boolean' && isTold !== (row.health !== null)) return false;
  if (typeof isRated === 'boolean' && isRated !== (row.priority !== null)) return false;
  if (cell && (cellOf(row)?.customer !== cell.customer || cellOf(row)?.business !== cell.business)) return false;
  if (words.length > 0 && !isNamed(row.title, words)) return false;
  return !isOverdue || (row.dueOn !== null && row.dueOn < day);
}

/** Counts by every combination among rows of the past, as `portfolioCounts` gives them for today. */
export function countsOfRows(all: readonly OverviewRow[], filter: Wanted, day: string): { rows: CountRow[]; overdue: number } {
  const { isOverdue, ownerIds, states, cell, text, ids } = filter;
  const counted = all.filter(matching({ isOverdue, ownerIds, cell, text, ids, ...(isBeyondCounts(filter) && { states }) }, day));
  const rows = new Map<string, CountRow>();
  for (const { departmentId, state, stage, health, ownerId, priority, costMinor } of counted) {
    const key = [departmentId, state, stage, health, ownerId !== null, priority !== null].join('|');
    const row = rows.get(key) ?? { departmentId, state, stage, health, isOwned: ownerId !== null, isRated: priority !== null, initiatives: 0, costMinor: 0 };
    rows.set(key, { ...row, initiatives: row.initiatives + 1, costMinor: row.costMinor + (costMinor ?? 0) });
  }
  return { rows: [...rows.values()], overdue: all.filter(matching({ ...filter, isOverdue: true }, day)).length };
}

/** As `matrixCells` counts them for today. */
export function cellsOfRows(all: readonly OverviewRow[], filter: Wanted, top: number, day: string): CellRow[] {
  const rated = all.filter(matching({ ...filter, isRated: true }, day)).sort((one, other) => one.priorityOrder - other.priorityOrder || one.customerOrder - other.customerOrder || one.businessOrder - other.businessOrder || (one.titleKey < other.titleKey ? -1 : 1));
  const cells = new Map<string, CellRow>();
  for (const row of rated.slice(top)) {
    const at = cellOf(row);
    if (!at) continue;
    const cell = cells.get(`${at.customer} ${at.business}`) ?? { ...at, initiatives: 0, unowned: 0 };
    cells.set(`${at.customer} ${at.business}`, { ...cell, initiatives: cell.initiatives + 1, unowned: cell.unowned + (row.unownedSince ? 1 : 0) });
  }
  return [...cells.values()];
}

function isNamed(title: string, words: readonly string[]): boolean {
  const own = searchWords(title);
  return words.every((word) => own.some((one) => one.startsWith(word)));
}

function cellOf({ customerImpact, businessImpact }: OverviewRow): { customer: number; business: number } | null {
  if (customerImpact === null || businessImpact === null) return null;
  return { customer: Math.min(9, Math.floor(customerImpact / 10)), business: Math.min(9, Math.floor(businessImpact / 10)) };
}

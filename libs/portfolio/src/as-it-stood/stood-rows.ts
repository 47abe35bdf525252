import type { OverviewRow } from '../overview/overview.queries.js';
import { type CountRow, isBeyondCounts } from '../overview/portfolio.queries.js';
import type { InitiativeFilter } from '../overview/portfolio.types.js';

/** Whether a row of the past is one of those that a filter asks for; as `conditionsOf` says it in SQL. */
export function matches(row: OverviewRow, filter: InitiativeFilter, day: string): boolean {
  const { departmentIds, healths, states, stages, ownerIds, isOwned, isRated, isOverdue } = filter;
  const isOneOf = (values: readonly string[] | undefined, value: string | null): boolean => !values?.length || (value !== null && values.includes(value));
  if (states?.some((state) => state === 'DONE' || state === 'CANCELLED') ? row.archivedAt !== null : !row.isListed) return false;
  if (!isOneOf(states, row.state) || !isOneOf(departmentIds, row.departmentId) || !isOneOf(healths, row.health) || !isOneOf(stages, row.stage) || !isOneOf(ownerIds, row.ownerId)) return false;
  if (typeof isOwned === 'boolean' && (isOwned ? row.ownerId === null : row.unownedSince === null)) return false;
  if (typeof isRated === 'boolean' && isRated !== (row.priority !== null)) return false;
  return !isOverdue || (row.dueOn !== null && row.dueOn < day);
}

/** Counts by every combination among rows of the past, as `portfolioCounts` gives them for today. */
export function countsOfRows(all: readonly OverviewRow[], filter: InitiativeFilter, day: string): { rows: CountRow[]; overdue: number } {
  const { isOverdue, ownerIds, states } = filter;
  const counted = all.filter((row) => matches(row, { isOverdue, ownerIds, ...(isBeyondCounts(filter) && { states }) }, day));
  const rows = new Map<string, CountRow>();
  for (const { departmentId, state, stage, health, ownerId, priority, costMinor } of counted) {
    const key = [departmentId, state, stage, health, ownerId !== null, priority !== null].join('|');
    const row = rows.get(key) ?? { departmentId, state, stage, health, isOwned: ownerId !== null, isRated: priority !== null, initiatives: 0, costMinor: 0 };
    rows.set(key, { ...row, initiatives: row.initiatives + 1, costMinor: row.costMinor + (costMinor ?? 0) });
  }
  return { rows: [...rows.values()], overdue: all.filter((row) => matches(row, { ...filter, isOverdue: true }, day)).length };
}

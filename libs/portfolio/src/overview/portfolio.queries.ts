import { type Ctx, type Loader, nameKey, recordFrom, searchWords, selected, snakeCase } from '@batuta/platform';
import { Department, departmentsById, peopleById, Person } from '@batuta/organization';
import type { InitiativeOverview } from './overview.entity.js';
import { ascending } from './overview.queries.js';
import type { InitiativeFilter, Order } from './portfolio.types.js';

/** As the API's filter; up to which day a status is due, and an import as the initiatives that it made or changed. */
export interface Wanted extends Omit<InitiativeFilter, 'importId'> {
  dueUntil?: string;
  ids?: readonly string[];
}

const open = ['PROPOSED', 'ACTIVE', 'PAUSED'];

/** As many words as finding looks at, each as far as it is kept (`app.search_words_of`). */
const [mostWords, mostLetters] = [6, 60];

/** The words of a filter's text. */
export const wordsOf = (text: string | null | undefined): string[] => searchWords(text ?? '').slice(0, mostWords).map((word) => word.slice(0, mostLetters));

/** What the counts by combination can't tell: time, people, impacts, words, where it came from, and what is closed. */
export function isBeyondCounts({ isOverdue, ownerIds, states, cell, text, ids }: Wanted): boolean {
  return Boolean(isOverdue) || ids !== undefined || wordsOf(text).length > 0 || Boolean(cell) || Boolean(ownerIds?.length) || (states ?? []).some((state) => !open.includes(state));
}

const overviewColumns: (keyof InitiativeOverview)[] = [
  'organizationId', 'id', 'title', 'externalKey', 'state', 'stage', 'archivedAt', 'departmentId', 'ownerId', 'unownedSince', 'unownedReason', 'sponsorId', 'cadence', 'startsOn', 'endsOn', 'costMinor', 'effortDays',
  'confidence', 'customerImpact', 'businessImpact', 'priority', 'ratedCount', 'criteriaCount', 'health', 'latestNarrative', 'latestPostedAt', 'dueOn',
];
// Of people and departments, what the API shows of them.
const personColumns: (keyof Person)[] = ['id', 'name', 'title', 'email', 'departmentId', 'managerId', 'departedAt', 'version'];
const departmentColumns: (keyof Department)[] = ['id', 'name', 'parentId', 'headId', 'version'];

const page = `select ${selected('o', overviewColumns)}, ${selected('w', personColumns)}, ${selected('p', personColumns)}, ${selected('d', departmentColumns)}, ${selected('e', departmentColumns)}
  from app.initiative_overview o
  left join app.people w on w.organization_id = o.organization_id and w.id = o.owner_id
  left join app.people p on p.organization_id = o.organization_id and p.id = o.sponsor_id
  left join app.departments d on d.organization_id = o.organization_id and d.id = o.department_id
  left join app.departments e on e.organization_id = w.organization_id and e.id = w.department_id`;

function take(ctx: Ctx, row: unknown[]): InitiativeOverview {
  let at = overviewColumns.length;
  for (let i = 0; i < 2; i++, at += personColumns.length) primeFrom<Person>(ctx, peopleById, row, at, personColumns);
  for (let i = 0; i < 2; i++, at += departmentColumns.length) primeFrom<Department>(ctx, departmentsById, row, at, departmentColumns);
  return recordFrom<InitiativeOverview>(row, 0, overviewColumns);
}

function primeFrom<Row>(ctx: Ctx, loader: Loader<Row>, row: unknown[], at: number, columns: (keyof Row)[]): void {
  const id = row[at] as string | null;
  if (id) loader.prime(ctx, id, () => recordFrom<Row>(row, at, columns));
}

/** Keys of each order, all ascending, and what reads them from a row. */
const keys: Record<Order, { columns: string[]; types: string[]; of: (row: InitiativeOverview) => unknown[]; only?: string }> = {
  PRIORITY: {
    columns: ['priority_order', 'customer_order', 'business_order', 'title_key collate "C"', 'id'],
    types: ['float8', 'float8', 'float8', 'text', 'uuid'],
    of: (row) => [ascending(row.priority), ascending(row.customerImpact), ascending(row.businessImpact), nameKey(row.title), row.id],
  },
  TITLE: { columns: ['title_key collate "C"', 'id'], types: ['text', 'uuid'], of: (row) => [nameKey(row.title), row.id] },
  DUE_ON: { columns: ['due_on', 'id'], types: ['date', 'uuid'], of: (row) => [row.dueOn, row.id], only: 'o.due_on is not null' },
  UNOWNED_SINCE: { columns: ['unowned_since', 'id'], types: ['timestamptz', 'uuid'], of: (row) => [row.unownedSince?.toISOString(), row.id], only: 'o.unowned_since is not null' },
};

/** Whether a key stands before another, as PostgreSQL orders them. */
export function isBeforeIn(one: readonly unknown[], other: readonly unknown[]): boolean {
  const at = one.findIndex((part, i) => part !== other[i]);
  return at >= 0 && (one[at] as string | number) < (other[at] as string | number);
}

export const cursorLength = (order: Order): number => keys[order].columns.length;
export const cursorOf = (order: Order): ((row: InitiativeOverview) => unknown[]) => keys[order].of;

/** The conditions of a filter; only those that are there, so that each combination has its own plan. */
function conditionsOf(filter: Wanted, today: string, values: unknown[]): string[] {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions: string[] = [];
  if (filter.states?.length) conditions.push(`o.state = any(${value(filter.states)}::text[])`);
  // Every index of open ones is partial: saying so is what lets them be used.
  conditions.push(filter.states?.some((state) => !open.includes(state)) ? 'o.archived_at is null' : 'o.is_listed');
  const [department, ...otherDepartments] = filter.departmentIds ?? [];
  if (department) conditions.push(otherDepartments.length ? `o.department_id = any(${value(filter.departmentIds)}::uuid[])` : `o.department_id = ${value(department)}`);
  if (filter.healths?.length) conditions.push(`o.health = any(${value(filter.healths)}::text[])`);
  if (typeof filter.isTold === 'boolean') conditions.push(filter.isTold ? 'o.health is not null' : 'o.health is null');
  if (filter.stages?.length) conditions.push(`o.stage = any(${value(filter.stages)}::text[])`);
  if (filter.ownerIds?.length) conditions.push(`o.owner_id = any(${value(filter.ownerIds)}::uuid[])`);
  if (typeof filter.isOwned === 'boolean') conditions.push(filter.isOwned ? 'o.owner_id is not null' : 'o.unowned_since is not null');
  if (typeof filter.isRated === 'boolean') conditions.push(filter.isRated ? 'o.priority is not null' : 'o.priority is null');
  if (filter.cell) {
    for (const [column, ten] of [['customer_impact', filter.cell.customer], ['business_impact', filter.cell.business]] as const) conditions.push(`o.${column} >= ${value(10 * ten)}::float8`, `o.${column} < ${value(ten === 9 ? 101 : 10 * ten + 10)}::float8`);
  }
  for (const word of wordsOf(filter.text)) {
    const from = value(word);
    conditions.push(`exists (select from app.search_words w where w.organization_id = o.organization_id and w.record_id = o.id and w.source = 'title' and w.word >= ${from} and w.word < ${from} || U&'\\FFFF')`);
  }
  if (filter.ids) conditions.push(`o.id = any(${value(filter.ids)}::uuid[])`);
  if (filter.isOverdue) conditions.push(`o.due_on < ${value(today)}`);
  if (filter.dueUntil) conditions.push(`o.due_on <= ${value(filter.dueUntil)}`);
  return conditions;
}

/** Page sizes that are read. Written into the statement: with a parameter there PostgreSQL plans for a tenth of everything. */
const steps = [11, 26, 51, 101];

/** One page of the portfolio with owner, sponsor and departments, in one statement; the loaders get what came along. */
export async function overviewPage(ctx: Ctx, filter: Wanted, order: Order, after: unknown[] | null, limit: number, today: string): Promise<InitiativeOverview[]> {
  const values: unknown[] = [ctx.organizationId];
  const { columns, types, only } = keys[order];
  const conditions = ['o.organization_id = $1', ...conditionsOf(filter, today, values)];
  if (only) conditions.push(only);
  if (after) conditions.push(`(${columns.map((column) => `o.${column}`).join(', ')}) > (${after.map((part, i) => `$${values.push(part)}::${types[i]}`).join(', ')})`);
  const step = steps.find((most) => most >= limit) ?? limit;
  const text = `${page} where ${conditions.join(' and ')} order by ${columns.map((column) => `o.${column}`).join(', ')} limit ${step}`;
  return (await ctx.rows(text, values)).slice(0, limit).map((row) => take(ctx, row));
}

export interface CountRow {
  departmentId: string | null;
  state: string;
  stage: string;
  health: string | null;
  isOwned: boolean;
  isRated: boolean;
  initiatives: number;
  costMinor: number;
}
const countColumns: (keyof CountRow)[] = ['departmentId', 'state', 'stage', 'health', 'isOwned', 'isRated', 'initiatives', 'costMinor'];

/** Counts of every combination that occurs, with the departments, and how many are overdue under the filter: one statement. */
export async function portfolioCounts(ctx: Ctx, filter: Wanted, today: string): Promise<{ rows: CountRow[]; overdue: number }> {
  const values: unknown[] = [ctx.organizationId];
  const conditions = ['o.organization_id = $1', ...conditionsOf({ ...filter, isOverdue: true }, today, values)];
  const { isOverdue, ownerIds, states, cell, text, ids } = filter;
  const counted = isBeyondCounts(filter)
    ? `select department_id, state, stage, health, owner_id is not null, priority is not null, count(*)::int, coalesce(sum(cost_minor), 0)::bigint
       from app.initiative_overview o where o.organization_id = $1 and ${conditionsOf({ isOverdue, ownerIds, states, cell, text, ids }, today, values).join(' and ')} group by 1, 2, 3, 4, 5, 6`
    : `select department_id, state, stage, health, is_owned, is_rated, sum(initiatives)::int, sum(cost_minor)::bigint
       from app.portfolio_deltas where organization_id = $1 group by 1, 2, 3, 4, 5, 6 having sum(initiatives) <> 0`;
  const rows = await ctx.rows(
    `select c.*, (select count(*)::int from (select from app.initiative_overview o where ${conditions.join(' and ')} limit 1000) late), ${selected('d', departmentColumns)}
     from (${counted}) c (${countColumns.map(snakeCase).join(', ')})
     left join app.departments d on d.organization_id = $1 and d.id = c.department_id`,
    values,
  );
  for (const row of rows) primeFrom<Department>(ctx, departmentsById, row, countColumns.length + 1, departmentColumns);
  return { rows: rows.map((row) => recordFrom<CountRow>(row, 0, countColumns)), overdue: (rows[0]?.[countColumns.length] as number | undefined) ?? 0 };
}

export interface CellRow {
  customer: number;
  business: number;
  initiatives: number;
  unowned: number;
}

/** Fully rated initiatives by tens of both impacts, without the first `top` by priority. */
export function matrixCells(ctx: Ctx, filter: Wanted, top: number, today: string): Promise<CellRow[]> {
  const values: unknown[] = [ctx.organizationId, top];
  const conditions = ['o.organization_id = $1', ...conditionsOf({ ...filter, isRated: true }, today, values)].join(' and ');
  return ctx.sql<CellRow>(
    `with top as (select o.id from app.initiative_overview o where ${conditions} order by ${keys.PRIORITY.columns.map((column) => `o.${column}`).join(', ')} limit $2)
     select least(9, floor(o.customer_impact / 10))::int as customer, least(9, floor(o.business_impact / 10))::int as business, count(*)::int as initiatives, count(o.unowned_since)::int as unowned
     from app.initiative_overview o where ${conditions} and o.id not in (select id from top) group by 1, 2 order by 1, 2`,
    values,
  );
}

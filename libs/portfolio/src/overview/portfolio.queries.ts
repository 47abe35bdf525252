import type { Ctx } from '@batuta/platform';
import { Department, departmentsById, peopleById, Person } from '@batuta/organization';
import type { InitiativeOverview } from './overview.entity.js';
import type { InitiativeFilter, Order } from './portfolio.types.js';

/** As the API's filter, and up to which day a status is due. */
export interface Wanted extends InitiativeFilter {
  dueUntil?: string;
}

const open = ['PROPOSED', 'ACTIVE', 'PAUSED'];

/** What the counts by combination can't tell: time, people, and what is closed. */
export function isBeyondCounts({ isOverdue, ownerIds, states }: InitiativeFilter): boolean {
  return Boolean(isOverdue) || Boolean(ownerIds?.length) || (states ?? []).some((state) => !open.includes(state));
}

const overviewColumns: (keyof InitiativeOverview)[] = [
  'organizationId', 'id', 'title', 'titleKey', 'externalKey', 'state', 'stage', 'isListed', 'archivedAt', 'departmentId', 'ownerId', 'unownedSince', 'unownedReason', 'sponsorId', 'cadence',
  'startsOn', 'endsOn', 'costMinor', 'effortDays', 'confidence', 'customerImpact', 'businessImpact', 'priority', 'ratedCount', 'criteriaCount', 'health', 'latestUpdateId', 'latestNarrative',
  'latestPostedAt', 'dueOn', 'priorityOrder', 'customerOrder', 'businessOrder',
];
const personColumns: (keyof Person)[] = ['organizationId', 'id', 'name', 'nameKey', 'title', 'email', 'departmentId', 'managerId', 'departedAt', 'createdAt', 'version'];
const departmentColumns: (keyof Department)[] = ['organizationId', 'id', 'name', 'nameKey', 'parentId', 'headId', 'createdAt', 'version'];

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const select = (table: string, columns: string[], prefix = ''): string => columns.map((column) => `${table}.${snake(column)} as "${prefix}${column}"`).join(', ');

const page = `select ${select('o', overviewColumns)}, ${select('w', personColumns, 'w_')}, ${select('p', personColumns, 'p_')}, ${select('d', departmentColumns, 'd_')}, ${select('e', departmentColumns, 'e_')}
  from app.initiative_overview o
  left join app.people w on w.organization_id = o.organization_id and w.id = o.owner_id
  left join app.people p on p.organization_id = o.organization_id and p.id = o.sponsor_id
  left join app.departments d on d.organization_id = o.organization_id and d.id = o.department_id
  left join app.departments e on e.organization_id = w.organization_id and e.id = w.department_id`;

/** Keys of each order, all ascending, and what reads them from a row. */
const keys: Record<Order, { columns: string[]; types: string[]; of: (row: InitiativeOverview) => unknown[]; only?: string }> = {
  PRIORITY: {
    columns: ['priority_order', 'customer_order', 'business_order', 'title_key collate "C"', 'id'],
    types: ['float8', 'float8', 'float8', 'text', 'uuid'],
    of: (row) => [row.priorityOrder, row.customerOrder, row.businessOrder, row.titleKey, row.id],
  },
  TITLE: { columns: ['title_key collate "C"', 'id'], types: ['text', 'uuid'], of: (row) => [row.titleKey, row.id] },
  DUE_ON: { columns: ['due_on', 'id'], types: ['date', 'uuid'], of: (row) => [row.dueOn, row.id], only: 'o.due_on is not null' },
  UNOWNED_SINCE: { columns: ['unowned_since', 'id'], types: ['timestamptz', 'uuid'], of: (row) => [row.unownedSince?.toISOString(), row.id], only: 'o.unowned_since is not null' },
};

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
  if (filter.stages?.length) conditions.push(`o.stage = any(${value(filter.stages)}::text[])`);
  if (filter.ownerIds?.length) conditions.push(`o.owner_id = any(${value(filter.ownerIds)}::uuid[])`);
  if (typeof filter.isOwned === 'boolean') conditions.push(filter.isOwned ? 'o.owner_id is not null' : 'o.unowned_since is not null');
  if (typeof filter.isRated === 'boolean') conditions.push(filter.isRated ? 'o.priority is not null' : 'o.priority is null');
  if (filter.isOverdue) conditions.push(`o.due_on < ${value(today)}`);
  if (filter.dueUntil) conditions.push(`o.due_on <= ${value(filter.dueUntil)}`);
  return conditions;
}

/** One page of the portfolio with owner, sponsor and departments, in one statement; the loaders get what came along. */
export async function overviewPage(ctx: Ctx, filter: Wanted, order: Order, after: unknown[] | null, limit: number, today: string): Promise<InitiativeOverview[]> {
  const values: unknown[] = [ctx.organizationId];
  const { columns, types, only } = keys[order];
  const conditions = ['o.organization_id = $1', ...conditionsOf(filter, today, values)];
  if (only) conditions.push(only);
  if (after) conditions.push(`(${columns.map((column) => `o.${column}`).join(', ')}) > (${after.map((part, i) => `$${values.push(part)}::${types[i]}`).join(', ')})`);
  values.push(limit);
  const text = `${page} where ${conditions.join(' and ')} order by ${columns.map((column) => `o.${column}`).join(', ')} limit $${values.length}`;
  const rows = await ctx.sql<Record<string, unknown>>(text, values);
  return rows.map((row) => take(ctx, row));
}

function take(ctx: Ctx, row: Record<string, unknown>): InitiativeOverview {
  for (const prefix of ['w_', 'p_']) if (row[`${prefix}id`]) peopleById.prime(ctx, part<Person>(row, prefix, personColumns));
  for (const prefix of ['d_', 'e_']) if (row[`${prefix}id`]) departmentsById.prime(ctx, part<Department>(row, prefix, departmentColumns));
  return row as unknown as InitiativeOverview;
}

function part<Row>(row: Record<string, unknown>, prefix: string, columns: string[]): Row {
  const own: Record<string, unknown> = {};
  for (const column of columns) own[column] = row[prefix + column];
  return own as Row;
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
  overdue: number;
}

/** Counts of every combination that occurs, with the departments, and how many are overdue under the filter: one statement. */
export async function portfolioCounts(ctx: Ctx, filter: InitiativeFilter, today: string): Promise<{ rows: CountRow[]; overdue: number }> {
  const values: unknown[] = [ctx.organizationId];
  const conditions = ['o.organization_id = $1', ...conditionsOf({ ...filter, isOverdue: true }, today, values)];
  const { isOverdue, ownerIds, states } = filter;
  const counted = isBeyondCounts(filter)
    ? `select department_id as "departmentId", state, stage, health, owner_id is not null as "isOwned", priority is not null as "isRated", count(*)::int as initiatives, coalesce(sum(cost_minor), 0)::bigint as "costMinor"
       from app.initiative_overview o where o.organization_id = $1 and ${conditionsOf({ isOverdue, ownerIds, states }, today, values).join(' and ')} group by 1, 2, 3, 4, 5, 6`
    : `select department_id as "departmentId", state, stage, health, is_owned as "isOwned", is_rated as "isRated", sum(initiatives)::int as initiatives, sum(cost_minor)::bigint as "costMinor"
       from app.portfolio_deltas where organization_id = $1 group by 1, 2, 3, 4, 5, 6 having sum(initiatives) <> 0`;
  const rows = await ctx.sql<CountRow & Record<string, unknown>>(
    `select c.*, ${select('d', departmentColumns, 'd_')}, (select count(*)::int from (select from app.initiative_overview o where ${conditions.join(' and ')} limit 1000) late) as overdue
     from (${counted}) c
     left join app.departments d on d.organization_id = $1 and d.id = c."departmentId"`,
    values,
  );
  for (const row of rows) if (row.d_id) departmentsById.prime(ctx, part<Department>(row, 'd_', departmentColumns));
  return { rows, overdue: rows[0]?.overdue ?? 0 };
}

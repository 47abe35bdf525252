import { type Ctx, snakeCase, type Statement } from '@batuta/platform';
import type { StatusUpdate } from '../status-update/status-update.entity.js';
import type { InitiativeOverview } from './overview.entity.js';

/** A row as it is kept: with what finds and orders it. */
export interface OverviewRow extends InitiativeOverview {
  titleKey: string;
  /** Whether lists show it: open and not archived. */
  isListed: boolean;
  latestUpdateId: string | null;
  /** Ascending: highest first, unknown last. */
  priorityOrder: number;
  customerOrder: number;
  businessOrder: number;
}

/** The order of the highest first and the unknown last, as a number that grows. */
export function ascending(value: number | null): number {
  return -(value ?? -1);
}

/** What a row is computed from. */
export interface Facts extends Omit<OverviewRow, 'isListed' | 'customerImpact' | 'businessImpact' | 'priority' | 'ratedCount' | 'criteriaCount' | 'dueOn' | 'priorityOrder' | 'customerOrder' | 'businessOrder'> {
  activatedAt: Date | null;
  customerWeight: number;
  timeZone: string;
  axes: ('CUSTOMER' | 'BUSINESS')[];
  weights: number[];
  values: (number | null)[];
}

export function factsOf(ctx: Ctx, ids: readonly string[]): Promise<Facts[]> {
  return ctx.sql<Facts>(
    `select i.organization_id as "organizationId", i.id, s.title, s.title_key as "titleKey", i.external_key as "externalKey", i.state, i.stage, i.archived_at as "archivedAt",
       s.department_id as "departmentId", a.person_id as "ownerId", s.unowned_since as "unownedSince", s.unowned_reason as "unownedReason", i.sponsor_id as "sponsorId",
       coalesce(i.cadence, o.cadence) as cadence, i.starts_on as "startsOn", i.ends_on as "endsOn", i.cost_minor as "costMinor", i.effort_days as "effortDays", i.confidence,
       i.activated_at as "activatedAt", u.health, u.id as "latestUpdateId", u.narrative as "latestNarrative", u.posted_at as "latestPostedAt",
       o.customer_weight as "customerWeight", o.time_zone as "timeZone", c.axes, c.weights, c.values
     from app.initiatives i
     join app.subjects s on s.organization_id = i.organization_id and s.id = i.id
     join app.organizations o on o.id = i.organization_id
     left join app.responsibilities a on a.organization_id = s.organization_id and a.id = s.accountable_id
     left join lateral (select id, health, narrative, posted_at from app.status_updates u
       where u.organization_id = i.organization_id and u.initiative_id = i.id and u.withdrawn_at is null order by posted_at desc, id desc limit 1) u on true
     left join lateral (select coalesce(array_agg(c.axis), '{}') as axes, coalesce(array_agg(c.weight), '{}') as weights, coalesce(array_agg(r.value), '{}') as values
       from app.criteria c left join app.ratings r on r.organization_id = c.organization_id and r.criterion_id = c.id and r.initiative_id = i.id
       where c.organization_id = i.organization_id) c on true
     where i.organization_id = $1 and ${ids.length === 1 ? 'i.id = $2' : 'i.id = any($2::uuid[])'}`,
    [ctx.organizationId, ids.length === 1 ? ids[0] : ids],
  );
}

const columns = [
  'organization_id uuid', 'id uuid', 'title text', 'title_key text', 'external_key text', 'state text', 'stage text', 'is_listed boolean', 'archived_at timestamptz', 'department_id uuid',
  'owner_id uuid', 'unowned_since timestamptz', 'unowned_reason text', 'sponsor_id uuid', 'cadence text', 'starts_on date', 'ends_on date', 'cost_minor bigint', 'effort_days float8',
  'confidence text', 'customer_impact float8', 'business_impact float8', 'priority float8', 'rated_count int', 'criteria_count int', 'health text', 'latest_update_id uuid',
  'latest_narrative text', 'latest_posted_at timestamptz', 'due_on date', 'priority_order float8', 'customer_order float8', 'business_order float8',
];
const names = columns.map((column) => column.slice(0, column.indexOf(' ')));
const upsert = `insert into app.initiative_overview (${names.join(', ')})
  select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as row (${columns.join(', ')})
  on conflict (organization_id, id) do update set ${names.slice(2).map((name) => `${name} = excluded.${name}`).join(', ')}`;

export function keepRows(ctx: Ctx, rows: OverviewRow[]): Promise<void> {
  const snake = rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value])));
  return ctx.send({ text: upsert, values: [JSON.stringify(snake)] });
}

/** A status update that is newer than what the row knows; an older one, as imports bring them, changes nothing. */
export function latestKept(ctx: Ctx, update: StatusUpdate, dueOn: string | null): Statement {
  return {
    text: `update app.initiative_overview set health = $3, latest_update_id = $4, latest_narrative = $5, latest_posted_at = $6, due_on = $7
     where organization_id = $1 and id = $2 and (latest_posted_at is null or (latest_posted_at, latest_update_id) < ($6, $4))`,
    values: [ctx.organizationId, update.initiativeId, update.health, update.id, update.narrative, update.postedAt, dueOn],
  };
}

/** Whether an amount is kept in the organization's currency. */
export async function hasAmounts(ctx: Ctx): Promise<boolean> {
  return (await ctx.sql('select from app.initiatives where organization_id = $1 and cost_minor > 0 limit 1', [ctx.organizationId])).length > 0;
}

/** The next initiatives of the organization, locked as every write locks them. */
export async function lockedAfter(ctx: Ctx, after: string | null, limit: number): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(`select id from app.subjects where organization_id = $1 and kind = 'initiative' and id > $2 order by id limit $3 for update`, [ctx.organizationId, after ?? '00000000-0000-0000-0000-000000000000', limit]);
  return rows.map(({ id }) => id);
}

/** Folds the appended counts into one row per combination; one folder at a time, others just go on. */
export async function foldCounts(ctx: Ctx): Promise<void> {
  const [lock] = await ctx.sql<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('fold:' || $1::text, 0)) as mine`, [ctx.organizationId]);
  if (!lock?.mine) return;
  await ctx.sql(
    `with gone as (delete from app.portfolio_deltas where organization_id = $1 returning *)
     insert into app.portfolio_deltas (organization_id, department_id, state, stage, health, is_owned, is_rated, initiatives, cost_minor)
     select organization_id, department_id, state, stage, health, is_owned, is_rated, sum(initiatives), sum(cost_minor) from gone
     group by 1, 2, 3, 4, 5, 6, 7 having sum(initiatives) <> 0 or sum(cost_minor) <> 0`,
    [ctx.organizationId],
  );
}

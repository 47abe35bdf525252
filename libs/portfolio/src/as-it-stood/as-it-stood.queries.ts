import type { Ctx } from '@batuta/platform';
import type { Axis, Cadence } from '@batuta/rules';

/** Where the organization's day ends: the first instant that is no longer part of it. */
export async function endOfDay(ctx: Ctx, day: string): Promise<Date> {
  const [row] = await ctx.sql<{ at: Date }>('select ($1::date + 1)::timestamp at time zone $2 as at', [day, ctx.actor.organization.timeZone]);
  return (row as { at: Date }).at;
}

/** The whole row of a record as the change log knew it before an instant, for records that are there today: latest per record by LATERAL. The latest is the last that was written: an import of a past day writes an earlier `occurred_at` over newer rows. */
const logged = (table: string, id: string): string =>
  `select l.after, l.action from app.change_log l where l.organization_id = $1 and l.record_id = ${id} and l.table_name = '${table}' and l.occurred_at < $2 order by l.sequence desc limit 1`;

export interface StoodRow {
  id: string;
  initiative: Record<string, unknown>;
  subject: Record<string, unknown>;
  ownerId: string | null;
  health: string | null;
  updateId: string | null;
  narrative: string | null;
  postedAt: Date | null;
  ratings: Record<string, number> | null;
}

/** Initiatives as they stood before an instant: plain columns from the log, facts with dates of their own from their tables. */
export function initiativesBefore(ctx: Ctx, before: Date, id: string | null): Promise<StoodRow[]> {
  return ctx.sql<StoodRow>(
    `select i.id, ia.after as initiative, sa.after as subject, r.person_id as "ownerId", u.health, u.id as "updateId", u.narrative, u.posted_at as "postedAt", rt.ratings
     from app.initiatives i
     join lateral (${logged('initiatives', 'i.id')}) ia on ia.action <> 'delete'
     join lateral (${logged('subjects', 'i.id')}) sa on true
     left join app.responsibilities r on r.organization_id = $1 and r.id = (sa.after ->> 'accountable_id')::uuid
     left join lateral (select u.health, u.id, u.narrative, u.posted_at from app.status_updates u
       where u.organization_id = $1 and u.initiative_id = i.id and u.withdrawn_at is null and u.posted_at < $2 order by u.posted_at desc, u.id desc limit 1) u on true
     left join lateral (select jsonb_object_agg(x.criterion, x.value) as ratings from (
       select distinct on (l.after ->> 'criterion_id') l.after ->> 'criterion_id' as criterion, l.after -> 'value' as value, l.action from app.change_log l
       where l.organization_id = $1 and l.record_id = i.id and l.table_name = 'ratings' and l.occurred_at < $2 order by l.after ->> 'criterion_id', l.sequence desc) x where x.action <> 'delete') rt on true
     where i.organization_id = $1 and i.created_at < $2 ${id ? 'and i.id = $3' : ''}`,
    [ctx.organizationId, before, ...(id ? [id] : [])],
  );
}

export interface StoodSettings {
  cadence: Cadence;
  customerWeight: number;
  criteria: { id: string; axis: Axis; weight: number; position: number; nameEn: string; nameEs: string }[];
}

/** Cadence, weights and criteria as they were before an instant. */
export async function settingsBefore(ctx: Ctx, before: Date): Promise<StoodSettings> {
  const [organization] = await ctx.sql<{ after: Record<string, unknown> }>(logged('organizations', '$1'), [ctx.organizationId, before]);
  const criteria = await ctx.sql<{ after: Record<string, unknown> }>(`select c.after from app.criteria k join lateral (${logged('criteria', 'k.id')}) c on true where k.organization_id = $1`, [ctx.organizationId, before]);
  return {
    cadence: (organization?.after.cadence as Cadence | undefined) ?? 'FORTNIGHT',
    customerWeight: Number(organization?.after.customer_weight ?? 0.5),
    criteria: criteria.map(({ after }) => camel(after) as unknown as StoodSettings['criteria'][number]),
  };
}

/** Departments that took part beside the lead one, before an instant. */
export async function participantsBefore(ctx: Ctx, initiativeId: string, before: Date): Promise<string[]> {
  const rows = await ctx.sql<{ department: string; action: string }>(
    `select distinct on (department) coalesce(l.after, l.before) ->> 'department_id' as department, l.action from app.change_log l
     where l.organization_id = $1 and l.record_id = $3 and l.table_name = 'initiative_departments' and l.occurred_at < $2 order by department, l.sequence desc`,
    [ctx.organizationId, before, initiativeId],
  );
  return rows.filter(({ action }) => action !== 'delete').map(({ department }) => department);
}

export interface StoodRating {
  criterionId: string;
  value: number;
  evidence: string;
  ratedBy: string;
  ratedAt: string;
}

export async function ratingsBefore(ctx: Ctx, initiativeId: string, before: Date): Promise<StoodRating[]> {
  const rows = await ctx.sql<{ after: Record<string, unknown> }>(
    `select distinct on (l.after ->> 'criterion_id') l.after from app.change_log l
     where l.organization_id = $1 and l.record_id = $3 and l.table_name = 'ratings' and l.action <> 'delete' and l.occurred_at < $2 order by l.after ->> 'criterion_id', l.sequence desc`,
    [ctx.organizationId, before, initiativeId],
  );
  return rows.map(({ after }) => camel(after) as unknown as StoodRating);
}

/** A logged row under the entities' names. */
export function camel(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]));
}

import type { Ctx } from '@batuta/platform';

/**
 * Days in which subjects were active, and of those the days with somebody accountable, between two instants. Read from the change log,
 * which has every state and owner of every subject with its own instant; what was paused and taken up again counts only while it was active.
 */
export async function ownedDays(ctx: Ctx, from: Date, to: Date): Promise<{ active: number; owned: number }> {
  const [row] = await ctx.sql<{ active: number | null; owned: number | null }>(
    `with stretches as (
       select after ->> 'state' = 'active' as is_active, after ->> 'accountable_id' is not null as is_owned, occurred_at as since, lead(occurred_at) over (partition by record_id order by sequence) as until
       from app.change_log where organization_id = $1 and table_name = 'subjects' and action <> 'delete')
     select sum(extract(epoch from least(coalesce(until, $3), $3) - greatest(since, $2)) / 86400)::float8 as active,
       sum(extract(epoch from least(coalesce(until, $3), $3) - greatest(since, $2)) / 86400) filter (where is_owned)::float8 as owned
     from stretches where is_active and greatest(since, $2::timestamptz) < least(coalesce(until, $3), $3::timestamptz)`,
    [ctx.organizationId, from, to],
  );
  return { active: row?.active ?? 0, owned: row?.owned ?? 0 };
}

export interface LoadRow {
  personId: string;
  items: number;
  valueMinor: number;
}

/** What each person is accountable for now, who holds most first; with what it costs. */
export function loadRows(ctx: Ctx): Promise<LoadRow[]> {
  return ctx.sql<LoadRow>(
    `select r.person_id as "personId", count(*)::int as items, coalesce(sum(i.cost_minor), 0)::float8 as "valueMinor"
     from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     left join app.initiatives i on i.organization_id = s.organization_id and i.id = s.id
     where s.organization_id = $1 and s.state = 'active' and i.archived_at is null group by r.person_id order by items desc, r.person_id`,
    [ctx.organizationId],
  );
}

import type { Ctx } from '@batuta/platform';
import { mostOwned } from '@batuta/rules';
import type { GapFacts, GapRule } from './gap.rule.js';

export interface GapRow {
  id: string;
  rule: string;
  recordId: string;
  detail: string | null;
  since: Date;
  departmentId: string | null;
  ownerId: string | null;
  facts: GapFacts;
  mutedUntil: string | null;
  muteReason: string | null;
  /** As the organization says; null for the rule's own. */
  thresholds: { seriousAfter: number | null; criticalAfter: number | null } | null;
}

export interface GapsAsked {
  rules: readonly GapRule[];
  departmentId: string | null;
  isMuted: boolean;
  today: string;
}

/** Gaps, the oldest first, of all those rules in one statement. */
export function gapsPage(ctx: Ctx, asked: GapsAsked, after: unknown[] | null, limit: number): Promise<GapRow[]> {
  const { values, value, all } = found(ctx, asked);
  const later = after ? `and (since, id) > (${value(after[0])}::timestamptz, ${value(after[1])})` : '';
  return ctx.sql<GapRow>(`select * from (${all}) g where true ${later} order by since, id limit ${value(limit)}`, values);
}

/** How many there are of each rule. */
export function gapCounts(ctx: Ctx, asked: GapsAsked): Promise<{ rule: string; count: number }[]> {
  const { values, all } = found(ctx, asked);
  return ctx.sql(`select rule, count(*)::int as count from (${all}) g group by rule order by rule`, values);
}

/** Keeps how many gaps each rule finds, once a day; whoever comes second changes nothing. */
export function keepCounts(ctx: Ctx, day: string, counts: readonly { rule: string; count: number }[]): Promise<object[]> {
  return ctx.sql('insert into app.gap_counts (organization_id, counted_on, rule, count) select $1, $2::date, c.rule, c.count from unnest($3::text[], $4::int[]) c(rule, count) on conflict do nothing', [ctx.organizationId, day, counts.map(({ rule }) => rule), counts.map(({ count }) => count)]);
}

export interface GapDay {
  day: string;
  stops: number;
  weakens: number;
}

/** How many there were, day by day. */
export function gapDays(ctx: Ctx, from: string, { stops, weakens }: { stops: readonly string[]; weakens: readonly string[] }): Promise<GapDay[]> {
  return ctx.sql(
    `select to_char(counted_on, 'YYYY-MM-DD') as day, coalesce(sum(count) filter (where rule = any($3::text[])), 0)::int as stops, coalesce(sum(count) filter (where rule = any($4::text[])), 0)::int as weakens
     from app.gap_counts where organization_id = $1 and counted_on >= $2::date group by counted_on order by counted_on`,
    [ctx.organizationId, from, stops, weakens],
  );
}

/** How many things one person may answer for here before it is too much. */
export async function mostOwnedOf(ctx: Ctx): Promise<number> {
  const [row] = await ctx.sql<{ most: number | null }>(`select most from app.gap_thresholds where organization_id = $1 and rule = 'overload'`, [ctx.organizationId]);
  return row?.most ?? mostOwned;
}

/** The time zone of an organization whose present day isn't counted yet; null for any other. */
export async function uncounted(ctx: Ctx): Promise<{ zone: string } | null> {
  const [row] = await ctx.sql<{ zone: string }>(
    `select o.time_zone as zone from app.organizations o where o.id = $1 and not exists (select from app.gap_counts c where c.organization_id = o.id and c.counted_on = ($2::timestamptz at time zone o.time_zone)::date)`,
    [ctx.organizationId, ctx.now()],
  );
  return row ?? null;
}

/** Back to what the rule itself says. */
export function dropThreshold(ctx: Ctx, rule: string): Promise<object[]> {
  return ctx.sql('delete from app.gap_thresholds where organization_id = $1 and rule = $2', [ctx.organizationId, rule]);
}

export async function gapById(ctx: Ctx, rule: GapRule, id: string, today: string): Promise<GapRow | null> {
  const { values, value, all } = found(ctx, { rules: [rule], departmentId: null, isMuted: false, today }, true);
  const rows = await ctx.sql<GapRow>(`select * from (${all}) g where id = ${value(id)}`, values);
  return rows[0] ?? null;
}

function found(ctx: Ctx, { rules, departmentId, isMuted, today }: GapsAsked, isEither = false): { values: unknown[]; value: (given: unknown) => string; all: string } {
  const values: unknown[] = [ctx.organizationId, today, ctx.actor.organization.timeZone, ctx.now()];
  const value = (given: unknown): string => `$${values.push(given)}`;
  // An instant of one millisecond, so that a cursor that went through the browser says the same.
  const parts = rules.map(({ id, sql }) => `select '${id}' as rule, record_id, detail, date_trunc('milliseconds', since) as since, department_id, owner_id, facts from (${sql}) r`);
  // Every parameter is named once, also where no rule asks for it.
  const conditions = ['$2::date is not null and $3::text is not null and $4::timestamptz is not null', ...(isEither ? [] : [`m.id is ${isMuted ? 'not' : ''} null`]), ...(departmentId ? [`g.department_id = ${value(departmentId)}::uuid`] : [])];
  const all = `select g.rule || ':' || g.record_id || coalesce(':' || g.detail, '') as id, g.rule, g.record_id as "recordId", g.detail, g.since, g.department_id as "departmentId", g.owner_id as "ownerId", g.facts, m.until_on as "mutedUntil", m.reason as "muteReason", case when t.id is not null then jsonb_build_object('seriousAfter', t.serious_after, 'criticalAfter', t.critical_after) end as thresholds
    from (${parts.join(' union all ')}) g
    left join app.gap_mutes m on m.organization_id = $1 and m.gap_id = g.rule || ':' || g.record_id || coalesce(':' || g.detail, '') and m.ended_at is null and m.until_on >= $2::date and m.gap_since = g.since
    left join app.gap_thresholds t on t.organization_id = $1 and t.rule = g.rule
    where ${conditions.join(' and ')}`;
  return { values, value, all };
}

import type { Ctx } from '@batuta/platform';
import { undoWithinMs } from '@batuta/governance';

/** Listed initiatives of which somebody holds a letter, by themselves or through a role that they are in, by title. */
export async function letteredIds(ctx: Ctx, personId: string, letter: 'R' | 'I'): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    `select o.id from app.initiative_overview o where o.organization_id = $1 and o.is_listed and exists (select from app.responsibilities r
     left join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.role_id and a.person_id = $2 and a.ended_at is null
     where r.organization_id = o.organization_id and r.subject_id = o.id and r.letter = $3 and r.ended_at is null and (r.person_id = $2 or a.id is not null)) order by o.title, o.id limit 500`,
    [ctx.organizationId, personId, letter],
  );
  return rows.map(({ id }) => id);
}

/** Of some subjects those that something happened to since an instant, the latest first. */
export async function stirredSince(ctx: Ctx, ids: readonly string[], since: Date, limit: number): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>('select subject_id as id from app.events where organization_id = $1 and subject_id = any($2::uuid[]) and occurred_at > $3 group by subject_id order by max(occurred_at) desc, subject_id limit $4', [ctx.organizationId, ids, since, limit]);
  return rows.map(({ id }) => id);
}

export interface EventOf {
  subjectId: string;
  name: string;
  occurred_at: Date;
  actor_id: string | null;
  details: Record<string, unknown>;
}

/** What happened to some initiatives since an instant, the newest first, a few of each; statuses aside. */
export function eventsOfAll(ctx: Ctx, ids: readonly string[], since: Date, each: number): Promise<EventOf[]> {
  return ctx.sql<EventOf>(
    `select s.id as "subjectId", e.name, e.occurred_at, e.actor_id, e.details from unnest($2::uuid[]) s(id) cross join lateral (
       select name, occurred_at, actor_id, details, id from app.events where organization_id = $1 and subject_id = s.id and name not like 'initiative.status%' and occurred_at > $3 order by id desc limit $4) e order by e.id desc`,
    [ctx.organizationId, ids, since, each],
  );
}

export const escalationKinds = ['STATUS', 'HANDOVER', 'ACTION'] as const;
export type EscalationKind = (typeof escalationKinds)[number];

export interface EscalationRow {
  kind: EscalationKind;
  /** The initiative or other subject; of an action its decision's meeting. */
  recordId: string;
  recordKind: string;
  title: string;
  personId: string;
  dueOn: string;
}

interface Asked {
  /** Whose reports; due by `managerBy`. */
  managerId: string;
  managerBy: string;
  /** Whoever it waits for; due by then. Null where the reader isn't of the program office. */
  officeBy: string | null;
  limit: number;
}

/** What waits for others longer than it should, the longest first. A status waits for somebody from when it is theirs to give, however long it was due before; an assignment that was taken back at once broke nothing off. */
export function escalationsTo(ctx: Ctx, { managerId, managerBy, officeBy, limit }: Asked): Promise<EscalationRow[]> {
  return ctx.sql(
    `select w.kind, w.record_id as "recordId", w.record_kind as "recordKind", w.title, w.person_id as "personId", to_char(w.due_on, 'YYYY-MM-DD') as "dueOn" from (
       select 'STATUS' as kind, o.id as record_id, 'initiative' as record_kind, o.title, o.owner_id as person_id, o.due_on, greatest(o.due_on, (held.since at time zone $6)::date) as waits_from from app.initiative_overview o
       join app.subjects s on s.organization_id = o.organization_id and s.id = o.id join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
       cross join lateral (
         with recursive times as (
           select r.started_at
           union
           select earlier.started_at from times t
           join app.responsibilities undone on undone.organization_id = r.organization_id and undone.subject_id = r.subject_id and undone.letter = 'A' and undone.ended_at = t.started_at and undone.ended_at - undone.started_at <= $7 * interval '1 millisecond'
           join app.responsibilities earlier on earlier.organization_id = r.organization_id and earlier.subject_id = r.subject_id and earlier.letter = 'A' and earlier.ended_at = undone.started_at and earlier.person_id = r.person_id
         ) select min(started_at) as since from times) held
       where o.organization_id = $1 and o.is_listed and o.state = 'ACTIVE' and o.due_on <= $3::date
       union all
       select 'HANDOVER', h.subject_id, s.kind, s.title, h.receiver_id, h.due_on, h.due_on from app.handovers h join app.subjects s on s.organization_id = h.organization_id and s.id = h.subject_id where h.organization_id = $1 and h.state = 'OFFERED' and h.due_on <= $3::date and ($4::date is not null or not (s.kind = 'policy' and s.state = 'draft'))
       union all
       select 'ACTION', d.meeting_id, 'meeting', a.what, a.owner_id, a.due_on, a.due_on from app.decision_actions a join app.decisions d on d.organization_id = a.organization_id and d.id = a.decision_id where a.organization_id = $1 and a.closed_at is null and a.due_on <= $3::date
     ) w join app.people p on p.organization_id = $1 and p.id = w.person_id
     where w.person_id <> $2 and w.waits_from <= $3::date and (p.manager_id = $2 or w.waits_from <= $4::date) order by w.waits_from, w.due_on, w.title, w.record_id limit $5`,
    [ctx.organizationId, managerId, managerBy, officeBy, limit, ctx.actor.organization.timeZone, undoWithinMs],
  );
}

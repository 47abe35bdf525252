import type { Ctx } from '@batuta/platform';

export interface Waiting {
  id: string;
  subjectId: string | null;
  title: string;
  note: string | null;
  since: Date;
}

/** What last statuses ask for, of work that goes on, said after a moment; the oldest first. */
export function asksSince(ctx: Ctx, since: Date, limit: number): Promise<Waiting[]> {
  return ctx.sql<Waiting>(
    `select u.id, o.id as "subjectId", o.title, u.ask as note, u.posted_at as since
     from app.initiative_overview o join app.status_updates u on u.organization_id = o.organization_id and u.id = o.latest_update_id
     where o.organization_id = $1 and o.is_listed and o.state = 'ACTIVE' and u.ask is not null and u.posted_at >= $2 order by u.posted_at, u.id limit $3`,
    [ctx.organizationId, since, limit],
  );
}

/** Work that is off track, by priority. */
export function offTrack(ctx: Ctx, limit: number): Promise<Waiting[]> {
  return ctx.sql<Waiting>(
    `select o.id, o.id as "subjectId", o.title, o.latest_narrative as note, o.latest_posted_at as since
     from app.initiative_overview o where o.organization_id = $1 and o.is_listed and o.state = 'ACTIVE' and o.health = 'OFF_TRACK' order by o.priority_order, o.title_key collate "C", o.id limit $2`,
    [ctx.organizationId, limit],
  );
}

/** What should have been done by now about a body's decisions. */
export function overdueActions(ctx: Ctx, bodyId: string, today: string, limit: number): Promise<(Waiting & { owner: string; dueOn: string })[]> {
  return ctx.sql(
    `select a.id, (select min(s.subject_id::text)::uuid from app.decision_subjects s where s.organization_id = a.organization_id and s.decision_id = d.id) as "subjectId", a.what as title, d.title as note, a.due_on::timestamp at time zone $4 as since, p.name as owner, a.due_on as "dueOn"
     from app.decision_actions a join app.decisions d on d.organization_id = a.organization_id and d.id = a.decision_id join app.people p on p.organization_id = a.organization_id and p.id = a.owner_id
     where a.organization_id = $1 and d.body_id = $2 and a.closed_at is null and a.due_on < $3::date order by a.due_on, a.id limit $5`,
    [ctx.organizationId, bodyId, today, ctx.actor.organization.timeZone, limit],
  );
}

/** What is put to a body and not decided yet, the soonest to answer first. */
export function openProposals(ctx: Ctx, bodyId: string, limit: number): Promise<Waiting[]> {
  return ctx.sql<Waiting>(
    `select p.id, null::uuid as "subjectId", p.title, p.reason as note, p.proposed_at as since from app.proposals p
     where p.organization_id = $1 and p.body_id = $2 and p.state = 'OPEN' order by p.answer_by, p.id limit $3`,
    [ctx.organizationId, bodyId, limit],
  );
}

import { In } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import type { Seat } from '../role/role.entity.js';
import { Meeting } from './meeting.entity.js';

/** The seats of a person in a body; empty for whoever isn't in it. */
export async function seatsOf(ctx: Ctx, bodyId: string, personId: string): Promise<Seat[]> {
  const rows = await ctx.sql<{ seat: Seat }>(
    `select r.seat from app.roles r join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id and a.ended_at is null
     where r.organization_id = $1 and r.body_id = $2 and r.closed_at is null and r.seat is not null and a.person_id = $3`,
    [ctx.organizationId, bodyId, personId],
  );
  return rows.map(({ seat }) => seat);
}

/** The reader's own seats in bodies, by the bodies' ids: for what a page may show; a use case asks anew. */
const seatsByBody = loaderOf<{ id: string; seats: Seat[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; seat: Seat }>(
    `select r.body_id as id, r.seat from app.roles r join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id and a.ended_at is null
     where r.organization_id = $1 and r.body_id = any($2::uuid[]) and r.closed_at is null and r.seat is not null and a.person_id = $3`,
    [ctx.organizationId, ids, ctx.actor.personId],
  );
  return ids.map((id) => ({ id, seats: rows.filter((row) => row.id === id).map(({ seat }) => seat) }));
});

export async function ownSeats(ctx: Ctx, bodyId: string): Promise<Seat[]> {
  return (await seatsByBody(ctx, bodyId))?.seats ?? [];
}

/** Who is in a body, the chair first; the secretary keeps the minutes and doesn't vote by that. */
export function membersOf(ctx: Ctx, bodyId: string): Promise<{ personId: string; isVoting: boolean; isChair: boolean }[]> {
  return ctx.sql(
    `select a.person_id as "personId", bool_or(r.seat in ('CHAIR', 'MEMBER')) as "isVoting", bool_or(r.seat = 'CHAIR') as "isChair"
     from app.roles r join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id and a.ended_at is null
     join app.people p on p.organization_id = a.organization_id and p.id = a.person_id
     where r.organization_id = $1 and r.body_id = $2 and r.closed_at is null and r.seat is not null
     group by a.person_id, p.name_key order by bool_or(r.seat = 'CHAIR') desc, p.name_key collate "C"`,
    [ctx.organizationId, bodyId],
  );
}

const columns = `id, body_id as "bodyId", organization_id as "organizationId", state, starts_at as "startsAt", duration_minutes as "durationMinutes", place, minutes, called_by as "calledBy", called_at as "calledAt", held_at as "heldAt",
  minutes_approved_at as "minutesApprovedAt", minutes_approved_by as "minutesApprovedBy", version`;

/** Meetings that weren't cancelled, the latest first, those to come too. */
export function meetingsPage(ctx: Ctx, bodyId: string | null, after: unknown[] | null, limit: number): Promise<Meeting[]> {
  const values: unknown[] = [ctx.organizationId, limit];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ["organization_id = $1 and state <> 'CANCELLED'", ...(bodyId ? [`body_id = ${value(bodyId)}`] : []), ...(after ? [`(starts_at, id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`] : [])];
  return ctx.sql<Meeting>(`select ${columns} from app.meetings where ${conditions.join(' and ')} order by starts_at desc, id desc limit $2`, values);
}

/** When the body met before, if it did. */
export async function metBefore(ctx: Ctx, bodyId: string, before: Date): Promise<Date | null> {
  const [row] = await ctx.sql<{ startsAt: Date }>(`select starts_at as "startsAt" from app.meetings where organization_id = $1 and body_id = $2 and state = 'HELD' and starts_at < $3 order by starts_at desc limit 1`, [ctx.organizationId, bodyId, before]);
  return row?.startsAt ?? null;
}

export function lockMeeting(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.meetings where organization_id = $1 and id = $2 for update', [ctx.organizationId, id]);
}

export async function hasDecisions(ctx: Ctx, meetingId: string): Promise<boolean> {
  return (await ctx.sql('select from app.decisions where organization_id = $1 and meeting_id = $2 limit 1', [ctx.organizationId, meetingId])).length > 0;
}

export function clearAttendance(ctx: Ctx, meetingId: string): Promise<object[]> {
  return ctx.sql('delete from app.meeting_attendances where organization_id = $1 and meeting_id = $2', [ctx.organizationId, meetingId]);
}

export const meetingsById = loaderOf<Meeting>(async (ctx, ids) => (await ctx.manager()).findBy(Meeting, { organizationId: ctx.organizationId, id: In([...ids]) }));

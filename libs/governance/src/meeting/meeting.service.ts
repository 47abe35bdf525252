import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { requireActive } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { readableSubject } from '../policy/policy.queries.js';
import * as may from './meeting.access.js';
import { Meeting, MeetingAttendance, MeetingItem, refuseApproved } from './meeting.entity.js';
import { clearAttendance, hasDecisions, lockMeeting, meetingsPage, membersOf, seatsOf } from './meeting.queries.js';
import type { AddTopicInput, HoldMeetingInput, ScheduleMeetingInput } from './meeting.types.js';

@Injectable()
export class MeetingService {
  async meetings(ctx: Ctx, bodyId: string | null, first: number, after?: string | null): Promise<Connection<Meeting>> {
    const rows = await meetingsPage(ctx, bodyId, readCursor(after, 2), first + 1);
    return pageOf(rows, first, (row) => row, ({ startsAt, id }) => [startsAt.toISOString(), id]);
  }

  /** Errors: RULE for a closed body. */
  async scheduleMeeting(ctx: Ctx, { bodyId, startsAt, durationMinutes, place }: ScheduleMeetingInput): Promise<Meeting> {
    const body = await ctx.get(Body, { id: bodyId });
    ctx.authorize(may.runMeeting(ctx.actor, await seatsOf(ctx, bodyId, ctx.actor.personId)));
    if (body.closedAt) throw new DomainError('RULE', { en: `${body.name} is closed.`, es: `El órgano «${body.name}» está cerrado.` });
    const meeting = Object.assign(new Meeting(), { organizationId: ctx.organizationId, id: ctx.newId(), bodyId, state: 'SCHEDULED', startsAt, durationMinutes: durationMinutes ?? 60, place: place?.trim() || null, minutes: null, calledBy: ctx.actor.personId, calledAt: ctx.now(), heldAt: null, minutesApprovedAt: null, minutesApprovedBy: null, version: 1 });
    await ctx.insert(Meeting, meeting);
    await ctx.record({ name: 'meeting.scheduled', details: { meetingId: meeting.id, bodyId, startsAt } });
    return meeting;
  }

  /** Another time or place. Errors: CONFLICT when somebody saved first, RULE once it was held or cancelled. */
  async moveMeeting(ctx: Ctx, { id, version, startsAt, durationMinutes, place }: { id: string; version: number; startsAt?: Date; durationMinutes?: number; place?: string | null }): Promise<Meeting> {
    const meeting = await this.#load(ctx, id);
    if (meeting.version !== version) throw stale(meeting);
    if (meeting.state !== 'SCHEDULED') throw new DomainError('RULE', { en: 'Only a meeting to come can be moved.', es: 'Solo se puede cambiar una reunión por venir.' }, { state: meeting.state });
    await ctx.update(Meeting, meeting, { ...(startsAt && { startsAt }), ...(durationMinutes && { durationMinutes }), ...(place !== undefined && { place: place?.trim() || null }) });
    await ctx.record({ name: 'meeting.moved', details: { meetingId: id, startsAt: meeting.startsAt } });
    return meeting;
  }

  async cancelMeeting(ctx: Ctx, id: string): Promise<Meeting> {
    const meeting = await this.#load(ctx, id);
    await ctx.update(Meeting, meeting, Meeting.cancel(meeting));
    await ctx.record({ name: 'meeting.cancelled', details: { meetingId: id } });
    return meeting;
  }

  /** Who was there, and who votes for whom; what the agenda was is kept with it. May be corrected until the minutes are approved. Errors: RULE before it began, INVALID for a proxy who isn't there. */
  async holdMeeting(ctx: Ctx, { id, attendances }: HoldMeetingInput): Promise<Meeting> {
    const meeting = await this.#load(ctx, id);
    const changes = Meeting.hold(meeting, ctx.now());
    const members = new Set((await membersOf(ctx, meeting.bodyId)).map(({ personId }) => personId));
    const present = new Set(attendances.filter(({ presence }) => presence === 'PRESENT').map(({ personId }) => personId));
    const known = new Set((await ctx.list(MeetingAttendance, { meetingId: id })).map(({ personId }) => personId));
    for (const { presence, personId, proxyId } of attendances) {
      // Who was there then may have left since.
      if (!known.has(personId)) await requireActive(ctx, personId);
      if (presence === 'PROXY' && !(proxyId && proxyId !== personId && present.has(proxyId) && members.has(proxyId))) throw new DomainError('INVALID', { en: 'Whoever votes for somebody is a member and is there.', es: 'Quien vota por alguien es miembro y está presente.' }, { field: 'proxyId', personId });
    }
    const isFirst = meeting.state === 'SCHEDULED';
    // A decision stands on those who were there.
    if (!isFirst && (await hasDecisions(ctx, id))) throw new DomainError('RULE', { en: 'It has decided already; who was there stays as it was then. Say in the minutes what was wrong.', es: 'Ya ha decidido; quién estuvo se queda como estaba. Di en el acta qué estaba mal.' });
    await clearAttendance(ctx, id);
    for (const { personId, presence, proxyId } of new Map(attendances.map((one) => [one.personId, one])).values()) await ctx.insert(MeetingAttendance, { organizationId: ctx.organizationId, id: ctx.newId(), meetingId: id, personId, presence, proxyId: presence === 'PROXY' ? (proxyId ?? null) : null });
    await ctx.update(Meeting, meeting, changes);
    await ctx.record({ name: isFirst ? 'meeting.held' : 'meeting.attendance_corrected', details: { meetingId: id, bodyId: meeting.bodyId } });
    return meeting;
  }

  /** Errors: CONFLICT when somebody saved first, RULE before it was held or after approval. */
  async saveMinutes(ctx: Ctx, id: string, version: number, minutes: string): Promise<Meeting> {
    const meeting = await this.#load(ctx, id);
    if (meeting.version !== version) throw stale(meeting);
    refuseUnlessHeld(meeting);
    refuseApproved(meeting);
    await ctx.update(Meeting, meeting, { minutes });
    return meeting;
  }

  /** By the chair alone. Errors: FORBIDDEN for others, RULE without minutes or when they are approved already. */
  async approveMinutes(ctx: Ctx, id: string, version: number): Promise<Meeting> {
    await lockMeeting(ctx, id);
    const meeting = await ctx.get(Meeting, { id });
    ctx.authorize(may.approveMinutes(await seatsOf(ctx, meeting.bodyId, ctx.actor.personId)));
    if (meeting.version !== version) throw stale(meeting);
    refuseUnlessHeld(meeting);
    refuseApproved(meeting);
    if (!meeting.minutes?.trim()) throw new DomainError('RULE', { en: 'There are no minutes to approve yet.', es: 'Todavía no hay acta que aprobar.' });
    await ctx.update(Meeting, meeting, { minutesApprovedAt: ctx.now(), minutesApprovedBy: ctx.actor.personId });
    await ctx.record({ name: 'meeting.minutes_approved', details: { meetingId: id } });
    return meeting;
  }

  /** Puts a topic on the agenda of a meeting to come. */
  async addTopic(ctx: Ctx, { meetingId, title, note, subjectId }: AddTopicInput): Promise<MeetingItem> {
    const meeting = await this.#load(ctx, meetingId);
    if (meeting.state !== 'SCHEDULED') throw new DomainError('RULE', { en: 'Its agenda is closed.', es: 'Su orden del día está cerrado.' });
    if (subjectId && !(await readableSubject(ctx, subjectId))) throw notFound();
    const others = await ctx.list(MeetingItem, { meetingId });
    const item: MeetingItem = { organizationId: ctx.organizationId, id: ctx.newId(), meetingId, position: others.length, kind: 'TOPIC', subjectId: subjectId ?? null, proposalId: null, title: title.trim(), note: note?.trim() || null, since: null };
    await ctx.insert(MeetingItem, item);
    return item;
  }

  async removeTopic(ctx: Ctx, id: string): Promise<Meeting> {
    const item = await ctx.get(MeetingItem, { id });
    const meeting = await this.#load(ctx, item.meetingId);
    if (meeting.state !== 'SCHEDULED') throw new DomainError('RULE', { en: 'Its agenda is closed.', es: 'Su orden del día está cerrado.' });
    await (await ctx.manager()).delete(MeetingItem, { organizationId: ctx.organizationId, id });
    return meeting;
  }

  /** Locked, for whoever runs the body's meetings. */
  async #load(ctx: Ctx, id: string): Promise<Meeting> {
    await lockMeeting(ctx, id);
    const meeting = Object.assign(new Meeting(), await ctx.get(Meeting, { id }));
    ctx.authorize(may.runMeeting(ctx.actor, await seatsOf(ctx, meeting.bodyId, ctx.actor.personId)));
    return meeting;
  }
}

export function refuseUnlessHeld({ state }: Meeting): void {
  if (state !== 'HELD') throw new DomainError('RULE', { en: 'Say first who was there.', es: 'Di antes quién estuvo.' }, { state });
}

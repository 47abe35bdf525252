import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, EventBus, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { keepPeople, keepPerson, requireActive } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import * as may from '../meeting/meeting.access.js';
import { Meeting, MeetingAttendance, refuseApproved } from '../meeting/meeting.entity.js';
import { lockMeeting, membersOf, seatsOf } from '../meeting/meeting.queries.js';
import { refuseUnlessHeld } from '../meeting/meeting.service.js';
import { readableSubject } from '../policy/policy.queries.js';
import { aDayBefore, refuseOwnRequest } from '../subject/own-request.js';
import { Decision, DecisionAction, DecisionConflict, DecisionSubject } from './decision.entity.js';
import { decisionsPage, passActions } from './decision.queries.js';
import type { RecordDecisionInput } from './decision.types.js';

interface Asked {
  bodyId?: string | null;
  subjectId?: string | null;
  meetingId?: string | null;
}

@Injectable()
export class DecisionService {
  constructor(bus: EventBus) {
    bus.on('person.deactivated', async (ctx, { details }) => {
      const { personId, fallbackId } = details as { personId: string; fallbackId: string };
      for (const { id, decisionId } of await passActions(ctx, personId, fallbackId)) await ctx.record({ name: 'decision.action_passed', details: { decisionId, actionId: id, from: personId, to: fallbackId } });
    });
  }

  async decisions(ctx: Ctx, { bodyId = null, subjectId = null, meetingId = null }: Asked, first: number, after?: string | null): Promise<Connection<Decision>> {
    const rows = await decisionsPage(ctx, { bodyId, subjectId, meetingId, after: readCursor(after, 2), limit: first + 1 });
    return pageOf(rows, first, (row) => row, ({ decidedAt, id }) => [decidedAt.toISOString(), id]);
  }

  /**
   * Members with a stake neither count nor vote; of the others enough must be there, in person or by proxy. Errors: FORBIDDEN without a seat in the body,
   * RULE before the meeting was held, after its minutes were approved, or without quorum, with the numbers.
   */
  async recordDecision(ctx: Ctx, input: RecordDecisionInput): Promise<Decision> {
    await lockMeeting(ctx, input.meetingId);
    const meeting = await ctx.get(Meeting, { id: input.meetingId });
    ctx.authorize(may.recordDecision(await seatsOf(ctx, meeting.bodyId, ctx.actor.personId)));
    refuseUnlessHeld(meeting);
    refuseApproved(meeting);
    const quorum = await this.#quorum(ctx, meeting, (input.conflicts ?? []).map(({ personId }) => personId));
    const id = ctx.newId();
    const own = { organizationId: ctx.organizationId, decisionId: id };
    for (const subjectId of input.subjectIds) if (!(await readableSubject(ctx, subjectId))) throw notFound();
    await refuseOwnRequest(ctx, input.subjectIds, new Date(Math.min(meeting.calledAt.getTime(), aDayBefore(ctx.now()).getTime())));
    await keepPeople(ctx, [ctx.actor.personId, ...(input.actions ?? []).map(({ ownerId }) => ownerId)]);
    for (const { ownerId } of input.actions ?? []) await requireActive(ctx, ownerId);
    const decision: Decision = {
      organizationId: ctx.organizationId, id, bodyId: meeting.bodyId, meetingId: meeting.id, title: input.title.trim(), outcome: input.outcome.trim(), reason: input.reason.trim(), options: (input.options ?? []).map(({ text, isChosen }) => ({ text: text.trim(), isChosen })),
      dissent: input.dissent?.trim() || null, expectedEffect: input.expectedEffect?.trim() || null, reviewOn: input.reviewOn ?? null, ...quorum, decidedAt: ctx.now(), recordedBy: ctx.actor.personId, reviewedAt: null, reviewOutcome: null, version: 1,
    };
    await ctx.insert(Decision, decision);
    for (const subjectId of new Set(input.subjectIds)) await ctx.insert(DecisionSubject, { ...own, id: ctx.newId(), subjectId });
    for (const { personId, stake } of input.conflicts ?? []) await ctx.insert(DecisionConflict, { ...own, id: ctx.newId(), personId, stake: stake.trim() });
    for (const { what, ownerId, dueOn } of input.actions ?? []) await ctx.insert(DecisionAction, { ...own, id: ctx.newId(), what: what.trim(), ownerId, standsInFor: null, dueOn, closedAt: null, closedBy: null, closingNote: null, version: 1 });
    for (const subjectId of new Set(input.subjectIds)) await ctx.record({ name: 'decision.recorded', subjectId, details: { decisionId: id, title: decision.title } });
    return decision;
  }

  /** Errors: RULE when it is done already, CONFLICT when it has just gone to somebody else. */
  async closeAction(ctx: Ctx, id: string, note: string | null): Promise<DecisionAction> {
    await keepPerson(ctx, ctx.actor.personId);
    const action = await ctx.get(DecisionAction, { id });
    const decision = await ctx.get(Decision, { id: action.decisionId });
    ctx.authorize(may.closeAction(ctx.actor, action.ownerId, await seatsOf(ctx, decision.bodyId, ctx.actor.personId)));
    refuseDone(action);
    if (!(await ctx.update(DecisionAction, action, { closedAt: ctx.now(), closedBy: ctx.actor.personId, closingNote: note?.trim() || null }))) throw await this.#overtaken(ctx, id);
    await ctx.record({ name: 'decision.action_closed', details: { decisionId: decision.id, actionId: id } });
    return action;
  }

  /** Gives an action to somebody else. Errors: RULE when it is done already, or for somebody who has left; CONFLICT when it has just gone to another. */
  async assignAction(ctx: Ctx, id: string, ownerId: string): Promise<DecisionAction> {
    await keepPerson(ctx, ownerId);
    const action = await ctx.get(DecisionAction, { id });
    const decision = await ctx.get(Decision, { id: action.decisionId });
    ctx.authorize(may.closeAction(ctx.actor, action.ownerId, await seatsOf(ctx, decision.bodyId, ctx.actor.personId)));
    await requireActive(ctx, ownerId);
    const from = action.ownerId;
    refuseDone(action);
    if (!(await ctx.update(DecisionAction, action, { ownerId, standsInFor: null }))) throw await this.#overtaken(ctx, id);
    await ctx.record({ name: 'decision.action_assigned', details: { decisionId: decision.id, actionId: id, from, to: ownerId } });
    return action;
  }

  /** What came of it, by somebody with a seat in the body. Errors: RULE when it was said already. */
  async reviewDecision(ctx: Ctx, id: string, outcome: string): Promise<Decision> {
    const decision = await ctx.get(Decision, { id });
    ctx.authorize(may.recordDecision(await seatsOf(ctx, decision.bodyId, ctx.actor.personId)));
    await refuseOwnRequest(ctx, (await ctx.list(DecisionSubject, { decisionId: id })).map(({ subjectId }) => subjectId), aDayBefore(decision.decidedAt));
    if (decision.reviewedAt || !(await ctx.update(Decision, decision, { reviewedAt: ctx.now(), reviewOutcome: outcome.trim() }))) throw new DomainError('RULE', { en: 'What came of it is said already.', es: 'Ya se dijo qué resultó.' });
    await ctx.record({ name: 'decision.reviewed', details: { decisionId: id } });
    return decision;
  }

  /** Somebody was first: done by now, or somebody else's. */
  async #overtaken(ctx: Ctx, id: string): Promise<DomainError> {
    const current = await ctx.get(DecisionAction, { id });
    refuseDone(current);
    return stale(current);
  }

  /** A body without a quorum of its own takes more than half of its voting members. */
  async #quorum(ctx: Ctx, meeting: Meeting, withStake: readonly string[]): Promise<Pick<Decision, 'entitled' | 'voting' | 'quorum'>> {
    const body = await ctx.get(Body, { id: meeting.bodyId });
    const members = (await membersOf(ctx, body.id)).filter(({ isVoting }) => isVoting).map(({ personId }) => personId);
    const stranger = withStake.find((id) => !members.includes(id));
    if (stranger) throw new DomainError('INVALID', { en: 'A stake is declared by members; the others don’t vote anyway.', es: 'El interés lo declaran los miembros; los demás no votan.' }, { field: 'conflicts', personId: stranger });
    const entitled = members.filter((id) => !withStake.includes(id));
    const attendances = await ctx.list(MeetingAttendance, { meetingId: meeting.id });
    const there = new Set(attendances.filter(({ presence, proxyId }) => presence === 'PRESENT' || (presence === 'PROXY' && proxyId !== null && !withStake.includes(proxyId))).map(({ personId }) => personId));
    const voting = entitled.filter((id) => there.has(id)).length;
    const quorum = body.quorum ?? Math.floor(members.length / 2) + 1;
    if (voting >= quorum) return { entitled: entitled.length, voting, quorum };
    throw new DomainError(
      'RULE',
      { en: `There was no quorum: ${body.name} takes ${quorum}, and ${voting} of ${entitled.length} who may vote on it were there. Nothing was recorded; it can be written into the minutes and decided when it meets again.`, es: `No hubo cuórum: ${body.name} necesita ${quorum} y estuvieron ${voting} de ${entitled.length} con voto. No se ha registrado nada; puede ir en el acta y decidirse en la próxima reunión.` },
      { quorum, voting, entitled: entitled.length },
    );
  }
}

function refuseDone({ closedAt }: DecisionAction): void {
  if (closedAt) throw new DomainError('RULE', { en: 'It is done already.', es: 'Ya está hecha.' });
}

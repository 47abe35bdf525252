import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, notFound } from '@batuta/platform';
import { keepPeople } from '@batuta/organization';
import { readableSubject } from '../policy/policy.queries.js';
import { consultedBySubject } from '../responsibility/responsibility.queries.js';
import { Consultation } from './consultation.entity.js';
import { isDecided } from './consultation.queries.js';
import * as may from './meeting.access.js';
import { Meeting, refuseApproved } from './meeting.entity.js';
import { lockMeeting, seatsOf } from './meeting.queries.js';

@Injectable()
export class ConsultationService {
  /** Asks whoever is to be consulted about a subject and wasn't asked yet. Errors: NOT_FOUND, RULE where nobody is left to ask, and once the meeting was held or cancelled: it is too late to ask. */
  async consult(ctx: Ctx, meetingId: string, subjectId: string): Promise<Meeting> {
    await lockMeeting(ctx, meetingId);
    const meeting = await ctx.get(Meeting, { id: meetingId });
    ctx.authorize(may.runMeeting(ctx.actor, await seatsOf(ctx, meeting.bodyId, ctx.actor.personId)));
    if (meeting.state !== 'SCHEDULED') throw new DomainError('RULE', meeting.state === 'HELD' ? { en: 'It has met: ask before the next meeting.', es: 'Ya se ha reunido: pregunta antes de la próxima reunión.' } : { en: 'It was cancelled.', es: 'Se anuló.' });
    if (!(await readableSubject(ctx, subjectId))) throw notFound();
    const known = new Set((await ctx.list(Consultation, { meetingId, subjectId })).map(({ personId }) => personId));
    const asked = ((await consultedBySubject(ctx, subjectId))?.people ?? []).filter((id) => !known.has(id));
    if (asked.length === 0) throw new DomainError('RULE', known.size > 0 ? { en: 'Everybody who is to be consulted about it was asked already.', es: 'Ya se ha preguntado a todos los que hay que consultar.' } : { en: 'Nobody is to be consulted about it (C): say who in the responsibility matrix.', es: 'No hay a quién consultar (C): di quién en la matriz de responsabilidades.' });
    await keepPeople(ctx, [ctx.actor.personId, ...asked]);
    await ctx.insert(Consultation, asked.map((personId) => ({ organizationId: ctx.organizationId, id: ctx.newId(), meetingId, subjectId, personId, askedBy: ctx.actor.personId, askedAt: ctx.now(), opinion: null, answeredAt: null, version: 1 })));
    await ctx.record({ name: 'meeting.consulted', subjectId, details: { meetingId, people: asked } });
    return meeting;
  }

  /** May be said anew until it is decided or the minutes are approved. Errors: FORBIDDEN for what somebody else is asked, RULE after that. */
  async giveOpinion(ctx: Ctx, id: string, opinion: string): Promise<Consultation> {
    const { meetingId } = await ctx.get(Consultation, { id });
    await lockMeeting(ctx, meetingId);
    const consultation = await ctx.get(Consultation, { id });
    ctx.authorize(may.giveOpinion(ctx.actor, consultation.personId));
    const meeting = await ctx.get(Meeting, { id: meetingId });
    refuseApproved(meeting);
    if (meeting.state === 'CANCELLED') throw new DomainError('RULE', { en: 'It was cancelled.', es: 'Se anuló.' });
    if (await isDecided(ctx, meetingId, consultation.subjectId)) throw new DomainError('RULE', { en: 'It is decided already; what you said before stays.', es: 'Ya está decidido; lo que dijiste antes se queda.' });
    await ctx.update(Consultation, consultation, { opinion: opinion.trim(), answeredAt: ctx.now() });
    await ctx.record({ name: 'meeting.opinion_given', subjectId: consultation.subjectId, details: { meetingId } });
    return consultation;
  }
}

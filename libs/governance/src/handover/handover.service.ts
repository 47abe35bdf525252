import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Ctx, DomainError, EventBus, notFound } from '@batuta/platform';
import { clearHead, keepPerson, lockedOrganization, lockPerson, MembershipService, Person, requireActive } from '@batuta/organization';
import { addDays, localDay } from '@batuta/rules';
import { Subject } from '../subject/subject.entity.js';
import { lockSubject, ownersOf } from '../subject/subject.queries.js';
import { SubjectService } from '../subject/subject.service.js';
import * as may from './handover.access.js';
import { Handover } from './handover.entity.js';
import { endOtherLetters, fallbackOf, handoversAsked, type HandoversAsked, lockedHeld, releaseClosed } from './handover.queries.js';
import type { DeactivatePersonInput, OfferHandoverInput } from './handover.types.js';

/** How long a receiver has to answer before it shows as late, in days. */
const answerWithinDays = 14;

@Injectable()
export class HandoverService {
  constructor(
    bus: EventBus,
    private readonly subjects: SubjectService,
    private readonly memberships: MembershipService,
  ) {
    bus.on('subject.owner_assigned', async (ctx, { subjectId, details }) => {
      if (!details?.standsInFor) await this.#settle(ctx, subjectId as string);
    });
  }

  async handovers(ctx: Ctx, asked: HandoversAsked): Promise<Handover[]> {
    const ids = (await handoversAsked(ctx, asked)).map(({ id }) => id);
    if (ids.length === 0) return [];
    const rows = await (await ctx.manager()).findBy(Handover, { organizationId: ctx.organizationId, id: In(ids) });
    return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  }

  /**
   * Says that somebody has left. In this one transaction all that they are accountable for passes to their deputy, else their manager, else the
   * steward, and is offered to its successor where one is named; their access ends; nothing is without an owner at any instant.
   * Errors: RULE for oneself, somebody who left already, the last administrator, the last steward; NOT_FOUND for an offer of something that they don't hold.
   */
  async deactivatePerson(ctx: Ctx, input: DeactivatePersonInput): Promise<Person> {
    ctx.authorize(may.deactivatePerson(ctx.actor));
    await lockedOrganization(ctx);
    await lockPerson(ctx, input.personId);
    const person = await ctx.get(Person, { id: input.personId });
    if (person.id === ctx.actor.personId) throw new DomainError('RULE', { en: 'Nobody says of themselves that they have left; ask somebody else of the program office.', es: 'Nadie se da de baja a sí mismo; pídeselo a otra persona de la oficina del programa.' });
    if (person.departedAt) throw new DomainError('RULE', { en: `${person.name} has left already.`, es: `${person.name} ya no está.` });
    const held = await lockedHeld(ctx, person.id);
    const successors = await this.#successors(ctx, person, held.map(({ id }) => id), input);
    await this.memberships.endAllOf(ctx, person.id);
    const fallback = await fallbackOf(ctx, person.id);
    const at = await ctx.instant();
    for (const { id, state } of held) {
      if (state === 'closed') {
        await releaseClosed(ctx, id, at);
        continue;
      }
      await this.#open(ctx, { subjectId: id, fromId: person.id, receiverId: successors.get(id) ?? null, isDeparture: true, reason: input.reason?.trim() || null }, at);
      await this.subjects.pass(ctx, await ctx.get(Subject, { id }), person.id, fallback, { standsInFor: person.id, reason: input.reason, at });
    }
    await endOtherLetters(ctx, person.id, at);
    for (const handover of await this.handovers(ctx, { receiverId: person.id, limit: 1000 })) await ctx.update(Handover, handover, { state: 'WAITING', receiverId: null, offeredAt: null });
    const headed = await clearHead(ctx, person.id);
    await ctx.update(Person, person, { departedAt: at });
    await ctx.record({ name: 'person.deactivated', details: { personId: person.id, fallbackId: fallback, subjects: held.length, departments: headed.map(({ id }) => id), reason: input.reason?.trim() || null } });
    return person;
  }

  /** Takes a departure back: the person is active again, without access and without what they held. Errors: RULE for somebody who is here. */
  async reactivatePerson(ctx: Ctx, personId: string): Promise<Person> {
    ctx.authorize(may.deactivatePerson(ctx.actor));
    await lockPerson(ctx, personId);
    const person = await ctx.get(Person, { id: personId });
    if (!person.departedAt) throw new DomainError('RULE', { en: `${person.name} is here.`, es: `${person.name} está aquí.` });
    await ctx.update(Person, person, { departedAt: null });
    await ctx.record({ name: 'person.reactivated', details: { personId } });
    return person;
  }

  /** Offers something to a successor; its owner goes on holding it until they accept. Errors: RULE where nobody owns it, or for somebody who has left. */
  async offerHandover(ctx: Ctx, input: OfferHandoverInput): Promise<Handover> {
    await keepPerson(ctx, input.receiverId);
    await lockSubject(ctx, input.subjectId);
    const subject = await ctx.get(Subject, { id: input.subjectId });
    const [owner] = await ownersOf(ctx, [subject.id]);
    ctx.authorize(may.offerHandover(ctx.actor, { departmentId: subject.departmentId, ownerId: owner?.personId ?? null }));
    const receiver = await requireActive(ctx, input.receiverId);
    if (!receiver) throw notFound();
    if (!owner) throw new DomainError('RULE', { en: 'Nobody owns it, so there is nothing to hand over; assign an owner.', es: 'Nadie responde de ella, así que no hay nada que relevar; asigna responsable.' });
    if (owner.personId === receiver.id && !owner.standsInFor) throw new DomainError('RULE', { en: `${receiver.name} holds it already.`, es: `${receiver.name} ya la lleva.` });
    const at = await ctx.instant();
    const open = await this.#openOf(ctx, subject.id);
    const reason = input.reason?.trim() || null;
    if (!open) return this.#open(ctx, { subjectId: subject.id, fromId: owner.personId, receiverId: receiver.id, isDeparture: false, reason }, at);
    await ctx.update(Handover, open, { ...Handover.offer(open, receiver.id, reason, at), dueOn: dueOf(ctx, at) });
    await ctx.record({ name: 'handover.offered', subjectId: subject.id, details: { handoverId: open.id, to: receiver.id } });
    return open;
  }

  /** Errors: FORBIDDEN unless it is offered to oneself, RULE once it isn't any more. */
  async acceptHandover(ctx: Ctx, id: string): Promise<Handover> {
    const handover = await this.#offered(ctx, id);
    const at = await ctx.instant();
    await ctx.update(Handover, handover, Handover.answer(handover, null, at));
    const subject = await ctx.get(Subject, { id: handover.subjectId });
    const [owner] = await ownersOf(ctx, [subject.id]);
    await this.subjects.pass(ctx, subject, owner?.personId ?? null, ctx.actor.personId, { reason: handover.reason });
    await ctx.record({ name: 'handover.accepted', subjectId: subject.id, details: { handoverId: id, from: handover.fromId, to: ctx.actor.personId } });
    return handover;
  }

  /** Errors: as `acceptHandover`; INVALID without a reason. */
  async refuseHandover(ctx: Ctx, id: string, reason: string): Promise<Handover> {
    const handover = await this.#offered(ctx, id);
    await ctx.update(Handover, handover, Handover.answer(handover, reason, await ctx.instant()));
    await ctx.record({ name: 'handover.refused', subjectId: handover.subjectId, details: { handoverId: id, reason: handover.answer } });
    return handover;
  }

  async #offered(ctx: Ctx, id: string): Promise<Handover> {
    const { subjectId } = await ctx.get(Handover, { id });
    await keepPerson(ctx, ctx.actor.personId);
    await lockSubject(ctx, subjectId);
    const handover = await ctx.get(Handover, { id });
    ctx.authorize(may.answerHandover(ctx.actor, handover));
    return handover;
  }

  async #open(ctx: Ctx, given: Pick<Handover, 'subjectId' | 'fromId' | 'receiverId' | 'isDeparture' | 'reason'>, at: Date): Promise<Handover> {
    const earlier = await this.#openOf(ctx, given.subjectId);
    if (earlier) await ctx.update(Handover, earlier, { state: 'SETTLED', answer: null, answeredAt: at });
    const handover: Handover = { organizationId: ctx.organizationId, id: ctx.newId(), ...given, state: given.receiverId ? 'OFFERED' : 'WAITING', answer: null, openedBy: ctx.actor.personId, openedAt: at, offeredAt: given.receiverId ? at : null, dueOn: dueOf(ctx, at), answeredAt: null, version: 1 };
    await ctx.insert(Handover, handover);
    await ctx.record({ name: given.receiverId ? 'handover.offered' : 'handover.opened', subjectId: given.subjectId, details: { handoverId: handover.id, from: given.fromId, to: given.receiverId } });
    return handover;
  }

  async #openOf(ctx: Ctx, subjectId: string): Promise<Handover | null> {
    return (await this.handovers(ctx, { subjectId, isOpen: true, limit: 1 }))[0] ?? null;
  }

  /** Somebody was made accountable: what was offered is settled. */
  async #settle(ctx: Ctx, subjectId: string): Promise<void> {
    const open = await this.#openOf(ctx, subjectId);
    if (open) await ctx.update(Handover, open, { state: 'SETTLED', answer: null, answeredAt: ctx.now() });
  }

  async #successors(ctx: Ctx, leaver: Person, held: readonly string[], { offers = [], receiverId }: DeactivatePersonInput): Promise<Map<string, string>> {
    const successors = new Map(receiverId ? held.map((id) => [id, receiverId]) : []);
    for (const { subjectId, receiverId: one } of offers) {
      if (!held.includes(subjectId)) throw notFound();
      successors.set(subjectId, one);
    }
    for (const id of new Set(successors.values())) {
      await keepPerson(ctx, id);
      const person = await requireActive(ctx, id);
      if (person?.id === leaver.id) throw new DomainError('RULE', { en: 'Whoever leaves can’t be their own successor.', es: 'Quien se va no puede ser su propio relevo.' });
    }
    return successors;
  }
}

function dueOf(ctx: Ctx, at: Date): string {
  return addDays(localDay(at, ctx.actor.organization.timeZone), answerWithinDays);
}

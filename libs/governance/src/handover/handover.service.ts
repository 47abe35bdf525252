import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Connection, type Ctx, DomainError, EventBus, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { clearHead, keepPerson, lockedOrganization, lockPerson, MembershipService, Person, requireActive } from '@batuta/organization';
import { addDays, localDay } from '@batuta/rules';
import { assignmentsOf, clearSponsor, currentAssignments, endAssignment, lockRole } from '../role/role.queries.js';
import { Subject } from '../subject/subject.entity.js';
import { lockSubject, ownersOf } from '../subject/subject.queries.js';
import { SubjectService } from '../subject/subject.service.js';
import * as may from './handover.access.js';
import { Handover } from './handover.entity.js';
import { accountableFor, endOtherLetters, fallbackOf, type HandoversAsked, handoversPage, handoversTotal, lockedHeld, releaseClosed, reopenSettled, settleHandover, takeOffersFrom } from './handover.queries.js';
import type { DeactivatePersonInput, OfferHandoverInput } from './handover.types.js';

/** How long a receiver has to answer before it shows as late, in days. */
const answerWithinDays = 14;

export interface HandoverPage extends Connection<Handover> {
  /** What was asked, so that all of it can be counted. */
  asked: HandoversAsked;
}

@Injectable()
export class HandoverService {
  constructor(
    bus: EventBus,
    private readonly subjects: SubjectService,
    private readonly memberships: MembershipService,
  ) {
    bus.on('subject.owner_assigned', async (ctx, { subjectId, details }) => {
      if (!details?.standsInFor) await settleHandover(ctx, subjectId as string, details?.at as Date);
    });
    bus.on('subject.assignment_undone', async (ctx, { subjectId, details }) => {
      await reopenSettled(ctx, subjectId as string, details?.assignedAt as Date);
    });
  }

  async handovers(ctx: Ctx, asked: HandoversAsked, first: number, after?: string | null): Promise<HandoverPage> {
    const keys = await handoversPage(ctx, asked, readCursor(after, 2), first + 1);
    const rows = keys.length === 0 ? [] : await (await ctx.manager()).findBy(Handover, { organizationId: ctx.organizationId, id: In(keys.map(({ id }) => id)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return { ...pageOf(keys, first, ({ id }) => byId.get(id) as Handover, ({ id, openedAt }) => [openedAt.toISOString(), id]), asked };
  }

  total(ctx: Ctx, { asked }: HandoverPage): Promise<number> {
    return handoversTotal(ctx, asked);
  }

  /** What they would leave to others. */
  async accountableFor(ctx: Ctx, personId: string, limit: number): Promise<string[]> {
    return (await accountableFor(ctx, personId, limit)).map(({ id }) => id);
  }

  /**
   * Says that somebody has left. In this one transaction all that they are accountable for passes to their deputy, else their manager, else the
   * steward, and is offered to its successor where one is named; their access ends; nothing is without an owner at any instant.
   * Errors: FORBIDDEN where the actor may not end the access that they have; RULE for oneself, somebody who left already, the last administrator, the last
   * steward; CONFLICT, naming it, for an offer of something that they don't hold any more.
   */
  async deactivatePerson(ctx: Ctx, input: DeactivatePersonInput): Promise<Person> {
    ctx.authorize(may.deactivatePerson(ctx.actor));
    await lockedOrganization(ctx);
    await lockPerson(ctx, input.personId);
    const person = await ctx.get(Person, { id: input.personId });
    if (person.id === ctx.actor.personId) throw new DomainError('RULE', { en: 'Nobody says of themselves that they have left; ask somebody else of the program office.', es: 'Nadie se da de baja a sí mismo; pídeselo a otra persona de la oficina del programa.' });
    if (person.departedAt) throw new DomainError('RULE', { en: `${person.name} has left already.`, es: `${person.name} ya no está.` });
    // Roles before subjects, as an assignment locks them; what is held through one passes to whoever else is in it.
    const inRoles = await assignmentsOf(ctx, person.id);
    for (const { roleId } of inRoles) await lockRole(ctx, roleId);
    const held = await lockedHeld(ctx, person.id);
    const successors = await this.#successors(ctx, person, held.map(({ id }) => id), input);
    await this.memberships.endAllOf(ctx, person.id);
    const fallback = await fallbackOf(ctx, person.id);
    const at = await ctx.instant();
    const others = (await currentAssignments(ctx, inRoles.map(({ roleId }) => roleId))).filter(({ personId }) => personId !== person.id);
    for (const { id, state } of held) {
      if (state === 'closed') {
        await releaseClosed(ctx, id, at);
        continue;
      }
      // Somebody who stood in for another who left leaves it as that one's: its handover goes on, with its age and whoever was offered it.
      const [owner] = await ownersOf(ctx, [id]);
      const next = others.find(({ roleId }) => roleId === owner?.roleId);
      if (next && !successors.has(id)) {
        await this.subjects.pass(ctx, await ctx.get(Subject, { id }), person.id, next.personId, { through: next, reason: input.reason, at });
        continue;
      }
      await this.#handOn(ctx, { subjectId: id, fromId: person.id, receiverId: successors.get(id) ?? null, isDeparture: true, reason: input.reason?.trim() || null }, at);
      await this.subjects.pass(ctx, await ctx.get(Subject, { id }), person.id, fallback, { standsInFor: owner?.standsInFor ?? person.id, vacantRoleId: owner?.roleId ?? null, reason: input.reason, at });
    }
    await endOtherLetters(ctx, person.id, at);
    for (const { id, roleId } of inRoles) {
      await endAssignment(ctx, id, at);
      await ctx.record({ name: 'role.assignment_ended', details: { roleId, assignmentId: id, personId: person.id, reason: input.reason?.trim() || null } });
    }
    for (const { id, subjectId, fromId } of await takeOffersFrom(ctx, person.id)) await ctx.record({ name: 'handover.opened', subjectId, details: { handoverId: id, from: fromId, to: null } });
    await clearSponsor(ctx, person.id);
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
    refuseClosed(subject);
    if (!owner) throw new DomainError('RULE', { en: 'Nobody owns it, so there is nothing to hand over; assign an owner.', es: 'Nadie responde de ella, así que no hay nada que relevar; asigna responsable.' });
    if (owner.personId === receiver.id && !owner.standsInFor) throw new DomainError('RULE', { en: `${receiver.name} holds it already.`, es: `${receiver.name} ya la lleva.` });
    const at = await ctx.instant();
    const open = await this.#openOf(ctx, subject.id);
    const reason = input.reason?.trim() || null;
    if (!open) return this.#open(ctx, { subjectId: subject.id, fromId: owner.personId, receiverId: receiver.id, isDeparture: false, reason }, at);
    return this.#offerAgain(ctx, open, receiver.id, reason, at);
  }

  /** Errors: FORBIDDEN unless it is offered to oneself, RULE once it isn't any more. */
  async acceptHandover(ctx: Ctx, id: string): Promise<Handover> {
    const handover = await this.#offered(ctx, id);
    const at = await ctx.instant();
    const subject = await ctx.get(Subject, { id: handover.subjectId });
    refuseClosed(subject);
    await save(ctx, handover, Handover.answer(handover, null, at));
    const [owner] = await ownersOf(ctx, [subject.id]);
    await this.subjects.pass(ctx, subject, owner?.personId ?? null, ctx.actor.personId, { reason: handover.reason });
    await ctx.record({ name: 'handover.accepted', subjectId: subject.id, details: { handoverId: id, from: handover.fromId, to: ctx.actor.personId } });
    return handover;
  }

  /** Errors: as `acceptHandover`; INVALID without a reason. */
  async refuseHandover(ctx: Ctx, id: string, reason: string): Promise<Handover> {
    const handover = await this.#offered(ctx, id);
    await save(ctx, handover, Handover.answer(handover, reason, await ctx.instant()));
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

  /** One that is open goes on; a successor who is named now is offered it in place of whoever was. */
  async #handOn(ctx: Ctx, given: Pick<Handover, 'subjectId' | 'fromId' | 'receiverId' | 'isDeparture' | 'reason'>, at: Date): Promise<void> {
    const open = await this.#openOf(ctx, given.subjectId);
    if (!open) await this.#open(ctx, given, at);
    else if (given.receiverId) await this.#offerAgain(ctx, open, given.receiverId, given.reason, at);
    if (open && !open.isDeparture) await save(ctx, open, { isDeparture: true });
  }

  async #offerAgain(ctx: Ctx, open: Handover, receiverId: string, reason: string | null, at: Date): Promise<Handover> {
    await save(ctx, open, { ...Handover.offer(open, receiverId, reason, at), dueOn: dueOf(ctx, at) });
    await ctx.record({ name: 'handover.offered', subjectId: open.subjectId, details: { handoverId: open.id, to: receiverId } });
    return open;
  }

  async #open(ctx: Ctx, given: Pick<Handover, 'subjectId' | 'fromId' | 'receiverId' | 'isDeparture' | 'reason'>, at: Date): Promise<Handover> {
    const handover: Handover = { organizationId: ctx.organizationId, id: ctx.newId(), ...given, state: given.receiverId ? 'OFFERED' : 'WAITING', answer: null, openedBy: ctx.actor.personId, openedAt: at, offeredAt: given.receiverId ? at : null, dueOn: dueOf(ctx, at), answeredAt: null, version: 1 };
    await ctx.insert(Handover, handover);
    await ctx.record({ name: given.receiverId ? 'handover.offered' : 'handover.opened', subjectId: given.subjectId, details: { handoverId: handover.id, from: given.fromId, to: given.receiverId } });
    return handover;
  }

  async #openOf(ctx: Ctx, subjectId: string): Promise<Handover | null> {
    return (await this.handovers(ctx, { subjectId, isOpen: true }, 1)).nodes[0] ?? null;
  }

  async #successors(ctx: Ctx, leaver: Person, held: readonly string[], { offers = [], receiverId }: DeactivatePersonInput): Promise<Map<string, string>> {
    const successors = new Map(receiverId ? held.map((id) => [id, receiverId]) : []);
    for (const { subjectId, receiverId: one } of offers) {
      if (!held.includes(subjectId)) {
        const { title } = await ctx.get(Subject, { id: subjectId });
        throw new DomainError('CONFLICT', { en: `${leaver.name} doesn’t hold “${title}” any more. Nothing was changed; look again at what they hold.`, es: `${leaver.name} ya no lleva «${title}». No se ha cambiado nada; vuelve a mirar qué lleva.` }, { subjectId });
      }
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

/** Errors: CONFLICT when somebody was first. */
async function save(ctx: Ctx, handover: Handover, changes: Partial<Handover>): Promise<void> {
  if (!(await ctx.update(Handover, handover, changes))) throw stale(await ctx.get(Handover, { id: handover.id }));
}

function refuseClosed({ state }: Subject): void {
  if (state === 'closed') throw new DomainError('RULE', { en: 'This is closed; there is nothing to hand over.', es: 'Está cerrada; no hay nada que pasar.' });
}

function dueOf(ctx: Ctx, at: Date): string {
  return addDays(localDay(at, ctx.actor.organization.timeZone), answerWithinDays);
}

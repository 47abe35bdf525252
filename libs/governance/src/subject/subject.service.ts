import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, nameKey, notFound } from '@batuta/platform';
import { keepPerson, requireActive } from '@batuta/organization';
import { settleHandover } from '../handover/handover.queries.js';
import { Responsibility } from '../responsibility/responsibility.entity.js';
import { RoleAssignment } from '../role/role.entity.js';
import * as may from './subject.access.js';
import { Subject, type SubjectKind, type SubjectState, type UnownedReason } from './subject.entity.js';
import { beforeAssignment, lockSubject, type Owner, ownersOf } from './subject.queries.js';

interface AssignOwner {
  subjectId: string;
  personId: string;
  /** Undefined: whoever owns it; null: nobody must. */
  expectedOwnerId?: string | null;
  reason?: string | null;
}

interface Passing {
  reason?: string | null;
  /** Who left it, where the new owner only holds it in their place. */
  standsInFor?: string | null;
  /** The owner before, so that it can be as it was. */
  before?: Owner;
  /** The role that it goes on waiting for, where somebody only stands in. */
  vacantRoleId?: string | null;
  /** Whether whoever gives it may take it back at once. */
  isUndoable?: boolean;
  /** The assignment through which a role holds it. */
  through?: Pick<RoleAssignment, 'id' | 'roleId'>;
  at?: Date;
}

/** How long an assignment can be taken back, in milliseconds: what a page offers it for, and the way there. */
export const undoWithinMs = 30_000;

@Injectable()
export class SubjectService {
  /**
   * Passes accountability. The subject's row is locked first and one instant ends the old and starts the new, so ranges neither overlap nor leave a hole.
   * Errors: CONFLICT naming the owner when `expectedOwnerId` is somebody else, RULE for a departed person.
   */
  async assignOwner(ctx: Ctx, input: AssignOwner): Promise<Subject> {
    // People first, the giver too (their name stands in what is written): a departure that waits for the subject holds its person.
    await Promise.all([keepPerson(ctx, input.personId), keepPerson(ctx, ctx.actor.personId), lockSubject(ctx, input.subjectId)]);
    const subject = await ctx.get(Subject, { id: input.subjectId });
    const [owner] = await ownersOf(ctx, [subject.id]);
    const ownerId = owner?.personId ?? null;
    ctx.authorize(may.assignOwner(ctx.actor, { departmentId: subject.departmentId, ownerId }));
    const person = await requireActive(ctx, input.personId);
    if (!person) throw notFound();
    if (input.expectedOwnerId !== undefined && input.expectedOwnerId !== ownerId) throw await this.#somebodyElse(ctx, ownerId);
    if (subject.state === 'closed') throw new DomainError('RULE', { en: 'This is closed; reopen it before giving it an owner.', es: 'Está cerrada; reábrela antes de darle responsable.' });
    if (ownerId === person.id && !owner?.standsInFor) {
      // Whoever stays its owner keeps it: what was offered to others is off.
      await settleHandover(ctx, subject.id, await ctx.instant());
      return subject;
    }
    await this.pass(ctx, subject, ownerId, person.id, { reason: input.reason, isUndoable: true, before: owner });
    return subject;
  }

  /**
   * Takes one's own assignment back within half a minute: whoever owned it before owns it again, in whose place they held it and with what was offered, or it is the gap
   * that it was, with its age. Errors: RULE when it was somebody else's, is too long ago, was followed by another, or is an accepted handover or a departure.
   */
  async undoAssignment(ctx: Ctx, subjectId: string): Promise<Subject> {
    await Promise.all([keepPerson(ctx, ctx.actor.personId), lockSubject(ctx, subjectId)]);
    const subject = await ctx.get(Subject, { id: subjectId });
    const current = subject.accountableId ? await ctx.find(Responsibility, { id: subject.accountableId }) : null;
    ctx.authorize(may.assignOwner(ctx.actor, { departmentId: subject.departmentId, ownerId: current?.personId ?? null }) || current?.givenBy === ctx.actor.personId);
    const at = await ctx.instant();
    const before = current && (await beforeAssignment(ctx, subjectId, current.id));
    const isRecent = current !== null && at.getTime() - current.startedAt.getTime() <= undoWithinMs;
    if (!before?.isUndoable || !isRecent || current.givenBy !== ctx.actor.personId || subject.state === 'closed') throw new DomainError('RULE', { en: 'That can’t be undone any more. Assign somebody else instead.', es: 'Eso ya no se puede deshacer. Asigna a otra persona.' });
    const earlier = await requireActive(ctx, before.from);
    await (await ctx.manager()).update(Responsibility, { organizationId: ctx.organizationId, id: current.id }, { endedAt: at });
    const through = earlier && before.wasThrough ? await ctx.find(RoleAssignment, { id: before.wasThrough, endedAt: null }) : null;
    const again = earlier && { organizationId: ctx.organizationId, id: ctx.newId(), subjectId, letter: 'A' as const, personId: earlier.id, roleId: through?.roleId ?? null, roleAssignmentId: through?.id ?? null, startedAt: at, endedAt: null, givenBy: ctx.actor.personId, reason: null, standsInFor: before.stoodInFor };
    if (again) await ctx.insert(Responsibility, again);
    const isGap = !again && subject.state === 'active';
    await ctx.update(Subject, subject, { accountableId: again?.id ?? null, unownedSince: isGap ? new Date(before.unownedSince ?? at) : null, unownedReason: isGap ? ((before.unownedReason as UnownedReason | null) ?? 'NEVER_ASSIGNED') : null, vacantRoleId: before.vacantRoleId });
    await ctx.record({ name: 'subject.assignment_undone', subjectId, details: { from: current.personId, to: earlier?.id ?? null, responsibilityId: current.id, assignedAt: current.startedAt } });
    return subject;
  }

  /** Makes somebody accountable in place of whoever was, at one instant, for a use case that has locked the subject and authorized its own verb. */
  async pass(ctx: Ctx, subject: Subject, from: string | null, to: string, { reason = null, standsInFor = null, before, isUndoable = false, through, vacantRoleId = null, at }: Passing): Promise<void> {
    at ??= await ctx.instant();
    const { unownedSince, unownedReason } = subject;
    const waited = subject.vacantRoleId;
    if (subject.accountableId) await (await ctx.manager()).update(Responsibility, { organizationId: ctx.organizationId, id: subject.accountableId }, { endedAt: at });
    const responsibility: Responsibility = { organizationId: ctx.organizationId, id: ctx.newId(), subjectId: subject.id, letter: 'A', personId: to, roleId: through?.roleId ?? null, roleAssignmentId: through?.id ?? null, startedAt: at, endedAt: null, givenBy: ctx.actor.personId, reason: reason?.trim() || null, standsInFor };
    await ctx.insert(Responsibility, responsibility);
    await ctx.update(Subject, subject, { accountableId: responsibility.id, unownedSince: null, unownedReason: null, ...(waited !== vacantRoleId && { vacantRoleId }) });
    await ctx.record({ name: 'subject.owner_assigned', subjectId: subject.id, details: { from, to, reason: responsibility.reason, responsibilityId: responsibility.id, unownedSince, unownedReason, standsInFor, stoodInFor: before?.standsInFor ?? null, wasThrough: before?.roleAssignmentId ?? null, vacantRoleId: waited, isUndoable, roleId: through?.roleId ?? null, at } });
  }

  /** Leaves it to nobody, as a gap that says why, for a use case that has locked the subject and authorized its own verb. */
  async release(ctx: Ctx, subject: Subject, from: string, unownedReason: UnownedReason, reason: string | null, at: Date, vacantRoleId: string | null = null): Promise<void> {
    await (await ctx.manager()).update(Responsibility, { organizationId: ctx.organizationId, id: subject.accountableId as string }, { endedAt: at });
    const isGap = subject.state === 'active';
    await settleHandover(ctx, subject.id, at);
    await ctx.update(Subject, subject, { accountableId: null, unownedSince: isGap ? at : null, unownedReason: isGap ? unownedReason : null, vacantRoleId });
    await ctx.record({ name: 'subject.owner_cleared', subjectId: subject.id, details: { from, unownedReason, reason } });
  }

  /** A new subject for a noun of a later domain; the noun's service has authorized. */
  async create(ctx: Ctx, input: { id: string; kind: SubjectKind; title: string; departmentId: string | null; state: SubjectState; unownedReason?: UnownedReason }): Promise<Subject> {
    const createdAt = ctx.now();
    const isGap = input.state === 'active';
    const subject: Subject = {
      organizationId: ctx.organizationId,
      id: input.id,
      kind: input.kind,
      title: input.title.trim(),
      titleKey: nameKey(input.title),
      state: input.state,
      departmentId: input.departmentId,
      accountableId: null,
      unownedSince: isGap ? createdAt : null,
      unownedReason: isGap ? (input.unownedReason ?? 'NEVER_ASSIGNED') : null,
      vacantRoleId: null,
      createdAt,
      version: 1,
    };
    await ctx.insert(Subject, subject);
    return subject;
  }

  /** Title and department, kept in one place for every kind. */
  async edit(ctx: Ctx, subject: Subject, changes: { title?: string; departmentId?: string | null }): Promise<void> {
    const set: Partial<Subject> = {
      ...(changes.title !== undefined && { title: changes.title.trim(), titleKey: nameKey(changes.title) }),
      ...(changes.departmentId !== undefined && { departmentId: changes.departmentId }),
    };
    if (Object.keys(set).length > 0) await ctx.update(Subject, subject, set);
  }

  /** Opening without an accountable person opens the visible gap in the same step; closing ends the gap. */
  async changeState(ctx: Ctx, subject: Subject, state: SubjectState): Promise<void> {
    if (subject.state === state) return;
    const isGap = state === 'active' && !subject.accountableId;
    if (state === 'closed') await settleHandover(ctx, subject.id, await ctx.instant());
    await ctx.update(Subject, subject, { state, unownedSince: isGap ? await ctx.instant() : null, unownedReason: isGap ? (subject.vacantRoleId ? 'ROLE_VACANT' : 'NEVER_ASSIGNED') : null });
  }

  async #somebodyElse(ctx: Ctx, ownerId: string | null): Promise<DomainError> {
    const owner = await requireActive(ctx, ownerId);
    return new DomainError(
      'CONFLICT',
      owner
        ? { en: `${owner.name} is accountable for it by now. Nothing was changed; look again before you pass it on.`, es: `${owner.name} ya responde de ella. No se ha cambiado nada; vuelve a mirar antes de pasarla.` }
        : { en: 'Nobody is accountable for it by now. Nothing was changed; look again.', es: 'Ahora no responde nadie de ella. No se ha cambiado nada; vuelve a mirar.' },
      { ownerId, ownerName: owner?.name ?? null },
    );
  }
}

import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError } from '@batuta/platform';
import { keepPeople, keepPerson, requireActive } from '@batuta/organization';
import { Role } from '../role/role.entity.js';
import { currentAssignments, keepRoles } from '../role/role.queries.js';
import { Subject } from '../subject/subject.entity.js';
import { lockSubject, lockSubjects, ownersOf } from '../subject/subject.queries.js';
import { SubjectService } from '../subject/subject.service.js';
import * as subjectMay from '../subject/subject.access.js';
import * as may from './responsibility.access.js';
import { Responsibility } from './responsibility.entity.js';
import { currentLetters, endLetters } from './responsibility.queries.js';
import type { CellInput, CellProblemType, ClearResponsibilityInput, HolderInput, SetResponsibilityInput } from './responsibility.types.js';

@Injectable()
export class ResponsibilityService {
  constructor(private readonly subjects: SubjectService) {}

  /**
   * Gives a person or a role one letter of a subject, in place of the one that they hold. A makes them accountable in place of whoever was, as
   * `assignOwner` does; a role holds it through whoever has been in it longest.
   * Errors: RULE for somebody who has left, for a role that is closed, or A for one that is vacant; RULE for another letter of whoever is accountable.
   */
  async setResponsibility(ctx: Ctx, { subjectId, letter, holder, reason }: SetResponsibilityInput): Promise<Subject> {
    oneOf(holder);
    if (letter === 'A' && holder.personId) {
      const subject = await this.subjects.assignOwner(ctx, { subjectId, personId: holder.personId, reason });
      // The letter before it ends: accountable says more.
      await endLetters(ctx, subjectId, holder, await ctx.instant());
      return subject;
    }
    await keepPeople(ctx, [ctx.actor.personId, ...(holder.personId ? [holder.personId] : [])]);
    if (holder.roleId) await keepRoles(ctx, [holder.roleId]);
    await lockSubject(ctx, subjectId);
    const subject = await ctx.get(Subject, { id: subjectId });
    ctx.authorize(may.setResponsibility(ctx.actor, subject));
    refuseClosed(subject);
    const person = await requireActive(ctx, holder.personId);
    const role = holder.roleId ? await ctx.get(Role, { id: holder.roleId }) : null;
    if (role?.closedAt) throw new DomainError('RULE', { en: `The role ${role.name} is closed.`, es: `El rol ${role.name} está cerrado.` });
    const at = await ctx.instant();
    const held = (await currentLetters(ctx, subjectId)).filter((one) => holds(one, holder));
    if (held.some((one) => one.letter === letter)) return subject;
    const accountable = held.find((one) => one.letter === 'A');
    if (accountable && letter !== 'A') throw new DomainError('RULE', { en: `${person?.name ?? role?.name} is accountable for it; make somebody else accountable first, or clear it with a reason.`, es: `${person?.name ?? role?.name} responde de ella; antes, que responda otra persona, o quítaselo con un motivo.` }, { field: 'letter' });
    if (letter === 'A') await this.#throughRole(ctx, subject, role as Role, reason ?? null, at);
    await endLetters(ctx, subjectId, holder, at);
    if (letter === 'A') return subject;
    const given: Responsibility = { organizationId: ctx.organizationId, id: ctx.newId(), subjectId, letter, personId: holder.personId ?? null, roleId: holder.roleId ?? null, roleAssignmentId: null, startedAt: at, endedAt: null, givenBy: ctx.actor.personId, reason: reason?.trim() || null, standsInFor: null };
    await ctx.insert(Responsibility, given);
    await ctx.record({ name: 'subject.responsibility_set', subjectId, details: { letter, personId: given.personId, roleId: given.roleId } });
    return subject;
  }

  /** Takes the letter of a person or role away; of several only the one that is named. Clearing A needs a reason and opens the gap. Errors: INVALID without one, RULE where they don't hold it and for what is closed. */
  async clearResponsibility(ctx: Ctx, { subjectId, holder, letter, reason }: ClearResponsibilityInput): Promise<Subject> {
    oneOf(holder);
    await Promise.all([keepPerson(ctx, ctx.actor.personId), lockSubject(ctx, subjectId)]);
    const subject = await ctx.get(Subject, { id: subjectId });
    const held = (await currentLetters(ctx, subjectId)).filter((one) => (letter ? one.letter === letter : true) && (holds(one, holder) || (letter === 'A' && one.personId === holder.personId)));
    const accountable = held.find((one) => one.letter === 'A');
    refuseClosed(subject);
    ctx.authorize(may.setResponsibility(ctx.actor, subject) || (accountable !== undefined && subjectMay.assignOwner(ctx.actor, { departmentId: subject.departmentId, ownerId: accountable.personId })));
    if (held.length === 0) throw new DomainError('RULE', letter ? { en: 'They don’t hold that letter here any more; look again at who does.', es: 'Ya no tiene esa letra aquí; vuelve a mirar quién la tiene.' } : { en: 'They hold no letter here.', es: 'No tiene ninguna letra aquí.' });
    const why = reason?.trim() || null;
    if (accountable && !why) throw new DomainError('INVALID', { en: 'Say why nobody answers for it from now on.', es: 'Di por qué no va a responder nadie de ella.' }, { field: 'reason' });
    const at = await ctx.instant();
    if (accountable) await this.subjects.release(ctx, subject, accountable.personId as string, 'CLEARED', why, at);
    const others = held.filter((one) => one !== accountable);
    if (others.length > 0) await endLetters(ctx, subjectId, holder, at);
    for (const { letter: was, personId, roleId } of others) await ctx.record({ name: 'subject.responsibility_cleared', subjectId, details: { letter: was, personId, roleId, reason: why } });
    return subject;
  }

  /**
   * Many cells at one go, each on its own: what can't be is said and the rest is kept. Undoing takes an assignment of A that is
   * seconds old back as if it had never been.
   */
  async setResponsibilities(ctx: Ctx, cells: readonly CellInput[], reason: string | null, isUndo: boolean): Promise<CellProblemType[]> {
    // All at once and in one order: two who paste over the same rows wait for each other instead of locking each other out.
    await keepPeople(ctx, [ctx.actor.personId, ...cells.flatMap(({ holder }) => holder.personId ?? [])]);
    await keepRoles(ctx, cells.flatMap(({ holder }) => holder.roleId ?? []));
    await lockSubjects(ctx, cells.map(({ subjectId }) => subjectId));
    const problems: CellProblemType[] = [];
    for (const [index, { subjectId, letter, holder }] of cells.entries()) {
      const refused = await ctx.attempt(async () => {
        if (letter) return this.setResponsibility(ctx, { subjectId, letter, holder, reason });
        const undone = isUndo ? await ctx.attempt(() => this.#undone(ctx, subjectId, holder)) : false;
        return undone === true ? null : this.clearResponsibility(ctx, { subjectId, holder, reason });
      });
      if (refused instanceof DomainError) problems.push({ index, code: refused.code, message: refused.text[ctx.language] });
    }
    // Each cell said for itself whether it may; all refused is a refusal.
    ctx.authorize(problems.length < cells.length || problems.some(({ code }) => code !== 'FORBIDDEN'));
    return problems;
  }

  async #undone(ctx: Ctx, subjectId: string, holder: HolderInput): Promise<boolean> {
    const isAccountable = (await currentLetters(ctx, subjectId)).some((one) => one.letter === 'A' && holds(one, holder));
    if (isAccountable) await this.subjects.undoAssignment(ctx, subjectId);
    return isAccountable;
  }

  async #throughRole(ctx: Ctx, subject: Subject, role: Role, reason: string | null, at: Date): Promise<void> {
    const [first] = await currentAssignments(ctx, [role.id]);
    if (!first) throw new DomainError('RULE', { en: `The role ${role.name} is vacant: nobody would answer. Put somebody in it first.`, es: `El rol ${role.name} está vacante: no respondería nadie. Pon antes a alguien.` }, { field: 'holder' });
    const [owner] = await ownersOf(ctx, [subject.id]);
    await this.subjects.pass(ctx, subject, owner?.personId ?? null, first.personId, { through: first, reason, isUndoable: true, before: owner, at });
  }
}

/** Whether a letter is of that holder: a role's own, or a person's own. */
function holds({ personId, roleId }: Pick<Responsibility, 'personId' | 'roleId'>, holder: HolderInput): boolean {
  return holder.roleId ? roleId === holder.roleId : roleId === null && personId === holder.personId;
}

function oneOf({ personId, roleId }: HolderInput): void {
  if (Boolean(personId) === Boolean(roleId)) throw new DomainError('INVALID', { en: 'Name a person or a role, one of them.', es: 'Nombra a una persona o un rol, uno de los dos.' }, { field: 'holder' });
}

function refuseClosed({ state }: Subject): void {
  if (state === 'closed') throw new DomainError('RULE', { en: 'This is closed; reopen it first.', es: 'Está cerrada; reábrela antes.' });
}

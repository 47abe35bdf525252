import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, notFound, ownRequest, pageOf, readCursor, stale } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { Department, keepPerson } from '@batuta/organization';
import { refuseAnotherRule, refuseWithoutProposal } from '../role/direct-change.js';
import { Role } from '../role/role.entity.js';
import { Subject } from '../subject/subject.entity.js';
import { SubjectService } from '../subject/subject.service.js';
import { aDayBefore, refuseOwnRequest } from '../subject/own-request.js';
import { lockSubject } from '../subject/subject.queries.js';
import * as may from './policy.access.js';
import { Policy, PolicyAnswer, PolicyApprover, PolicyAudience, PolicyException, type PolicyState, PolicyVersion, refuseRetired, refuseUnlessInReview } from './policy.entity.js';
import { approvalsOf, approversLeft, approvingRoles, clearChosen, endVersion, fileOf, lockPolicy, noteWriter, policiesPage, policyById, type PolicyRow, readablePolicy } from './policy.queries.js';
import type { DraftPolicyInput, EditPolicyDraftInput, EditPolicyInput, GrantPolicyExceptionInput } from './policy-input.types.js';

@Injectable()
export class PolicyService {
  constructor(private readonly subjects: SubjectService) {}

  async policies(ctx: Ctx, states: readonly PolicyState[] | null, first: number, after?: string | null): Promise<Connection<PolicyRow>> {
    const rows = await policiesPage(ctx, { states, after: readCursor(after, 2), limit: first + 1 });
    return pageOf(rows, first, (row) => row, ({ titleKey, id }) => [titleKey, id]);
  }

  /** Errors: NOT_FOUND, also for a draft that the reader doesn't work on. */
  async policy(ctx: Ctx, id: string): Promise<PolicyRow> {
    const row = await readablePolicy(ctx, id);
    if (!row) throw notFound();
    return row;
  }

  /** A new policy with its first version; or, of a policy that is there, its next version, which begins with the text that is in force. */
  async draftPolicy(ctx: Ctx, input: DraftPolicyInput): Promise<PolicyRow> {
    ctx.authorize(may.draftPolicy(ctx.actor));
    if (input.policyId) return this.#draftNext(ctx, input.policyId, input);
    const title = input.title?.trim();
    if (!title) throw new DomainError('INVALID', { en: 'Give it a title.', es: 'Ponle título.' }, { field: 'title' });
    if (input.departmentId) await ctx.get(Department, { id: input.departmentId });
    const id = ctx.newId();
    await this.subjects.create(ctx, { id, kind: 'policy', title, departmentId: input.departmentId ?? null, state: 'draft' });
    await ctx.insert(Policy, { organizationId: ctx.organizationId, id, kind: input.kind ?? 'POLICY', approvalsNeeded: input.approvalsNeeded ?? 1, bindsEveryone: true, reviewOn: input.reviewOn ?? null, createdAt: ctx.now(), retiredAt: null, retiredReason: null, version: 1 });
    await this.#choose(ctx, id, input);
    await this.#insertVersion(ctx, id, 1, input);
    await ctx.record({ name: 'policy.drafted', subjectId: id, details: { number: 1 } });
    if (input.ownerId) await this.subjects.assignOwner(ctx, { subjectId: id, personId: input.ownerId });
    return (await policyById(ctx, id)) as PolicyRow;
  }

  /** What is said of a policy beside its text. Errors: CONFLICT when somebody saved first, RULE for a retired one. */
  async editPolicy(ctx: Ctx, input: EditPolicyInput): Promise<PolicyRow> {
    const { policy, subject } = await this.#load(ctx, input.id);
    ctx.authorize(may.editPolicy(ctx.actor));
    if (policy.version !== input.version) throw stale(policy);
    refuseRetired(policy);
    if (input.departmentId) await ctx.get(Department, { id: input.departmentId });
    if ((input.approverRoleIds ?? input.approvalsNeeded) != null && (await this.#changesApproval(ctx, policy, input))) await refuseAnotherRule(ctx, policy.id, true);
    // Who decides doesn't change while they decide.
    if ((input.approverRoleIds ?? input.approvalsNeeded) != null && (await ctx.find(PolicyVersion, { policyId: policy.id, state: 'IN_REVIEW' })) && (await this.#changesApproval(ctx, policy, input))) throw new DomainError('RULE', { en: 'A version is in review; take it back first to change who approves it.', es: 'Hay una versión en revisión; retírala de ella antes de cambiar quién la aprueba.' }, { field: 'approverRoleIds' });
    // To move the day of its review says that it holds until then.
    if (input.reviewOn !== undefined && input.reviewOn !== policy.reviewOn && subject.state === 'active') await refuseOwnRequest(ctx, [policy.id], aDayBefore(ctx.now()));
    await this.subjects.edit(ctx, subject, { ...(input.title && { title: input.title }), ...(input.departmentId !== undefined && { departmentId: input.departmentId }) });
    await this.#choose(ctx, policy.id, input);
    await ctx.update(Policy, policy, { ...(input.kind && { kind: input.kind }), ...(input.approvalsNeeded && { approvalsNeeded: input.approvalsNeeded }), ...(input.reviewOn !== undefined && { reviewOn: input.reviewOn }) });
    await ctx.record({ name: 'policy.edited', subjectId: policy.id });
    return (await policyById(ctx, policy.id)) as PolicyRow;
  }

  /** Errors: CONFLICT when somebody saved first, RULE for a version that isn't a draft. */
  async editPolicyDraft(ctx: Ctx, input: EditPolicyDraftInput): Promise<PolicyVersion> {
    ctx.authorize(may.editPolicy(ctx.actor));
    const version = await this.#version(ctx, input.id);
    refuseRetired(await ctx.get(Policy, { id: version.policyId }));
    if (version.state !== 'DRAFT') throw new DomainError('RULE', { en: 'Only a draft can be changed; what is in review is sent back first, what is in force gets a new version.', es: 'Solo se puede cambiar un borrador: lo que está en revisión se devuelve antes, y lo vigente tiene una versión nueva.' }, { state: version.state });
    if (version.version !== input.version) throw stale(version);
    await noteWriter(ctx, version.id);
    await ctx.update(PolicyVersion, version, { ...(input.body !== undefined && { body: input.body }), ...(input.note !== undefined && { note: input.note?.trim() || null }), ...(input.effectiveOn !== undefined && { effectiveOn: input.effectiveOn }), ...(input.directChange !== undefined && { directChange: input.directChange }) });
    return version;
  }

  /** Errors: RULE for an empty text, without approvers, or where fewer people could approve than are asked for. */
  async submitPolicy(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    ctx.authorize(may.draftPolicy(ctx.actor));
    const version = await this.#version(ctx, versionId);
    const policy = await ctx.get(Policy, { id: version.policyId });
    refuseRetired(policy);
    const changes = PolicyVersion.submit(version, ctx.actor.personId, ctx.now());
    if (version.body.trim() === '' && !(await fileOf(ctx, ctx.organizationId, version.id))) throw new DomainError('RULE', { en: 'It has neither text nor a file yet.', es: 'Todavía no tiene texto ni archivo.' }, { field: 'body' });
    const today = localDay(ctx.now(), ctx.actor.organization.timeZone);
    // Until then something must hold: there is one version in force, not two.
    if (version.effectiveOn && version.effectiveOn > today && (await ctx.find(PolicyVersion, { policyId: policy.id, state: 'APPROVED' }))) throw new DomainError('RULE', { en: 'A next version is in force from its approval on: clear the day, and send it when it should hold.', es: 'Una versión nueva está vigente desde que se aprueba: borra la fecha y envíala cuando deba valer.' }, { field: 'effectiveOn' });
    await ctx.update(PolicyVersion, version, changes);
    const approvers = await approversLeft(ctx, [version.id]);
    const possible = approvers.filter(({ isKept }) => !isKept).length;
    if (possible < policy.approvalsNeeded) throw tooFewApprovers(policy.approvalsNeeded, possible, approvers.length > possible);
    await ctx.record({ name: 'policy.submitted', subjectId: policy.id, details: { number: version.number } });
    return version;
  }

  /** With the last approval that is asked for it is in force, and the version before is not. Errors: RULE for one that isn't in review or that one has answered, FORBIDDEN without an approving role. */
  async approvePolicy(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    const { version, policy } = await this.#answer(ctx, versionId, 'APPROVED', null);
    if ((await approvalsOf(ctx, version.id)) < policy.approvalsNeeded) return version;
    const at = ctx.now();
    await this.#bringIntoForce(ctx, policy, version, PolicyVersion.approve(version, localDay(at, ctx.actor.organization.timeZone), at), at);
    return version;
  }

  /**
   * Puts a text into force that was adopted elsewhere, as a new policy or as the next version of one, for a use case that has authorized its own verb; gives the policy's id.
   * Errors: RULE while a version of it is being worked on.
   */
  async enactPolicy(ctx: Ctx, { policyId, title, body, note, ownerId }: { policyId: string | null; title?: string; body: string; note?: string | null; ownerId?: string }): Promise<string> {
    if (body.trim() === '') throw new DomainError('INVALID', { en: 'A policy that comes into force has a text.', es: 'Una política que entra en vigor tiene un texto.' }, { field: 'body' });
    const row = policyId ? await this.#draftNext(ctx, policyId, { body, note: note ?? null }) : await this.draftPolicy(ctx, { title: title ?? '', body, note: note ?? null, ...(ownerId && { ownerId }) });
    const version = (await ctx.find(PolicyVersion, { policyId: row.id, state: 'DRAFT' })) as PolicyVersion;
    const at = ctx.now();
    await this.#bringIntoForce(ctx, await ctx.get(Policy, { id: row.id }), version, { state: 'APPROVED', approvedAt: at, effectiveOn: localDay(at, ctx.actor.organization.timeZone) }, at);
    return row.id;
  }

  /** Back to its draft, with a reason; approvals so far count no more. */
  async returnPolicy(ctx: Ctx, versionId: string, reason: string): Promise<PolicyVersion> {
    const { version, policy } = await this.#answer(ctx, versionId, 'RETURNED', reason.trim());
    await ctx.update(PolicyVersion, version, PolicyVersion.return(version));
    await ctx.record({ name: 'policy.returned', subjectId: policy.id, details: { number: version.number, reason: reason.trim() } });
    return version;
  }

  /** Takes a version out of review, to be changed; approvals so far count no more. */
  async withdrawPolicy(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    ctx.authorize(may.draftPolicy(ctx.actor));
    const version = await this.#version(ctx, versionId);
    await ctx.update(PolicyVersion, version, PolicyVersion.return(version));
    await ctx.record({ name: 'policy.withdrawn', subjectId: version.policyId, details: { number: version.number } });
    return version;
  }

  /** Throws a draft away; its number is not used again. Errors: RULE for what isn't a draft. */
  async discardPolicyDraft(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    ctx.authorize(may.draftPolicy(ctx.actor));
    const version = await this.#version(ctx, versionId);
    await ctx.update(PolicyVersion, version, PolicyVersion.discard(version, ctx.now()));
    await ctx.record({ name: 'policy.draft_discarded', subjectId: version.policyId, details: { number: version.number } });
    return version;
  }

  /** It binds nobody any more and stays readable; what was worked on is withdrawn. */
  async retirePolicy(ctx: Ctx, id: string, reason: string): Promise<PolicyRow> {
    const { policy, subject } = await this.#load(ctx, id);
    ctx.authorize(may.retirePolicy(ctx.actor));
    await refuseWithoutProposal(ctx);
    const at = ctx.now();
    const changes = Policy.retire(policy, reason.trim(), at);
    const current = await ctx.find(PolicyVersion, { policyId: id, state: 'APPROVED' });
    if (!current) throw new DomainError('RULE', { en: 'It was never in force, so there is nothing to retire.', es: 'Nunca estuvo vigente: no hay nada que retirar.' });
    await endVersion(ctx, current.id, 'RETIRED', at);
    const open = (await ctx.list(PolicyVersion, { policyId: id })).find(({ state }) => state === 'DRAFT' || state === 'IN_REVIEW');
    if (open) await endVersion(ctx, open.id, 'WITHDRAWN', at);
    await ctx.update(Policy, policy, changes);
    await this.subjects.changeState(ctx, subject, 'closed');
    await ctx.record({ name: 'policy.retired', subjectId: id, details: { reason: reason.trim() } });
    return (await policyById(ctx, id)) as PolicyRow;
  }

  /** Says that it was read again and still holds, until the next review. Errors: INVALID for a day that isn't after today. */
  async reviewPolicy(ctx: Ctx, id: string, reviewOn: string): Promise<PolicyRow> {
    const { policy } = await this.#load(ctx, id);
    const row = (await policyById(ctx, id)) as PolicyRow;
    ctx.authorize(may.reviewPolicy(ctx.actor, row));
    await refuseOwnRequest(ctx, [id], aDayBefore(ctx.now()));
    refuseRetired(policy);
    await this.#requireInForce(ctx, id);
    if (reviewOn <= localDay(ctx.now(), ctx.actor.organization.timeZone)) throw new DomainError('INVALID', { en: 'The next review is after today.', es: 'La próxima revisión es después de hoy.' }, { field: 'reviewOn' });
    await ctx.update(Policy, policy, { reviewOn });
    await ctx.record({ name: 'policy.reviewed', subjectId: id, details: { reviewOn } });
    return (await policyById(ctx, id)) as PolicyRow;
  }

  /** Until its last day something is let off what the policy asks. Errors: FORBIDDEN without an approving role, INVALID for a day that has passed. */
  async grantPolicyException(ctx: Ctx, input: GrantPolicyExceptionInput): Promise<PolicyException> {
    const { policy } = await this.#load(ctx, input.policyId);
    ctx.authorize(may.answerPolicy(await approvingRoles(ctx, policy.id, ctx.actor.personId)));
    await refuseOwnRequest(ctx, [policy.id], aDayBefore(ctx.now()));
    refuseRetired(policy);
    await this.#requireInForce(ctx, policy.id);
    if (input.departmentId) await ctx.get(Department, { id: input.departmentId });
    if (input.expiresOn < localDay(ctx.now(), ctx.actor.organization.timeZone)) throw new DomainError('INVALID', { en: 'An exception ends on a day that hasn’t passed.', es: 'Una excepción termina un día que no ha pasado.' }, { field: 'expiresOn' });
    const exception: PolicyException = { organizationId: ctx.organizationId, id: ctx.newId(), policyId: policy.id, what: input.what.trim(), reason: input.reason.trim(), departmentId: input.departmentId ?? null, expiresOn: input.expiresOn, approvedBy: ctx.actor.personId, approvedAt: ctx.now(), endedAt: null, version: 1 };
    await ctx.insert(PolicyException, exception);
    await ctx.record({ name: 'policy.exception_granted', subjectId: policy.id, details: { exceptionId: exception.id, what: exception.what, expiresOn: exception.expiresOn } });
    return exception;
  }

  /** Errors: RULE when it has ended already. */
  async endPolicyException(ctx: Ctx, id: string): Promise<PolicyException> {
    const exception = await ctx.get(PolicyException, { id });
    ctx.authorize(may.editPolicy(ctx.actor) || may.answerPolicy(await approvingRoles(ctx, exception.policyId, ctx.actor.personId)));
    if (exception.endedAt || !(await ctx.update(PolicyException, exception, { endedAt: ctx.now() }))) throw new DomainError('RULE', { en: 'It has ended already.', es: 'Ya había terminado.' });
    await ctx.record({ name: 'policy.exception_ended', subjectId: exception.policyId, details: { exceptionId: id } });
    return exception;
  }

  async #draftNext(ctx: Ctx, policyId: string, input: DraftPolicyInput): Promise<PolicyRow> {
    const { policy } = await this.#load(ctx, policyId);
    refuseRetired(policy);
    const ofThePolicy = (['title', 'kind', 'departmentId', 'reviewOn', 'approverRoleIds', 'approvalsNeeded', 'audience', 'ownerId'] as const).find((field) => input[field] != null);
    if (ofThePolicy) throw new DomainError('INVALID', { en: 'That is said of the policy, not of a version: edit the policy.', es: 'Eso se dice de la política, no de una versión: edita la política.' }, { field: ofThePolicy });
    const versions = await ctx.list(PolicyVersion, { policyId });
    const open = versions.find(({ state }) => state === 'DRAFT' || state === 'IN_REVIEW');
    if (open) throw new DomainError('RULE', { en: `Version ${open.number} is being worked on already.`, es: `Ya se trabaja en la versión ${open.number}.` }, { versionId: open.id });
    const current = versions.find(({ state }) => state === 'APPROVED');
    const number = Math.max(0, ...versions.map((one) => one.number)) + 1;
    await this.#insertVersion(ctx, policyId, number, { ...input, body: input.body ?? current?.body, directChange: input.directChange === undefined ? current?.directChange : input.directChange });
    await ctx.record({ name: 'policy.drafted', subjectId: policyId, details: { number } });
    return (await policyById(ctx, policyId)) as PolicyRow;
  }

  async #answer(ctx: Ctx, versionId: string, answer: PolicyAnswer['answer'], reason: string | null): Promise<{ version: PolicyVersion; policy: Policy }> {
    const version = await this.#version(ctx, versionId);
    const policy = await ctx.get(Policy, { id: version.policyId });
    refuseRetired(policy);
    const [roleId, ...others] = await approvingRoles(ctx, policy.id, ctx.actor.personId);
    ctx.authorize(may.answerPolicy(roleId ? [roleId, ...others] : []));
    refuseUnlessInReview(version);
    const mine = (await approversLeft(ctx, [versionId])).find(({ personId }) => personId === ctx.actor.personId);
    if (!mine) throw new DomainError('RULE', { en: 'You have answered already.', es: 'Ya has respondido.' });
    if (mine.isKept) throw ownRequest();
    await ctx.insert(PolicyAnswer, { organizationId: ctx.organizationId, id: ctx.newId(), versionId, submission: version.submission, personId: ctx.actor.personId, roleId: roleId as string, answer, reason, answeredAt: ctx.now() });
    return { version, policy };
  }

  async #bringIntoForce(ctx: Ctx, policy: Policy, version: PolicyVersion, changes: Partial<PolicyVersion>, at: Date): Promise<void> {
    if (version.directChange) await refuseAnotherRule(ctx, policy.id, false);
    const before = await ctx.find(PolicyVersion, { policyId: policy.id, state: 'APPROVED' });
    if (before) await endVersion(ctx, before.id, 'SUPERSEDED', at);
    await ctx.update(PolicyVersion, version, changes);
    const subject = await ctx.get(Subject, { id: policy.id });
    await this.subjects.changeState(ctx, subject, 'active');
    if (!policy.reviewOn || policy.reviewOn <= (version.effectiveOn as string)) await ctx.update(Policy, policy, { reviewOn: nextYear(version.effectiveOn as string) });
    await ctx.record({ name: 'policy.approved', subjectId: policy.id, details: { number: version.number } });
  }

  async #insertVersion(ctx: Ctx, policyId: string, number: number, { body, note, effectiveOn, directChange }: Pick<DraftPolicyInput, 'body' | 'note' | 'effectiveOn' | 'directChange'>): Promise<void> {
    await ctx.insert(PolicyVersion, { organizationId: ctx.organizationId, id: ctx.newId(), policyId, number, state: 'DRAFT', body: body ?? '', note: note?.trim() || null, effectiveOn: effectiveOn ?? null, directChange: directChange ?? null, submission: 0, draftedBy: ctx.actor.personId, writtenBy: [], draftedAt: ctx.now(), submittedAt: null, submittedBy: null, approvedAt: null, endedAt: null, version: 1 });
  }

  /** Approving roles and whom it binds, where they are said. */
  async #choose(ctx: Ctx, policyId: string, { approverRoleIds, audience }: Pick<DraftPolicyInput, 'approverRoleIds' | 'audience'>): Promise<void> {
    const own = { organizationId: ctx.organizationId, policyId };
    if (approverRoleIds) {
      await clearChosen(ctx, policyId, 'policy_approvers');
      for (const roleId of new Set(approverRoleIds)) {
        await this.#openRole(ctx, roleId);
        await ctx.insert(PolicyApprover, { ...own, id: ctx.newId(), roleId });
      }
    }
    if (!audience) return;
    await clearChosen(ctx, policyId, 'policy_audiences');
    const [departments, roles] = [new Set(audience.departmentIds ?? []), new Set(audience.roleIds ?? [])];
    for (const departmentId of departments) {
      await ctx.get(Department, { id: departmentId });
      await ctx.insert(PolicyAudience, { ...own, id: ctx.newId(), departmentId, roleId: null });
    }
    for (const roleId of roles) {
      await this.#openRole(ctx, roleId);
      await ctx.insert(PolicyAudience, { ...own, id: ctx.newId(), departmentId: null, roleId });
    }
    await (await ctx.manager()).update(Policy, { organizationId: ctx.organizationId, id: policyId }, { bindsEveryone: departments.size + roles.size === 0 });
  }

  async #openRole(ctx: Ctx, id: string): Promise<void> {
    const role = await ctx.get(Role, { id });
    if (role.closedAt) throw new DomainError('RULE', { en: `The role “${role.name}” is closed.`, es: `El rol «${role.name}» está cerrado.` });
  }

  async #load(ctx: Ctx, id: string): Promise<{ policy: Policy; subject: Subject }> {
    await this.#lock(ctx, id);
    return { policy: await ctx.get(Policy, { id }), subject: await ctx.get(Subject, { id }) };
  }

  /** The actor first, whose name stands in what is written: a departure that waits for the subject holds its person. Then the subject, as every write of anything that is owned does. */
  async #lock(ctx: Ctx, id: string): Promise<void> {
    await keepPerson(ctx, ctx.actor.personId);
    await lockSubject(ctx, id);
    await lockPolicy(ctx, id);
  }

  async #requireInForce(ctx: Ctx, policyId: string): Promise<void> {
    if (!(await ctx.find(PolicyVersion, { policyId, state: 'APPROVED' }))) throw new DomainError('RULE', { en: 'No version of it is in force yet.', es: 'Todavía no hay ninguna versión vigente.' });
  }

  async #changesApproval(ctx: Ctx, policy: Policy, { approverRoleIds, approvalsNeeded }: Pick<EditPolicyInput, 'approverRoleIds' | 'approvalsNeeded'>): Promise<boolean> {
    if (approvalsNeeded && approvalsNeeded !== policy.approvalsNeeded) return true;
    const known = (await ctx.list(PolicyApprover, { policyId: policy.id })).map(({ roleId }) => roleId).sort();
    return approverRoleIds != null && [...new Set(approverRoleIds)].sort().join() !== known.join();
  }

  /** A version, once nobody else does anything to its policy. */
  async #version(ctx: Ctx, id: string): Promise<PolicyVersion> {
    const { policyId } = await ctx.get(PolicyVersion, { id });
    await this.#lock(ctx, policyId);
    return ctx.get(PolicyVersion, { id });
  }
}

function tooFewApprovers(needed: number, possible: number, isAnyKept: boolean): DomainError {
  const [en, es] = isAnyKept ? [' Who writes it, sends it or answers for it doesn’t count: here it takes two people.', ' Quien la escribe, la envía o responde de ella no cuenta: aquí hacen falta dos personas.'] : ['', ''];
  const text = possible === 0 ? { en: 'Nobody could approve it: choose a role with people in it.', es: 'Nadie podría aprobarla: elige un rol con gente.' } : { en: `${needed} approvals are asked for, and only ${possible} could give one. Choose more roles, or fill them.`, es: `Se piden ${needed} aprobaciones y solo ${possible} podrían darla. Elige más roles, o cúbrelos.` };
  return new DomainError('RULE', { en: text.en + en, es: text.es + es }, { field: 'approverRoleIds' });
}

/** The same day of the year after; 29 February becomes 1 March. */
function nextYear(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, 10);
}

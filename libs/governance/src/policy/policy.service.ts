import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { Department } from '@batuta/organization';
import { refuseAnotherRule, refuseWithoutProposal } from '../role/direct-change.js';
import { Role } from '../role/role.entity.js';
import { SubjectService } from '../subject/subject.service.js';
import { aDayBefore, refuseOwnRequest } from '../subject/own-request.js';
import * as may from './policy.access.js';
import { Policy, PolicyApprover, PolicyAudience, type PolicyState, PolicyVersion, refuseRetired } from './policy.entity.js';
import { lockedPolicy, refuseUnlessInForce } from './policy.lock.js';
import { clearChosen, endVersion, policiesPage, policyById, type PolicyRow, readablePolicy } from './policy.queries.js';
import type { DraftPolicyInput, EditPolicyInput } from './policy-input.types.js';

/** A policy itself: what it is called, whom it binds, who approves it, when it is read again. */
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
    if (input.policyId) return this.draftNextVersion(ctx, input.policyId, input);
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

  /** The next version of a policy, which begins with the text that is in force; for a use case that has authorized its own verb. Errors: INVALID for what is said of the policy itself, RULE while one is being worked on and for a retired policy. */
  async draftNextVersion(ctx: Ctx, policyId: string, input: DraftPolicyInput): Promise<PolicyRow> {
    const { policy } = await lockedPolicy(ctx, policyId);
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

  /** What is said of a policy beside its text. Errors: CONFLICT when somebody saved first, RULE for a retired one. */
  async editPolicy(ctx: Ctx, input: EditPolicyInput): Promise<PolicyRow> {
    const { policy, subject } = await lockedPolicy(ctx, input.id);
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

  /** It binds nobody any more and stays readable; what was worked on is withdrawn. */
  async retirePolicy(ctx: Ctx, id: string, reason: string): Promise<PolicyRow> {
    const { policy, subject } = await lockedPolicy(ctx, id);
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
    const { policy } = await lockedPolicy(ctx, id);
    const row = (await policyById(ctx, id)) as PolicyRow;
    ctx.authorize(may.reviewPolicy(ctx.actor, row));
    await refuseOwnRequest(ctx, [id], aDayBefore(ctx.now()));
    refuseRetired(policy);
    await refuseUnlessInForce(ctx, id);
    if (reviewOn <= localDay(ctx.now(), ctx.actor.organization.timeZone)) throw new DomainError('INVALID', { en: 'The next review is after today.', es: 'La próxima revisión es después de hoy.' }, { field: 'reviewOn' });
    await ctx.update(Policy, policy, { reviewOn });
    await ctx.record({ name: 'policy.reviewed', subjectId: id, details: { reviewOn } });
    return (await policyById(ctx, id)) as PolicyRow;
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

  async #changesApproval(ctx: Ctx, policy: Policy, { approverRoleIds, approvalsNeeded }: Pick<EditPolicyInput, 'approverRoleIds' | 'approvalsNeeded'>): Promise<boolean> {
    if (approvalsNeeded && approvalsNeeded !== policy.approvalsNeeded) return true;
    const known = (await ctx.list(PolicyApprover, { policyId: policy.id })).map(({ roleId }) => roleId).sort();
    return approverRoleIds != null && [...new Set(approverRoleIds)].sort().join() !== known.join();
  }
}

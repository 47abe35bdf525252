import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, ownRequest, stale } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { refuseAnotherRule } from '../role/direct-change.js';
import { Subject } from '../subject/subject.entity.js';
import { SubjectService } from '../subject/subject.service.js';
import * as may from './policy.access.js';
import { Policy, PolicyAnswer, PolicyVersion, refuseRetired, refuseUnlessInReview } from './policy.entity.js';
import { lockedVersion } from './policy.lock.js';
import { approvalsOf, approversLeft, approvingRoles, endVersion, fileOf, noteWriter } from './policy.queries.js';
import { PolicyService } from './policy.service.js';
import type { EditPolicyDraftInput } from './policy-input.types.js';

/** What a policy says: written, sent to its approvers, answered, in force. */
@Injectable()
export class PolicyVersionService {
  constructor(
    private readonly subjects: SubjectService,
    private readonly policies: PolicyService,
  ) {}

  /** Errors: CONFLICT when somebody saved first, RULE for a version that isn't a draft. */
  async editPolicyDraft(ctx: Ctx, input: EditPolicyDraftInput): Promise<PolicyVersion> {
    ctx.authorize(may.editPolicy(ctx.actor));
    const version = await lockedVersion(ctx, input.id);
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
    const version = await lockedVersion(ctx, versionId);
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
    const row = policyId ? await this.policies.draftNextVersion(ctx, policyId, { body, note: note ?? null }) : await this.policies.draftPolicy(ctx, { title: title ?? '', body, note: note ?? null, ...(ownerId && { ownerId }) });
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
    const version = await lockedVersion(ctx, versionId);
    await ctx.update(PolicyVersion, version, PolicyVersion.return(version));
    await ctx.record({ name: 'policy.withdrawn', subjectId: version.policyId, details: { number: version.number } });
    return version;
  }

  /** Throws a draft away; its number is not used again. Errors: RULE for what isn't a draft. */
  async discardPolicyDraft(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    ctx.authorize(may.draftPolicy(ctx.actor));
    const version = await lockedVersion(ctx, versionId);
    await ctx.update(PolicyVersion, version, PolicyVersion.discard(version, ctx.now()));
    await ctx.record({ name: 'policy.draft_discarded', subjectId: version.policyId, details: { number: version.number } });
    return version;
  }

  async #answer(ctx: Ctx, versionId: string, answer: PolicyAnswer['answer'], reason: string | null): Promise<{ version: PolicyVersion; policy: Policy }> {
    const version = await lockedVersion(ctx, versionId);
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

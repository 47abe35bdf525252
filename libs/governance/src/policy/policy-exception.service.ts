import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { Department } from '@batuta/organization';
import { aDayBefore, refuseOwnRequest } from '../subject/own-request.js';
import * as may from './policy.access.js';
import { PolicyException, refuseRetired } from './policy.entity.js';
import { lockedPolicy, refuseUnlessInForce } from './policy.lock.js';
import { approvingRoles } from './policy.queries.js';
import type { GrantPolicyExceptionInput } from './policy-input.types.js';

@Injectable()
export class PolicyExceptionService {
  /** Until its last day something is let off what the policy asks. Errors: FORBIDDEN without an approving role, INVALID for a day that has passed. */
  async grantPolicyException(ctx: Ctx, input: GrantPolicyExceptionInput): Promise<PolicyException> {
    const { policy } = await lockedPolicy(ctx, input.policyId);
    ctx.authorize(may.answerPolicy(await approvingRoles(ctx, policy.id, ctx.actor.personId)));
    await refuseOwnRequest(ctx, [policy.id], aDayBefore(ctx.now()));
    refuseRetired(policy);
    await refuseUnlessInForce(ctx, policy.id);
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
}

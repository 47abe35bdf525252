import { keepPerson } from '@batuta/organization';
import { type Ctx, DomainError } from '@batuta/platform';
import { lockSubject } from '../subject/subject.queries.js';
import { Subject } from '../subject/subject.entity.js';
import { Policy, PolicyVersion } from './policy.entity.js';
import { lockPolicy } from './policy.queries.js';

/** A policy, once nobody else does anything to it. */
export async function lockedPolicy(ctx: Ctx, id: string): Promise<{ policy: Policy; subject: Subject }> {
  await lock(ctx, id);
  return { policy: await ctx.get(Policy, { id }), subject: await ctx.get(Subject, { id }) };
}

/** A version, once nobody else does anything to its policy. */
export async function lockedVersion(ctx: Ctx, id: string): Promise<PolicyVersion> {
  const { policyId } = await ctx.get(PolicyVersion, { id });
  await lock(ctx, policyId);
  return ctx.get(PolicyVersion, { id });
}

/** Errors: RULE. */
export async function refuseUnlessInForce(ctx: Ctx, policyId: string): Promise<void> {
  if (!(await ctx.find(PolicyVersion, { policyId, state: 'APPROVED' }))) throw new DomainError('RULE', { en: 'No version of it is in force yet.', es: 'Todavía no hay ninguna versión vigente.' });
}

/** The actor first, whose name stands in what is written: a departure that waits for the subject holds its person. Then the subject, as every write of anything that is owned does. */
async function lock(ctx: Ctx, id: string): Promise<void> {
  await keepPerson(ctx, ctx.actor.personId);
  await lockSubject(ctx, id);
  await lockPolicy(ctx, id);
}

import { In } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { PolicyVersion } from './policy.entity.js';
import { approversLeft, boundCounts, type CanAnswer, type Progress, progressOf } from './policy.queries.js';

export const policyVersionsById = loaderOf<PolicyVersion>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(PolicyVersion, { organizationId: ctx.organizationId, id: In([...ids]) }));

/** How many have read what is in force today, by the policies' ids. */
export const progressByPolicy = loaderOf<{ id: string; progress: Progress[] }>(async (ctx, ids) => {
  const rows = await progressOf(ctx, ids, localDay(ctx.now(), ctx.actor.organization.timeZone));
  return ids.map((id) => ({ id, progress: rows.filter(({ policyId }) => policyId === id) }));
});

/** How many people they bind, by the policies' ids. */
export const boundByPolicy = loaderOf<{ id: string; count: number }>(boundCounts);

/** Who may still answer, or would but for the two-person rule, by the versions' ids. */
export const approversLeftByVersion = loaderOf<{ id: string; left: CanAnswer[] }>(async (ctx, ids) => {
  const rows = await approversLeft(ctx, ids);
  return ids.map((id) => ({ id, left: rows.filter(({ versionId }) => versionId === id) }));
});

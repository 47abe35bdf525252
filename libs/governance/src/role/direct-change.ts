import { type Ctx, DomainError, isProgram } from '@batuta/platform';
import { localDay } from '@batuta/rules';

/** Whom a policy lets change roles and bodies, and retire policies, without a proposal. */
export const directChanges = ['PROGRAM_OFFICE', 'ADMINISTRATORS', 'NOBODY'] as const;
export type DirectChange = (typeof directChanges)[number];

/** Operations that do what was adopted. */
const adopting = new WeakSet<Ctx>();

/** Does what a body has consented to, with the program office's rights, for a use case that has authorized its own verb. */
export async function asAdopted<Result>(ctx: Ctx, act: () => Promise<Result>): Promise<Result> {
  const { actor } = ctx;
  adopting.add(ctx);
  await ctx.become({ actor: { ...actor, access: 'PROGRAM_OFFICE' } });
  try {
    return await act();
  } finally {
    adopting.delete(ctx);
    await ctx.become({ actor });
  }
}

/**
 * Who may bypass proposals is itself a policy: the one in force that says so, the latest where there are several. Without one nothing is asked beyond access.
 * Errors: RULE, naming the policy.
 */
export async function refuseWithoutProposal(ctx: Ctx): Promise<void> {
  if (adopting.has(ctx)) return;
  const [rule] = await ctx.sql<{ id: string; title: string; directChange: DirectChange }>(
    `select v.policy_id as id, s.title, v.direct_change as "directChange" from app.policy_versions v join app.subjects s on s.organization_id = v.organization_id and s.id = v.policy_id
     where v.organization_id = $1 and v.state = 'APPROVED' and v.direct_change is not null and v.effective_on <= $2 order by v.approved_at desc limit 1`,
    [ctx.organizationId, localDay(ctx.now(), ctx.actor.organization.timeZone)],
  );
  if (!rule || (rule.directChange === 'PROGRAM_OFFICE' && isProgram(ctx.actor)) || (rule.directChange === 'ADMINISTRATORS' && ctx.actor.access === 'ADMIN')) return;
  throw new DomainError('RULE', { en: `“${rule.title}” says that this is changed by proposal. Nothing was changed; propose it instead.`, es: `«${rule.title}» dice que esto se cambia con una propuesta. No se ha cambiado nada; propónlo.` }, { policyId: rule.id });
}

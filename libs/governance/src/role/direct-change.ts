import { type Ctx, DomainError, isProgram } from '@batuta/platform';
import { localDay } from '@batuta/rules';

/** Whom a policy lets change roles and bodies, and retire policies, without a proposal. */
export const directChanges = ['PROGRAM_OFFICE', 'ADMINISTRATORS', 'NOBODY'] as const;
export type DirectChange = (typeof directChanges)[number];

interface Ruling {
  /** The policy that says so. */
  id: string;
  title: string;
  directChange: DirectChange;
}

/** Operations that do what was adopted. */
const adopting = new WeakSet<Ctx>();

/** Does what a body has consented to, with the program office's rights, for a use case that has authorized its own verb. */
export async function asAdopted<Result>(ctx: Ctx, act: () => Promise<Result>): Promise<Result> {
  const { actor } = ctx;
  adopting.add(ctx);
  ctx.facts.actor = { ...actor, access: 'PROGRAM_OFFICE' };
  try {
    return await act();
  } finally {
    adopting.delete(ctx);
    ctx.facts.actor = actor;
  }
}

/** Who may bypass proposals is itself a policy: the one in force that says so, the latest where there are several. */
async function ruling(ctx: Ctx): Promise<Ruling | null> {
  const [rule] = await ctx.sql<Ruling>(
    `select v.policy_id as id, s.title, v.direct_change as "directChange" from app.policy_versions v join app.subjects s on s.organization_id = v.organization_id and s.id = v.policy_id
     where v.organization_id = $1 and v.state = 'APPROVED' and v.direct_change is not null and v.effective_on <= $2 order by v.approved_at desc limit 1`,
    [ctx.organizationId, localDay(ctx.now(), ctx.actor.organization.timeZone)],
  );
  return rule ?? null;
}

function lets(ctx: Ctx, { directChange }: Ruling): boolean {
  return (directChange === 'PROGRAM_OFFICE' && isProgram(ctx.actor)) || (directChange === 'ADMINISTRATORS' && ctx.actor.access === 'ADMIN');
}

function byProposal({ id, title }: Ruling): DomainError {
  return new DomainError('RULE', { en: `“${title}” says that this is changed by proposal. Nothing was changed; propose it instead.`, es: `«${title}» dice que esto se cambia con una propuesta. No se ha cambiado nada; propónlo.` }, { policyId: id });
}

/** Without a policy that says who may bypass, nothing is asked beyond access. Errors: RULE, naming the policy. */
export async function refuseWithoutProposal(ctx: Ctx): Promise<void> {
  if (adopting.has(ctx)) return;
  const rule = await ruling(ctx);
  if (rule && !lets(ctx, rule)) throw byProposal(rule);
}

/** As `refuseWithoutProposal`, for what would change who may bypass: the rule's own approvers, or another policy that says so. Its own next version goes through its own approval. */
export async function refuseAnotherRule(ctx: Ctx, policyId: string, isOfRule: boolean): Promise<void> {
  if (adopting.has(ctx)) return;
  const rule = await ruling(ctx);
  if (rule && (rule.id === policyId) === isOfRule && !lets(ctx, rule)) throw byProposal(rule);
}

const asked = new WeakMap<Ctx, Promise<boolean>>();

/** Whether the reader may change roles and bodies without a proposal, as far as policies go; asked once an operation. */
export function mayChangeDirectly(ctx: Ctx): Promise<boolean> {
  const known = asked.get(ctx) ?? ruling(ctx).then((rule) => !rule || lets(ctx, rule));
  asked.set(ctx, known);
  return known;
}

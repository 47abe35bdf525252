import { type Ctx, loaderOf } from '@batuta/platform';
import type { Standing } from '@batuta/rules';
import type { Proposal, ProposalAnswer, ProposalPart, ProposalState } from './proposal.entity.js';

const columns = `p.id, p.organization_id as "organizationId", p.title, p.reason, p.body_id as "bodyId", p.answer_by as "answerBy", p.state, p.proposed_by as "proposedBy", p.proposed_at as "proposedAt", p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.version`;

/** Who has a vote in a body, from the row of its proposal. */
const voters = `select distinct a.person_id from app.roles r join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id and a.ended_at is null
  where r.organization_id = p.organization_id and r.body_id = p.body_id and r.closed_at is null and r.seat in ('CHAIR', 'MEMBER')`;

/** The latest first. */
export function proposalsPage(ctx: Ctx, { state, bodyId, after, limit }: { state: ProposalState | null; bodyId: string | null; after: unknown[] | null; limit: number }): Promise<Proposal[]> {
  const values: unknown[] = [ctx.organizationId, limit];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['p.organization_id = $1', ...(state ? [`p.state = ${value(state)}`] : []), ...(bodyId ? [`p.body_id = ${value(bodyId)}`] : []), ...(after ? [`(p.proposed_at, p.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`] : [])];
  return ctx.sql<Proposal>(`select ${columns} from app.proposals p where ${conditions.join(' and ')} order by p.proposed_at desc, p.id desc limit $2`, values);
}

/** Open proposals to which somebody with a vote has not answered yet, the soonest first. */
export function proposalsToAnswer(ctx: Ctx, personId: string): Promise<Proposal[]> {
  return ctx.sql<Proposal>(
    `select ${columns} from app.proposals p
     where p.organization_id = $1 and p.state = 'OPEN' and p.proposed_by <> $2 and $2 in (${voters})
       and not exists (select from app.proposal_answers a where a.organization_id = p.organization_id and a.proposal_id = p.id and a.person_id = $2)
     order by p.answer_by, p.id limit 20`,
    [ctx.organizationId, personId],
  );
}

export function lockProposal(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.proposals where organization_id = $1 and id = $2 for update', [ctx.organizationId, id]);
}

/** How a proposal stands, by its id; answers of whoever has no vote any more don't count. */
export const standingOf = loaderOf<Standing & { id: string }>((ctx, ids) =>
  ctx.sql(
    `select p.id, count(*)::int as asked, count(*) filter (where a.answer = 'CONSENT')::int as consents, count(*) filter (where a.answer = 'OBJECTION')::int as objections
     from app.proposals p cross join lateral (${voters}) v(person_id) left join app.proposal_answers a on a.organization_id = p.organization_id and a.proposal_id = p.id and a.person_id = v.person_id
     where p.organization_id = $1 and p.id = any($2::uuid[]) and v.person_id <> p.proposed_by group by p.id`,
    [ctx.organizationId, ids],
  ),
);

export const partsByProposal = loaderOf<{ id: string; parts: ProposalPart[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<ProposalPart>(
    `select id, organization_id as "organizationId", proposal_id as "proposalId", position, kind, role_id as "roleId", body_id as "bodyId", policy_id as "policyId", before, after, version
     from app.proposal_parts where organization_id = $1 and proposal_id = any($2::uuid[]) order by position`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, parts: rows.filter(({ proposalId }) => proposalId === id) }));
});

export const answersByProposal = loaderOf<{ id: string; answers: ProposalAnswer[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<ProposalAnswer>(
    `select id, organization_id as "organizationId", proposal_id as "proposalId", person_id as "personId", answer, reason, answered_at as "answeredAt", version
     from app.proposal_answers where organization_id = $1 and proposal_id = any($2::uuid[]) order by answered_at, id`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, answers: rows.filter(({ proposalId }) => proposalId === id) }));
});

/** Proposals that are open on, or were adopted about, a role, body or policy, by its id; the latest first. */
export const proposalsByTarget = loaderOf<{ id: string; proposals: Proposal[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<Proposal & { targetId: string }>(
    `select distinct on (coalesce(t.role_id, t.body_id, t.policy_id), p.proposed_at, p.id) ${columns}, coalesce(t.role_id, t.body_id, t.policy_id) as "targetId"
     from app.proposal_parts t join app.proposals p on p.organization_id = t.organization_id and p.id = t.proposal_id
     where t.organization_id = $1 and coalesce(t.role_id, t.body_id, t.policy_id) = any($2::uuid[]) and p.state <> 'WITHDRAWN' order by coalesce(t.role_id, t.body_id, t.policy_id), p.proposed_at desc, p.id`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, proposals: rows.filter(({ targetId }) => targetId === id) }));
});

/** Takes back all that was answered to what is amended. */
export async function clearProposal(ctx: Ctx, proposalId: string): Promise<void> {
  await ctx.sql('delete from app.proposal_answers where organization_id = $1 and proposal_id = $2', [ctx.organizationId, proposalId]);
  await ctx.sql('delete from app.proposal_parts where organization_id = $1 and proposal_id = $2', [ctx.organizationId, proposalId]);
}

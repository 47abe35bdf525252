import { keepPeople } from '@batuta/organization';
import { type Ctx, loaderOf } from '@batuta/platform';
import type { Standing } from '@batuta/rules';
import { currentAssignments } from '../role/role.queries.js';
import { lockSubjects } from '../subject/subject.queries.js';
import type { Proposal, ProposalAnswer, ProposalPart, ProposalState } from './proposal.entity.js';

const columns = `p.id, p.organization_id as "organizationId", p.title, p.reason, p.body_id as "bodyId", p.answer_by as "answerBy", p.state, p.proposed_by as "proposedBy", p.proposed_at as "proposedAt", p.round, p.asked, p.consents, p.objections, p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.version`;

/** Who has a vote in a body: by default that of the row `p` of a proposal. */
const votersOf = (organization = 'p.organization_id', body = 'p.body_id'): string => `select distinct a.person_id from app.roles r join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id and a.ended_at is null
  where r.organization_id = ${organization} and r.body_id = ${body} and r.closed_at is null and r.seat in ('CHAIR', 'MEMBER')`;

/** The latest first. */
export function proposalsPage(ctx: Ctx, { states, bodyId, after, limit }: { states: readonly ProposalState[] | null; bodyId: string | null; after: unknown[] | null; limit: number }): Promise<Proposal[]> {
  const values: unknown[] = [ctx.organizationId, limit];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['p.organization_id = $1', ...(states ? [`p.state = any(${value(states)}::text[])`] : []), ...(bodyId ? [`p.body_id = ${value(bodyId)}`] : []), ...(after ? [`(p.proposed_at, p.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`] : [])];
  return ctx.sql<Proposal>(`select ${columns} from app.proposals p where ${conditions.join(' and ')} order by p.proposed_at desc, p.id desc limit $2`, values);
}

/** Open proposals to which somebody with a vote has not answered yet, the soonest first. */
export function proposalsToAnswer(ctx: Ctx, personId: string): Promise<Proposal[]> {
  return ctx.sql<Proposal>(
    `select ${columns} from app.proposals p
     where p.organization_id = $1 and p.state = 'OPEN' and p.proposed_by <> $2 and $2 in (${votersOf()})
       and not exists (select from app.proposal_answers a where a.organization_id = p.organization_id and a.proposal_id = p.id and a.person_id = $2 and a.round = p.round)
     order by p.answer_by, p.id limit 20`,
    [ctx.organizationId, personId],
  );
}

export function lockProposal(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.proposals where organization_id = $1 and id = $2 for no key update', [ctx.organizationId, id]);
}

/**
 * How open proposals stand: what each voter answered last. Consent counts to what it was given to, an objection also to what was amended since;
 * answers of whoever has no vote any more don't count.
 */
export function standings(ctx: Ctx, ids: readonly string[]): Promise<(Standing & { id: string })[]> {
  return ctx.sql(
    `select p.id, count(*)::int as asked, count(*) filter (where a.answer = 'CONSENT' and a.round = p.round)::int as consents, count(*) filter (where a.answer = 'OBJECTION')::int as objections
     from app.proposals p cross join lateral (${votersOf()}) v(person_id) left join lateral (
       select a.answer, a.round from app.proposal_answers a where a.organization_id = p.organization_id and a.proposal_id = p.id and a.person_id = v.person_id order by a.round desc limit 1
     ) a on true
     where p.organization_id = $1 and p.id = any($2::uuid[]) and v.person_id <> p.proposed_by group by p.id`,
    [ctx.organizationId, ids],
  );
}

/** For what a page shows; adoption asks anew. */
export const standingOf = loaderOf(standings);

/** How many have a vote in a body, a person left out. */
export async function votersBeside(ctx: Ctx, bodyId: string, personId: string): Promise<number> {
  const [row] = await ctx.sql<{ count: number }>(`select count(*)::int as count from (${votersOf('$1', '$2')}) v where v.person_id <> $3`, [ctx.organizationId, bodyId, personId]);
  return row?.count ?? 0;
}

/** Who has a vote and hasn't answered to an open proposal as it is now, by name. */
export const waitingByProposal = loaderOf<{ id: string; people: string[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<{ id: string; personId: string }>(
    `select p.id, v.person_id as "personId" from app.proposals p cross join lateral (${votersOf()}) v join app.people w on w.organization_id = p.organization_id and w.id = v.person_id
     where p.organization_id = $1 and p.id = any($2::uuid[]) and p.state = 'OPEN' and v.person_id <> p.proposed_by
       and not exists (select from app.proposal_answers a where a.organization_id = p.organization_id and a.proposal_id = p.id and a.person_id = v.person_id and a.round = p.round) order by w.name_key, w.id`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, people: rows.filter((row) => row.id === id).map(({ personId }) => personId) }));
});

export const partsByProposal = loaderOf<{ id: string; parts: ProposalPart[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<ProposalPart>(
    `select id, organization_id as "organizationId", proposal_id as "proposalId", position, kind, role_id as "roleId", body_id as "bodyId", policy_id as "policyId", before, after, version
     from app.proposal_parts where organization_id = $1 and proposal_id = any($2::uuid[]) order by position`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, parts: rows.filter(({ proposalId }) => proposalId === id) }));
});

export type GivenAnswer = Pick<ProposalAnswer, 'id' | 'proposalId' | 'personId' | 'answer' | 'reason' | 'answeredAt'> & { isCurrent: boolean };

/** What each person answered last. */
export const answersByProposal = loaderOf<{ id: string; answers: GivenAnswer[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<GivenAnswer>(
    `select * from (
       select distinct on (a.proposal_id, a.person_id) a.id, a.proposal_id as "proposalId", a.person_id as "personId", a.answer, a.reason, a.answered_at as "answeredAt", a.round = p.round as "isCurrent"
       from app.proposal_answers a join app.proposals p on p.organization_id = a.organization_id and p.id = a.proposal_id
       where a.organization_id = $1 and a.proposal_id = any($2::uuid[]) order by a.proposal_id, a.person_id, a.round desc
     ) last order by "answeredAt", id`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, answers: rows.filter(({ proposalId }) => proposalId === id) }));
});

/** Proposals that are open on, or were adopted about, a role, body or policy, by its id; the latest of what was adopted or said first, 20 at most. */
export const proposalsByTarget = loaderOf<{ id: string; proposals: Proposal[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<Proposal & { targetId: string }>(
    `select ${columns}, target.id as "targetId" from unnest($2::uuid[]) target(id) cross join lateral (
       select p.* from app.proposals p where p.organization_id = $1 and p.state <> 'WITHDRAWN'
         and p.id in (select t.proposal_id from app.proposal_parts t where t.organization_id = $1 and coalesce(t.role_id, t.body_id, t.policy_id) = target.id)
       order by coalesce(p.decided_at, p.proposed_at) desc, p.id limit 20
     ) p order by coalesce(p.decided_at, p.proposed_at) desc, p.id`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, proposals: rows.filter(({ targetId }) => targetId === id) }));
});

export function clearParts(ctx: Ctx, proposalId: string): Promise<object[]> {
  return ctx.sql('delete from app.proposal_parts where organization_id = $1 and proposal_id = $2', [ctx.organizationId, proposalId]);
}

/** Locks what is about to be changed together, in the order in which everything else locks it: people, roles, bodies, subjects, policies. */
export async function lockTargets(ctx: Ctx, { people, roles, bodies, policies }: Record<'people' | 'roles' | 'bodies' | 'policies', readonly string[]>): Promise<void> {
  const inside = await ctx.sql<{ id: string }>('select id from app.roles where organization_id = $1 and (id = any($2::uuid[]) or body_id = any($3::uuid[])) order by id', [ctx.organizationId, roles, bodies]);
  const ids = inside.map(({ id }) => id);
  await keepPeople(ctx, [...people, ...(await currentAssignments(ctx, ids)).map(({ personId }) => personId)]);
  await ctx.sql('select from app.roles where organization_id = $1 and id = any($2::uuid[]) order by id for no key update', [ctx.organizationId, ids]);
  await ctx.sql('select from app.bodies where organization_id = $1 and id = any($2::uuid[]) order by id for no key update', [ctx.organizationId, bodies]);
  await lockSubjects(ctx, policies);
  await ctx.sql('select from app.policies where organization_id = $1 and id = any($2::uuid[]) order by id for no key update', [ctx.organizationId, policies]);
}

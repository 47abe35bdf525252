import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, PageArgs, type Soon } from '@batuta/platform';
import { departmentsById, peopleById, type Person, PersonType } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { BodyType } from '../body/body.types.js';
import { ownSeats } from '../meeting/meeting.queries.js';
import { readableSubject } from '../policy/policy.queries.js';
import { type PolicyRow } from '../policy/policy.queries.js';
import { PolicyType } from '../policy/policy.types.js';
import { Role } from '../role/role.entity.js';
import { bodiesById, rolesById } from '../role/role.loader.js';
import { RoleType } from '../role/role.types.js';
import * as may from './proposal.access.js';
import { Proposal, type ProposalPart } from './proposal.entity.js';
import { answersByProposal, type GivenAnswer, partsByProposal, proposalsByTarget, proposalsToAnswer, waitingByProposal } from './proposal.queries.js';
import { ProposalService } from './proposal.service.js';
import { AmendProposalInput, ObjectToProposalInput, ProposalAbilities, ProposalAnswerType, ProposalChangeType, ProposalConnection, ProposalFilter, ProposalIdInput, ProposalPartType, ProposalStandingType, ProposalType, ProposeChangeInput } from './proposal.types.js';

@Resolver(() => ProposalType)
export class ProposalResolver {
  constructor(private readonly service: ProposalService) {}

  @Query(() => ProposalConnection, { description: 'Proposals, the latest first.' })
  proposals(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('filter', { nullable: true, type: () => ProposalFilter, description: 'Which; all when absent.' }) filter?: ProposalFilter): Promise<Connection<Proposal>> {
    return this.service.proposals(ctx, filter ?? {}, first, after);
  }

  @Query(() => ProposalType, { description: 'A proposal by its id. Errors: NOT_FOUND.' })
  proposal(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Proposal> {
    return ctx.get(Proposal, { id });
  }

  @Query(() => [ProposalType], { description: 'Open proposals that wait for the reader’s consent or objection, the soonest first; 20 at most.' })
  proposalsToAnswer(@Context('ctx') ctx: Ctx): Promise<Proposal[]> {
    return proposalsToAnswer(ctx, ctx.actor.personId);
  }

  @Mutation(() => ProposalType, { description: 'Puts a change of roles, bodies or policies, in several parts, to a body; nothing changes until it is adopted. Errors: FORBIDDEN for viewers; INVALID for a part that changes nothing or is about the same as another, NOT_FOUND for what isn’t here, RULE for what couldn’t be done today, each with the part’s number; RULE for a closed body or one where nobody else has a vote; INVALID for a last day too soon.' })
  proposeChange(@Context('ctx') ctx: Ctx, @Args('input') input: ProposeChangeInput): Promise<Proposal> {
    return this.service.proposeChange(ctx, input);
  }

  @Mutation(() => ProposalType, { description: 'Says a proposal anew: everybody is asked again, consent counts no more, an objection stands until its author answers again. Errors: those of `proposeChange`; FORBIDDEN but for its proposer, CONFLICT when it has changed, RULE once it is decided.' })
  amendProposal(@Context('ctx') ctx: Ctx, @Args('input') input: AmendProposalInput): Promise<Proposal> {
    return this.service.amendProposal(ctx, input);
  }

  @Mutation(() => ProposalType, { description: 'Consents: no reasoned objection. Errors: FORBIDDEN without a vote in its body and to one’s own, CONFLICT when it was amended meanwhile, RULE once it is decided.' })
  consentToProposal(@Context('ctx') ctx: Ctx, @Args('input') { id, version }: ProposalIdInput): Promise<Proposal> {
    return this.service.answerProposal(ctx, id, version, 'CONSENT', null);
  }

  @Mutation(() => ProposalType, { description: 'Objects, with a reason; it can’t be adopted while that stands. Errors: as `consentToProposal`.' })
  objectToProposal(@Context('ctx') ctx: Ctx, @Args('input') { id, version, reason }: ObjectToProposalInput): Promise<Proposal> {
    return this.service.answerProposal(ctx, id, version, 'OBJECTION', reason);
  }

  @Mutation(() => ProposalType, { description: 'Adopts all parts in one step, or none. Errors: RULE without consent, CONFLICT where what it changes isn’t as it was, those of a part with its number.' })
  adoptProposal(@Context('ctx') ctx: Ctx, @Args('input') { id, version }: ProposalIdInput): Promise<Proposal> {
    return this.service.adoptProposal(ctx, id, version);
  }

  @Mutation(() => ProposalType, { description: 'Withdraws a proposal; it stays readable. Errors: RULE once it is decided.' })
  withdrawProposal(@Context('ctx') ctx: Ctx, @Args('input') { id, version }: ProposalIdInput): Promise<Proposal> {
    return this.service.withdrawProposal(ctx, id, version);
  }

  @ResolveField(() => BodyType, { nullable: true, description: 'The body that is asked.' })
  body({ bodyId }: Proposal, _: unknown, { ctx }: GraphQLContext): Soon<Body | null> {
    return bodiesById(ctx, bodyId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who proposes it.' })
  proposedBy({ proposedBy }: Proposal, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, proposedBy);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who adopted or withdrew it.' })
  decidedBy({ decidedBy }: Proposal, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, decidedBy);
  }

  @ResolveField(() => ProposalStandingType, { description: 'How it stands.' })
  standing(proposal: Proposal, _: unknown, { ctx }: GraphQLContext): Promise<ProposalStandingType> {
    return this.service.standing(ctx, proposal);
  }

  @ResolveField(() => [ProposalPartType], { description: 'What it changes, in its order.' })
  async parts({ id }: Proposal, _: unknown, { ctx }: GraphQLContext): Promise<ProposalPart[]> {
    return (await partsByProposal(ctx, id))?.parts ?? [];
  }

  @ResolveField(() => [ProposalAnswerType], { description: 'What each person answered last, the first first.' })
  async answers({ id }: Proposal, _: unknown, { ctx }: GraphQLContext): Promise<GivenAnswer[]> {
    return (await answersByProposal(ctx, id))?.answers ?? [];
  }

  @ResolveField(() => [PersonType], { description: 'Who has a vote and hasn’t answered to it as it is now, by name; nobody once it is decided.' })
  async waitingFor({ id }: Proposal, _: unknown, { ctx }: GraphQLContext): Promise<Person[]> {
    return (await Promise.all(((await waitingByProposal(ctx, id))?.people ?? []).map((personId) => peopleById(ctx, personId)))).filter((person) => person !== null);
  }

  @ResolveField(() => ProposalAbilities, { description: 'What the reader may do with it.' })
  async can(proposal: Proposal, _: unknown, { ctx }: GraphQLContext): Promise<ProposalAbilities> {
    if (proposal.state !== 'OPEN') return { answer: false, amend: false, adopt: false, withdraw: false };
    const seats = await ownSeats(ctx, proposal.bodyId);
    const { proposedBy } = proposal;
    const isAdopter = may.adoptProposal(ctx.actor, proposedBy, seats);
    return { answer: may.answerProposal(ctx.actor, proposedBy, seats), amend: may.amendProposal(ctx.actor, proposedBy), adopt: isAdopter && (await this.service.standing(ctx, proposal)).hasConsent, withdraw: isAdopter };
  }
}

@Resolver(() => ProposalPartType)
export class ProposalPartResolver {
  @ResolveField(() => String, { description: 'The name of the role or body, or the title of the policy, that it is about or makes.' })
  async name({ kind, roleId, bodyId, policyId, after }: ProposalPart, _: unknown, { ctx }: GraphQLContext): Promise<string> {
    if (kind === 'EDIT_ROLE' || kind === 'CLOSE_ROLE') return (await rolesById(ctx, roleId as string))?.name ?? '';
    if (kind === 'EDIT_BODY' || kind === 'CLOSE_BODY') return (await bodiesById(ctx, bodyId as string))?.name ?? '';
    if (policyId && !after.title) return (await readableSubject(ctx, policyId))?.title ?? '';
    return ((after.name ?? after.title) as string | undefined) ?? '';
  }

  @ResolveField(() => [ProposalChangeType], { description: 'Its fields, as they were when this was proposed and as they become.' })
  changes({ before, after }: ProposalPart, _: unknown, { ctx }: GraphQLContext): Promise<ProposalChangeType[]> {
    return Promise.all(Object.keys(after).map(async (field) => ({ field, before: await said(ctx, field, before[field]), after: await said(ctx, field, after[field]), afterId: field.endsWith('Id') ? ((after[field] as string | null | undefined) ?? null) : null })));
  }
}

@Resolver(() => ProposalAnswerType)
export class ProposalAnswerResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who.' })
  person({ personId }: GivenAnswer, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }
}

const aboutIt = { description: 'Proposals that are open on it, or were adopted and changed it, the latest first; 20 at most.' };

/** Which proposals made a role what it is. */
@Resolver(() => RoleType)
export class RoleProposalsResolver {
  @ResolveField(() => [ProposalType], aboutIt)
  async proposals({ id }: Role, _: unknown, { ctx }: GraphQLContext): Promise<Proposal[]> {
    return (await proposalsByTarget(ctx, id))?.proposals ?? [];
  }
}

@Resolver(() => BodyType)
export class BodyProposalsResolver {
  @ResolveField(() => [ProposalType], aboutIt)
  async proposals({ id }: Body, _: unknown, { ctx }: GraphQLContext): Promise<Proposal[]> {
    return (await proposalsByTarget(ctx, id))?.proposals ?? [];
  }
}

@Resolver(() => PolicyType)
export class PolicyProposalsResolver {
  @ResolveField(() => [ProposalType], aboutIt)
  async proposals({ id }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<Proposal[]> {
    return (await proposalsByTarget(ctx, id))?.proposals ?? [];
  }
}

/** A value as a reader compares it. */
async function said(ctx: Ctx, field: string, value: unknown): Promise<string | null> {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('\n');
  if (typeof value === 'object') return (value as { amount: string }).amount;
  const text = String(value as string | number | boolean);
  if (field === 'sponsorId' || field === 'ownerId') return (await peopleById(ctx, text))?.name ?? text;
  if (field === 'bodyId') return (await bodiesById(ctx, text))?.name ?? text;
  if (field === 'departmentId') return (await departmentsById(ctx, text))?.name ?? text;
  return text;
}

import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, isOwnRequest, PageArgs, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { BodyType } from '../body/body.types.js';
import * as may from '../meeting/meeting.access.js';
import { ownSeats } from '../meeting/meeting.queries.js';
import { bodiesById } from '../role/role.loader.js';
import type { Subject } from '../subject/subject.entity.js';
import { ownerBySubject } from '../subject/subject.loader.js';
import { readableSubject } from '../policy/policy.queries.js';
import { SubjectType } from '../subject/subject.types.js';
import { Decision, type DecisionAction, DecisionConflict } from './decision.entity.js';
import { actionsByDecision, decisionsById, openActionsByPerson, subjectIdsByDecision } from './decision.queries.js';
import { DecisionService } from './decision.service.js';
import { ActionAbilities, AssignActionInput, CloseActionInput, DecisionActionType, DecisionConflictType, DecisionConnection, DecisionFilter, DecisionType, RecordDecisionInput, ReviewDecisionInput } from './decision.types.js';

@Resolver(() => DecisionType)
export class DecisionResolver {
  constructor(private readonly service: DecisionService) {}

  @Query(() => DecisionConnection, { description: 'Decisions, the latest first.' })
  decisions(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('filter', { nullable: true, type: () => DecisionFilter, description: 'Which; all when absent.' }) filter?: DecisionFilter): Promise<Connection<Decision>> {
    return this.service.decisions(ctx, filter ?? {}, first, after);
  }

  @Query(() => DecisionType, { description: 'A decision by its id. Errors: NOT_FOUND.' })
  decision(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Decision> {
    return ctx.get(Decision, { id });
  }

  @Query(() => [DecisionActionType], { description: 'What the reader has still to do about decisions, the soonest first; 50 at most.' })
  openActions(@Context('ctx') ctx: Ctx): Promise<DecisionAction[]> {
    return openActions(ctx, ctx.actor.personId);
  }

  @Mutation(() => DecisionType, { description: 'Records a decision of a meeting that was held. Errors: FORBIDDEN without a seat in the body and, with the two-person rule, for who answers for what it is about; RULE without quorum (of members entitled to vote, there in person or by proxy, those with a stake left out), with the numbers.' })
  recordDecision(@Context('ctx') ctx: Ctx, @Args('input') input: RecordDecisionInput): Promise<Decision> {
    return this.service.recordDecision(ctx, input);
  }

  @Mutation(() => DecisionActionType, { description: 'Says that an action is done. Errors: RULE when it is already.' })
  closeAction(@Context('ctx') ctx: Ctx, @Args('input') { id, note }: CloseActionInput): Promise<DecisionAction> {
    return this.service.closeAction(ctx, id, note ?? null);
  }

  @Mutation(() => DecisionActionType, { description: 'Gives an action to somebody else. Errors: RULE when it is done already, or for somebody who has left.' })
  assignAction(@Context('ctx') ctx: Ctx, @Args('input') { id, ownerId }: AssignActionInput): Promise<DecisionAction> {
    return this.service.assignAction(ctx, id, ownerId);
  }

  @Mutation(() => DecisionType, { description: 'Says what came of a decision, by somebody with a seat in the body. Errors: FORBIDDEN without one and, with the two-person rule, for who answers for what it is about; RULE when it was said already.' })
  reviewDecision(@Context('ctx') ctx: Ctx, @Args('input') { id, outcome }: ReviewDecisionInput): Promise<Decision> {
    return this.service.reviewDecision(ctx, id, outcome);
  }

  @ResolveField(() => BodyType, { nullable: true, description: 'The body that decided.' })
  body({ bodyId }: Decision, _: unknown, { ctx }: GraphQLContext): Soon<Body | null> {
    return bodiesById(ctx, bodyId);
  }

  @ResolveField(() => ID, { description: 'The meeting that decided.' })
  meetingId({ meetingId }: Decision): string {
    return meetingId;
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who wrote it down.' })
  recordedBy({ recordedBy }: Decision, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, recordedBy);
  }

  @ResolveField(() => [SubjectType], { description: 'What it is about.' })
  async subjects({ id }: Decision, _: unknown, { ctx }: GraphQLContext): Promise<Subject[]> {
    const { subjectIds = [] } = (await subjectIdsByDecision(ctx, id)) ?? {};
    const found = await Promise.all(subjectIds.map((one) => readableSubject(ctx, one)));
    return found.filter((one): one is Subject => one !== null).sort((one, other) => one.title.localeCompare(other.title, ctx.language));
  }

  @ResolveField(() => Boolean, { description: 'Whether the reader may say what came of it: with a seat in its body and, with the two-person rule, without answering for anything that it is about.' })
  async canReview({ id, bodyId, reviewedAt }: Decision, _: unknown, { ctx }: GraphQLContext): Promise<boolean> {
    if (reviewedAt || !may.recordDecision(await ownSeats(ctx, bodyId))) return false;
    const { subjectIds = [] } = (await subjectIdsByDecision(ctx, id)) ?? {};
    return !isOwnRequest(ctx.actor, (await Promise.all(subjectIds.map((one) => ownerBySubject(ctx, one)))).map((owner) => owner?.personId ?? null));
  }

  @ResolveField(() => [DecisionConflictType], { description: 'Who had a stake in it.' })
  conflicts({ id }: Decision, _: unknown, { ctx }: GraphQLContext): Promise<DecisionConflict[]> {
    return ctx.list(DecisionConflict, { decisionId: id });
  }

  @ResolveField(() => [DecisionActionType], { description: 'What is done about it, the soonest first.' })
  async actions({ id }: Decision, _: unknown, { ctx }: GraphQLContext): Promise<DecisionAction[]> {
    return (await actionsByDecision(ctx, id))?.actions ?? [];
  }
}

@Resolver(() => DecisionActionType)
export class DecisionActionResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who does it.' })
  owner({ ownerId }: DecisionAction, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, ownerId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Whoever left and did it before, while nobody has been named for it.' })
  standsInFor({ standsInFor }: DecisionAction, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, standsInFor);
  }

  @ResolveField(() => DecisionType, { description: 'The decision that it comes from.' })
  async decision({ decisionId }: DecisionAction, _: unknown, { ctx }: GraphQLContext): Promise<Decision> {
    return (await decisionsById(ctx, decisionId)) as Decision;
  }

  @ResolveField(() => ActionAbilities, { description: 'What the reader may do with it.' })
  async can({ decisionId, ownerId, closedAt }: DecisionAction, _: unknown, { ctx }: GraphQLContext): Promise<ActionAbilities> {
    if (closedAt) return { close: false };
    const { bodyId } = (await decisionsById(ctx, decisionId)) as Decision;
    return { close: may.closeAction(ctx.actor, ownerId, await ownSeats(ctx, bodyId)) };
  }
}

/** What somebody has still to do, wherever they are named. */
@Resolver(() => PersonType)
export class PersonActionsResolver {
  @ResolveField(() => [DecisionActionType], { description: 'What they have still to do about decisions, the soonest first; 50 at most.' })
  openActions({ id }: Person, _: unknown, { ctx }: GraphQLContext): Promise<DecisionAction[]> {
    return openActions(ctx, id);
  }
}

@Resolver(() => DecisionConflictType)
export class DecisionConflictResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who.' })
  person({ personId }: DecisionConflict, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }
}

/** What was decided about anything that can be owned. */
@Resolver(() => SubjectType)
export class SubjectDecisionsResolver {
  constructor(private readonly service: DecisionService) {}

  @ResolveField(() => DecisionConnection, { description: 'Decisions about it, the latest first.' })
  decisions(@Parent() { id }: Subject, @Args() { first, after }: PageArgs, @Context('ctx') ctx: Ctx): Promise<Connection<Decision>> {
    return this.service.decisions(ctx, { subjectId: id }, first, after);
  }
}

async function openActions(ctx: Ctx, personId: string): Promise<DecisionAction[]> {
  return (await openActionsByPerson(ctx, personId))?.actions ?? [];
}

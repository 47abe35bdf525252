import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, connectionOf, type Ctx, PageArgs, type GraphQLContext, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { overviewOf, requireOverview } from '../initiative/initiative.loader.js';
import { InitiativeType } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import type { StatusUpdate } from './status-update.entity.js';
import { StatusUpdateService } from './status-update.service.js';
import { PostStatusUpdateInput, StatusUpdateType, WithdrawStatusUpdateInput } from './status-update.types.js';

const StatusUpdateConnection = connectionOf(StatusUpdateType, 'StatusUpdateConnection');

@Resolver(() => StatusUpdateType)
export class StatusUpdateResolver {
  constructor(private readonly updates: StatusUpdateService) {}

  @Mutation(() => StatusUpdateType, { description: 'Says how an initiative is going. Errors: RULE unless it is active.' })
  postStatusUpdate(@Context('ctx') ctx: Ctx, @Args('input') input: PostStatusUpdateInput): Promise<StatusUpdate> {
    return this.updates.postStatusUpdate(ctx, input);
  }

  @Mutation(() => StatusUpdateType, { description: 'Takes one’s own update back within ten seconds; that it was posted and withdrawn stays recorded. Errors: RULE after that.' })
  withdrawStatusUpdate(@Context('ctx') ctx: Ctx, @Args('input') input: WithdrawStatusUpdateInput): Promise<StatusUpdate> {
    return this.updates.withdrawStatusUpdate(ctx, input.id);
  }

  @ResolveField(() => PersonType, { description: 'Who posted it.' })
  author(update: StatusUpdate, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, update.authorId);
  }

  @ResolveField(() => InitiativeType, { description: 'The initiative, as it is now.' })
  initiative(update: StatusUpdate, _: unknown, { ctx }: GraphQLContext): Promise<InitiativeOverview> {
    // A mutation has changed it since it was read; a page of updates shares one read.
    return ctx.facts.kind === 'mutation' ? overviewOf(ctx, update.initiativeId) : requireOverview(ctx, update.initiativeId);
  }
}

@Resolver(() => InitiativeType)
export class InitiativeStatusResolver {
  constructor(private readonly updates: StatusUpdateService) {}

  @ResolveField(() => StatusUpdateConnection, { description: 'What was said about it, newest first; withdrawn updates are left out.' })
  statusUpdates(@Context('ctx') ctx: Ctx, @Parent() { id, stood }: InitiativeOverview, @Args() page: PageArgs): Promise<Connection<StatusUpdate>> {
    return this.updates.page(ctx, id, page.first, page.after, stood?.before);
  }
}

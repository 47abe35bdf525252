import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext } from '@batuta/platform';
import { overviewOf } from '../initiative/initiative.loader.js';
import { InitiativeType } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { RatingService } from './rating.service.js';
import { RateInitiativeInput, RatingType } from './rating.types.js';

@Resolver(() => InitiativeType)
export class RatingResolver {
  constructor(private readonly service: RatingService) {}

  @Mutation(() => InitiativeType, { description: 'Rates criteria of an initiative, with the evidence; its priority follows at once.' })
  async rateInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: RateInitiativeInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, await this.service.rateInitiative(ctx, input));
  }

  @ResolveField(() => [RatingType], { description: 'Every criterion with its value and what it adds: why the priority is what it is.' })
  ratings({ id, stood }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<RatingType[]> {
    return this.service.ratingsOf(ctx, id, stood?.before);
  }
}

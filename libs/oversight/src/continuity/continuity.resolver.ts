import { Args, Context, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { Money, moneyOf, peopleById, type Person, PersonType } from '@batuta/organization';
import { readAllMoney } from '@batuta/portfolio';
import { mostOwnedOf } from '../gap/gap.queries.js';
import { ContinuityService } from './continuity.service.js';
import { ContinuityPeriod, ContinuityType, PersonLoadType } from './continuity.types.js';

@Resolver(() => ContinuityType)
export class ContinuityResolver {
  constructor(private readonly service: ContinuityService) {}

  @Query(() => ContinuityType, { description: 'Ownership continuity over a period, the bus factor and who carries what. Errors: INVALID for a period that ends before it begins.' })
  continuity(@Context('ctx') ctx: Ctx, @Args('period', { nullable: true, type: () => ContinuityPeriod, description: 'Which days; the last year when absent.' }) period?: ContinuityPeriod): Promise<ContinuityType> {
    return this.service.continuity(ctx, period ?? {});
  }

  @ResolveField(() => Int, { description: 'How many things one person may answer for here before it is too much; 6 where the organization says nothing.' })
  mostOwned(_continuity: unknown, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return mostOwnedOf(ctx);
  }
}

@Resolver(() => PersonLoadType)
export class PersonLoadResolver {
  @ResolveField(() => PersonType, { description: 'Who.' })
  person({ personId }: PersonLoadType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }

  @ResolveField(() => Money, { nullable: true, description: 'What those things cost; null for readers who may not see all money.' })
  value({ valueMinor }: PersonLoadType, _: unknown, { ctx }: GraphQLContext): Money | null {
    return readAllMoney(ctx.actor) ? moneyOf(ctx, valueMinor) : null;
  }
}

import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, DateScalar, type GraphQLContext, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { mayReadMoney } from '../initiative/money.js';
import { AsItStoodService } from './as-it-stood.service.js';
import { PortfolioChangeType } from './as-it-stood.types.js';
import { changesBetween } from './portfolio-changes.js';

@Resolver(() => PortfolioChangeType)
export class PortfolioChangesResolver {
  constructor(private readonly service: AsItStoodService) {}

  @Query(() => [PortfolioChangeType], { description: 'What is different in the portfolio between the ends of two days, the most of it first. Reads the whole portfolio twice.' })
  async portfolioChanges(@Context('ctx') ctx: Ctx, @Args('from', { type: () => DateScalar, description: 'The first day.' }) from: string, @Args('to', { type: () => DateScalar, description: 'The second day; today for now.' }) to: string): Promise<PortfolioChangeType[]> {
    const [before, after] = [await this.service.all(ctx, from), await this.service.all(ctx, to)];
    const isCostShown = await Promise.all(after.map((row) => mayReadMoney(ctx, row)));
    return changesBetween(before, after, new Set(after.filter((_row, i) => isCostShown[i]).map(({ id }) => id)));
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who was accountable on the first day.' })
  ownerBefore({ ownerBeforeId }: PortfolioChangeType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, ownerBeforeId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who was on the second.' })
  ownerAfter({ ownerAfterId }: PortfolioChangeType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, ownerAfterId);
  }
}

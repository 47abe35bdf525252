import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, PageArgs } from '@batuta/platform';
import { InitiativeConnection, InitiativeType } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from './overview.entity.js';
import { PortfolioService } from './portfolio.service.js';
import { InitiativeFilter, type Order, OrderEnum, PortfolioType } from './portfolio.types.js';

interface Filtered extends PortfolioType {
  filter: InitiativeFilter;
}

@Resolver(() => PortfolioType)
export class PortfolioResolver {
  constructor(private readonly service: PortfolioService) {}

  @Query(() => InitiativeConnection, { description: 'Initiatives, a page at a time; its cost grows with the page, not with the portfolio.' })
  initiatives(
    @Context('ctx') ctx: Ctx,
    @Args('filter', { nullable: true, type: () => InitiativeFilter, description: 'Which ones; all open ones when absent.' }) filter: InitiativeFilter | null,
    @Args('orderBy', { type: () => OrderEnum, defaultValue: 'PRIORITY', description: 'In which order.' }) orderBy: Order,
    @Args() page: PageArgs,
  ): Promise<Connection<InitiativeOverview>> {
    return this.service.initiatives(ctx, filter ?? {}, orderBy, page.first, page.after);
  }

  @Query(() => PortfolioType, { description: 'The portfolio as a whole, under a filter.' })
  async portfolio(@Context('ctx') ctx: Ctx, @Args('filter', { nullable: true, type: () => InitiativeFilter, description: 'Which initiatives; all open ones when absent.' }) filter: InitiativeFilter | null): Promise<Filtered> {
    return { ...(await this.service.portfolio(ctx, filter ?? {})), filter: filter ?? {} };
  }

  @ResolveField(() => [InitiativeType], { description: 'The highest rated ones under the filter, for the matrix of customer by business impact.' })
  matrix(@Context('ctx') ctx: Ctx, @Parent() { filter }: Filtered, @Args('first', { type: () => Int, defaultValue: 60, description: 'How many, 1 to 100.' }) first: number): Promise<InitiativeOverview[]> {
    return this.service.matrix(ctx, filter, Math.min(Math.max(first, 1), 100));
  }
}

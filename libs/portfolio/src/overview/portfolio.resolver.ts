import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, PageArgs } from '@batuta/platform';
import { asOfArgument } from '../as-it-stood/as-it-stood.types.js';
import { InitiativeConnection } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from './overview.entity.js';
import { PortfolioService } from './portfolio.service.js';
import { InitiativeFilter, type Order, OrderEnum, PortfolioType } from './portfolio.types.js';

@Resolver(() => PortfolioType)
export class PortfolioResolver {
  constructor(private readonly service: PortfolioService) {}

  @Query(() => InitiativeConnection, { description: 'Initiatives, a page at a time; its cost grows with the page, not with the portfolio.' })
  initiatives(
    @Context('ctx') ctx: Ctx,
    @Args('filter', { nullable: true, type: () => InitiativeFilter, description: 'Which ones; all open ones when absent.' }) filter: InitiativeFilter | null,
    @Args('orderBy', { type: () => OrderEnum, defaultValue: 'PRIORITY', description: 'In which order.' }) orderBy: Order,
    @Args() page: PageArgs,
    @Args('asOf', asOfArgument) asOf?: string | null,
  ): Promise<Connection<InitiativeOverview>> {
    return this.service.initiatives(ctx, filter ?? {}, orderBy, page.first, page.after, asOf);
  }

  @Query(() => PortfolioType, { description: 'The portfolio as a whole, under a filter.' })
  portfolio(@Context('ctx') ctx: Ctx, @Args('filter', { nullable: true, type: () => InitiativeFilter, description: 'Which initiatives; all open ones when absent.' }) filter: InitiativeFilter | null, @Args('asOf', asOfArgument) asOf?: string | null): Promise<PortfolioType> {
    return this.service.portfolio(ctx, filter ?? {}, asOf);
  }
}

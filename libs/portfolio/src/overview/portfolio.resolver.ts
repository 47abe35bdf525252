import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, PageArgs } from '@batuta/platform';
import { asOfArgument } from '../as-it-stood/as-it-stood.types.js';
import { InitiativeConnection } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from './overview.entity.js';
import { PortfolioService } from './portfolio.service.js';
import { InitiativeFilter, MatrixCellType, type Order, OrderEnum, PortfolioType } from './portfolio.types.js';

const filterArgument = { nullable: true, type: () => InitiativeFilter, description: 'Which initiatives; all open ones when absent.' };

@Resolver(() => PortfolioType)
export class PortfolioResolver {
  constructor(private readonly service: PortfolioService) {}

  @Query(() => InitiativeConnection, { description: 'Initiatives, a page at a time; its cost grows with the page, not with the portfolio.' })
  initiatives(
    @Context('ctx') ctx: Ctx,
    @Args('orderBy', { type: () => OrderEnum, defaultValue: 'PRIORITY', description: 'In which order.' }) orderBy: Order,
    @Args() page: PageArgs,
    @Args('filter', filterArgument) filter?: InitiativeFilter,
    @Args('asOf', asOfArgument) asOf?: string | null,
  ): Promise<Connection<InitiativeOverview>> {
    return this.service.initiatives(ctx, filter ?? {}, orderBy, page.first, page.after, asOf);
  }

  @Query(() => [MatrixCellType], { description: 'How many fully rated initiatives lie in each cell of ten by ten of the matrix, without the first `top` by priority. Its cost grows with the portfolio.' })
  matrixCells(@Context('ctx') ctx: Ctx, @Args('top', { type: () => Int, description: 'How many of the first are left out, 0 to 100.' }) top: number, @Args('filter', filterArgument) filter?: InitiativeFilter, @Args('asOf', asOfArgument) asOf?: string | null): Promise<MatrixCellType[]> {
    return this.service.matrixCells(ctx, filter ?? {}, Math.min(100, Math.max(0, top)), asOf);
  }

  @Query(() => PortfolioType, { description: 'The portfolio as a whole, under a filter.' })
  portfolio(@Context('ctx') ctx: Ctx, @Args('filter', filterArgument) filter?: InitiativeFilter, @Args('asOf', asOfArgument) asOf?: string | null): Promise<PortfolioType> {
    return this.service.portfolio(ctx, filter ?? {}, asOf);
  }
}

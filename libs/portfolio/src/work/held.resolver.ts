import { Args, Context, Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, type GraphQLContext, type Loader, loaderOf } from '@batuta/platform';
import { type Person, PersonType } from '@batuta/organization';
import { InitiativeType } from '../initiative/initiative.types.js';
import { overviewsById } from '../initiative/initiative.loader.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { overviewPage } from '../overview/portfolio.queries.js';
import { today } from '../overview/today.js';
import { heldBefore, heldCounts, type HeldRow } from './held.queries.js';

@ObjectType('Holding', { description: 'A stretch of time in which a person was accountable for an initiative.' })
export class HoldingType {
  @Field(() => InitiativeType, { description: 'The initiative.' }) initiative: InitiativeOverview;
  @Field({ description: 'From when.' }) startedAt: Date;
  @Field({ description: 'Until when, exclusive.' }) endedAt: Date;
}

const heldByPerson: Loader<{ id: string; held: number }> = loaderOf((ctx: Ctx, ids) => heldCounts(ctx, ids));
/** More is a page away: the portfolio filtered by owner. */
const most = 100;

@Resolver(() => PersonType)
export class HeldResolver {
  @ResolveField(() => Int, { description: 'Active and paused initiatives that they are accountable for.' })
  async heldCount({ id }: Person, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return (await heldByPerson(ctx, id))?.held ?? 0;
  }

  @ResolveField(() => [InitiativeType], { description: 'Active and paused initiatives that they are accountable for, by title.' })
  held(@Parent() { id }: Person, @Context('ctx') ctx: Ctx, @Args('first', { type: () => Int, defaultValue: most, description: 'How many, 1 to 100.' }) first: number): Promise<InitiativeOverview[]> {
    return overviewPage(ctx, { ownerIds: [id], states: ['ACTIVE', 'PAUSED'] }, 'TITLE', null, Math.min(most, Math.max(1, first)), today(ctx));
  }

  @ResolveField(() => [HoldingType], { description: 'What they were accountable for and no longer are, latest first; 50 at most.' })
  async heldBefore({ id }: Person, _: unknown, { ctx }: GraphQLContext): Promise<HoldingType[]> {
    const rows = await heldBefore(ctx, id);
    return Promise.all(rows.map(async ({ subjectId, startedAt, endedAt }: HeldRow) => ({ initiative: (await overviewsById(ctx, subjectId)) as InitiativeOverview, startedAt, endedAt })));
  }
}

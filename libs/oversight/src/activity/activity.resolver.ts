import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, notFound, PageArgs, pageOf, readCursor, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { Subject, worksOnPolicy } from '@batuta/governance';
import { givenTo, mayReadMoney, overviewsById, takenFrom } from '@batuta/portfolio';
import { activityPage, type ActivityRow } from './activity.queries.js';
import { ActivityConnection, ActivityType } from './activity.types.js';

@Resolver(() => ActivityType)
export class ActivityResolver {
  @Query(() => ActivityConnection, { description: 'What happened to a record, newest first. Errors: NOT_FOUND.' })
  async activity(@Context('ctx') ctx: Ctx, @Args('subjectId', { type: () => ID, description: 'The initiative, policy or whatever it is.' }) subjectId: string, @Args() { first, after }: PageArgs): Promise<Connection<ActivityType>> {
    const { kind } = await ctx.get(Subject, { id: subjectId });
    // What happened to a policy tells of its drafts: for whoever works on them.
    if (kind === 'policy' && !(await worksOnPolicy(ctx, subjectId))) throw notFound();
    const overview = await overviewsById(ctx, subjectId);
    const isMoneyShown = overview !== null && (await mayReadMoney(ctx, overview));
    const rows = await activityPage(ctx, subjectId, readCursor(after, 1), first + 1);
    return pageOf(rows, first, (row) => shown(row, isMoneyShown), (row) => [row.id]);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who did it; null for the operator.' })
  actor({ actorId }: ActivityType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, actorId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Whose it was before, where it passed from person to person.' })
  from({ fromId }: ActivityType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, fromId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Whose it became.' })
  to({ toId }: ActivityType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, toId);
  }
}

function shown({ id, name, occurredAt, actorId, details }: ActivityRow, isMoneyShown: boolean): ActivityType {
  return { id, name, occurredAt, actorId, fromId: takenFrom(name, details), toId: givenTo(name, details), details: JSON.stringify(details, (key, value: unknown) => (key === 'costMinor' && !isMoneyShown ? undefined : value)) };
}

import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, PageArgs, type Soon } from '@batuta/platform';
import { MyAbilitiesType, peopleById, type Person, PersonType } from '@batuta/organization';
import * as may from './change-log.access.js';
import { ChangeLogService } from './change-log.service.js';
import { ChangeLogFilter, LoggedChangeConnection, LoggedChangeType } from './change-log.types.js';

@Resolver(() => LoggedChangeType)
export class ChangeLogResolver {
  constructor(private readonly service: ChangeLogService) {}

  @Query(() => LoggedChangeConnection, { description: 'Every change of every record, newest first. Administrators, program office and executives read all; others their own, and those of initiatives that they may edit (name it in the filter). Errors: FORBIDDEN.' })
  changeLog(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('filter', { nullable: true, type: () => ChangeLogFilter, description: 'Which changes; all when absent.' }) filter?: ChangeLogFilter): Promise<Connection<LoggedChangeType>> {
    return this.service.changeLog(ctx, filter ?? {}, first, after);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who did it; null for the system and the operator.' })
  actor({ actorId }: LoggedChangeType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, actorId);
  }
}

@Resolver(() => MyAbilitiesType)
export class MyLogAbilitiesResolver {
  @ResolveField(() => Boolean, { description: 'Read every change of the organization.' })
  readChangeLog(_me: unknown, _: unknown, { ctx }: GraphQLContext): boolean {
    return may.readChangeLog(ctx.actor);
  }

  @ResolveField(() => Boolean, { description: 'Download the sealed log, to be verified elsewhere.' })
  exportLog(_me: unknown, _: unknown, { ctx }: GraphQLContext): boolean {
    return may.exportLog(ctx.actor);
  }
}

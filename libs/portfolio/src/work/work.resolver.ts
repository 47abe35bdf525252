import { Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { type Handover, HandoverType } from '@batuta/governance';
import { InitiativeType } from '../initiative/initiative.types.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { overviewsById } from '../initiative/initiative.loader.js';
import { changesSince, WorkService } from './work.service.js';
import { ChangeType, EscalationType, NewsType, WorkType } from './work.types.js';

@Resolver(() => WorkType)
export class WorkResolver {
  constructor(private readonly service: WorkService) {}

  @Query(() => WorkType, { description: 'What is due from the reader, oldest first, and what they hold.' })
  work(@Context('ctx') ctx: Ctx): Promise<WorkType> {
    return this.service.work(ctx);
  }

  @ResolveField(() => [InitiativeType], { description: 'Active initiatives that the reader does (R), by themselves or through a role, and isn’t accountable for; by title, 100 at most.' })
  does(_work: unknown, _: unknown, { ctx }: GraphQLContext): Promise<InitiativeOverview[]> {
    return this.service.does(ctx);
  }

  @ResolveField(() => [NewsType], { description: 'What the reader is told of (I) and has moved in the last seven days, the latest first; 20 at most.' })
  news(_work: unknown, _: unknown, { ctx }: GraphQLContext): Promise<NewsType[]> {
    return this.service.news(ctx);
  }

  @ResolveField(() => [EscalationType], { description: 'What waits with the reader’s reports, and for the program office with anybody, longer than it should; the longest first, 20 at most.' })
  escalations(_work: unknown, _: unknown, { ctx }: GraphQLContext): Promise<EscalationType[]> {
    return this.service.escalations(ctx);
  }
}

@Resolver(() => InitiativeType)
export class InitiativeChangesResolver {
  @ResolveField(() => [ChangeType], { description: 'What changed under it since its latest status, newest first.' })
  changesSinceStatus(initiative: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<ChangeType[]> {
    return changesSince(ctx, initiative);
  }
}

@Resolver(() => HandoverType)
export class HandoverInitiativeResolver {
  @ResolveField(() => InitiativeType, { nullable: true, description: 'The initiative that is handed over, with what was in progress and promised; null for other things.' })
  initiative({ subjectId }: Handover, _: unknown, { ctx }: GraphQLContext): Soon<InitiativeOverview | null> {
    return overviewsById(ctx, subjectId);
  }
}

import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLContext } from '@batuta/platform';
import { AgendaItemType, type Meeting, MeetingType, readableSubject, type Subject, SubjectType } from '@batuta/governance';
import { AgendaService } from './agenda.service.js';

@Resolver(() => MeetingType)
export class AgendaResolver {
  constructor(private readonly service: AgendaService) {}

  @ResolveField(() => [AgendaItemType], { description: 'What there is to talk about: topics that were added, overdue actions of the body, proposals that are open, what statuses ask for since it met before, what is off track, gaps that have become serious; a dozen of each. Kept as it was once the meeting was held.' })
  agenda(meeting: Meeting, _: unknown, { ctx }: GraphQLContext): Promise<AgendaItemType[]> {
    return this.service.agenda(ctx, meeting);
  }
}

@Resolver(() => AgendaItemType)
export class AgendaItemResolver {
  @ResolveField(() => SubjectType, { nullable: true, description: 'What it is about.' })
  subject({ subjectId }: AgendaItemType, _: unknown, { ctx }: GraphQLContext): Promise<Subject | null> | null {
    return subjectId ? readableSubject(ctx, subjectId) : null;
  }
}

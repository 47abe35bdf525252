import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { readableSubject } from '../policy/policy.queries.js';
import type { Subject } from '../subject/subject.entity.js';
import { SubjectType } from '../subject/subject.types.js';
import type { Consultation } from './consultation.entity.js';
import { consultationsByMeeting, consultationsTo } from './consultation.queries.js';
import { ConsultationService } from './consultation.service.js';
import { ConsultationType, ConsultInput, GiveOpinionInput } from './consultation.types.js';
import type { Meeting } from './meeting.entity.js';
import { meetingsById } from './meeting.queries.js';
import { MeetingType } from './meeting.types.js';

@Resolver(() => ConsultationType)
export class ConsultationResolver {
  constructor(private readonly service: ConsultationService) {}

  @Query(() => [ConsultationType], { description: 'What the reader is asked about before a meeting decides, the soonest first; 20 at most.' })
  consultationsToAnswer(@Context('ctx') ctx: Ctx): Promise<Consultation[]> {
    return consultationsTo(ctx, ctx.actor.personId);
  }

  @Mutation(() => MeetingType, { description: 'Asks whoever is to be consulted (C) about a subject before a meeting decides on it. Errors: RULE where nobody is left to ask, and once it was held or cancelled.' })
  consult(@Context('ctx') ctx: Ctx, @Args('input') { meetingId, subjectId }: ConsultInput): Promise<Meeting> {
    return this.service.consult(ctx, meetingId, subjectId);
  }

  @Mutation(() => ConsultationType, { description: 'Says what one is asked; may be said anew until it is decided or the minutes are approved. Errors: FORBIDDEN for what somebody else is asked, RULE after that.' })
  giveOpinion(@Context('ctx') ctx: Ctx, @Args('input') { id, opinion }: GiveOpinionInput): Promise<Consultation> {
    return this.service.giveOpinion(ctx, id, opinion);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who is asked.' })
  person({ personId }: Consultation, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }

  @ResolveField(() => SubjectType, { nullable: true, description: 'About what.' })
  subject({ subjectId }: Consultation, _: unknown, { ctx }: GraphQLContext): Promise<Subject | null> {
    return readableSubject(ctx, subjectId);
  }

  @ResolveField(() => MeetingType, { description: 'The meeting that is to decide.' })
  async meeting({ meetingId }: Consultation, _: unknown, { ctx }: GraphQLContext): Promise<Meeting> {
    return (await meetingsById(ctx, meetingId)) as Meeting;
  }
}

@Resolver(() => MeetingType)
export class MeetingConsultationsResolver {
  @ResolveField(() => [ConsultationType], { description: 'Who was asked about what before it decides, with what they said.' })
  async consultations({ id }: Meeting, _: unknown, { ctx }: GraphQLContext): Promise<Consultation[]> {
    return (await consultationsByMeeting(ctx, id))?.consultations ?? [];
  }
}

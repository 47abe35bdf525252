import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, PageArgs, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { BodyType } from '../body/body.types.js';
import type { Decision } from '../decision/decision.entity.js';
import { countByMeeting } from '../decision/decision.queries.js';
import { DecisionService } from '../decision/decision.service.js';
import { DecisionConnection } from '../decision/decision.types.js';
import { bodiesById } from '../role/role.loader.js';
import * as may from './meeting.access.js';
import { Meeting, MeetingAttendance, type MeetingItem } from './meeting.entity.js';
import { membersOf, seatsOf } from './meeting.queries.js';
import { MeetingService } from './meeting.service.js';
import { AddTopicInput, AgendaItemType, ApproveMinutesInput, BodyMemberType, HoldMeetingInput, MeetingAbilities, MeetingAttendanceType, MeetingConnection, MeetingIdInput, MeetingType, MoveMeetingInput, SaveMinutesInput, ScheduleMeetingInput, TopicIdInput } from './meeting.types.js';

@Resolver(() => MeetingType)
export class MeetingResolver {
  constructor(
    private readonly service: MeetingService,
    private readonly decisionsService: DecisionService,
  ) {}

  @Query(() => MeetingConnection, { description: 'Meetings that weren’t cancelled, the latest first, those to come too.' })
  meetings(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('bodyId', { type: () => ID, nullable: true, description: 'Only those of this body.' }) bodyId?: string | null): Promise<Connection<Meeting>> {
    return this.service.meetings(ctx, bodyId ?? null, first, after);
  }

  @Query(() => MeetingType, { description: 'A meeting by its id. Errors: NOT_FOUND.' })
  meeting(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Meeting> {
    return ctx.get(Meeting, { id });
  }

  @Mutation(() => MeetingType, { description: 'Calls a meeting of a body. Errors: RULE for a closed body.' })
  scheduleMeeting(@Context('ctx') ctx: Ctx, @Args('input') input: ScheduleMeetingInput): Promise<Meeting> {
    return this.service.scheduleMeeting(ctx, input);
  }

  @Mutation(() => MeetingType, { description: 'Another time or place. Errors: CONFLICT when somebody saved first, RULE once it was held or cancelled.' })
  moveMeeting(@Context('ctx') ctx: Ctx, @Args('input') input: MoveMeetingInput): Promise<Meeting> {
    return this.service.moveMeeting(ctx, input);
  }

  @Mutation(() => MeetingType, { description: 'Cancels a meeting to come. Errors: RULE once it was held.' })
  cancelMeeting(@Context('ctx') ctx: Ctx, @Args('input') { id }: MeetingIdInput): Promise<Meeting> {
    return this.service.cancelMeeting(ctx, id);
  }

  @Mutation(() => MeetingType, { description: 'Says who was there; the agenda is kept as it is then. Can be corrected until the minutes are approved. Errors: RULE before it began, INVALID for a proxy who isn’t there.' })
  holdMeeting(@Context('ctx') ctx: Ctx, @Args('input') input: HoldMeetingInput): Promise<Meeting> {
    return this.service.holdMeeting(ctx, input);
  }

  @Mutation(() => MeetingType, { description: 'Keeps the minutes. Errors: CONFLICT when somebody saved first, RULE before it was held or after approval.' })
  saveMinutes(@Context('ctx') ctx: Ctx, @Args('input') { id, version, minutes }: SaveMinutesInput): Promise<Meeting> {
    return this.service.saveMinutes(ctx, id, version, minutes);
  }

  @Mutation(() => MeetingType, { description: 'Approves the minutes, by the chair alone; nothing of the meeting changes after that. Errors: FORBIDDEN for others, RULE without minutes.' })
  approveMinutes(@Context('ctx') ctx: Ctx, @Args('input') { id, version }: ApproveMinutesInput): Promise<Meeting> {
    return this.service.approveMinutes(ctx, id, version);
  }

  @Mutation(() => AgendaItemType, { description: 'Puts a topic on the agenda of a meeting to come. Errors: RULE once it was held.' })
  addTopic(@Context('ctx') ctx: Ctx, @Args('input') input: AddTopicInput): Promise<MeetingItem> {
    return this.service.addTopic(ctx, input);
  }

  @Mutation(() => MeetingType, { description: 'Takes a topic off the agenda. Errors: RULE once it was held.' })
  removeTopic(@Context('ctx') ctx: Ctx, @Args('input') { id }: TopicIdInput): Promise<Meeting> {
    return this.service.removeTopic(ctx, id);
  }

  @ResolveField(() => BodyType, { nullable: true, description: 'The body that meets.' })
  body({ bodyId }: Meeting, _: unknown, { ctx }: GraphQLContext): Soon<Body | null> {
    return bodiesById(ctx, bodyId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who approved the minutes.' })
  minutesApprovedBy({ minutesApprovedBy }: Meeting, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, minutesApprovedBy);
  }

  @ResolveField(() => [BodyMemberType], { description: 'Who is in the body now, the chair first.' })
  members({ bodyId }: Meeting, _: unknown, { ctx }: GraphQLContext): Promise<BodyMemberType[]> {
    return membersOf(ctx, bodyId);
  }

  @ResolveField(() => [MeetingAttendanceType], { description: 'Who was there; empty until it was held.' })
  attendances({ id }: Meeting, _: unknown, { ctx }: GraphQLContext): Promise<MeetingAttendance[]> {
    return ctx.list(MeetingAttendance, { meetingId: id });
  }

  @ResolveField(() => DecisionConnection, { description: 'What it decided, the latest first.' })
  decisions(@Parent() { id }: Meeting, @Args() { first, after }: PageArgs, @Context('ctx') ctx: Ctx): Promise<Connection<Decision>> {
    return this.decisionsService.decisions(ctx, { meetingId: id }, first, after);
  }

  @ResolveField(() => Int, { description: 'How many decisions it took.' })
  async decisionCount({ id }: Meeting, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return (await countByMeeting(ctx, id))?.count ?? 0;
  }

  @ResolveField(() => MeetingAbilities, { description: 'What the reader may do with it.' })
  async can({ bodyId, state, minutesApprovedAt, minutes }: Meeting, _: unknown, { ctx }: GraphQLContext): Promise<MeetingAbilities> {
    const seats = await seatsOf(ctx, bodyId, ctx.actor.personId);
    const isOpen = state !== 'CANCELLED' && !minutesApprovedAt;
    return { run: isOpen && may.runMeeting(ctx.actor, seats), decide: isOpen && state === 'HELD' && may.recordDecision(seats), approve: isOpen && state === 'HELD' && Boolean(minutes?.trim()) && may.approveMinutes(seats) };
  }
}

@Resolver(() => MeetingAttendanceType)
export class MeetingAttendanceResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who.' })
  person({ personId }: MeetingAttendanceType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who votes for them.' })
  proxy({ proxyId }: MeetingAttendanceType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, proxyId);
  }
}

@Resolver(() => BodyMemberType)
export class BodyMemberResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who.' })
  person({ personId }: BodyMemberType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }
}

/** Whose meetings the reader may call. */
@Resolver(() => BodyType)
export class BodyMeetingsResolver {
  @ResolveField(() => Boolean, { description: 'Whether the reader may call its meetings.' })
  async canCallMeeting({ id }: Body, _: unknown, { ctx }: GraphQLContext): Promise<boolean> {
    return may.runMeeting(ctx.actor, await seatsOf(ctx, id, ctx.actor.personId));
  }
}

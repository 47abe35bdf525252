import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { connectionOf } from '@batuta/platform';
import { type AgendaKind, agendaKinds, type Meeting, type MeetingAttendance, type MeetingItem, type MeetingState, meetingStates, type Presence, presences } from './meeting.entity.js';

const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };
export const MeetingStateEnum = enumOf(meetingStates);
registerEnumType(MeetingStateEnum, { name: 'MeetingState', description: 'To come, held, cancelled.' });
export const PresenceEnum = enumOf(presences);
registerEnumType(PresenceEnum, { name: 'Presence', description: 'There, there by a proxy who votes for them, or not.' });
export const AgendaKindEnum = enumOf(agendaKinds);
registerEnumType(AgendaKindEnum, { name: 'AgendaKind', description: 'Something that a status update asks for, an initiative that is off track, a gap that has become serious, an action that is overdue, a proposal that is open, a topic that somebody added.' });

@ObjectType('Meeting', { description: 'A meeting of a body.' })
export class MeetingType implements Pick<Meeting, 'id' | 'state' | 'startsAt' | 'durationMinutes' | 'place' | 'minutes' | 'heldAt' | 'minutesApprovedAt' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => MeetingStateEnum, { description: 'To come, held or cancelled.' }) state: MeetingState;
  @Field({ description: 'When it begins.' }) startsAt: Date;
  @Field(() => Int, { description: 'How long it lasts, in minutes.' }) durationMinutes: number;
  @Field(() => String, { nullable: true, description: 'Where, or by which link.' }) place: string | null;
  @Field(() => String, { nullable: true, description: 'Its minutes, in Markdown.' }) minutes: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was recorded as held.' }) heldAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the chair approved its minutes; nothing of it changes after that.' }) minutesApprovedAt: Date | null;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

export const MeetingConnection = connectionOf(MeetingType, 'MeetingConnection');

@ObjectType('MeetingAttendance', { description: 'Whether somebody was there.' })
export class MeetingAttendanceType implements Pick<MeetingAttendance, 'presence'> {
  @Field(() => PresenceEnum, { description: 'There, by proxy, or not.' }) presence: Presence;
  personId: string;
  proxyId: string | null;
}

@ObjectType('BodyMember', { description: 'Somebody with a seat in a body.' })
export class BodyMemberType {
  @Field({ description: 'Whether they vote: the chair and members do, a secretary doesn’t by that.' }) isVoting: boolean;
  @Field({ description: 'Whether they chair it.' }) isChair: boolean;
  personId: string;
}

@ObjectType('AgendaItem', { description: 'Something to talk about: found by the agenda itself until the meeting is held, kept as it was from then on.' })
export class AgendaItemType implements Pick<MeetingItem, 'kind' | 'title' | 'note' | 'since'> {
  @Field(() => ID, { description: 'The same for as long as it is on the agenda.' }) id: string;
  @Field(() => AgendaKindEnum, { description: 'Why it is on it.' }) kind: AgendaKind;
  @Field(() => ID, { nullable: true, description: 'Of a proposal: its id.' }) proposalId: string | null;
  @Field({ description: 'What it is.' }) title: string;
  @Field(() => String, { nullable: true, description: 'What is asked, or known of it.' }) note: string | null;
  @Field(() => Date, { nullable: true, description: 'Since when it waits.' }) since: Date | null;
  subjectId: string | null;
}

@ObjectType({ description: 'What the reader may do with a meeting.' })
export class MeetingAbilities {
  @Field({ description: 'Move or cancel it, add topics, say who was there, write its minutes.' }) run: boolean;
  @Field({ description: 'Record a decision of it.' }) decide: boolean;
  @Field({ description: 'Approve its minutes.' }) approve: boolean;
}

@InputType()
export class ScheduleMeetingInput {
  @Field(() => ID, { description: 'The body that meets.' })
  @IsUUID()
  bodyId: string;

  @Field({ description: 'When it begins.' })
  startsAt: Date;

  @Field(() => Int, { nullable: true, description: 'How long it lasts, in minutes, 5 to 1440; an hour when absent.' })
  @IsOptional()
  @Min(5)
  @Max(1440)
  durationMinutes?: number | null;

  @Field(() => String, { nullable: true, description: 'Where, or by which link.' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;
}

@InputType()
export class MoveMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'When it begins.' })
  @IsOptional()
  startsAt?: Date;

  @Field(() => Int, { nullable: true, description: 'How long it lasts, in minutes, 5 to 1440.' })
  @IsOptional()
  @Min(5)
  @Max(1440)
  durationMinutes?: number;

  @Field(() => String, { nullable: true, description: 'Where, or by which link.' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;
}

@InputType()
export class MeetingIdInput {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  id: string;
}

@InputType()
export class AttendanceInput {
  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  personId: string;

  @Field(() => PresenceEnum, { description: 'There, by proxy, or not.' })
  presence: Presence;

  @Field(() => ID, { nullable: true, description: 'By proxy: the member who is there and votes for them.' })
  @IsOptional()
  @IsUUID()
  proxyId?: string | null;
}

@InputType()
export class HoldMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  id: string;

  @Field(() => [AttendanceInput], { description: 'Who was there; replaces what was said before.' })
  @ArrayMaxSize(500)
  @ArrayUnique<AttendanceInput>(({ personId }) => personId)
  @ValidateNested({ each: true })
  @Type(() => AttendanceInput)
  attendances: AttendanceInput[];
}

@InputType()
export class SaveMinutesInput {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ description: 'What was said, in Markdown; at most 100,000 characters.' })
  @MaxLength(100_000)
  minutes: string;
}

@InputType()
export class ApproveMinutesInput {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was read. Errors: CONFLICT if it is not the current one.' })
  version: number;
}

@InputType()
export class AddTopicInput {
  @Field(() => ID, { description: 'The meeting.' })
  @IsUUID()
  meetingId: string;

  @Field({ description: 'What to talk about.' })
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @Field(() => String, { nullable: true, description: 'What is asked, or known of it.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'What it is about.' })
  @IsOptional()
  @IsUUID()
  subjectId?: string | null;
}

@InputType()
export class TopicIdInput {
  @Field(() => ID, { description: 'The topic.' })
  @IsUUID()
  id: string;
}

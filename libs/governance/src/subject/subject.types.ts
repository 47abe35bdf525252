import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import type { Person } from '@batuta/organization';
import { PersonType } from '@batuta/organization';
import { type Subject, unownedReasons, type UnownedReason } from './subject.entity.js';

export const UnownedReasonEnum = Object.fromEntries(unownedReasons.map((reason) => [reason, reason])) as { [Reason in UnownedReason]: Reason };
registerEnumType(UnownedReasonEnum, { name: 'UnownedReason', description: 'Why nobody is accountable: never assigned, imported without an owner, departed, refused by the receiver, cleared, or held by a role that is vacant.' });

@ObjectType('Subject', { description: 'Anything that can be owned. Exactly one active person is accountable for it, or it is a gap with an age.' })
export class SubjectType implements Pick<Subject, 'id' | 'kind' | 'title' | 'state' | 'unownedSince' | 'unownedReason' | 'version'> {
  @Field(() => ID, { description: 'Its id, shared with the initiative, policy or whatever it is.' }) id: string;
  @Field(() => String, { description: 'What it is: initiative, policy, kpi, objective, promise, risk, touchpoint, journey.' }) kind: Subject['kind'];
  @Field({ description: 'Its title.' }) title: string;
  @Field(() => String, { description: 'draft, active or closed.' }) state: Subject['state'];
  @Field(() => Date, { nullable: true, description: 'Since when nobody is accountable; null while somebody is.' }) unownedSince: Date | null;
  @Field(() => UnownedReasonEnum, { nullable: true, description: 'Why nobody is.' }) unownedReason: UnownedReason | null;
  @Field(() => Int, { description: 'Raised by each change.' }) version: number;
}

@ObjectType({ description: 'What the reader may do with a subject.' })
export class SubjectAbilities {
  @Field({ description: 'Make somebody accountable, or pass it on.' }) assignOwner: boolean;
}

@ObjectType({ description: 'A stretch of time in which one person was accountable.' })
export class OwnershipType {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => PersonType, { description: 'Who was accountable.' }) person: Person;
  @Field({ description: 'From when.' }) startedAt: Date;
  @Field(() => Date, { nullable: true, description: 'Until when, exclusive; null for the current owner.' }) endedAt: Date | null;
  @Field(() => PersonType, { nullable: true, description: 'Who gave it.' }) givenBy: Person | null;
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever gave it.' }) reason: string | null;
}

@InputType()
export class AssignOwnerInput {
  @Field(() => ID, { description: 'What gets an owner.' })
  @IsUUID()
  subjectId: string;

  @Field(() => ID, { description: 'Who becomes accountable; an active person.' })
  @IsUUID()
  personId: string;

  @Field(() => ID, { nullable: true, description: 'Who the sender believes is accountable now, null for nobody. Left out: whoever it is. Errors: CONFLICT naming the owner when it is somebody else.' })
  @IsOptional()
  @IsUUID()
  expectedOwnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class UndoAssignmentInput {
  @Field(() => ID, { description: 'What was given an owner.' })
  @IsUUID()
  subjectId: string;
}

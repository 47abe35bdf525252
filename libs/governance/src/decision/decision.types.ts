import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { connectionOf, DateScalar } from '@batuta/platform';
import type { Decision, DecisionAction, DecisionConflict, Option } from './decision.entity.js';

@ObjectType('DecisionOption', { description: 'A way that was weighed.' })
export class OptionType implements Option {
  @Field({ description: 'What it was.' }) text: string;
  @Field({ description: 'Whether it was chosen.' }) isChosen: boolean;
}

@ObjectType('Decision', { description: 'What a body decided in a meeting, with the quorum that it had; it stands as it was taken.' })
export class DecisionType implements Pick<Decision, 'id' | 'title' | 'outcome' | 'reason' | 'options' | 'dissent' | 'expectedEffect' | 'reviewOn' | 'entitled' | 'voting' | 'quorum' | 'decidedAt' | 'reviewedAt' | 'reviewOutcome' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'What it is about.' }) title: string;
  @Field({ description: 'What was decided.' }) outcome: string;
  @Field({ description: 'Why.' }) reason: string;
  @Field(() => [OptionType], { description: 'What was weighed.' }) options: OptionType[];
  @Field(() => String, { nullable: true, description: 'Who disagreed, and why.' }) dissent: string | null;
  @Field(() => String, { nullable: true, description: 'What it should bring about.' }) expectedEffect: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'When it is looked at again.' }) reviewOn: string | null;
  @Field(() => Int, { description: 'Members who might vote, those with a stake left out.' }) entitled: number;
  @Field(() => Int, { description: 'Those of them who did, in person or by proxy.' }) voting: number;
  @Field(() => Int, { description: 'How many it took.' }) quorum: number;
  @Field({ description: 'When it was recorded.' }) decidedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it was looked at again.' }) reviewedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What came of it.' }) reviewOutcome: string | null;
  @Field(() => Int, { description: 'Raised by each change.' }) version: number;
}

export const DecisionConnection = connectionOf(DecisionType, 'DecisionConnection');

@ObjectType('DecisionConflict', { description: 'Somebody who had a stake, and so didn’t count or vote.' })
export class DecisionConflictType implements Pick<DecisionConflict, 'stake'> {
  @Field({ description: 'What they have at stake.' }) stake: string;
  personId: string;
}

@ObjectType('DecisionAction', { description: 'What somebody does about a decision, by a day.' })
export class DecisionActionType implements Pick<DecisionAction, 'id' | 'what' | 'dueOn' | 'closedAt' | 'closingNote'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'What is to be done.' }) what: string;
  @Field(() => DateScalar, { description: 'By when.' }) dueOn: string;
  @Field(() => Date, { nullable: true, description: 'When it was done.' }) closedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What came of it.' }) closingNote: string | null;
}

@ObjectType({ description: 'What the reader may do with an action.' })
export class ActionAbilities {
  @Field({ description: 'Say that it is done, or give it to somebody else.' }) close: boolean;
}

@InputType()
export class DecisionFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this body.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those about this.' })
  @IsOptional()
  @IsUUID()
  subjectId?: string | null;
}

@InputType()
export class OptionInput {
  @Field({ description: 'What it was.' })
  @IsNotEmpty()
  @MaxLength(500)
  text: string;

  @Field({ description: 'Whether it was chosen.' })
  isChosen: boolean;
}

@InputType()
export class ConflictInput {
  @Field(() => ID, { description: 'Who has a stake.' })
  @IsUUID()
  personId: string;

  @Field({ description: 'What they have at stake.' })
  @IsNotEmpty()
  @MaxLength(500)
  stake: string;
}

@InputType()
export class ActionInput {
  @Field({ description: 'What is to be done.' })
  @IsNotEmpty()
  @MaxLength(500)
  what: string;

  @Field(() => ID, { description: 'Who does it.' })
  @IsUUID()
  ownerId: string;

  @Field(() => DateScalar, { description: 'By when.' })
  dueOn: string;
}

@InputType()
export class RecordDecisionInput {
  @Field(() => ID, { description: 'The meeting that decided it.' })
  @IsUUID()
  meetingId: string;

  @Field({ description: 'What it is about.' })
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @Field({ description: 'What was decided.' })
  @IsNotEmpty()
  @MaxLength(5000)
  outcome: string;

  @Field({ description: 'Why.' })
  @IsNotEmpty()
  @MaxLength(5000)
  reason: string;

  @Field(() => [ID], { description: 'What it is about: initiatives, policies, whatever can be owned; at least one.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  subjectIds: string[];

  @Field(() => [OptionInput], { nullable: true, description: 'What was weighed.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => OptionInput)
  options?: OptionInput[] | null;

  @Field(() => String, { nullable: true, description: 'Who disagreed, and why.' })
  @IsOptional()
  @MaxLength(5000)
  dissent?: string | null;

  @Field(() => String, { nullable: true, description: 'What it should bring about.' })
  @IsOptional()
  @MaxLength(2000)
  expectedEffect?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it is looked at again.' })
  @IsOptional()
  reviewOn?: string | null;

  @Field(() => [ConflictInput], { nullable: true, description: 'Members with a stake: they neither count nor vote.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @ArrayUnique<ConflictInput>(({ personId }) => personId)
  @ValidateNested({ each: true })
  @Type(() => ConflictInput)
  conflicts?: ConflictInput[] | null;

  @Field(() => [ActionInput], { nullable: true, description: 'What is done about it, by whom and when.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ActionInput)
  actions?: ActionInput[] | null;
}

@InputType()
export class CloseActionInput {
  @Field(() => ID, { description: 'The action.' })
  @IsUUID()
  id: string;

  @Field(() => String, { nullable: true, description: 'What came of it.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string | null;
}

@InputType()
export class AssignActionInput {
  @Field(() => ID, { description: 'The action.' })
  @IsUUID()
  id: string;

  @Field(() => ID, { description: 'Who does it from now on; an active person.' })
  @IsUUID()
  ownerId: string;
}

@InputType()
export class ReviewDecisionInput {
  @Field(() => ID, { description: 'The decision.' })
  @IsUUID()
  id: string;

  @Field({ description: 'What came of it.' })
  @IsNotEmpty()
  @MaxLength(5000)
  outcome: string;
}

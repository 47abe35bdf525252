import { Field, Float, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsNotEmpty, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { type Person, PersonType } from '@batuta/organization';
import type { Criterion } from '../criterion/criterion.entity.js';
import { CriterionType } from '../criterion/criterion.types.js';
import { ConfidenceEnum } from '../initiative/initiative.types.js';
import type { Confidence } from '@batuta/rules';

@ObjectType('Rating', { description: 'One criterion of an initiative: its value with the evidence, or null while nobody has rated it.' })
export class RatingType {
  @Field(() => CriterionType, { description: 'The criterion.' }) criterion: Criterion;
  @Field(() => Float, { nullable: true, description: 'Its value, 0 to 100; null while unrated.' }) value: number | null;
  @Field(() => String, { nullable: true, description: 'What the value rests on.' }) evidence: string | null;
  @Field(() => PersonType, { nullable: true, description: 'Who rated it.' }) ratedBy: Person | null;
  @Field(() => Date, { nullable: true, description: 'When.' }) ratedAt: Date | null;
  @Field(() => Float, { description: 'The criterion’s share of its axis, 0 to 1.' }) share: number;
  @Field(() => Float, { nullable: true, description: 'What it adds to the impact: value × share.' }) contribution: number | null;
}

@InputType()
export class RatingInput {
  @Field(() => ID, { description: 'The criterion.' })
  @IsUUID()
  criterionId: string;

  @Field(() => Float, { description: 'Its value, 0 to 100; the anchors say what values mean.' })
  @Min(0)
  @Max(100)
  value: number;

  @Field({ description: 'What the value rests on: a figure, a source, an observation.' })
  @IsNotEmpty()
  @MaxLength(1000)
  evidence: string;
}

@InputType()
export class RateInitiativeInput {
  @Field(() => ID, { description: 'The initiative.' })
  @IsUUID()
  initiativeId: string;

  @Field(() => [RatingInput], { description: 'Values of one or more criteria; the others stay.' })
  @ValidateNested({ each: true })
  @Type(() => RatingInput)
  @ArrayMaxSize(50)
  ratings: RatingInput[];

  @Field(() => ConfidenceEnum, { nullable: true, description: 'How far they are believed; stays when absent.' })
  confidence?: Confidence;
}

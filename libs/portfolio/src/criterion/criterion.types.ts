import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsNumber, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { axes, type Axis } from '@batuta/rules';
import type { Criterion } from './criterion.entity.js';

export const AxisEnum = Object.fromEntries(axes.map((axis) => [axis, axis])) as { [Name in Axis]: Name };
registerEnumType(AxisEnum, { name: 'Axis', description: 'Which impact a criterion is part of.' });

@ObjectType({ description: 'What a value of a scale means.' })
export class AnchorType {
  @Field(() => Float, { description: 'A value of the 0 to 100 scale.' }) value: number;
  @Field({ description: 'What it means, in the reader’s language.' }) meaning: string;
}

@ObjectType('Criterion', { description: 'One of the organization’s questions behind customer or business impact.' })
export class CriterionType implements Pick<Criterion, 'id' | 'axis' | 'weight' | 'nameEn' | 'nameEs'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => AxisEnum, { description: 'Which impact it is part of.' }) axis: Axis;
  @Field(() => Float, { description: 'Its weight within its axis; only the proportions count.' }) weight: number;
  @Field({ description: 'Its name in English.' }) nameEn: string;
  @Field({ description: 'Its name in Spanish.' }) nameEs: string;
}

@InputType()
export class CriterionWeightInput {
  @Field(() => ID, { description: 'The criterion.' })
  @IsUUID()
  id: string;

  @Field(() => Float, { description: 'Its weight, above 0 to 1,000; only the proportions within its axis count.' })
  @IsNumber()
  @Min(0)
  @Max(1000)
  weight: number;
}

@InputType()
export class SaveCriterionInput extends CriterionWeightInput {
  @Field({ nullable: true, description: 'Its name in English.' })
  @IsOptional()
  @MaxLength(120)
  nameEn?: string;

  @Field({ nullable: true, description: 'Its name in Spanish.' })
  @IsOptional()
  @MaxLength(120)
  nameEs?: string;
}

@InputType()
export class SaveCriteriaInput {
  @Field(() => Int, { description: 'The organization’s version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field(() => Float, { description: 'Weight w of customer impact, 0 to 1; business impact has 1 − w.' })
  @IsNumber()
  @Min(0)
  @Max(1)
  customerWeight: number;

  @Field(() => [SaveCriterionInput], { description: 'Criteria that change.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SaveCriterionInput)
  criteria: SaveCriterionInput[];
}

@ArgsType()
export class RankingPreviewArgs {
  @Field(() => Float, { description: 'Weight w of customer impact, 0 to 1.' })
  @IsNumber()
  @Min(0)
  @Max(1)
  customerWeight: number;

  @Field(() => [CriterionWeightInput], { description: 'Weights that differ from the present ones.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CriterionWeightInput)
  weights: CriterionWeightInput[];

  @Field(() => Int, { defaultValue: 15, description: 'Rows from the top, 1 to 100.' })
  @Min(1)
  @Max(100)
  first: number;
}

@ObjectType('RankedRow', { description: 'An initiative’s place under other weights.' })
export class RankedRowType {
  @Field(() => ID, { description: 'The initiative.' }) id: string;
  @Field(() => Int, { description: 'Its place then, from 1.' }) rank: number;
  @Field(() => Int, { description: 'Its place now.' }) rankBefore: number;
  @Field(() => Float, { description: 'Its priority then, 0 to 100.' }) priority: number;
  @Field(() => Float, { description: 'Its priority now.' }) priorityBefore: number;
}

@ObjectType('RankingPreview', { description: 'How the ranking of fully rated initiatives would be with other weights.' })
export class RankingPreviewType {
  @Field(() => Int, { description: 'Initiatives that are ranked.' }) total: number;
  @Field(() => Int, { description: 'Of these, how many would change their place.' }) moved: number;
  @Field(() => [RankedRowType], { description: 'From the top.' }) rows: RankedRowType[];
}

import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
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
export class CriterionType implements Pick<Criterion, 'id' | 'axis' | 'weight'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => AxisEnum, { description: 'Which impact it is part of.' }) axis: Axis;
  @Field(() => Float, { description: 'Its weight within its axis; only the proportions count.' }) weight: number;
}

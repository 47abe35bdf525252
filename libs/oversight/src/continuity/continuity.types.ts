import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '@batuta/platform';
import type { LoadRow } from './continuity.queries.js';

@ObjectType('PersonLoad', { description: 'What somebody is accountable for now.' })
export class PersonLoadType implements Pick<LoadRow, 'items'> {
  @Field(() => Int, { description: 'Active things that they answer for; more than `mostOwned` is an overload.' }) items: number;
  personId: string;
  valueMinor: number;
}

@ObjectType('Continuity', { description: 'Whether what is worked on has somebody who answers for it, over a period and now.' })
export class ContinuityType {
  @Field(() => DateScalar, { description: 'First day of the period.' }) from: string;
  @Field(() => DateScalar, { description: 'Last day of the period.' }) to: string;
  @Field(() => Float, { description: 'Item-days in which something was active, in the period.' }) activeDays: number;
  @Field(() => Float, { description: 'Of those, the ones with somebody accountable.' }) ownedDays: number;
  @Field(() => Float, { nullable: true, description: 'Owned ÷ active item-days, 0 to 1; null where nothing was active. Source: mechanism X3.' }) index: number | null;
  @Field(() => Int, { nullable: true, description: 'The least number of people whose leaving would orphan more than a quarter of the value (of the things, where nothing has a cost); null where nobody owns anything.' }) busFactor: number | null;
  @Field(() => [PersonLoadType], { description: 'Who answers for what now, who holds most first; 100 at most.' }) loads: PersonLoadType[];
}

@InputType()
export class ContinuityPeriod {
  @Field(() => DateScalar, { nullable: true, description: 'First day; a year before the last one when absent.' }) from?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Last day, in the organization’s time zone; today when absent.' }) to?: string | null;
}

import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { type Department, DepartmentType, Money } from '@batuta/organization';
import type { Health } from '@batuta/rules';
import { HealthEnum, InitiativeStateEnum, StageEnum } from '../initiative/initiative.types.js';
import type { InitiativeState, Stage } from '../initiative/initiative.entity.js';

export const orders = ['PRIORITY', 'TITLE', 'DUE_ON', 'UNOWNED_SINCE'] as const;
export type Order = (typeof orders)[number];
export const OrderEnum = Object.fromEntries(orders.map((order) => [order, order])) as { [Name in Order]: Name };
registerEnumType(OrderEnum, { name: 'InitiativeOrder', description: 'By priority (highest first, unrated last), title, due date of the status (earliest first; only those with one), or time without an owner (longest first; only those without).' });

@InputType({ description: 'A cell of the matrix, by tens: 7 is 70 to under 80, 9 is 90 to 100.' })
export class MatrixCellInput {
  @Field(() => Int, { description: 'Tens of customer impact, 0 to 9.' })
  @Min(0)
  @Max(9)
  customer: number;

  @Field(() => Int, { description: 'Tens of business impact, 0 to 9.' })
  @Min(0)
  @Max(9)
  business: number;
}

@ObjectType('MatrixCell', { description: 'How many fully rated initiatives lie in a cell of the matrix.' })
export class MatrixCellType {
  @Field(() => Int, { description: 'Tens of customer impact, 0 to 9.' }) customer: number;
  @Field(() => Int, { description: 'Tens of business impact, 0 to 9.' }) business: number;
  @Field(() => Int, { description: 'Initiatives in it.' }) initiatives: number;
  @Field(() => Int, { description: 'Of these, with nobody accountable.' }) unowned: number;
}

@InputType({ description: 'Which initiatives; each part narrows it further. Closed and archived ones are left out unless asked for by state.' })
export class InitiativeFilter {
  @Field(() => String, { nullable: true, description: 'With all these words in its title, each by its beginning, without regard to accents and case; up to 100 characters.' })
  @IsOptional()
  @MaxLength(100)
  text?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Led by one of these departments.' })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(100)
  departmentIds?: string[];

  @Field(() => [HealthEnum], { nullable: true, description: 'With one of these healths.' })
  healths?: Health[];

  @Field(() => Boolean, { nullable: true, description: 'Only with (true) or without (false) a status.' })
  isTold?: boolean | null;

  @Field(() => [InitiativeStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: InitiativeState[];

  @Field(() => [StageEnum], { nullable: true, description: 'In one of these stages.' })
  stages?: Stage[];

  @Field(() => Boolean, { nullable: true, description: 'Only with (true) or without (false) an owner.' })
  isOwned?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only fully rated (true) or not yet (false).' })
  isRated?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose status is overdue.' })
  isOverdue?: boolean | null;

  @Field(() => MatrixCellInput, { nullable: true, description: 'Only in this cell of the matrix.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MatrixCellInput)
  cell?: MatrixCellInput | null;

  @Field(() => [ID], { nullable: true, description: 'Owned by one of these people.' })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(100)
  ownerIds?: string[];

  @Field(() => ID, { nullable: true, description: 'Only those that this import made or changed, the open ones unless states say otherwise; none for an import that isn’t there.' })
  @IsOptional()
  @IsUUID()
  importId?: string | null;
}

@ObjectType({ description: 'How many initiatives have one value of a filter, under the other filters.' })
export class Facet {
  @Field({ description: 'The value, as the filter takes it; NONE for initiatives without one.' }) value: string;
  @Field(() => DepartmentType, { nullable: true, description: 'The department, for department facets.' }) department?: Department | null;
  @Field(() => Int, { description: 'Initiatives.' }) count: number;
}

@ObjectType({ description: 'The portfolio as a whole: the figures of its sentence, and what its filters would give.' })
export class PortfolioType {
  @Field(() => Int, { description: 'Open initiatives under the filter.' }) total: number;
  @Field(() => Int, { description: 'Of these, active or paused and with nobody accountable.' }) unowned: number;
  @Field(() => Int, { description: 'Of these, proposed and not started.' }) proposed: number;
  @Field(() => Int, { description: 'Of these, not fully rated, so without a priority.' }) unrated: number;
  @Field(() => Int, { description: 'Of these, whose status is overdue today; counted to 1,000.' }) overdue: number;
  @Field(() => Money, { nullable: true, description: 'What they cost in all; null for readers who may not see money.' }) cost: Money | null;
  @Field(() => Money, { nullable: true, description: 'What those without an owner cost.' }) unownedCost: Money | null;
  @Field(() => Money, { nullable: true, description: 'What those only proposed would cost.' }) proposedCost: Money | null;
  @Field(() => [Facet], { description: 'By lead department.' }) departments: Facet[];
  @Field(() => [Facet], { description: 'By health.' }) healths: Facet[];
  @Field(() => [Facet], { description: 'By state.' }) states: Facet[];
  @Field(() => [Facet], { description: 'By stage.' }) stages: Facet[];
}

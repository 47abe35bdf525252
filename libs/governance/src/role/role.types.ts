import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MoneyInput } from '@batuta/organization';
import { DateScalar } from '@batuta/platform';
import { type MandatePart, mandateParts, type Role, type RoleAssignment, type Seat, seats } from './role.entity.js';

export const SeatEnum = Object.fromEntries(seats.map((seat) => [seat, seat])) as { [Name in Seat]: Name };
registerEnumType(SeatEnum, { name: 'Seat', description: 'A role’s place in its body: chair, secretary, or member entitled to vote. The chair votes too.' });
export const MandatePartEnum = Object.fromEntries(mandateParts.map((part) => [part, part])) as { [Name in MandatePart]: Name };
registerEnumType(MandatePartEnum, { name: 'MandatePart', description: 'Authority, decision rights, budget limit, sponsor.' });

@ObjectType('Role', { description: 'A place in a body or department that outlives whoever is in it.' })
export class RoleType implements Pick<Role, 'id' | 'name' | 'purpose' | 'accountabilities' | 'domains' | 'seat' | 'needed' | 'leadsCx' | 'authority' | 'decisionRights' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'What it is there for.' }) purpose: string | null;
  @Field(() => [String], { description: 'What it does and answers for, line by line.' }) accountabilities: string[];
  @Field(() => [String], { description: 'What it alone decides about, line by line.' }) domains: string[];
  @Field(() => SeatEnum, { nullable: true, description: 'Its place in its body; null elsewhere.' }) seat: Seat | null;
  @Field(() => Int, { description: 'How many people it needs.' }) needed: number;
  @Field({ description: 'Whether it leads customer experience, so that it needs a mandate.' }) leadsCx: boolean;
  @Field(() => String, { nullable: true, description: 'Of its mandate: what it may ask of whom.' }) authority: string | null;
  @Field(() => String, { nullable: true, description: 'Of its mandate: what it decides itself.' }) decisionRights: string | null;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@ObjectType('RoleAssignment', { description: 'Somebody in a role, from when to when.' })
export class RoleAssignmentType implements Pick<RoleAssignment, 'id' | 'startedAt' | 'endedAt' | 'electedUntil' | 'reason'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'From when.' }) startedAt: Date;
  @Field(() => Date, { nullable: true, description: 'Until when, exclusive; null for who is in it now.' }) endedAt: Date | null;
  @Field(() => DateScalar, { nullable: true, description: 'Last day of the term; a passed one is a gap and ends nothing by itself.' }) electedUntil: string | null;
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever gave it.' }) reason: string | null;
}

@ObjectType({ description: 'What the reader may do with a role or body.' })
export class RoleAbilities {
  @Field({ description: 'Edit it.' }) edit: boolean;
  @Field({ description: 'Put people in it, and end their time.' }) assign: boolean;
}

@InputType({ isAbstract: true })
export abstract class RoleFields {
  @Field(() => String, { nullable: true, description: 'What it is there for.' })
  @IsOptional()
  @MaxLength(2000)
  purpose?: string | null;

  @Field(() => [String], { nullable: true, description: 'What it does and answers for.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(300, { each: true })
  accountabilities?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'What it alone decides about.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(300, { each: true })
  domains?: string[] | null;

  @Field(() => SeatEnum, { nullable: true, description: 'Its place in its body.' })
  @IsOptional()
  seat?: Seat | null;

  @Field(() => Int, { nullable: true, description: 'How many people it needs; 1 when absent.' })
  @IsOptional()
  @Min(1)
  @Max(500)
  needed?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it leads customer experience.' })
  @IsOptional()
  leadsCx?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Of its mandate: what it may ask of whom.' })
  @IsOptional()
  @MaxLength(2000)
  authority?: string | null;

  @Field(() => String, { nullable: true, description: 'Of its mandate: what it decides itself.' })
  @IsOptional()
  @MaxLength(2000)
  decisionRights?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Of its mandate: how much it may spend without asking.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  budgetLimit?: MoneyInput | null;

  @Field(() => ID, { nullable: true, description: 'Of its mandate: the executive who stands behind it.' })
  @IsOptional()
  @IsUUID()
  sponsorId?: string | null;
}

@InputType()
export class CreateRoleInput extends RoleFields {
  @Field({ description: 'Its name.' })
  @IsNotEmpty()
  @MaxLength(120)
  name: string;

  @Field(() => ID, { nullable: true, description: 'The body that it is of.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The department that it is of, if it is of no body.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;
}

@InputType()
export class EditRoleInput extends RoleFields {
  @Field(() => ID, { description: 'The role.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Its name.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;
}

@InputType()
export class AssignRoleInput {
  @Field(() => ID, { description: 'The role.' })
  @IsUUID()
  roleId: string;

  @Field(() => ID, { description: 'Who is in it from now on; an active person.' })
  @IsUUID()
  personId: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the term, where there is one.' })
  @IsOptional()
  electedUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class EndRoleAssignmentInput {
  @Field(() => ID, { description: 'The assignment.' })
  @IsUUID()
  id: string;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history of what was held through it.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class RoleIdInput {
  @Field(() => ID, { description: 'The role.' })
  @IsUUID()
  id: string;
}

@InputType()
export class RoleFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this body.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this department.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsEmail, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { connectionOf } from '@batuta/platform';
import type { Person } from './person.entity.js';

@ObjectType('Person', { description: 'Someone in the organization; may or may not have an account.' })
export class PersonType implements Pick<Person, 'id' | 'name' | 'title' | 'departedAt' | 'version'> {
  @Field(() => ID, { description: 'Their id.' }) id: string;
  @Field({ description: 'Their full name.' }) name: string;
  @Field(() => String, { nullable: true, description: 'Their job title.' }) title: string | null;
  @Field(() => Date, { nullable: true, description: 'When they left the organization; null while active.' }) departedAt: Date | null;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@ObjectType({ description: 'What the reader may do with a person’s record.' })
export class PersonAbilities {
  @Field({ description: 'Edit name, title, department, manager, deputy, e-mail.' }) edit: boolean;
  @Field({ description: 'Say that they have left, or that they are back.' }) deactivate: boolean;
}

const Page = connectionOf(PersonType, 'PersonPage');

@ObjectType('PersonConnection', { description: 'People, by name.' })
export class PersonConnection extends Page {
  asked: PersonFilter;
}

@InputType()
export class PersonFilter {
  @Field({ nullable: true, description: 'Part of the beginning of the name, whatever its case and accents.' })
  @IsOptional()
  @MaxLength(120)
  name?: string;

  @Field(() => ID, { nullable: true, description: 'Only people of this department.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field({ nullable: true, description: 'Only active (true) or only departed people (false); both when absent.' })
  @IsOptional()
  @IsBoolean()
  isActive?: boolean;
}

@InputType()
class PersonFields {
  @Field(() => String, { nullable: true, description: 'Job title.' })
  @IsOptional()
  @MaxLength(120)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address, unique in the organization.' })
  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string | null;

  @Field(() => ID, { nullable: true, description: 'Department.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Manager, another active person.' })
  @IsOptional()
  @IsUUID()
  managerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Deputy, another active person: the first to hold what this one leaves.' })
  @IsOptional()
  @IsUUID()
  deputyId?: string | null;
}

@InputType()
export class CreatePersonInput extends PersonFields {
  @Field({ description: 'Full name.' })
  @IsNotEmpty()
  @MaxLength(120)
  name: string;
}

@InputType()
export class EditPersonInput extends PersonFields {
  @Field(() => ID, { description: 'The person.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Full name.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;
}

import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';
import type { Department } from './department.entity.js';

@ObjectType('Department', { description: 'A silo: marketing, service, research, HR, or any other; can nest.' })
export class DepartmentType implements Pick<Department, 'id' | 'name' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'Its name, unique in the organization.' }) name: string;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@InputType()
export class CreateDepartmentInput {
  @Field({ description: 'Its name, unique in the organization whatever its case, accents and spaces.' })
  @IsNotEmpty()
  @MaxLength(120)
  name: string;

  @Field(() => ID, { nullable: true, description: 'The department above it.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person who heads it.' })
  @IsOptional()
  @IsUUID()
  headId?: string | null;
}

@InputType()
export class EditDepartmentInput {
  @Field(() => ID, { description: 'The department.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Its new name.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(120)
  name?: string;

  @Field(() => ID, { nullable: true, description: 'The department above it, or null for none.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person who heads it, or null for nobody.' })
  @IsOptional()
  @IsUUID()
  headId?: string | null;
}

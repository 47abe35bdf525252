import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { DateScalar } from '@batuta/platform';
import type { PolicyKind } from './policy.entity.js';
import type { DirectChange } from '../role/direct-change.js';
import { DirectChangeEnum, PolicyKindEnum } from './policy.types.js';

const mostText = 200_000;

@InputType()
export class PolicyAudienceInput {
  @Field(() => [ID], { nullable: true, description: 'Departments, with all below them.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Roles, whoever is in them.' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  roleIds?: string[] | null;
}

@InputType({ isAbstract: true })
abstract class PolicyFields {
  @Field(() => PolicyKindEnum, { nullable: true, description: 'What kind of rule it is; a policy when absent.' })
  @IsOptional()
  kind?: PolicyKind;

  @Field(() => ID, { nullable: true, description: 'The department that keeps it.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it is to be read again; a year after it came into force when absent.' })
  @IsOptional()
  reviewOn?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Roles whose people approve its versions.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  approverRoleIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'How many of them must approve, 1 to 50.' })
  @IsOptional()
  @Min(1)
  @Max(50)
  approvalsNeeded?: number | null;

  @Field(() => PolicyAudienceInput, { nullable: true, description: 'Whom it binds; everyone where it names nobody.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PolicyAudienceInput)
  audience?: PolicyAudienceInput | null;
}

@InputType()
export class DraftPolicyInput extends PolicyFields {
  @Field(() => ID, { nullable: true, description: 'The policy whose next version is begun; absent for a new policy.' })
  @IsOptional()
  @IsUUID()
  policyId?: string | null;

  @Field(() => String, { nullable: true, description: 'Title of a new policy.' })
  @IsOptional()
  @MaxLength(300)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'The text, in Markdown; what is in force when absent. At most 200,000 characters.' })
  @IsOptional()
  @MaxLength(mostText)
  body?: string | null;

  @Field(() => String, { nullable: true, description: 'What is new in it, and why.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'From which day it is in force; the day of its approval when absent or past.' })
  @IsOptional()
  effectiveOn?: string | null;

  @Field(() => DirectChangeEnum, { nullable: true, description: 'Whom it lets change roles and bodies, and retire policies, without a proposal; null for a policy about something else, that of the version in force when absent.' })
  @IsOptional()
  directChange?: DirectChange | null;

  @Field(() => ID, { nullable: true, description: 'Who becomes accountable for a new policy.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;
}

@InputType()
export class EditPolicyInput extends PolicyFields {
  @Field(() => ID, { description: 'The policy.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version of the record that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Its title.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(300)
  title?: string;
}

@InputType()
export class EditPolicyDraftInput {
  @Field(() => ID, { description: 'The version.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The record’s version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'The text, in Markdown.' })
  @IsOptional()
  @MaxLength(mostText)
  body?: string;

  @Field(() => String, { nullable: true, description: 'What is new in it, and why.' })
  @IsOptional()
  @MaxLength(1000)
  note?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'From which day it is in force.' })
  @IsOptional()
  effectiveOn?: string | null;

  @Field(() => DirectChangeEnum, { nullable: true, description: 'Whom it lets change roles and bodies, and retire policies, without a proposal; null for a policy about something else.' })
  @IsOptional()
  directChange?: DirectChange | null;
}

@InputType()
export class PolicyVersionIdInput {
  @Field(() => ID, { description: 'The version.' })
  @IsUUID()
  versionId: string;
}

@InputType()
export class ReturnPolicyInput extends PolicyVersionIdInput {
  @Field({ description: 'Why: what must change before it can be approved.' })
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

@InputType()
export class AcknowledgePolicyInput extends PolicyVersionIdInput {
  @Field({ description: 'That the reader has reached its end.' })
  hasReachedEnd: boolean;
}

@InputType()
export class AcknowledgeByLinkInput {
  @Field({ description: 'The token in the link.' })
  @IsNotEmpty()
  @MaxLength(100)
  token: string;

  @Field({ description: 'That the reader has reached its end.' })
  hasReachedEnd: boolean;
}

@InputType()
export class RetirePolicyInput {
  @Field(() => ID, { description: 'The policy.' })
  @IsUUID()
  id: string;

  @Field({ description: 'Why, and what holds instead.' })
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;
}

@InputType()
export class ReviewPolicyInput {
  @Field(() => ID, { description: 'The policy.' })
  @IsUUID()
  id: string;

  @Field(() => DateScalar, { description: 'When it is to be read again.' })
  reviewOn: string;
}

@InputType()
export class PolicyIdInput {
  @Field(() => ID, { description: 'The policy.' })
  @IsUUID()
  policyId: string;
}

@InputType()
export class LinkPolicyInput extends PolicyIdInput {
  @Field(() => ID, { description: 'Who gets the link: somebody without access.' })
  @IsUUID()
  personId: string;
}

@InputType()
export class GrantPolicyExceptionInput extends PolicyIdInput {
  @Field({ description: 'What is let off.' })
  @IsNotEmpty()
  @MaxLength(300)
  what: string;

  @Field({ description: 'Why.' })
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;

  @Field(() => ID, { nullable: true, description: 'The department that it is for; the whole organization when absent.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field(() => DateScalar, { description: 'The last day on which it holds.' })
  expiresOn: string;
}

@InputType()
export class PolicyExceptionIdInput {
  @Field(() => ID, { description: 'The exception.' })
  @IsUUID()
  id: string;
}

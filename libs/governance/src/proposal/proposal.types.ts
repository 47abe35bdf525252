import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsNotEmpty, IsOptional, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { connectionOf, DateScalar } from '@batuta/platform';
import type { BodyKind } from '../body/body.entity.js';
import { BodyFields, BodyKindEnum } from '../body/body.types.js';
import { RoleFields } from '../role/role.types.js';
import { type PartKind, partKinds, type Proposal, type ProposalAnswer, proposalAnswers, type ProposalAnswerValue, type ProposalPart, type ProposalState, proposalStates } from './proposal.entity.js';

const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };
export const ProposalStateEnum = enumOf(proposalStates);
registerEnumType(ProposalStateEnum, { name: 'ProposalState', description: 'Open to answers, adopted, withdrawn.' });
export const PartKindEnum = enumOf(partKinds);
registerEnumType(PartKindEnum, { name: 'ProposalPartKind', description: 'What a part does: makes, edits or closes a role or body, writes a policy or its next version, retires one.' });
export const ProposalAnswerEnum = enumOf(proposalAnswers);
registerEnumType(ProposalAnswerEnum, { name: 'ProposalAnswerValue', description: 'Consent (no reasoned objection) or an objection.' });

@ObjectType('Proposal', { description: 'A change of governance in several parts, put to a body. It is adopted in one step once nobody objects, and everybody asked has consented or the time to object is over.' })
export class ProposalType implements Pick<Proposal, 'id' | 'title' | 'reason' | 'answerBy' | 'state' | 'proposedAt' | 'decidedAt' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'What it is, in a line.' }) title: string;
  @Field({ description: 'What isn’t as it should be.' }) reason: string;
  @Field(() => DateScalar, { description: 'The last day for an objection; after it silence is consent.' }) answerBy: string;
  @Field(() => ProposalStateEnum, { description: 'Where it is in its life.' }) state: ProposalState;
  @Field({ description: 'When it was proposed, or last amended.' }) proposedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it was adopted or withdrawn.' }) decidedAt: Date | null;
  @Field(() => Int, { description: 'Raised by each change; acts name the one they saw.' }) version: number;
}

export const ProposalConnection = connectionOf(ProposalType, 'ProposalConnection');

@ObjectType('ProposalPart', { description: 'What a proposal changes of one role, body or policy.' })
export class ProposalPartType implements Pick<ProposalPart, 'id' | 'kind' | 'roleId' | 'bodyId' | 'policyId'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => PartKindEnum, { description: 'What it does.' }) kind: PartKind;
  @Field(() => ID, { nullable: true, description: 'The role that it is about, or made.' }) roleId: string | null;
  @Field(() => ID, { nullable: true, description: 'The body that it is about, or made.' }) bodyId: string | null;
  @Field(() => ID, { nullable: true, description: 'The policy that it is about, or made.' }) policyId: string | null;
}

@ObjectType('ProposalChange', { description: 'A field as it is and as it becomes. Lists have a line for each entry, amounts are decimal numbers, people and departments are named.' })
export class ProposalChangeType {
  @Field({ description: 'The field, as its edit names it.' }) field: string;
  @Field(() => String, { nullable: true, description: 'As it was when this was proposed; null for nothing.' }) before: string | null;
  @Field(() => String, { nullable: true, description: 'As it becomes; null for nothing.' }) after: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a person, body or department: the id of what it becomes.' }) afterId: string | null;
}

@ObjectType('ProposalAnswer', { description: 'What a member with a vote says to a proposal.' })
export class ProposalAnswerType implements Pick<ProposalAnswer, 'id' | 'answer' | 'reason' | 'answeredAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => ProposalAnswerEnum, { description: 'Consent or objection.' }) answer: ProposalAnswerValue;
  @Field(() => String, { nullable: true, description: 'Why, of an objection.' }) reason: string | null;
  @Field({ description: 'When.' }) answeredAt: Date;
  @Field({ description: 'Whether it answers the proposal as it is now. Consent to an earlier wording counts no more; an objection stands until its author answers again.' }) isCurrent: boolean;
  personId: string;
}

@ObjectType('ProposalStanding', { description: 'How a proposal stands.' })
export class ProposalStandingType {
  @Field(() => Int, { description: 'Members with a vote who are asked, its proposer left out; nothing is adopted where there is nobody. All figures stand still once it is decided.' }) asked: number;
  @Field(() => Int, { description: 'Those of them who consent.' }) consents: number;
  @Field(() => Int, { description: 'Those of them who object; one is enough to stop it.' }) objections: number;
  @Field({ description: 'Whether it can be adopted: nobody objects, and everybody asked consents or its day has passed; with the two-person rule not without anybody’s consent.' }) hasConsent: boolean;
}

@ObjectType({ description: 'What the reader may do with a proposal now.' })
export class ProposalAbilities {
  @Field({ description: 'Consent or object.' }) answer: boolean;
  @Field({ description: 'Change it; everybody is asked again.' }) amend: boolean;
  @Field({ description: 'Adopt it.' }) adopt: boolean;
  @Field({ description: 'Withdraw it.' }) withdraw: boolean;
}

@InputType()
export class ProposedRoleInput extends RoleFields {
  @Field(() => String, { nullable: true, description: 'Its name.' })
  @IsOptional()
  @MaxLength(120)
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a new role: the body that it is of.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a new role: the department that it is of.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;
}

@InputType()
export class ProposedBodyInput extends BodyFields {
  @Field(() => String, { nullable: true, description: 'Its name.' })
  @IsOptional()
  @MaxLength(120)
  name?: string | null;

  @Field(() => BodyKindEnum, { nullable: true, description: 'What kind of body it is; a council when absent.' })
  @IsOptional()
  kind?: BodyKind | null;
}

@InputType()
export class ProposedPolicyInput {
  @Field(() => String, { nullable: true, description: 'Of a new policy: its title.' })
  @IsOptional()
  @MaxLength(300)
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a new policy: who answers for it.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: 'The text, in Markdown; at most 200,000 characters.' })
  @IsOptional()
  @MaxLength(200_000)
  body?: string | null;

  @Field(() => String, { nullable: true, description: 'What is new in it, and why.' })
  @IsOptional()
  @MaxLength(2000)
  note?: string | null;
}

@InputType({ description: 'One part: its kind, what it is about, and the fields that it changes; what isn’t given stays as it is.' })
export class ProposalPartInput {
  @Field(() => ID, { nullable: true, description: 'Of an amended proposal: the part that stays as it was said; nothing else is read then.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => PartKindEnum, { description: 'What it does.' })
  kind: PartKind;

  @Field(() => ID, { nullable: true, description: 'The role, body or policy that it is about; absent for what it makes.' })
  @IsOptional()
  @IsUUID()
  targetId?: string | null;

  @Field(() => ProposedRoleInput, { nullable: true, description: 'Of CREATE_ROLE and EDIT_ROLE.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProposedRoleInput)
  role?: ProposedRoleInput | null;

  @Field(() => ProposedBodyInput, { nullable: true, description: 'Of CREATE_BODY and EDIT_BODY.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProposedBodyInput)
  body?: ProposedBodyInput | null;

  @Field(() => ProposedPolicyInput, { nullable: true, description: 'Of WRITE_POLICY.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ProposedPolicyInput)
  policy?: ProposedPolicyInput | null;

  @Field(() => String, { nullable: true, description: 'Of what is closed or retired: why.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType({ isAbstract: true })
abstract class ProposalFields {
  @Field({ description: 'What it is, in a line.' })
  @IsNotEmpty()
  @MaxLength(200)
  title: string;

  @Field({ description: 'What isn’t as it should be.' })
  @IsNotEmpty()
  @MaxLength(5000)
  reason: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day for an objection; in 7 days when absent, in 3 at the earliest. Errors: INVALID for a day before that.' })
  @IsOptional()
  answerBy?: string | null;

  @Field(() => [ProposalPartInput], { description: 'What it changes, 1 to 20 parts; done in this order.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ProposalPartInput)
  parts: ProposalPartInput[];
}

@InputType()
export class ProposeChangeInput extends ProposalFields {
  @Field(() => ID, { description: 'The body whose members with a vote are asked.' })
  @IsUUID()
  bodyId: string;
}

@InputType()
export class ProposalIdInput {
  @Field(() => ID, { description: 'The proposal.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was read. Errors: CONFLICT if it is not the current one.' })
  version: number;
}

@InputType()
export class AmendProposalInput extends ProposalFields {
  @Field(() => ID, { description: 'The proposal.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT if it is not the current one.' })
  version: number;
}

@InputType()
export class ObjectToProposalInput extends ProposalIdInput {
  @Field({ description: 'Why: what harm it would do, or what it keeps from working.' })
  @IsNotEmpty()
  @MaxLength(2000)
  reason: string;
}

@InputType()
export class ProposalFilter {
  @Field(() => [ProposalStateEnum], { nullable: true, description: 'Only those in these states.' })
  @IsOptional()
  states?: ProposalState[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those put to this body.' })
  @IsOptional()
  @IsUUID()
  bodyId?: string | null;
}

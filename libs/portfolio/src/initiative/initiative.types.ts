import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsNotEmpty, IsNumber, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { DateScalar, PageInfo } from '@batuta/platform';
import { CadenceEnum, MoneyInput } from '@batuta/organization';
import { UnownedReasonEnum } from '@batuta/governance';
import { type Cadence, confidences, type Confidence, healths, type Health } from '@batuta/rules';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { initiativeStates, type InitiativeState, mostEffortDays, stages, type Stage } from './initiative.entity.js';

const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };
export const InitiativeStateEnum = enumOf(initiativeStates);
registerEnumType(InitiativeStateEnum, { name: 'InitiativeState', description: 'Proposed, active, paused, done or cancelled. The owner rule binds active and paused.' });
export const StageEnum = enumOf(stages);
registerEnumType(StageEnum, { name: 'Stage', description: 'Stage of design thinking; separate from the state.' });
export const ConfidenceEnum = enumOf(confidences);
registerEnumType(ConfidenceEnum, { name: 'Confidence', description: 'How far its ratings are believed: guess 0.5, some evidence 0.8, measured 1.' });
export const HealthEnum = enumOf(healths);
registerEnumType(HealthEnum, { name: 'Health', description: 'What the owner says: on track, at risk, off track.' });

@ObjectType('Initiative', { description: 'A piece of work to improve the customers’ experience.' })
export class InitiativeType
  implements Pick<InitiativeOverview, 'id' | 'title' | 'externalKey' | 'state' | 'stage' | 'archivedAt' | 'unownedSince' | 'unownedReason' | 'cadence' | 'startsOn' | 'endsOn' | 'effortDays' | 'confidence' | 'customerImpact' | 'businessImpact' | 'priority' | 'ratedCount' | 'criteriaCount' | 'health' | 'dueOn' | 'latestNarrative' | 'latestPostedAt'>
{
  @Field(() => ID, { description: 'Its id, shared with its subject.' }) id: string;
  @Field({ description: 'Its title.' }) title: string;
  @Field(() => String, { nullable: true, description: 'Its key in another system or spreadsheet.' }) externalKey: string | null;
  @Field(() => InitiativeStateEnum, { description: 'Where it is in its life.' }) state: InitiativeState;
  @Field(() => StageEnum, { description: 'Its stage of design thinking.' }) stage: Stage;
  @Field(() => Date, { nullable: true, description: 'When it was archived; archived ones leave lists and due work.' }) archivedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'Since when nobody is accountable for it; null while somebody is.' }) unownedSince: Date | null;
  @Field(() => UnownedReasonEnum, { nullable: true, description: 'Why nobody is.' }) unownedReason: InitiativeOverview['unownedReason'];
  @Field(() => CadenceEnum, { description: 'How often its status is due.' }) cadence: Cadence;
  @Field(() => DateScalar, { nullable: true, description: 'Its first day.' }) startsOn: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Its last day.' }) endsOn: string | null;
  @Field(() => Float, { nullable: true, description: 'Effort that it needs, in person-days.' }) effortDays: number | null;
  @Field(() => ConfidenceEnum, { description: 'How far its ratings are believed.' }) confidence: Confidence;
  @Field(() => Float, { nullable: true, description: 'Customer impact, 0 to 100: weighted mean of its criteria; null until all are rated.' }) customerImpact: number | null;
  @Field(() => Float, { nullable: true, description: 'Business impact, 0 to 100: weighted mean of its criteria; null until all are rated.' }) businessImpact: number | null;
  @Field(() => Float, { nullable: true, description: 'P = k (w C + (1 − w) B), 0 to 100 (Keeney and Raiffa 1976; confidence as in RICE); null while an impact is.' }) priority: number | null;
  @Field(() => Int, { description: 'Criteria rated so far.' }) ratedCount: number;
  @Field(() => Int, { description: 'Criteria that there are.' }) criteriaCount: number;
  @Field(() => HealthEnum, { nullable: true, description: 'Health of the latest status; null before the first.' }) health: Health | null;
  @Field(() => DateScalar, { nullable: true, description: 'When the next status is due, in the organization’s time zone; overdue from the next day. Null unless active.' }) dueOn: string | null;
  @Field(() => String, { nullable: true, description: 'The sentence of the latest status.' }) latestNarrative: string | null;
  @Field(() => Date, { nullable: true, description: 'When the latest status was posted.' }) latestPostedAt: Date | null;
}

@ObjectType({ description: 'What the reader may do with an initiative.' })
export class InitiativeAbilities {
  @Field({ description: 'Edit it and move its stage.' }) edit: boolean;
  @Field({ description: 'Activate, pause, finish, cancel, archive, restore.' }) changeState: boolean;
  @Field({ description: 'Make somebody accountable.' }) assignOwner: boolean;
  @Field({ description: 'Name an executive sponsor.' }) assignSponsor: boolean;
  @Field({ description: 'Rate its criteria.' }) rate: boolean;
  @Field({ description: 'Post its status, on behalf of the owner where one isn’t.' }) postStatus: boolean;
}

@ObjectType('InitiativeConnection', { description: 'A page of initiatives, in the order that was asked for.' })
export class InitiativeConnection {
  @Field(() => [InitiativeType], { description: 'Initiatives of this page.' }) nodes: InitiativeOverview[];
  @Field(() => PageInfo, { description: 'Where this page stands in the list.' }) pageInfo: PageInfo;
}

@InputType()
class InitiativeFields {
  @Field(() => String, { nullable: true, description: 'Its key in another system, unique in the organization.' })
  @IsOptional()
  @MaxLength(100)
  externalKey?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, in a few sentences.' })
  @IsOptional()
  @MaxLength(10_000)
  summary?: string | null;

  @Field(() => ID, { nullable: true, description: 'Lead department.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Departments that take part beside the lead one.' })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(50)
  participantIds?: string[];

  @Field(() => StageEnum, { nullable: true, description: 'Its stage.' })
  stage?: Stage;

  @Field(() => CadenceEnum, { nullable: true, description: 'How often its status is due; null for the organization’s own.' })
  cadence?: Cadence | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its first day.' })
  startsOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day.' })
  endsOn?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What it costs in all.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  cost?: MoneyInput | null;

  @Field(() => Float, { nullable: true, description: 'Effort in person-days.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(mostEffortDays)
  effortDays?: number | null;

  @Field(() => ConfidenceEnum, { nullable: true, description: 'How far its ratings are believed; a guess unless said.' })
  confidence?: Confidence;
}

@InputType()
export class CreateInitiativeInput extends InitiativeFields {
  @Field({ description: 'Its title.' })
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @Field(() => ID, { nullable: true, description: 'Who is accountable from the start; without one an active initiative shows as a gap.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who sponsors it from the start.' })
  @IsOptional()
  @IsUUID()
  sponsorId?: string | null;

  @Field({ nullable: true, description: 'Only propose it: it becomes work once somebody activates it. Contributors can only propose.' })
  isProposal?: boolean;
}

@InputType()
export class EditInitiativeInput extends InitiativeFields {
  @Field(() => ID, { description: 'The initiative.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { description: 'The version that was edited. Errors: CONFLICT with the current record if it is not the current one.' })
  version: number;

  @Field({ nullable: true, description: 'Its title.' })
  @IsOptional()
  @IsNotEmpty()
  @MaxLength(300)
  title?: string;
}

@InputType()
export class ChangeStateInput {
  @Field(() => ID, { description: 'The initiative.' })
  @IsUUID()
  id: string;

  @Field(() => String, { nullable: true, description: 'Why; required to cancel.' })
  @IsOptional()
  @MaxLength(500)
  reason?: string | null;
}

@InputType()
export class AssignSponsorInput {
  @Field(() => ID, { description: 'The initiative.' })
  @IsUUID()
  initiativeId: string;

  @Field(() => ID, { nullable: true, description: 'The executive sponsor, an active person; null for nobody.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who the sender believes is the sponsor now. Errors: CONFLICT when it is somebody else.' })
  @IsOptional()
  @IsUUID()
  expectedSponsorId?: string | null;
}

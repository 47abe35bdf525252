import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateScalar } from '@batuta/platform';
import { type MediaType, type PolicyAnswer, policyAnswers, type PolicyAnswerValue, type PolicyException, type PolicyFile, type PolicyKind, policyKinds, type PolicyState, policyStates, type PolicyVersion, type PolicyVersionState, policyVersionStates } from './policy.entity.js';
import { type DirectChange, directChanges } from '../role/direct-change.js';
import type { PolicyRow } from './policy.queries.js';

const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };
export const DirectChangeEnum = enumOf(directChanges);
registerEnumType(DirectChangeEnum, { name: 'DirectChange', description: 'Whom a policy lets change roles and bodies, and retire policies, without a proposal: the program office, administrators alone, nobody.' });
export const PolicyKindEnum = enumOf(policyKinds);
registerEnumType(PolicyKindEnum, { name: 'PolicyKind', description: 'Policy (what must be), standard (how it is measured), guideline (what helps).' });
export const PolicyStateEnum = enumOf(policyStates);
registerEnumType(PolicyStateEnum, { name: 'PolicyState', description: 'Draft, in review, approved (a version is in force, whatever is worked on beside it), retired.' });
export const PolicyVersionStateEnum = enumOf(policyVersionStates);
registerEnumType(PolicyVersionStateEnum, { name: 'PolicyVersionState', description: 'Draft, in review, approved (in force), superseded by a later one, retired with its policy, withdrawn before it was in force.' });
export const PolicyAnswerEnum = enumOf(policyAnswers);
registerEnumType(PolicyAnswerEnum, { name: 'PolicyAnswerValue', description: 'Approved, or returned with a reason.' });

@ObjectType('Policy', { description: 'A policy, standard or guideline; a subject, so somebody is accountable for it. Its text is in its versions.' })
export class PolicyType implements Pick<PolicyRow, 'id' | 'title' | 'kind' | 'state' | 'approvalsNeeded' | 'bindsEveryone' | 'reviewOn' | 'retiredAt' | 'retiredReason' | 'unownedSince' | 'version'> {
  @Field(() => ID, { description: 'Its id, the same as its subject’s.' }) id: string;
  @Field({ description: 'Its title.' }) title: string;
  @Field(() => PolicyKindEnum, { description: 'What kind of rule it is.' }) kind: PolicyKind;
  @Field(() => PolicyStateEnum, { description: 'Where it is in its life.' }) state: PolicyState;
  @Field(() => Int, { description: 'How many people in its approving roles must approve a version.' }) approvalsNeeded: number;
  @Field({ description: 'Whether it binds everyone; otherwise its departments and roles.' }) bindsEveryone: boolean;
  @Field(() => DateScalar, { nullable: true, description: 'When it is to be read again; a passed day is a gap.' }) reviewOn: string | null;
  @Field(() => Date, { nullable: true, description: 'Since when it binds nobody any more.' }) retiredAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was retired.' }) retiredReason: string | null;
  @Field(() => Date, { nullable: true, description: 'Since when nobody is accountable for it; null while somebody is.' }) unownedSince: Date | null;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@ObjectType('PolicyCount', { description: 'How many policies are in a state.' })
export class PolicyCountType {
  @Field(() => PolicyStateEnum, { description: 'The state.' }) state: PolicyState;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

export const PolicyConnection = connectionOf(PolicyType, 'PolicyConnection');

@ObjectType('PolicyFile', { description: 'A file that says what a version of a policy says. It is read at GET /exports/<organization>/policies/<version id>/file, or at GET /linked/<token>/file by a personal link.' })
export class PolicyFileType implements Pick<PolicyFile, 'name' | 'mediaType' | 'bytes' | 'sha256'> {
  @Field({ description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'application/pdf, or that of a Word document (.docx).' }) mediaType: MediaType;
  @Field(() => Int, { description: 'Its size in bytes, at most 10,000,000.' }) bytes: number;
  @Field({ description: 'SHA-256 of its content, in hexadecimal.' }) sha256: string;
}

@ObjectType('PolicyVersion', { description: 'The text of a policy at one time, in Markdown.' })
export class PolicyVersionType implements Pick<PolicyVersion, 'id' | 'number' | 'state' | 'body' | 'note' | 'effectiveOn' | 'directChange' | 'submission' | 'draftedAt' | 'submittedAt' | 'approvedAt' | 'endedAt' | 'version'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => Int, { description: 'Counted from 1.' }) number: number;
  @Field(() => PolicyVersionStateEnum, { description: 'Where it is in its life.' }) state: PolicyVersionState;
  @Field({ description: 'Its text, in Markdown.' }) body: string;
  @Field(() => String, { nullable: true, description: 'What is new in it, and why.' }) note: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'From which day it is in force; the day of its approval where that is later.' }) effectiveOn: string | null;
  @Field({ description: 'When it was begun.' }) draftedAt: Date;
  @Field(() => DirectChangeEnum, { nullable: true, description: 'Whom it lets change roles and bodies, and retire policies, without a proposal while it is in force; null where it is about something else.' }) directChange: DirectChange | null;
  @Field(() => Int, { description: 'How often it was sent for review; answers count of the last time.' }) submission: number;
  @Field(() => Date, { nullable: true, description: 'When it was last sent for review.' }) submittedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the last approval came.' }) approvedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When a later one took its place, or it was retired.' }) endedAt: Date | null;
  @Field(() => Int, { description: 'Raised by each change; edits name the one they saw.' }) version: number;
}

@ObjectType('PolicyAnswer', { description: 'What an approver said of a version that is in review, or was.' })
export class PolicyAnswerType implements Pick<PolicyAnswer, 'id' | 'submission' | 'answer' | 'reason' | 'answeredAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => Int, { description: 'Of which submission it is; answers to an earlier one count no more.' }) submission: number;
  @Field(() => PolicyAnswerEnum, { description: 'Approved or returned.' }) answer: PolicyAnswerValue;
  @Field(() => String, { nullable: true, description: 'Why, of one that was returned.' }) reason: string | null;
  @Field({ description: 'When.' }) answeredAt: Date;
}

@ObjectType('PolicyException', { description: 'Something that is let off what a policy asks, until a day.' })
export class PolicyExceptionType implements Pick<PolicyException, 'id' | 'what' | 'reason' | 'expiresOn' | 'approvedAt' | 'endedAt'> {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field({ description: 'What is let off.' }) what: string;
  @Field({ description: 'Why.' }) reason: string;
  @Field(() => DateScalar, { description: 'The last day on which it holds.' }) expiresOn: string;
  @Field({ description: 'When it was approved.' }) approvedAt: Date;
  @Field(() => Date, { nullable: true, description: 'When it was ended before its day.' }) endedAt: Date | null;
}

@ObjectType('PolicyProgress', { description: 'Of the people of a department whom a policy binds, how many have acknowledged the version in force.' })
export class PolicyProgressType {
  @Field(() => Int, { description: 'How many it binds.' }) bound: number;
  @Field(() => Int, { description: 'How many of them have acknowledged it.' }) acknowledged: number;
  departmentId: string | null;
}

@ObjectType('PolicyMissing', { description: 'Somebody whom a policy binds and who has not acknowledged the version in force.' })
export class PolicyMissingType {
  @Field({ description: 'Whether they sign in, so that it is in their work.' }) hasAccess: boolean;
  @Field({ description: 'Whether a reminder can reach them.' }) hasEmail: boolean;
  personId: string;
}

export const PolicyMissingConnection = connectionOf(PolicyMissingType, 'PolicyMissingConnection');

@ObjectType({ description: 'What the reader may do with a policy.' })
export class PolicyAbilities {
  @Field({ description: 'Edit it, begin a version, send it for review, retire it.' }) edit: boolean;
  @Field({ description: 'Approve or return the version in review.' }) answer: boolean;
  @Field({ description: 'Say that it was reviewed.' }) review: boolean;
  @Field({ description: 'Grant an exception.' }) except: boolean;
  @Field({ description: 'Remind whoever has not acknowledged it.' }) chase: boolean;
  @Field({ description: 'Make somebody accountable for it.' }) assignOwner: boolean;
}

@ObjectType('PolicyReminder', { description: 'How many were reminded.' })
export class PolicyReminderType {
  @Field(() => Int, { description: 'Mails that were sent on their way.' }) mailed: number;
  @Field(() => Int, { description: 'People without an e-mail address, whom nothing reaches.' }) withoutEmail: number;
  @Field(() => Int, { description: 'People who were reminded today already, or whose turn comes with the next act: one reaches 500.' }) later: number;
  @Field({ description: 'Whether this installation can mail at all.' }) hasMail: boolean;
}

@ObjectType('PolicyOffer', { description: 'What a personal link to read a policy shows.' })
export class PolicyOfferType {
  @Field({ description: 'The organization that asks.' }) organization: string;
  @Field({ description: 'Who is asked.' }) person: string;
  @Field({ description: 'The policy’s title.' }) title: string;
  @Field(() => Int, { description: 'The version’s number.' }) number: number;
  @Field({ description: 'Its text, in Markdown.' }) body: string;
  @Field(() => DateScalar, { description: 'From which day it is in force.' }) effectiveOn: string;
  @Field({ description: 'Whether it still is.' }) isInForce: boolean;
  @Field(() => Date, { nullable: true, description: 'When it was acknowledged; null while it wasn’t.' }) acknowledgedAt: Date | null;
  @Field(() => PolicyFileType, { nullable: true, description: 'The file that says it, instead of its text or beside it.' }) file: PolicyFileType | null;
}

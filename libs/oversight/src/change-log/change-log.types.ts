import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { connectionOf, DateScalar } from '@batuta/platform';

/** Kinds of record in the product's words, with the tables that hold them. */
export const tablesOfKind = {
  INITIATIVE: ['subjects', 'initiatives', 'initiative_departments'],
  OWNERSHIP: ['responsibilities', 'handovers'],
  GOVERNANCE: ['bodies', 'roles', 'role_assignments', 'gap_mutes'],
  POLICY: ['policies', 'policy_versions', 'policy_files', 'policy_answers', 'policy_acknowledgements', 'policy_exceptions', 'policy_approvers', 'policy_audiences', 'policy_links', 'policy_reminders'],
  DECISION: ['decisions', 'decision_subjects', 'decision_conflicts', 'decision_actions', 'meetings', 'meeting_attendances', 'meeting_items', 'consultations'],
  PROPOSAL: ['proposals', 'proposal_parts', 'proposal_answers'],
  RATING: ['ratings'],
  STATUS: ['status_updates'],
  DEPARTMENT: ['departments'],
  PERSON: ['people'],
  ACCESS: ['memberships', 'membership_departments', 'invitations', 'password_resets'],
  SETTINGS: ['organizations', 'criteria', 'gap_thresholds'],
  IMPORT: ['imports', 'import_rows', 'import_files', 'import_corrections', 'initiative_aliases'],
} as const;
export type ChangeLogKind = keyof typeof tablesOfKind;
export const ChangeLogKindEnum = Object.fromEntries(Object.keys(tablesOfKind).map((kind) => [kind, kind])) as { [Kind in ChangeLogKind]: Kind };
registerEnumType(ChangeLogKindEnum, { name: 'ChangeLogKind', description: 'Of what kind of record a change is.' });

@InputType({ description: 'Which changes; each part narrows it further.' })
export class ChangeLogFilter {
  @Field(() => ID, { nullable: true, description: 'By this person.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @Field(() => ChangeLogKindEnum, { nullable: true, description: 'Of this kind of record.' })
  kind?: ChangeLogKind | null;

  @Field(() => ID, { nullable: true, description: 'Of this record.' })
  @IsOptional()
  @IsUUID()
  recordId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'On this day or later, in the organization’s time zone.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'On this day or before.' })
  to?: string | null;
}

@ObjectType('FieldChange', { description: 'What a change did to one column.' })
export class FieldChangeType {
  @Field({ description: 'The column.' }) field: string;
  @Field(() => String, { nullable: true, description: 'Its value before, names in place of people and departments; null where there was none.' }) before: string | null;
  @Field(() => String, { nullable: true, description: 'Its value after.' }) after: string | null;
}

@ObjectType('LoggedChange', { description: 'One changed row: who, when, before, after. Never rewritten.' })
export class LoggedChangeType {
  @Field(() => ID, { description: 'Its place in the log.' }) id: string;
  @Field({ description: 'When it happened; imports and samples say so themselves.' }) occurredAt: Date;
  @Field({ description: 'When it was recorded, by the database’s own clock.' }) recordedAt: Date;
  @Field({ description: 'What was done at one go: rows of one act share it.' }) act: string;
  @Field({ description: 'The operation that did it: the mutation’s name, or the command’s.' }) operation: string;
  @Field({ description: 'insert, update or delete.' }) action: string;
  @Field(() => ChangeLogKindEnum, { description: 'Of what kind the record is.' }) kind: ChangeLogKind;
  @Field(() => ID, { description: 'The record, or the initiative that it belongs to.' }) recordId: string;
  @Field(() => String, { nullable: true, description: 'What the record is called now, if it is there.' }) recordName: string | null;
  @Field({ description: 'Whether the record is an initiative, so that its page can be opened.' }) isInitiative: boolean;
  @Field(() => [FieldChangeType], { description: 'What changed; for a new record, what it began with.' }) changes: FieldChangeType[];
  actorId: string | null;
}

export const LoggedChangeConnection = connectionOf(LoggedChangeType, 'LoggedChangeConnection');

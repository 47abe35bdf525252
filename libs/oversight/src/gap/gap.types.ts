import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsNotEmpty, IsOptional, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { connectionOf, DateScalar } from '@batuta/platform';
import { gapActions, type GapEffect, gapEffects } from './gap.rule.js';
import type { GapDay, GapRow, GapsAsked } from './gap.queries.js';

const enumOf = <Value extends string>(values: readonly Value[]) => Object.fromEntries(values.map((value) => [value, value])) as { [Name in Value]: Name };
export const GapEffectEnum = enumOf(gapEffects);
registerEnumType(GapEffectEnum, { name: 'GapEffect', description: 'Whether work stops for it, or goes on weaker.' });
export const GapActionEnum = enumOf(gapActions);
registerEnumType(GapActionEnum, { name: 'GapAction', description: 'The one act that closes a gap: assign an owner, offer a handover, post a status, name a sponsor, edit the initiative, put somebody in the role, edit the role or body, pass some things on, give letters, review a policy, answer its version in review, chase whoever has not acknowledged it, call a meeting, say that an action is done.' });
export const severities = ['MODERATE', 'SERIOUS', 'CRITICAL'] as const;
export type GapSeverity = (typeof severities)[number];
export const GapSeverityEnum = enumOf(severities);
registerEnumType(GapSeverityEnum, { name: 'GapSeverity', description: 'How bad it is, by its age and its rule’s thresholds.' });

@ObjectType('Gap', { description: 'A hole in governance, found by a rule; its age comes from a fact.' })
export class GapType implements Pick<GapRow, 'id' | 'rule' | 'recordId' | 'since' | 'mutedUntil' | 'muteReason'> {
  @Field(() => ID, { description: 'rule:record[:detail]; the same for as long as the gap is open.' }) id: string;
  @Field({ description: 'The rule that finds it.' }) rule: string;
  @Field(() => ID, { description: 'The record that it is of: a subject, role, body, person or department, as the rule says.' }) recordId: string;
  @Field({ description: 'Since when.' }) since: Date;
  @Field(() => DateScalar, { nullable: true, description: 'Until when it is muted; null where it isn’t.' }) mutedUntil: string | null;
  @Field(() => String, { nullable: true, description: 'Why it is muted.' }) muteReason: string | null;
  row: GapRow;
}

@ObjectType({ description: 'What the reader may do with a gap.' })
export class GapAbilities {
  @Field({ description: 'Do the act that closes it.' }) close: boolean;
  @Field({ description: 'Mute it, and hear of it again.' }) mute: boolean;
}

@ObjectType('GapRuleCount', { description: 'How many gaps a rule finds.' })
export class GapRuleCountType {
  @Field({ description: 'The rule.' }) rule: string;
  @Field(() => GapEffectEnum, { description: 'What its gaps do to work.' }) effect: GapEffect;
  @Field(() => Int, { description: 'How many.' }) count: number;
}

@ObjectType('GapDay', { description: 'How many gaps were open at the beginning of a day. They are counted on that day; muted ones are left out.' })
export class GapDayType implements GapDay {
  @Field(() => DateScalar, { description: 'The day.' }) day: string;
  @Field(() => Int, { description: 'Those that stop work.' }) stops: number;
  @Field(() => Int, { description: 'Those that weaken it.' }) weakens: number;
}

@ObjectType({ description: 'From when on a rule’s gaps are serious and critical.' })
export class GapThresholdsType {
  @Field(() => Int, { nullable: true, description: 'Days after which a gap is serious; null for never.' }) seriousAfter: number | null;
  @Field(() => Int, { nullable: true, description: 'Days after which it is critical; null for never.' }) criticalAfter: number | null;
  @Field(() => Int, { nullable: true, description: 'Of a rule that counts something: how many are still no gap.' }) most: number | null;
}

@ObjectType('GapRule', { description: 'A rule that finds gaps, with what the organization says of it.' })
export class GapRuleType extends GapThresholdsType {
  @Field(() => ID, { description: 'Its id, the first part of its gaps’ ids.' }) id: string;
  @Field(() => GapEffectEnum, { description: 'What its gaps do to work.' }) effect: GapEffect;
  @Field(() => GapThresholdsType, { description: 'What holds where an organization says nothing.' }) usual: GapThresholdsType;
}

@InputType()
export class GapThresholdInput {
  @Field({ description: 'The rule.' })
  @MaxLength(60)
  rule: string;

  @Field(() => Int, { nullable: true, description: 'Days after which its gaps are serious; null for never, absent for as it is.' })
  @IsOptional()
  @Min(0)
  @Max(3650)
  seriousAfter?: number | null;

  @Field(() => Int, { nullable: true, description: 'Days after which they are critical, more than for serious; null for never, absent for as it is.' })
  @IsOptional()
  @Min(1)
  @Max(3650)
  criticalAfter?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a rule that counts something: how many are still no gap.' })
  @IsOptional()
  @Min(1)
  @Max(1000)
  most?: number | null;
}

@InputType()
export class SaveGapThresholdsInput {
  @Field(() => [GapThresholdInput], { description: 'Those that change.' })
  @ArrayMaxSize(50)
  @ArrayUnique<GapThresholdInput>(({ rule }) => rule)
  @ValidateNested({ each: true })
  @Type(() => GapThresholdInput)
  thresholds: GapThresholdInput[];
}

const Page = connectionOf(GapType, 'GapPage');

@ObjectType('GapConnection', { description: 'Gaps, the oldest first.' })
export class GapConnectionType extends Page {
  asked: GapsAsked;
}

@InputType()
export class GapFilter {
  @Field(() => GapEffectEnum, { nullable: true, description: 'Only those that stop work, or only those that weaken it.' })
  @IsOptional()
  effect?: GapEffect | null;

  @Field(() => [String], { nullable: true, description: 'Only those of these rules.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @MaxLength(60, { each: true })
  rules?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this department.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Muted ones instead of those that are heard.' }) isMuted?: boolean | null;
}

@InputType()
export class MuteGapInput {
  @Field(() => ID, { description: 'The gap.' })
  @MaxLength(200)
  gapId: string;

  @Field({ description: 'Why.' })
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;

  @Field(() => DateScalar, { description: 'Last day on which it isn’t heard; a year from now at most.' })
  untilOn: string;
}

@InputType()
export class GapIdInput {
  @Field(() => ID, { description: 'The gap.' })
  @MaxLength(200)
  gapId: string;
}

@ArgsType()
export class TrendArgs {
  @Field(() => Int, { defaultValue: 91, description: 'How many days back.' })
  @Min(1)
  @Max(1100)
  days: number;
}

import { Args, Context, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, type GraphQLContext, PageArgs, type Soon } from '@batuta/platform';
import { subjectsById, type Subject, SubjectType } from '@batuta/governance';
import { type InitiativeOverview, InitiativeType, overviewsById } from '@batuta/portfolio';
import * as may from './gap.access.js';
import { ruleOf } from './gap.rules.js';
import { GapService, severityOf } from './gap.service.js';
import type { GapAction } from './gap.rule.js';
import { GapAbilities, GapActionEnum, GapConnectionType, GapDayType, GapEffectEnum, GapFilter, GapIdInput, GapRuleCountType, GapRuleType, type GapSeverity, GapSeverityEnum, GapType, MuteGapInput, SaveGapThresholdsInput, TrendArgs } from './gap.types.js';

@Resolver(() => GapConnectionType)
export class GapsResolver {
  constructor(private readonly service: GapService) {}

  @Query(() => GapConnectionType, { description: 'Holes in governance, as rules find them now; the oldest first.' })
  gaps(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('filter', { nullable: true, type: () => GapFilter, description: 'Which; all that are heard when absent.' }) filter?: GapFilter): Promise<GapConnectionType> {
    return this.service.gaps(ctx, filter ?? {}, first, after);
  }

  @Query(() => [GapDayType], { description: 'How many gaps were open at the beginning of each day that was counted, the earliest first. Errors: INVALID for more than 1,100 days.' })
  gapTrend(@Context('ctx') ctx: Ctx, @Args() { days }: TrendArgs): Promise<GapDayType[]> {
    return this.service.trend(ctx, days);
  }

  @Query(() => [GapRuleType], { description: 'The rules that find gaps, with the organization’s thresholds.' })
  gapRules(@Context('ctx') ctx: Ctx): Promise<GapRuleType[]> {
    return this.service.rules(ctx);
  }

  @Mutation(() => [GapRuleType], { description: 'Says from when on gaps are serious and critical. Errors: NOT_FOUND for a rule that isn’t there, INVALID for critical before serious.' })
  saveGapThresholds(@Context('ctx') ctx: Ctx, @Args('input') { thresholds }: SaveGapThresholdsInput): Promise<GapRuleType[]> {
    return this.service.saveGapThresholds(ctx, thresholds);
  }

  @Mutation(() => GapType, { description: 'Lets nobody hear of a gap until a day, with a reason. Errors: NOT_FOUND for one that isn’t open, INVALID for a day that has passed or is more than a year away.' })
  muteGap(@Context('ctx') ctx: Ctx, @Args('input') input: MuteGapInput): Promise<GapType> {
    return this.service.muteGap(ctx, input);
  }

  @Mutation(() => GapType, { description: 'Lets a muted gap be heard again. Errors: RULE for one that isn’t muted.' })
  unmuteGap(@Context('ctx') ctx: Ctx, @Args('input') input: GapIdInput): Promise<GapType> {
    return this.service.unmuteGap(ctx, input.gapId);
  }

  @ResolveField(() => [GapRuleCountType], { description: 'How many each rule finds, in all pages.' })
  counts(page: GapConnectionType, _: unknown, { ctx }: GraphQLContext): Promise<GapRuleCountType[]> {
    return this.service.counts(ctx, page);
  }

  @ResolveField(() => Int, { description: 'How many there are in all pages.' })
  async totalCount(page: GapConnectionType, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return (await this.service.counts(ctx, page)).reduce((sum, { count }) => sum + count, 0);
  }
}

@Resolver(() => GapType)
export class GapResolver {
  @ResolveField(() => String, { description: 'What is missing, in the reader’s language.' })
  what({ row }: GapType, _: unknown, { ctx }: GraphQLContext): string {
    return ruleOf(row.rule).what(row.facts)[ctx.language];
  }

  @ResolveField(() => String, { description: 'Why it matters, or what is known of it.' })
  why({ row }: GapType, _: unknown, { ctx }: GraphQLContext): string {
    return ruleOf(row.rule).why(row.facts)[ctx.language];
  }

  @ResolveField(() => GapSeverityEnum, { description: 'How bad it is by now.' })
  severity({ row }: GapType, _: unknown, { ctx }: GraphQLContext): GapSeverity {
    return severityOf(ctx, row);
  }

  @ResolveField(() => GapEffectEnum, { description: 'What it does to work.' })
  effect({ rule }: GapType): string {
    return ruleOf(rule).effect;
  }

  @ResolveField(() => GapActionEnum, { description: 'The one act that closes it.' })
  action({ rule }: GapType): GapAction {
    return ruleOf(rule).action;
  }

  @ResolveField(() => SubjectType, { nullable: true, description: 'The subject that it is of; null for gaps of roles, bodies, people and departments.' })
  subject({ rule, recordId }: GapType, _: unknown, { ctx }: GraphQLContext): Soon<Subject | null> {
    return ruleOf(rule).record === 'SUBJECT' ? subjectsById(ctx, recordId) : null;
  }

  @ResolveField(() => InitiativeType, { nullable: true, description: 'The initiative that it is of; null for others.' })
  initiative({ rule, recordId }: GapType, _: unknown, { ctx }: GraphQLContext): Soon<InitiativeOverview | null> {
    return ruleOf(rule).record === 'SUBJECT' ? overviewsById(ctx, recordId) : null;
  }

  @ResolveField(() => GapAbilities, { description: 'What the reader may do with it.' })
  can({ row, rule }: GapType, _: unknown, { ctx }: GraphQLContext): GapAbilities {
    return { close: may.closeGap(ctx.actor, { ...row, action: ruleOf(rule).action }), mute: may.muteGap(ctx.actor) };
  }
}

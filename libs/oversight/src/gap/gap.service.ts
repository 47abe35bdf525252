import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Ctx, type CtxFacts, DomainError, isProgram, log, notFound, pageOf, readCursor, stale } from '@batuta/platform';
import { addDays, daysBetween, localDay } from '@batuta/rules';
import * as may from './gap.access.js';
import { chains } from '../change-log/seal.queries.js';
import type { Within } from '../change-log/seal.service.js';
import { dropThreshold, gapById, gapCounts, type GapDay, gapDays, type GapRow, type GapsAsked, gapsPage, keepCounts, uncounted } from './gap.queries.js';
import { GapMute } from './gap-mute.entity.js';
import { GapThreshold } from './gap-threshold.entity.js';
import { gapRules, ruleOf } from './gap.rules.js';
import type { GapConnectionType, GapFilter, GapRuleCountType, GapRuleType, GapSeverity, GapThresholdInput, GapType, MuteGapInput } from './gap.types.js';

const mostMutedDays = 366;

@Injectable()
export class GapService {
  async gaps(ctx: Ctx, filter: GapFilter, first: number, after?: string | null): Promise<GapConnectionType> {
    const asked: GapsAsked = {
      rules: gapRules.filter(({ id, effect, isForProgram }) => (!isForProgram || isProgram(ctx.actor)) && (!filter.effect || effect === filter.effect) && (!filter.rules || filter.rules.includes(id))),
      departmentId: filter.departmentId ?? null,
      isMuted: filter.isMuted ?? false,
      today: today(ctx),
    };
    if (asked.rules.length === 0) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, asked };
    const rows = await gapsPage(ctx, asked, readCursor(after, 2), first + 1);
    return { ...pageOf(rows, first, shown, ({ since, id }) => [since.toISOString(), id]), asked };
  }

  async counts(ctx: Ctx, { asked }: GapConnectionType): Promise<GapRuleCountType[]> {
    if (asked.rules.length === 0) return [];
    return (await gapCounts(ctx, asked)).map(({ rule, count }) => ({ rule, effect: ruleOf(rule).effect, count }));
  }

  /** Nobody hears of it until that day. Errors: NOT_FOUND for a gap that isn't open, INVALID for a day that has passed or is more than a year away. */
  async muteGap(ctx: Ctx, { gapId, reason, untilOn }: MuteGapInput): Promise<GapType> {
    ctx.authorize(may.muteGap(ctx.actor));
    const row = await this.#open(ctx, gapId);
    const days = daysBetween(today(ctx), untilOn);
    if (days < 1 || days > mostMutedDays) throw new DomainError('INVALID', { en: 'Choose a day after today, within a year.', es: 'Elige un día posterior a hoy, dentro de un año.' }, { field: 'untilOn' });
    await this.#end(ctx, gapId);
    await ctx.insert(GapMute, { organizationId: ctx.organizationId, id: ctx.newId(), gapId, gapSince: row.since, reason: reason.trim(), untilOn, mutedBy: ctx.actor.personId, mutedAt: ctx.now(), endedAt: null, version: 1 });
    await ctx.record({ name: 'gap.muted', details: { gapId, reason: reason.trim(), untilOn } });
    return shown({ ...row, mutedUntil: untilOn, muteReason: reason.trim() });
  }

  /** Errors: NOT_FOUND for a gap that isn't open, RULE for one that isn't muted. */
  async unmuteGap(ctx: Ctx, gapId: string): Promise<GapType> {
    ctx.authorize(may.muteGap(ctx.actor));
    const row = await this.#open(ctx, gapId);
    if (!row.mutedUntil || !(await this.#end(ctx, gapId))) throw new DomainError('RULE', { en: 'It isn’t muted.', es: 'No está silenciada.' });
    await ctx.record({ name: 'gap.unmuted', details: { gapId } });
    return shown({ ...row, mutedUntil: null, muteReason: null });
  }

  /** How many were open at the beginning of each day, the earliest first; of rules that the reader hears of. */
  async trend(ctx: Ctx, days: number): Promise<GapDay[]> {
    const heard = gapRules.filter(({ isForProgram }) => !isForProgram || isProgram(ctx.actor));
    const of = (asked: string): string[] => heard.filter(({ effect }) => effect === asked).map(({ id }) => id);
    return gapDays(ctx, addDays(today(ctx), -days), { stops: of('STOPS'), weakens: of('WEAKENS') });
  }

  /** What each rule finds today is kept, once a day; muted gaps are left out. For a use case that has authorized its own verb. */
  async count(ctx: Ctx): Promise<void> {
    const asked: GapsAsked = { rules: gapRules, departmentId: null, isMuted: false, today: today(ctx) };
    const found = new Map((await gapCounts(ctx, asked)).map(({ rule, count }) => [rule, count]));
    await keepCounts(ctx, asked.today, gapRules.map(({ id }) => ({ rule: id, count: found.get(id) ?? 0 })));
  }

  /** Every organization in turn, each in a transaction of its own. */
  async countAll(within: Within): Promise<void> {
    const all = await within({ operation: 'gaps.count' }, (ctx) => {
      ctx.authorize(true);
      return chains(ctx);
    });
    for (const { id } of all) {
      const own = <Result>(timeZone: string, act: (ctx: Ctx) => Promise<Result>): Promise<Result> =>
        within({ operation: 'gaps.count', organizationId: id, actor: counter(id, timeZone) }, (ctx) => {
          ctx.authorize(true);
          return act(ctx);
        });
      try {
        const waiting = await own('UTC', uncounted);
        if (waiting) await own(waiting.zone, (ctx) => this.count(ctx));
      } catch (error) {
        // The others are counted all the same.
        log.warn({ organizationId: id, error: String(error) }, 'gaps not counted');
      }
    }
  }

  /** Every rule with what this organization says of it. */
  async rules(ctx: Ctx): Promise<GapRuleType[]> {
    const own = new Map((await ctx.list(GapThreshold)).map((one) => [one.rule, one]));
    return gapRules.filter(({ isForProgram }) => !isForProgram || isProgram(ctx.actor)).map(({ id, effect, seriousAfter, criticalAfter, most = null }) => ({ id, effect, seriousAfter, criticalAfter, most, ...thresholdsOf(own.get(id)), usual: { seriousAfter, criticalAfter, most } }));
  }

  /** Those that are given; what isn't given stays. Errors: CONFLICT when somebody saved first, NOT_FOUND for a rule that isn't there, INVALID for a gap that is critical before it is serious, or a limit where the rule has none. */
  async saveGapThresholds(ctx: Ctx, thresholds: readonly GapThresholdInput[]): Promise<GapRuleType[]> {
    ctx.authorize(may.saveGapThresholds(ctx.actor));
    for (const { rule: id, ...given } of thresholds) {
      const rule = gapRules.find((one) => one.id === id);
      if (!rule) throw notFound();
      const known = await ctx.find(GapThreshold, { rule: id });
      const usual = { seriousAfter: rule.seriousAfter, criticalAfter: rule.criticalAfter, most: rule.most ?? null };
      const before = thresholdsOf(known ?? undefined) ?? usual;
      const after = { ...before, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
      const { seriousAfter, criticalAfter, most } = after;
      if (criticalAfter !== null && (seriousAfter === null || criticalAfter <= seriousAfter)) throw new DomainError('INVALID', { en: 'A gap is serious before it is critical: give fewer days for serious.', es: 'Una brecha es seria antes de ser crítica: pon menos días para seria.' }, { field: 'criticalAfter', rule: id });
      if ((rule.most === undefined) !== (most === null)) throw new DomainError('INVALID', rule.most === undefined ? { en: 'This rule has no limit.', es: 'Esta regla no tiene límite.' } : { en: 'Say how many are still no gap.', es: 'Di cuántas todavía no son una brecha.' }, { field: 'most', rule: id });
      if (isDeepStrictEqual(before, after)) continue;
      if (isDeepStrictEqual(usual, after)) await dropThreshold(ctx, id);
      else if (known) {
        if (!(await ctx.update(GapThreshold, known, after))) throw stale(await ctx.get(GapThreshold, { id: known.id }));
      } else await ctx.insert(GapThreshold, { organizationId: ctx.organizationId, id: ctx.newId(), rule: id, ...after, version: 1 });
      await ctx.record({ name: 'gap.thresholds_saved', details: { rule: id, before, after } });
    }
    return this.rules(ctx);
  }

  async #open(ctx: Ctx, gapId: string): Promise<GapRow> {
    const rule = gapRules.find(({ id }) => id === gapId.split(':')[0]);
    const row = rule && (await gapById(ctx, rule, gapId, today(ctx)));
    if (!row) throw notFound();
    return row;
  }

  async #end(ctx: Ctx, gapId: string): Promise<boolean> {
    const mute = await ctx.find(GapMute, { gapId, endedAt: null });
    return mute !== null && ctx.update(GapMute, mute, { endedAt: ctx.now() });
  }
}

/** By its age in the organization's days. */
export function severityOf(ctx: Ctx, { rule, since, thresholds }: GapRow): GapSeverity {
  const { seriousAfter, criticalAfter } = thresholds ?? ruleOf(rule);
  const age = daysBetween(localDay(since, ctx.actor.organization.timeZone), today(ctx));
  return criticalAfter !== null && age >= criticalAfter ? 'CRITICAL' : seriousAfter !== null && age >= seriousAfter ? 'SERIOUS' : 'MODERATE';
}

function today(ctx: Ctx): string {
  return localDay(ctx.now(), ctx.actor.organization.timeZone);
}

/** Whoever counts is nobody. */
function counter(organizationId: string, timeZone: string): CtxFacts['actor'] {
  return { accountId: null, membershipId: null, personId: organizationId, access: 'VIEWER', departmentIds: new Set(), organization: { currency: 'EUR', timeZone, moneyReaders: 'LEADERS', twoPersonRule: false } };
}

function thresholdsOf(known: GapThreshold | undefined): Pick<GapThreshold, 'seriousAfter' | 'criticalAfter' | 'most'> | undefined {
  return known && { seriousAfter: known.seriousAfter, criticalAfter: known.criticalAfter, most: known.most };
}

function shown(row: GapRow): GapType {
  return { id: row.id, rule: row.rule, recordId: row.recordId, since: row.since, mutedUntil: row.mutedUntil, muteReason: row.muteReason, row };
}

import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, isProgram, notFound, pageOf, readCursor } from '@batuta/platform';
import { daysBetween, localDay } from '@batuta/rules';
import * as may from './gap.access.js';
import { gapById, gapCounts, type GapRow, type GapsAsked, gapsPage } from './gap.queries.js';
import { GapMute } from './gap-mute.entity.js';
import { gapRules, ruleOf } from './gap.rules.js';
import type { GapConnectionType, GapFilter, GapRuleCountType, GapSeverity, GapType, MuteGapInput } from './gap.types.js';

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
export function severityOf(ctx: Ctx, { rule, since }: GapRow): GapSeverity {
  const { seriousAfter, criticalAfter } = ruleOf(rule);
  const age = daysBetween(localDay(since, ctx.actor.organization.timeZone), today(ctx));
  return criticalAfter !== null && age >= criticalAfter ? 'CRITICAL' : seriousAfter !== null && age >= seriousAfter ? 'SERIOUS' : 'MODERATE';
}

function today(ctx: Ctx): string {
  return localDay(ctx.now(), ctx.actor.organization.timeZone);
}

function shown(row: GapRow): GapType {
  return { id: row.id, rule: row.rule, recordId: row.recordId, since: row.since, mutedUntil: row.mutedUntil, muteReason: row.muteReason, row };
}

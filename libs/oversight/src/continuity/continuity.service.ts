import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError } from '@batuta/platform';
import { addDays, busFactor, continuityIndex, localDay } from '@batuta/rules';
import { loadRows, ownedDays } from './continuity.queries.js';
import type { ContinuityPeriod, ContinuityType } from './continuity.types.js';

const days = 365;
const mostLoads = 100;

@Injectable()
export class ContinuityService {
  /** Errors: INVALID for a period that ends before it begins. */
  async continuity(ctx: Ctx, period: ContinuityPeriod): Promise<ContinuityType> {
    const { timeZone } = ctx.actor.organization;
    const today = localDay(ctx.now(), timeZone);
    const to = period.to && period.to < today ? period.to : today;
    const from = period.from ?? addDays(to, -days);
    if (from > to) throw new DomainError('INVALID', { en: 'The period would end before it begins.', es: 'El periodo terminaría antes de empezar.' }, { field: 'from' });
    const until = to === today ? ctx.now() : new Date(`${addDays(to, 1)}T00:00:00Z`);
    const [held, { active, owned }] = [await loadRows(ctx), await ownedDays(ctx, new Date(`${from}T00:00:00Z`), until)];
    // Where nothing has a cost, each thing weighs the same.
    const hasValue = held.some(({ valueMinor }) => valueMinor > 0);
    return { from, to, activeDays: active, ownedDays: owned, index: continuityIndex(owned, active), busFactor: busFactor(held.map(({ items, valueMinor }) => (hasValue ? valueMinor : items))), loads: held.slice(0, mostLoads) };
  }
}

import { Injectable } from '@nestjs/common';
import { type Ctx, EventBus } from '@batuta/platform';
import { type Axis, dueOn, localDay, priorityOf } from '@batuta/rules';
import type { InitiativeOverview } from './overview.entity.js';
import { type Facts, factsOf, foldCounts, keepRows, lockedAfter } from './overview.queries.js';

/** Writes between two folds of the counts, on average. */
const foldEvery = 200;

/** Keeps the portfolio's read model up, in the transaction of the write that changed something under it. */
@Injectable()
export class OverviewService {
  constructor(bus: EventBus) {
    bus.on('subject.', (ctx, event) => this.refresh(ctx, [event.subjectId as string]));
    bus.on('initiative.', (ctx, event) => this.refresh(ctx, [event.subjectId as string]));
  }

  async refresh(ctx: Ctx, ids: readonly string[]): Promise<void> {
    const facts = await factsOf(ctx, ids);
    if (facts.length > 0) await keepRows(ctx, facts.map(overviewOf));
    if (Math.random() < ids.length / foldEvery) await foldCounts(ctx);
  }

  /** A batch again from the facts, after an id; gives the last id, or null at the end. The operator's repair, and after new criteria. */
  async rebuildAfter(ctx: Ctx, after: string | null): Promise<{ last: string | null; count: number }> {
    const ids = await lockedAfter(ctx, after, 500);
    if (ids.length > 0) await keepRows(ctx, (await factsOf(ctx, ids)).map(overviewOf));
    else await foldCounts(ctx);
    return { last: ids.at(-1) ?? null, count: ids.length };
  }
}

function overviewOf({ activatedAt, customerWeight, timeZone, axes, weights, values, ...facts }: Facts): InitiativeOverview {
  const criteria = axes.map((axis, i) => ({ axis: axis as Axis, weight: weights[i] as number, value: values[i] ?? null }));
  const priority = priorityOf(criteria, facts.confidence, customerWeight);
  const isDue = facts.state === 'ACTIVE' && !facts.archivedAt;
  const since = latest(facts.latestPostedAt, activatedAt);
  return {
    ...facts,
    ...priority,
    isListed: !facts.archivedAt && facts.state !== 'DONE' && facts.state !== 'CANCELLED',
    dueOn: isDue && since ? dueOn(localDay(since, timeZone), facts.cadence) : null,
    // Ascending keys: highest first, unknown last.
    priorityOrder: -(priority.priority ?? -1),
    customerOrder: -(priority.customerImpact ?? -1),
    businessOrder: -(priority.businessImpact ?? -1),
  };
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}

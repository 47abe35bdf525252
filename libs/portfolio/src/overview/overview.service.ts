import { Injectable } from '@nestjs/common';
import { type Ctx, EventBus, type Statement } from '@batuta/platform';
import { currencyIsKept } from '@batuta/organization';
import { type Axis, type Cadence, dueOn, localDay, priorityOf } from '@batuta/rules';
import type { Initiative } from '../initiative/initiative.entity.js';
import type { Reported } from '../initiative/initiative.queries.js';
import type { StatusUpdate } from '../status-update/status-update.entity.js';
import { ascending, type Facts, factsOf, foldCounts, hasAmounts, keepRows, latestKept, lockedAfter, type OverviewRow } from './overview.queries.js';

/** Writes between two folds of the counts, on average. */
const foldEvery = 200;

/** Keeps the portfolio's read model up, in the transaction of the write that changed something under it. */
@Injectable()
export class OverviewService {
  constructor(bus: EventBus) {
    bus.on('subject.', (ctx, event) => this.refresh(ctx, [event.subjectId as string]));
    bus.on('organization.settings_saved', (ctx, { details }) => this.#follow(ctx, details?.after as object));
    bus.on('organization.currency_asked', async (ctx) => {
      if (await hasAmounts(ctx)) throw currencyIsKept;
    });
    bus.on('criteria.saved', (ctx) => this.rebuild(ctx));
    // A posted status comes with what it changes.
    bus.on('initiative.', (ctx, event) => (event.name === 'initiative.status_posted' ? this.#foldNowAndThen(ctx, 1) : this.refresh(ctx, [event.subjectId as string])));
  }

  /** What a status update changes, by far the most frequent write: known without reading the facts again. */
  posted(ctx: Ctx, { initiative, cadence, timeZone }: Reported, update: StatusUpdate): Statement {
    return latestKept(ctx, update, dueOf(initiative, update.postedAt, cadence, timeZone));
  }

  async refresh(ctx: Ctx, ids: readonly string[]): Promise<void> {
    const facts = await factsOf(ctx, ids);
    if (facts.length > 0) await keepRows(ctx, facts.map(overviewRowOf));
    await this.#foldNowAndThen(ctx, ids.length);
  }

  /** A batch again from the facts, after an id; gives the last id, or null at the end. The operator's repair, and after new criteria. */
  async rebuildAfter(ctx: Ctx, after: string | null): Promise<{ last: string | null; count: number }> {
    const ids = await lockedAfter(ctx, after, 500);
    if (ids.length > 0) await keepRows(ctx, (await factsOf(ctx, ids)).map(overviewRowOf));
    else await foldCounts(ctx);
    return { last: ids.at(-1) ?? null, count: ids.length };
  }

  /** All of the organization, in this transaction: after new weights no rank is of yesterday. */
  async rebuild(ctx: Ctx): Promise<void> {
    for (let after: string | null = null, isDone = false; !isDone; ) {
      after = (await this.rebuildAfter(ctx, after)).last;
      isDone = after === null;
    }
  }

  /** Due days follow the zone and the cadence. */
  async #follow(ctx: Ctx, after: object): Promise<void> {
    if (['timeZone', 'cadence'].some((setting) => setting in after)) await this.rebuild(ctx);
  }

  async #foldNowAndThen(ctx: Ctx, writes: number): Promise<void> {
    if (Math.random() < writes / foldEvery) await foldCounts(ctx);
  }
}

/** A row from its facts; how it is kept, and how it stood. */
export function overviewRowOf({ activatedAt, customerWeight, timeZone, axes, weights, values, ...facts }: Facts): OverviewRow {
  const criteria = axes.map((axis, i) => ({ axis: axis as Axis, weight: weights[i] as number, value: values[i] ?? null }));
  const priority = priorityOf(criteria, facts.confidence, customerWeight);
  return {
    ...facts,
    ...priority,
    isListed: !facts.archivedAt && facts.state !== 'DONE' && facts.state !== 'CANCELLED',
    dueOn: dueOf({ ...facts, activatedAt }, facts.latestPostedAt, facts.cadence, timeZone),
    priorityOrder: ascending(priority.priority),
    customerOrder: ascending(priority.customerImpact),
    businessOrder: ascending(priority.businessImpact),
  };
}

/** When the next status is due: a cadence after the last one, or after it became active; never while it isn't. */
function dueOf({ state, archivedAt, activatedAt }: Pick<Initiative, 'state' | 'archivedAt' | 'activatedAt'>, lastPostedAt: Date | null, cadence: Cadence, timeZone: string): string | null {
  const since = latest(lastPostedAt, activatedAt);
  return state === 'ACTIVE' && !archivedAt && since ? dueOn(localDay(since, timeZone), cadence) : null;
}

function latest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one > other ? one : other;
}

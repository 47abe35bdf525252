import { Injectable } from '@nestjs/common';
import type { Ctx } from '@batuta/platform';
import { peopleById } from '@batuta/organization';
import { addDays, daysBetween } from '@batuta/rules';
import { mayReadMoney } from '../initiative/money.js';
import { eventsSince } from '../initiative/initiative.queries.js';
import type { InitiativeState } from '../initiative/initiative.entity.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { overviewPage } from '../overview/portfolio.queries.js';
import { today } from '../overview/today.js';
import type { ChangeType, StatusDue, WorkType } from './work.types.js';

/** How many days ahead a status counts as due from somebody. */
const horizonDays = 7;
/** More than anybody can answer for; the rest is a page away. */
const most = 100;

@Injectable()
export class WorkService {
  async work(ctx: Ctx): Promise<WorkType> {
    const day = today(ctx);
    const mine = { ownerIds: [ctx.actor.personId], states: ['ACTIVE', 'PAUSED'] as InitiativeState[] };
    const due = await overviewPage(ctx, { ...mine, dueUntil: addDays(day, horizonDays) }, 'DUE_ON', null, most, day);
    const held = await overviewPage(ctx, mine, 'TITLE', null, most, day);
    return { today: day, held, due: await Promise.all(due.map((initiative) => this.#due(ctx, initiative, day))) };
  }

  async #due(ctx: Ctx, initiative: InitiativeOverview, day: string): Promise<StatusDue> {
    const dueOn = initiative.dueOn as string;
    return { initiative, dueOn, daysLate: Math.max(0, daysBetween(dueOn, day)), changes: await changesSince(ctx, initiative) };
  }
}

/** Facts of events as the reader may see them: amounts only to those who may read money. */
export async function changesSince(ctx: Ctx, initiative: InitiativeOverview): Promise<ChangeType[]> {
  const [events, isMoneyShown] = await Promise.all([eventsSince(ctx, initiative.id, initiative.latestPostedAt, initiative.stood?.before ?? null), mayReadMoney(ctx, initiative)]);
  const shown = (details: Record<string, unknown>): string => JSON.stringify(details, (key, value: unknown) => (key === 'costMinor' && !isMoneyShown ? undefined : value));
  return Promise.all(events.map(async ({ name, occurred_at, actor_id, details }) => ({ name, occurredAt: occurred_at, actor: await peopleById(ctx, actor_id), details: shown(details) })));
}

import { Injectable } from '@nestjs/common';
import type { Ctx } from '@batuta/platform';
import { peopleById } from '@batuta/organization';
import { daysBetween } from '@batuta/rules';
import { eventsSince } from '../initiative/initiative.queries.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { overviewPage } from '../overview/portfolio.queries.js';
import { today } from '../overview/portfolio.service.js';
import type { ChangeType, StatusDue, WorkType } from './work.types.js';

/** How many days ahead a status counts as due from somebody. */
const horizonDays = 7;
/** More than anybody can answer for; the rest is a page away. */
const most = 100;

@Injectable()
export class WorkService {
  async work(ctx: Ctx): Promise<WorkType> {
    const day = today(ctx);
    const held = await overviewPage(ctx, { ownerIds: [ctx.actor.personId], states: ['ACTIVE', 'PAUSED'] }, 'TITLE', null, most, day);
    const due = held.filter(({ dueOn }) => dueOn !== null && daysBetween(day, dueOn) <= horizonDays).sort((one, other) => (one.dueOn as string).localeCompare(other.dueOn as string));
    return { today: day, held, due: await Promise.all(due.map((initiative) => this.#due(ctx, initiative, day))) };
  }

  async #due(ctx: Ctx, initiative: InitiativeOverview, day: string): Promise<StatusDue> {
    const dueOn = initiative.dueOn as string;
    return { initiative, dueOn, daysLate: Math.max(0, daysBetween(dueOn, day)), changes: await changesSince(ctx, initiative.id, initiative.latestPostedAt) };
  }
}

export async function changesSince(ctx: Ctx, initiativeId: string, since: Date | null): Promise<ChangeType[]> {
  const events = await eventsSince(ctx, initiativeId, since);
  return Promise.all(events.map(async ({ name, occurred_at, actor_id, details }) => ({ name, occurredAt: occurred_at, actor: await peopleById(ctx, actor_id), details: JSON.stringify(details) })));
}

import { Injectable } from '@nestjs/common';
import { type Ctx, isProgram } from '@batuta/platform';
import { peopleById, type Person } from '@batuta/organization';
import { addDays, daysBetween, workingDaysBefore } from '@batuta/rules';
import { mayReadMoney } from '../initiative/money.js';
import { overviewsById } from '../initiative/initiative.loader.js';
import { eventsSince } from '../initiative/initiative.queries.js';
import type { InitiativeState } from '../initiative/initiative.entity.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import { overviewPage } from '../overview/portfolio.queries.js';
import { today } from '../overview/today.js';
import { givenTo } from './given-to.js';
import { escalationsTo, eventsOfAll, letteredIds, stirredSince } from './work.queries.js';
import type { ChangeType, EscalationType, NewsType, StatusDue, WorkType } from './work.types.js';

/** How many days ahead a status counts as due from somebody. */
const horizonDays = 7;
/** More than anybody can answer for; the rest is a page away. */
const most = 100;
/** For how many days something is news, and how much of it is read. */
const [newsDays, mostNews, shownOfNews] = [7, 20, 5];
/** After how many working days something late goes to the manager, and to the program office: rules.md's defaults. */
const [managerAfter, officeAfter] = [2, 5];

@Injectable()
export class WorkService {
  async work(ctx: Ctx): Promise<WorkType> {
    const day = today(ctx);
    const mine = { ownerIds: [ctx.actor.personId], states: ['ACTIVE', 'PAUSED'] as InitiativeState[] };
    const due = await overviewPage(ctx, { ...mine, dueUntil: addDays(day, horizonDays) }, 'DUE_ON', null, most, day);
    const held = await overviewPage(ctx, { ...mine, states: [...mine.states, 'PROPOSED'] }, 'TITLE', null, most, day);
    return { today: day, held, due: await Promise.all(due.map((initiative) => this.#due(ctx, initiative, day))) };
  }

  async does(ctx: Ctx): Promise<InitiativeOverview[]> {
    const all = await Promise.all((await letteredIds(ctx, ctx.actor.personId, 'R')).map((id) => overviewsById(ctx, id)));
    return all.filter((one): one is InitiativeOverview => one?.state === 'ACTIVE' && one.ownerId !== ctx.actor.personId).sort((one, other) => one.title.localeCompare(other.title, ctx.language)).slice(0, most);
  }

  async news(ctx: Ctx): Promise<NewsType[]> {
    const ids = await letteredIds(ctx, ctx.actor.personId, 'I');
    if (ids.length === 0) return [];
    const since = new Date(ctx.now().getTime() - newsDays * 86_400_000);
    const stirred = await Promise.all((await stirredSince(ctx, ids, since, mostNews)).map((id) => overviewsById(ctx, id)));
    const events = await eventsOfAll(ctx, stirred.map((one) => one?.id ?? ''), since, shownOfNews);
    return Promise.all(stirred.filter((one) => one !== null).map(async (initiative) => ({ initiative, changes: await changesOf(ctx, initiative, events.filter(({ subjectId }) => subjectId === initiative.id)) })));
  }

  async escalations(ctx: Ctx): Promise<EscalationType[]> {
    const day = today(ctx);
    const officeBy = isProgram(ctx.actor) ? workingDaysBefore(day, officeAfter) : null;
    const rows = await escalationsTo(ctx, { managerId: ctx.actor.personId, managerBy: workingDaysBefore(day, managerAfter), officeBy, limit: mostNews });
    return Promise.all(rows.map(async ({ personId, ...row }) => ({ ...row, person: (await peopleById(ctx, personId)) as Person })));
  }

  async #due(ctx: Ctx, initiative: InitiativeOverview, day: string): Promise<StatusDue> {
    const dueOn = initiative.dueOn as string;
    return { initiative, dueOn, daysLate: Math.max(0, daysBetween(dueOn, day)), changes: await changesSince(ctx, initiative) };
  }
}

export async function changesSince(ctx: Ctx, initiative: InitiativeOverview): Promise<ChangeType[]> {
  return changesOf(ctx, initiative, await eventsSince(ctx, initiative.id, initiative.latestPostedAt, initiative.stood?.before ?? null));
}

type Event = Awaited<ReturnType<typeof eventsSince>>[number];

/** Facts of events as the reader may see them: amounts only to those who may read money. */
async function changesOf(ctx: Ctx, initiative: InitiativeOverview, events: readonly Event[]): Promise<ChangeType[]> {
  const isMoneyShown = await mayReadMoney(ctx, initiative);
  const shown = (details: Record<string, unknown>): string => JSON.stringify(details, (key, value: unknown) => (key === 'costMinor' && !isMoneyShown ? undefined : value));
  return Promise.all(events.map(async ({ name, occurred_at, actor_id, details }) => ({ name, occurredAt: occurred_at, actor: await peopleById(ctx, actor_id), to: await peopleById(ctx, givenTo(name, details)), details: shown(details) })));
}

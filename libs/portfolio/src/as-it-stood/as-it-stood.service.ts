import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, nameKey, notFound, pageOf, readCursor } from '@batuta/platform';
import { type CountRow, cursorLength, cursorOf, isBeforeIn, type Wanted } from '../overview/portfolio.queries.js';
import type { InitiativeOverview, Stood } from '../overview/overview.entity.js';
import { type Facts, type OverviewRow } from '../overview/overview.queries.js';
import { overviewRowOf } from '../overview/overview.service.js';
import type { Order } from '../overview/portfolio.types.js';
import { today } from '../overview/today.js';
import { camel, endOfDay, initiativesBefore, settingsBefore, type StoodRow, type StoodSettings } from './as-it-stood.queries.js';
import { countsOfRows, matching } from './stood-rows.js';

/** The portfolio as it stood when a day ended. Its cost grows with the organization: it is for looking back. */
@Injectable()
export class AsItStoodService {
  /** Whether a day is over; today and later are as they are. */
  isPast(ctx: Ctx, day: string | null | undefined): day is string {
    return Boolean(day) && (day as string) < today(ctx);
  }

  async initiative(ctx: Ctx, id: string, day: string): Promise<InitiativeOverview> {
    const [row] = await this.#rows(ctx, day, id);
    if (!row) throw notFound();
    return row;
  }

  async initiatives(ctx: Ctx, day: string, filter: Wanted, order: Order, first: number, after?: string | null): Promise<Connection<InitiativeOverview>> {
    const key = cursorOf(order);
    const from = readCursor(after, cursorLength(order));
    const isAsked = matching(filter, day);
    const rows = (await this.all(ctx, day)).filter((row) => isAsked(row) && (order !== 'DUE_ON' || row.dueOn) && (order !== 'UNOWNED_SINCE' || row.unownedSince));
    const sorted = rows.map((row) => ({ row, at: key(row) })).filter(({ at }) => !from || isBeforeIn(from, at)).sort((one, other) => (isBeforeIn(one.at, other.at) ? -1 : 1));
    return pageOf(sorted.slice(0, first + 1).map(({ row }) => row), first, (row) => row, key);
  }

  async counts(ctx: Ctx, day: string, filter: Wanted): Promise<{ rows: CountRow[]; overdue: number }> {
    return countsOfRows(await this.all(ctx, day), filter, day);
  }

  /** Every initiative that there was, listed or not; read once an operation. */
  all(ctx: Ctx, day: string): Promise<OverviewRow[]> {
    const key = `portfolio as of ${day}`;
    let known = ctx.loaders.get(key) as Promise<OverviewRow[]> | undefined;
    if (!known) ctx.loaders.set(key, (known = this.#rows(ctx, day, null)));
    return known;
  }

  async #rows(ctx: Ctx, day: string, id: string | null): Promise<OverviewRow[]> {
    const before = await endOfDay(ctx, day);
    const [settings, rows] = await Promise.all([settingsBefore(ctx, before), initiativesBefore(ctx, before, id)]);
    return rows.map((row) => Object.assign(overviewRowOf(factsOf(ctx, row, settings)), { stood: { before, row: camel(row.initiative) } satisfies Stood }));
  }
}

function factsOf(ctx: Ctx, { id, initiative, subject, ownerId, health, updateId, narrative, postedAt, ratings }: StoodRow, { cadence, customerWeight, criteria }: StoodSettings): Facts {
  const was = camel(initiative);
  const instant = (value: unknown): Date | null => (value ? new Date(String(value)) : null);
  return {
    organizationId: ctx.organizationId,
    id,
    title: String(subject.title),
    titleKey: nameKey(String(subject.title)),
    externalKey: was.externalKey as Facts['externalKey'],
    state: was.state as Facts['state'],
    stage: was.stage as Facts['stage'],
    archivedAt: instant(was.archivedAt),
    departmentId: (subject.department_id as string | null) ?? null,
    ownerId,
    unownedSince: instant(subject.unowned_since),
    unownedReason: (subject.unowned_reason as Facts['unownedReason']) ?? null,
    sponsorId: (was.sponsorId as string | null) ?? null,
    cadence: (was.cadence as Facts['cadence'] | null) ?? cadence,
    startsOn: was.startsOn as Facts['startsOn'],
    endsOn: was.endsOn as Facts['endsOn'],
    costMinor: was.costMinor as Facts['costMinor'],
    effortDays: was.effortDays as Facts['effortDays'],
    confidence: was.confidence as Facts['confidence'],
    activatedAt: instant(was.activatedAt),
    health: health as Facts['health'],
    latestUpdateId: updateId,
    latestNarrative: narrative,
    latestPostedAt: postedAt,
    customerWeight,
    timeZone: ctx.actor.organization.timeZone,
    axes: criteria.map(({ axis }) => axis),
    weights: criteria.map(({ weight }) => weight),
    values: criteria.map((criterion) => ratings?.[criterion.id] ?? null),
  };
}

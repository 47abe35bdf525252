import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, pageOf, readCursor } from '@batuta/platform';
import { departmentsById, moneyOf } from '@batuta/organization';
import { readAllMoney } from '../initiative/initiative.access.js';
import type { InitiativeOverview } from './overview.entity.js';
import { AsItStoodService } from '../as-it-stood/as-it-stood.service.js';
import { cellsOfRows } from '../as-it-stood/stood-rows.js';
import { type CellRow, type CountRow, cursorLength, cursorOf, matrixCells, overviewPage, portfolioCounts, type Wanted } from './portfolio.queries.js';
import { ImportedInitiatives } from './imported-initiatives.js';
import { today } from './today.js';
import type { Facet, InitiativeFilter, Order, PortfolioType } from './portfolio.types.js';

type Dimension = 'departmentIds' | 'healths' | 'states' | 'stages';

/** Each filter's value in a row of counts. */
const valueOf: Record<Dimension, (row: CountRow) => string | null> = {
  departmentIds: (row) => row.departmentId,
  healths: (row) => row.health,
  states: (row) => row.state,
  stages: (row) => row.stage,
};

@Injectable()
export class PortfolioService {
  constructor(
    private readonly asItStood: AsItStoodService,
    private readonly imported: ImportedInitiatives,
  ) {}

  async initiatives(ctx: Ctx, asked: InitiativeFilter, order: Order, first: number, after?: string | null, asOf?: string | null): Promise<Connection<InitiativeOverview>> {
    const filter = await this.#wanted(ctx, asked);
    if (this.asItStood.isPast(ctx, asOf)) return this.asItStood.initiatives(ctx, asOf, filter, order, first, after);
    const rows = await overviewPage(ctx, filter, order, readCursor(after, cursorLength(order)), first + 1, today(ctx));
    return pageOf(rows, first, (row) => row, cursorOf(order));
  }

  async portfolio(ctx: Ctx, asked: InitiativeFilter, asOf?: string | null): Promise<PortfolioType> {
    const filter = await this.#wanted(ctx, asked);
    const { rows, overdue } = this.asItStood.isPast(ctx, asOf) ? await this.asItStood.counts(ctx, asOf, filter) : await portfolioCounts(ctx, filter, today(ctx));
    const shown = rows.filter((row) => passes(row, filter));
    const unowned = shown.filter((row) => !row.isOwned && row.state !== 'PROPOSED');
    const proposed = shown.filter(({ state }) => state === 'PROPOSED');
    const mayReadMoney = readAllMoney(ctx.actor);
    return {
      total: sum(shown),
      unowned: sum(unowned),
      proposed: sum(proposed),
      unrated: sum(shown.filter(({ isRated }) => !isRated)),
      overdue,
      cost: mayReadMoney ? moneyOf(ctx, cost(shown)) : null,
      unownedCost: mayReadMoney ? moneyOf(ctx, cost(unowned)) : null,
      proposedCost: mayReadMoney ? moneyOf(ctx, cost(proposed)) : null,
      departments: await this.#departmentFacets(ctx, rows, filter),
      healths: facets(rows, filter, 'healths'),
      states: facets(rows, filter, 'states'),
      stages: facets(rows, filter, 'stages'),
    };
  }

  /** What lies in each cell of the matrix beside the first `top`, which are drawn one by one. */
  async matrixCells(ctx: Ctx, asked: InitiativeFilter, top: number, asOf?: string | null): Promise<CellRow[]> {
    const filter = await this.#wanted(ctx, asked);
    return this.asItStood.isPast(ctx, asOf) ? cellsOfRows(await this.asItStood.all(ctx, asOf), filter, top, asOf) : matrixCells(ctx, filter, top, today(ctx));
  }

  /** An import is asked for by what it made or changed, of which the past knows too; read once an operation. */
  async #wanted(ctx: Ctx, { importId, ...filter }: InitiativeFilter): Promise<Wanted> {
    if (!importId) return filter;
    const key = `initiatives of import ${importId}`;
    let ids = ctx.loaders.get(key) as Promise<readonly string[]> | undefined;
    if (!ids) ctx.loaders.set(key, (ids = this.imported.idsOf(ctx, importId)));
    return { ...filter, ids: await ids };
  }

  async #departmentFacets(ctx: Ctx, rows: CountRow[], filter: Wanted): Promise<Facet[]> {
    const counted = facets(rows, filter, 'departmentIds');
    return Promise.all(counted.map(async (facet) => ({ ...facet, department: facet.value === 'NONE' ? null : await departmentsById(ctx, facet.value) })));
  }
}

function passes(row: CountRow, filter: Wanted, except?: Dimension): boolean {
  for (const dimension of ['departmentIds', 'healths', 'states', 'stages'] as const) {
    const wanted = filter[dimension] as string[] | undefined;
    if (dimension !== except && wanted?.length && !wanted.includes(valueOf[dimension](row) ?? '')) return false;
  }
  if (except !== 'healths' && typeof filter.isTold === 'boolean' && filter.isTold !== (row.health !== null)) return false;
  if (typeof filter.isOwned === 'boolean' && (filter.isOwned ? !row.isOwned : row.isOwned || row.state === 'PROPOSED')) return false;
  return typeof filter.isRated !== 'boolean' || filter.isRated === row.isRated;
}

function facets(rows: CountRow[], filter: Wanted, dimension: Dimension): Facet[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (!passes(row, filter, dimension)) continue;
    const value = valueOf[dimension](row) ?? 'NONE';
    counts.set(value, (counts.get(value) ?? 0) + row.initiatives);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}

const sum = (rows: CountRow[]): number => rows.reduce((total, { initiatives }) => total + initiatives, 0);
const cost = (rows: CountRow[]): number => rows.reduce((total, { costMinor }) => total + costMinor, 0);

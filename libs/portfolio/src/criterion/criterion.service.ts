import { Injectable } from '@nestjs/common';
import { type Ctx, EventBus, invalid, notFound, stale } from '@batuta/platform';
import { OrganizationService } from '@batuta/organization';
import { defaultCriteria, priorityOf } from '@batuta/rules';
import * as may from './criterion.access.js';
import { Criterion } from './criterion.entity.js';
import type { CriterionWeightInput, RankingPreviewType, SaveCriteriaInput } from './criterion.types.js';
import { ratedInOrder, type RatedRow } from './ranking.queries.js';

type Weighted = Pick<Criterion, 'id' | 'axis' | 'weight'>;

@Injectable()
export class CriterionService {
  constructor(
    bus: EventBus,
    private readonly organizations: OrganizationService,
  ) {
    bus.on('organization.created', (ctx) => this.startWithDefaults(ctx));
  }

  async criteria(ctx: Ctx): Promise<Criterion[]> {
    const criteria = await ctx.list(Criterion);
    return criteria.sort((one, other) => (one.axis === other.axis ? one.position - other.position : one.axis === 'CUSTOMER' ? -1 : 1));
  }

  /** Names and weights of the criteria, and the weight of customer impact; every priority follows at once. Errors: CONFLICT when somebody saved first. */
  async saveCriteria(ctx: Ctx, { version, customerWeight, criteria: given }: SaveCriteriaInput): Promise<Criterion[]> {
    ctx.authorize(may.saveCriteria(ctx.actor));
    const organization = await this.organizations.locked(ctx);
    const known = await this.#known(ctx, given);
    if (organization.version !== version) throw stale(organization);
    for (const { id, weight, nameEn, nameEs } of given) {
      const criterion = known.get(id) as Criterion;
      if (!(weight > 0)) throw invalid('weight', { en: 'A weight is more than 0; a criterion that doesn’t count can have a very small one.', es: 'Un peso es mayor que 0; un criterio que no cuenta puede tener uno muy pequeño.' });
      await ctx.update(Criterion, criterion, { weight, ...(nameEn?.trim() && { nameEn: nameEn.trim() }), ...(nameEs?.trim() && { nameEs: nameEs.trim() }) });
    }
    await this.organizations.change(ctx, organization, version, customerWeight === organization.customerWeight ? {} : { customerWeight });
    await ctx.record({ name: 'criteria.saved', details: { customerWeight, weights: Object.fromEntries(given.map(({ id, weight }) => [id, weight])) } });
    return this.criteria(ctx);
  }

  /** How the ranking would be with other weights; nothing is saved. */
  async rankingPreview(ctx: Ctx, customerWeight: number, given: readonly CriterionWeightInput[], first: number): Promise<RankingPreviewType> {
    ctx.authorize(may.saveCriteria(ctx.actor));
    const weights = new Map(given.map(({ id, weight }) => [id, weight]));
    const criteria = [...(await this.#known(ctx, given)).values()].map(({ id, axis, weight }): Weighted => ({ id, axis, weight: weights.get(id) ?? weight })).sort((one, other) => (one.id < other.id ? -1 : 1));
    const rows = await ratedInOrder(ctx);
    const ranked = rows.map((row, i) => ({ row, rankBefore: i + 1, ...weighed(row, criteria, customerWeight) })).sort((one, other) => other.priority - one.priority || other.customer - one.customer || other.business - one.business || (one.row.titleKey < other.row.titleKey ? -1 : 1));
    return {
      total: rows.length,
      moved: ranked.filter(({ rankBefore }, i) => rankBefore !== i + 1).length,
      rows: ranked.slice(0, first).map(({ row, rankBefore, priority }, i) => ({ id: row.id, rank: i + 1, rankBefore, priority, priorityBefore: row.priority })),
    };
  }

  /** Errors: NOT_FOUND for a criterion that isn't this organization's. */
  async #known(ctx: Ctx, given: readonly CriterionWeightInput[]): Promise<Map<string, Criterion>> {
    const known = new Map((await this.criteria(ctx)).map((criterion) => [criterion.id, criterion]));
    if (given.some(({ id }) => !known.has(id))) throw notFound();
    return known;
  }

  /** The criteria that every organization starts with. */
  async startWithDefaults(ctx: Ctx): Promise<void> {
    const createdAt = ctx.now();
    const rows = defaultCriteria.map(({ axis, weight, name, anchors }, position) => ({ organizationId: ctx.facts.organizationId as string, id: ctx.newId(), axis, position, nameEn: name.en, nameEs: name.es, weight, anchors, createdAt, version: 1 }));
    await ctx.insert(Criterion, rows);
  }
}

function weighed({ values, confidence }: RatedRow, criteria: readonly Weighted[], customerWeight: number): { priority: number; customer: number; business: number } {
  const { priority, customerImpact, businessImpact } = priorityOf(criteria.map(({ axis, weight }, i) => ({ axis, weight, value: values[i] ?? null })), confidence, customerWeight);
  return { priority: priority ?? -1, customer: customerImpact ?? -1, business: businessImpact ?? -1 };
}

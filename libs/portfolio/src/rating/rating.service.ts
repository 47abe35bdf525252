import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError } from '@batuta/platform';
import { peopleById } from '@batuta/organization';
import { CriterionService } from '../criterion/criterion.service.js';
import * as may from '../initiative/initiative.access.js';
import { Initiative } from '../initiative/initiative.entity.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { Rating } from './rating.entity.js';
import { ratingsBefore, settingsBefore } from '../as-it-stood/as-it-stood.queries.js';
import type { Criterion } from '../criterion/criterion.entity.js';
import { keepRating } from './rating.queries.js';
import type { RateInitiativeInput, RatingType } from './rating.types.js';

@Injectable()
export class RatingService {
  constructor(
    private readonly initiatives: InitiativeService,
    private readonly criteria: CriterionService,
  ) {}

  /** Errors: NOT_FOUND for a criterion of another organization, RULE for a closed initiative. */
  async rateInitiative(ctx: Ctx, input: RateInitiativeInput): Promise<string> {
    const { initiative, placed } = await this.initiatives.load(ctx, input.initiativeId);
    ctx.authorize(may.rateInitiative(ctx.actor, placed));
    if (initiative.state === 'DONE' || initiative.state === 'CANCELLED' || initiative.archivedAt) throw new DomainError('RULE', { en: 'It is closed or archived; its ratings stay as they were.', es: 'Está cerrada o archivada; sus valoraciones se quedan como estaban.' });
    const ratedAt = ctx.now();
    for (const { criterionId, value, evidence } of input.ratings) await keepRating(ctx, { initiativeId: initiative.id, criterionId, value, evidence: evidence.trim(), ratedBy: ctx.actor.personId, ratedAt });
    if (input.confidence) await ctx.update(Initiative, initiative, { confidence: input.confidence });
    await ctx.record({ name: 'initiative.rated', subjectId: initiative.id, details: { criteria: input.ratings.length, confidence: input.confidence ?? null } });
    return initiative.id;
  }

  /** Every criterion with what it adds, rated or not: the explanation of the figure. */
  async ratingsOf(ctx: Ctx, initiativeId: string, before?: Date): Promise<RatingType[]> {
    const [criteria, ratings] = await Promise.all([this.criteria.criteria(ctx), before ? stoodRatings(ctx, initiativeId, before) : ctx.list(Rating, { initiativeId })]);
    if (before) Object.assign(criteria, await stoodCriteria(ctx, criteria, before));
    return Promise.all(
      criteria.map(async (criterion) => {
        const rating = ratings.find(({ criterionId }) => criterionId === criterion.id);
        const weights = criteria.filter(({ axis }) => axis === criterion.axis).reduce((sum, { weight }) => sum + weight, 0);
        const share = criterion.weight / weights;
        const ratedBy = await peopleById(ctx, rating?.ratedBy);
        return { criterion, value: rating?.value ?? null, evidence: rating?.evidence ?? null, ratedBy, ratedAt: rating?.ratedAt ?? null, share, contribution: rating ? rating.value * share : null };
      }),
    );
  }
}

async function stoodRatings(ctx: Ctx, initiativeId: string, before: Date): Promise<Omit<Rating, 'organizationId' | 'initiativeId'>[]> {
  return (await ratingsBefore(ctx, initiativeId, before)).map((rating) => ({ ...rating, ratedAt: new Date(rating.ratedAt) }));
}

async function stoodCriteria(ctx: Ctx, criteria: readonly Criterion[], before: Date): Promise<Criterion[]> {
  const then = new Map((await settingsBefore(ctx, before)).criteria.map((criterion) => [criterion.id, criterion]));
  return criteria.map((criterion) => ({ ...criterion, ...then.get(criterion.id) }));
}

import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { InitiativeType } from '../initiative/initiative.types.js';
import { overviewsById } from '../initiative/initiative.loader.js';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import type { Criterion } from './criterion.entity.js';
import { CriterionService } from './criterion.service.js';
import { AnchorType, CriterionType, RankedRowType, RankingPreviewArgs, RankingPreviewType, SaveCriteriaInput } from './criterion.types.js';

@Resolver(() => CriterionType)
export class CriterionResolver {
  constructor(private readonly service: CriterionService) {}

  @Query(() => [CriterionType], { description: 'The organization’s criteria, customer impact first.' })
  criteria(@Context('ctx') ctx: Ctx): Promise<Criterion[]> {
    return this.service.criteria(ctx);
  }

  @Query(() => RankingPreviewType, { description: 'How the ranking would be with other weights; nothing is saved.' })
  rankingPreview(@Context('ctx') ctx: Ctx, @Args() { customerWeight, weights, first }: RankingPreviewArgs): Promise<RankingPreviewType> {
    return this.service.rankingPreview(ctx, customerWeight, weights, first);
  }

  @Mutation(() => [CriterionType], { description: 'Saves names and weights of criteria and the weight of customer impact; every priority follows at once. Errors: CONFLICT when somebody saved first.' })
  saveCriteria(@Context('ctx') ctx: Ctx, @Args('input') input: SaveCriteriaInput): Promise<Criterion[]> {
    return this.service.saveCriteria(ctx, input);
  }

  @ResolveField(() => String, { description: 'Its name, in the reader’s language.' })
  name(criterion: Criterion, _: unknown, { ctx }: GraphQLContext): string {
    return ctx.language === 'es' ? criterion.nameEs : criterion.nameEn;
  }

  @ResolveField(() => [AnchorType], { description: 'What its values mean, lowest first.' })
  anchors(criterion: Criterion, _: unknown, { ctx }: GraphQLContext): AnchorType[] {
    return criterion.anchors.map((anchor) => ({ value: anchor.value, meaning: anchor[ctx.language] }));
  }
}

@Resolver(() => RankedRowType)
export class RankedRowResolver {
  @ResolveField(() => InitiativeType, { description: 'The initiative as it is now.' })
  initiative({ id }: RankedRowType, _: unknown, { ctx }: GraphQLContext): Soon<InitiativeOverview | null> {
    return overviewsById(ctx, id);
  }
}

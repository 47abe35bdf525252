import { Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext } from '@batuta/platform';
import type { Criterion } from './criterion.entity.js';
import { CriterionService } from './criterion.service.js';
import { AnchorType, CriterionType } from './criterion.types.js';

@Resolver(() => CriterionType)
export class CriterionResolver {
  constructor(private readonly service: CriterionService) {}

  @Query(() => [CriterionType], { description: 'The organization’s criteria, customer impact first.' })
  criteria(@Context('ctx') ctx: Ctx): Promise<Criterion[]> {
    return this.service.criteria(ctx);
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

import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Ctx } from '@batuta/platform';
import type { Subject } from '../subject/subject.entity.js';
import { SubjectType } from '../subject/subject.types.js';
import { ResponsibilityService } from './responsibility.service.js';
import { CellProblemType, ClearResponsibilityInput, SetResponsibilitiesInput, SetResponsibilityInput } from './responsibility.types.js';

@Resolver()
export class ResponsibilityResolver {
  constructor(private readonly service: ResponsibilityService) {}

  @Mutation(() => SubjectType, { description: 'Gives a person or role one letter of a subject, in place of the one that they hold; with A it does what assignOwner does. Errors: RULE for somebody who has left, A for a vacant role, or another letter of whoever is accountable.' })
  setResponsibility(@Context('ctx') ctx: Ctx, @Args('input') input: SetResponsibilityInput): Promise<Subject> {
    return this.service.setResponsibility(ctx, input);
  }

  @Mutation(() => SubjectType, { description: 'Takes the letter of a person or role away; clearing A opens the gap. Errors: INVALID for A without a reason, RULE where they hold none.' })
  clearResponsibility(@Context('ctx') ctx: Ctx, @Args('input') input: ClearResponsibilityInput): Promise<Subject> {
    return this.service.clearResponsibility(ctx, input);
  }

  @Mutation(() => [CellProblemType], { description: 'Sets many cells of the matrix, each on its own: gives what could not be set, and keeps the rest. Errors: FORBIDDEN when none may be set.' })
  setResponsibilities(@Context('ctx') ctx: Ctx, @Args('input') { cells, reason, isUndo }: SetResponsibilitiesInput): Promise<CellProblemType[]> {
    return this.service.setResponsibilities(ctx, cells, reason ?? null, isUndo ?? false);
  }
}

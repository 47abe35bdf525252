import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import type { Subject } from '../subject/subject.entity.js';
import { SubjectType } from '../subject/subject.types.js';
import { consultedBySubject, responsibleBySubject } from './responsibility.queries.js';
import { ResponsibilityService } from './responsibility.service.js';
import { CellProblemType, ClearResponsibilityInput, SetResponsibilitiesInput, SetResponsibilityInput } from './responsibility.types.js';

@Resolver(() => SubjectType)
export class ResponsibilityResolver {
  constructor(private readonly service: ResponsibilityService) {}

  @Mutation(() => SubjectType, { description: 'Gives a person or role one letter of a subject, in place of the one that they hold; with A it does what assignOwner does. Errors: RULE for somebody who has left, A for a vacant role, or another letter of whoever is accountable.' })
  setResponsibility(@Context('ctx') ctx: Ctx, @Args('input') input: SetResponsibilityInput): Promise<Subject> {
    return this.service.setResponsibility(ctx, input);
  }

  @Mutation(() => SubjectType, { description: 'Takes the letter of a person or role away; clearing A opens the gap. Errors: INVALID for A without a reason, RULE where they don’t hold it, and for what is closed.' })
  clearResponsibility(@Context('ctx') ctx: Ctx, @Args('input') input: ClearResponsibilityInput): Promise<Subject> {
    return this.service.clearResponsibility(ctx, input);
  }

  @Mutation(() => [CellProblemType], { description: 'Sets many cells of the matrix, each on its own: gives what could not be set, and keeps the rest. Errors: FORBIDDEN when none may be set.' })
  setResponsibilities(@Context('ctx') ctx: Ctx, @Args('input') { cells, reason, isUndo }: SetResponsibilitiesInput): Promise<CellProblemType[]> {
    return this.service.setResponsibilities(ctx, cells, reason ?? null, isUndo ?? false);
  }

  @ResolveField(() => [PersonType], { description: 'Who does the work (R), by themselves or through a role, by name.' })
  async responsible({ id }: Subject, _: unknown, { ctx }: GraphQLContext): Promise<Person[]> {
    return peopleOf(ctx, (await responsibleBySubject(ctx, id))?.people);
  }

  @ResolveField(() => [PersonType], { description: 'Who is to be consulted (C) before something is decided about it, by themselves or through a role, by name.' })
  async consulted({ id }: Subject, _: unknown, { ctx }: GraphQLContext): Promise<Person[]> {
    return peopleOf(ctx, (await consultedBySubject(ctx, id))?.people);
  }
}

async function peopleOf(ctx: Ctx, ids: readonly string[] = []): Promise<Person[]> {
  return (await Promise.all(ids.map((id) => peopleById(ctx, id)))).filter((person) => person !== null);
}

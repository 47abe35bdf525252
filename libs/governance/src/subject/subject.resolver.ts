import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, type GraphQLContext, notFound, type Soon } from '@batuta/platform';
import { type Department, departmentsById, DepartmentType, peopleById, type Person, PersonType } from '@batuta/organization';
import { readableSubject } from '../policy/policy.queries.js';
import * as may from './subject.access.js';
import { Subject } from './subject.entity.js';
import { ownerBySubject } from './subject.loader.js';
import { ownershipHistory } from './subject.queries.js';
import { SubjectService } from './subject.service.js';
import { AssignOwnerInput, OwnershipType, SubjectAbilities, SubjectType, UndoAssignmentInput } from './subject.types.js';

@Resolver(() => SubjectType)
export class SubjectResolver {
  constructor(private readonly subjects: SubjectService) {}

  @Query(() => SubjectType, { description: 'Anything that can be owned, by its id. Errors: NOT_FOUND.' })
  async subject(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Subject> {
    const subject = await readableSubject(ctx, id);
    if (!subject) throw notFound();
    return subject;
  }

  @Mutation(() => SubjectType, { description: 'Makes one active person accountable, in place of whoever was. Errors: CONFLICT naming the owner, RULE for a departed person.' })
  assignOwner(@Context('ctx') ctx: Ctx, @Args('input') input: AssignOwnerInput): Promise<Subject> {
    return this.subjects.assignOwner(ctx, input);
  }

  @Mutation(() => SubjectType, { description: 'Takes one’s own assignment of an owner back within half a minute: the owner before it owns it again, or it is the gap that it was. Errors: RULE after that.' })
  undoAssignment(@Context('ctx') ctx: Ctx, @Args('input') input: UndoAssignmentInput): Promise<Subject> {
    return this.subjects.undoAssignment(ctx, input.subjectId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who is accountable for it now.' })
  async owner(subject: Subject, _: unknown, { ctx }: GraphQLContext): Promise<Person | null> {
    return peopleById(ctx, (await ownerBySubject(ctx, subject.id))?.personId);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department that leads it.' })
  department({ departmentId }: Subject, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, departmentId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who left it, while its owner holds it in their place until a successor accepts; null otherwise.' })
  async ownerStandsInFor(subject: Subject, _: unknown, { ctx }: GraphQLContext): Promise<Person | null> {
    return peopleById(ctx, (await ownerBySubject(ctx, subject.id))?.standsInFor);
  }

  @ResolveField(() => [OwnershipType], { description: 'Who was accountable, oldest first; ranges are half-open and never overlap.' })
  async ownershipHistory(subject: Subject, _: unknown, { ctx }: GraphQLContext): Promise<OwnershipType[]> {
    return ownershipsOf(ctx, subject.id);
  }

  @ResolveField(() => SubjectAbilities, { description: 'What the reader may do with it.' })
  async can(subject: Subject, _: unknown, { ctx }: GraphQLContext): Promise<SubjectAbilities> {
    const owner = await ownerBySubject(ctx, subject.id);
    return { assignOwner: may.assignOwner(ctx.actor, { departmentId: subject.departmentId, ownerId: owner?.personId ?? null }) };
  }
}

/** Who was accountable, oldest first; with `before`, as it was known then: what came later is left out, who was let go later was still in charge. */
export async function ownershipsOf(ctx: Ctx, subjectId: string, before?: Date): Promise<OwnershipType[]> {
  const known = await ownershipHistory(ctx, subjectId);
  const rows = before ? known.filter((row) => row.started_at < before).map((row) => ({ ...row, ended_at: row.ended_at && row.ended_at < before ? row.ended_at : null })) : known;
  return Promise.all(
    rows.map(async (row) => {
      const [person, givenBy] = await Promise.all([peopleById(ctx, row.person_id), peopleById(ctx, row.given_by)]);
      return { id: row.id, person: person as Person, startedAt: row.started_at, endedAt: row.ended_at, givenBy, reason: row.reason };
    }),
  );
}

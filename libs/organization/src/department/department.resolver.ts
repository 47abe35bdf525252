import { Args, Context, Field, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { peopleById } from '../person/person.loader.js';
import type { Person } from '../person/person.entity.js';
import { PersonType } from '../person/person.types.js';
import * as may from './department.access.js';
import type { Department } from './department.entity.js';
import { departmentsById } from './department.loader.js';
import { peopleCounts } from './department.queries.js';
import { DepartmentService } from './department.service.js';
import { CreateDepartmentInput, DepartmentType, EditDepartmentInput } from './department.types.js';

@ObjectType({ description: 'What the reader may do with a department.' })
export class DepartmentAbilities {
  @Field({ description: 'Edit its name, place and head.' }) edit: boolean;
}

@Resolver(() => DepartmentType)
export class DepartmentResolver {
  constructor(private readonly departments: DepartmentService) {}

  @Query(() => [DepartmentType], { name: 'departments', description: 'All departments of the organization, by name; `parent` makes the tree.' })
  list(@Context('ctx') ctx: Ctx): Promise<Department[]> {
    return this.departments.list(ctx);
  }

  @Mutation(() => DepartmentType, { description: 'Adds a department. Errors: CONFLICT when the name is taken.' })
  createDepartment(@Context('ctx') ctx: Ctx, @Args('input') input: CreateDepartmentInput): Promise<Department> {
    return this.departments.createDepartment(ctx, input);
  }

  @Mutation(() => DepartmentType, { description: 'Renames, moves or gives a head to a department. Errors: CONFLICT when somebody saved first, RULE for a loop.' })
  editDepartment(@Context('ctx') ctx: Ctx, @Args('input') input: EditDepartmentInput): Promise<Department> {
    return this.departments.editDepartment(ctx, input);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department above it.' })
  parent(department: Department, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, department.parentId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who heads it.' })
  head(department: Department, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, department.headId);
  }

  @ResolveField(() => Int, { description: 'Active people in it, those of departments below not counted.' })
  async peopleCount(department: Department, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    let counts = ctx.loaders.get(peopleCounts) as Promise<Map<string, number>> | undefined;
    if (!counts) ctx.loaders.set(peopleCounts, (counts = peopleCounts(ctx)));
    return (await counts).get(department.id) ?? 0;
  }

  @ResolveField(() => DepartmentAbilities, { description: 'What the reader may do with it.' })
  can(_parent: unknown, _: unknown, { ctx }: GraphQLContext): DepartmentAbilities {
    return { edit: may.editDepartment(ctx.actor) };
  }
}

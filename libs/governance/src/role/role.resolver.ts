import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { type Department, departmentsById, DepartmentType, Money, moneyOf, peopleById, type Person, PersonType } from '@batuta/organization';
import type { Body } from '../body/body.entity.js';
import { BodyType } from '../body/body.types.js';
import { mayChangeDirectly } from './direct-change.js';
import * as may from './role.access.js';
import { type MandatePart, Role, type RoleAssignment } from './role.entity.js';
import { assignedByRole, bodiesById, rolesById } from './role.loader.js';
import { assignmentsOf, formerAssignments } from './role.queries.js';
import { RoleService } from './role.service.js';
import { AssignRoleInput, CreateRoleInput, EditRoleInput, EndRoleAssignmentInput, MandatePartEnum, RoleAbilities, RoleAssignmentType, RoleFilter, RoleIdInput, RoleType } from './role.types.js';

@Resolver(() => RoleType)
export class RoleResolver {
  constructor(private readonly service: RoleService) {}

  @Query(() => [RoleType], { description: 'Roles that aren’t closed, by name.' })
  roles(@Context('ctx') ctx: Ctx, @Args('filter', { nullable: true, type: () => RoleFilter, description: 'Which; all when absent.' }) filter?: RoleFilter): Promise<Role[]> {
    return this.service.roles(ctx, filter ?? {});
  }

  @Mutation(() => RoleType, { description: 'Makes a role in a body or department. Errors: RULE for a second chair.' })
  createRole(@Context('ctx') ctx: Ctx, @Args('input') input: CreateRoleInput): Promise<Role> {
    return this.service.createRole(ctx, input);
  }

  @Mutation(() => RoleType, { description: 'Edits a role, its mandate too. Errors: CONFLICT when somebody saved first.' })
  editRole(@Context('ctx') ctx: Ctx, @Args('input') input: EditRoleInput): Promise<Role> {
    return this.service.editRole(ctx, input);
  }

  @Mutation(() => RoleType, { description: 'Closes a role that nobody is in; its letters end. Errors: RULE while somebody is in it.' })
  closeRole(@Context('ctx') ctx: Ctx, @Args('input') input: RoleIdInput): Promise<Role> {
    return this.service.closeRole(ctx, input.id);
  }

  @Mutation(() => RoleAssignmentType, { description: 'Puts somebody in a role; what nobody answered for since it became vacant is theirs at once. Errors: RULE for somebody who has left or is in it already.' })
  assignRole(@Context('ctx') ctx: Ctx, @Args('input') input: AssignRoleInput): Promise<RoleAssignment> {
    return this.service.assignRole(ctx, input);
  }

  @Mutation(() => RoleAssignmentType, { description: 'Ends somebody’s time in a role; what they answer for through it passes to whoever else is in it, or becomes a gap until it is filled. Errors: RULE when it has ended already.' })
  endRoleAssignment(@Context('ctx') ctx: Ctx, @Args('input') input: EndRoleAssignmentInput): Promise<RoleAssignment> {
    return this.service.endRoleAssignment(ctx, input.id, input.reason?.trim() || null);
  }

  @ResolveField(() => BodyType, { nullable: true, description: 'The body that it is of.' })
  body({ bodyId }: Role, _: unknown, { ctx }: GraphQLContext): Soon<Body | null> {
    return bodiesById(ctx, bodyId);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department that it is of.' })
  department({ departmentId }: Role, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, departmentId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Of its mandate: the executive who stands behind it.' })
  sponsor({ sponsorId }: Role, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, sponsorId);
  }

  @ResolveField(() => Money, { nullable: true, description: 'Of its mandate: how much it may spend without asking.' })
  budgetLimit({ budgetLimitMinor }: Role, _: unknown, { ctx }: GraphQLContext): Money | null {
    return budgetLimitMinor === null ? null : moneyOf(ctx, budgetLimitMinor);
  }

  @ResolveField(() => [MandatePartEnum], { description: 'What its mandate lacks; with all four it is a title only. Empty for a role that needs none.' })
  missingOfMandate(role: Role): MandatePart[] {
    return Role.missingOfMandate(role);
  }

  @ResolveField(() => [RoleAssignmentType], { description: 'Who is in it now, the longest there first.' })
  async assignments({ id }: Role, _: unknown, { ctx }: GraphQLContext): Promise<RoleAssignment[]> {
    return (await assignedByRole(ctx, id))?.assignments ?? [];
  }

  @ResolveField(() => [RoleAssignmentType], { description: 'Who was in it before, latest first; 50 at most.' })
  formerAssignments({ id }: Role, _: unknown, { ctx }: GraphQLContext): Promise<RoleAssignment[]> {
    return formerAssignments(ctx, id);
  }

  @ResolveField(() => RoleAbilities, { description: 'What the reader may do with it.' })
  async can(role: Role, _: unknown, { ctx }: GraphQLContext): Promise<RoleAbilities> {
    return { edit: may.editRole(ctx.actor, role) && (await mayChangeDirectly(ctx)), assign: may.assignRole(ctx.actor, role) };
  }
}

@Resolver(() => RoleAssignmentType)
export class RoleAssignmentResolver {
  @ResolveField(() => PersonType, { description: 'Who.' })
  person({ personId }: RoleAssignment, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }

  @ResolveField(() => RoleType, { description: 'In which role.' })
  role({ roleId }: RoleAssignment, _: unknown, { ctx }: GraphQLContext): Soon<Role | null> {
    return rolesById(ctx, roleId);
  }
}

@Resolver(() => PersonType)
export class PersonRolesResolver {
  @ResolveField(() => [RoleAssignmentType], { description: 'Roles that they are in now.' })
  roleAssignments({ id }: Person, _: unknown, { ctx }: GraphQLContext): Promise<RoleAssignment[]> {
    return assignmentsOf(ctx, id);
  }
}

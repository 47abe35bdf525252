import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { issueResetLink } from '../account/account.access.js';
import type { Department } from '../department/department.entity.js';
import { departmentsById } from '../department/department.loader.js';
import { DepartmentType } from '../department/department.types.js';
import type { Person } from '../person/person.entity.js';
import { peopleById } from '../person/person.loader.js';
import { PersonType } from '../person/person.types.js';
import * as may from './membership.access.js';
import type { Membership } from './membership.entity.js';
import { departmentsOfMembership } from './membership.queries.js';
import { MembershipService } from './membership.service.js';
import { ChangeAccessInput, EndAccessInput, MembershipAbilities, MembershipType } from './membership.types.js';

@Resolver(() => MembershipType)
export class MembershipResolver {
  constructor(private readonly service: MembershipService) {}

  @Query(() => [MembershipType], { description: 'Who has access, by name.' })
  memberships(@Context('ctx') ctx: Ctx): Promise<Membership[]> {
    return this.service.memberships(ctx);
  }

  @Query(() => [PersonType], { description: 'Whom to ask for what one’s access does not include: the program office, then administrators, or for the program office administrators alone; at most five.' })
  async administrators(@Context('ctx') ctx: Ctx): Promise<Person[]> {
    const ids = await this.service.administrators(ctx);
    return (await Promise.all(ids.map((id) => peopleById(ctx, id)))) as Person[];
  }

  @Mutation(() => MembershipType, { description: 'Gives a membership another access role. Errors: RULE for the last administrator and the steward.' })
  changeAccess(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeAccessInput): Promise<Membership> {
    return this.service.changeAccess(ctx, input);
  }

  @Mutation(() => MembershipType, { description: 'Ends a membership; the account goes on in its other organizations. Errors: RULE for the last administrator and the steward.' })
  endAccess(@Context('ctx') ctx: Ctx, @Args('input') input: EndAccessInput): Promise<Membership> {
    return this.service.endAccess(ctx, input.membershipId);
  }

  @ResolveField(() => PersonType, { description: 'The person here.' })
  person(membership: Membership, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, membership.personId);
  }

  @ResolveField(() => [DepartmentType], { description: 'Departments that a department head heads.' })
  async departments(membership: Membership, _: unknown, { ctx }: GraphQLContext): Promise<Department[]> {
    const ids = await departmentsOfMembership(ctx, membership.id);
    return (await Promise.all(ids.map(({ department_id: id }) => departmentsById(ctx, id)))) as Department[];
  }

  @ResolveField(() => MembershipAbilities, { description: 'What the reader may do with it.' })
  can({ access, endedAt }: Membership, _: unknown, { ctx }: GraphQLContext): MembershipAbilities {
    return { changeAccess: !endedAt && may.changeAccess(ctx.actor, access, access), endAccess: !endedAt && may.endAccess(ctx.actor, access), issueResetLink: !endedAt && issueResetLink(ctx.actor) };
  }
}

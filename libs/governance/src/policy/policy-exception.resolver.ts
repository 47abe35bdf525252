import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { type Department, departmentsById, DepartmentType, peopleById, type Person, PersonType } from '@batuta/organization';
import type { PolicyException } from './policy.entity.js';
import { PolicyExceptionService } from './policy-exception.service.js';
import { GrantPolicyExceptionInput, PolicyExceptionIdInput } from './policy-input.types.js';
import { PolicyExceptionType } from './policy.types.js';

@Resolver(() => PolicyExceptionType)
export class PolicyExceptionResolver {
  constructor(private readonly service: PolicyExceptionService) {}

  @Mutation(() => PolicyExceptionType, { description: 'Lets something off what a policy asks, until a day. Errors: FORBIDDEN without an approving role (with the two-person rule also for who answers for the policy), INVALID for a day that has passed.' })
  grantPolicyException(@Context('ctx') ctx: Ctx, @Args('input') input: GrantPolicyExceptionInput): Promise<PolicyException> {
    return this.service.grantPolicyException(ctx, input);
  }

  @Mutation(() => PolicyExceptionType, { description: 'Ends an exception before its day. Errors: RULE when it has ended already.' })
  endPolicyException(@Context('ctx') ctx: Ctx, @Args('input') { id }: PolicyExceptionIdInput): Promise<PolicyException> {
    return this.service.endPolicyException(ctx, id);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department that it is for.' })
  department({ departmentId }: PolicyException, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, departmentId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who approved it.' })
  approvedBy({ approvedBy }: PolicyException, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, approvedBy);
  }
}

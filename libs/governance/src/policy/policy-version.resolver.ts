import { Args, Context, Int, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { type Department, departmentsById, DepartmentType, peopleById, type Person, PersonType } from '@batuta/organization';
import { Role } from '../role/role.entity.js';
import { rolesById } from '../role/role.loader.js';
import { RoleType } from '../role/role.types.js';
import { PolicyAcknowledgement, PolicyAnswer, PolicyVersion } from './policy.entity.js';
import { approversLeftByVersion } from './policy.loader.js';
import { approvalsOf, fileOf } from './policy.queries.js';
import { PolicyFileService } from './policy-file.service.js';
import { PolicyVersionService } from './policy-version.service.js';
import { EditPolicyDraftInput, PolicyVersionIdInput, ReturnPolicyInput } from './policy-input.types.js';
import { PolicyAnswerType, PolicyFileType, PolicyMissingType, PolicyProgressType, PolicyVersionType } from './policy.types.js';

@Resolver(() => PolicyVersionType)
export class PolicyVersionResolver {
  constructor(
    private readonly service: PolicyVersionService,
    private readonly files: PolicyFileService,
  ) {}

  @Mutation(() => PolicyVersionType, { description: 'Edits the text of a draft. Errors: CONFLICT when somebody saved first, RULE for what isn’t a draft.' })
  editPolicyDraft(@Context('ctx') ctx: Ctx, @Args('input') input: EditPolicyDraftInput): Promise<PolicyVersion> {
    return this.service.editPolicyDraft(ctx, input);
  }

  @Mutation(() => PolicyVersionType, { description: 'Sends a draft to its approvers. Errors: RULE without text, or where too few could approve it.' })
  submitPolicy(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: PolicyVersionIdInput): Promise<PolicyVersion> {
    return this.service.submitPolicy(ctx, versionId);
  }

  @Mutation(() => PolicyVersionType, { description: 'Approves a version; with the last approval that is asked for it is in force. Errors: FORBIDDEN without an approving role and, with the two-person rule, for who began it, wrote in it, sent it, or answered for its policy since; RULE for a second answer.' })
  approvePolicy(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: PolicyVersionIdInput): Promise<PolicyVersion> {
    return this.service.approvePolicy(ctx, versionId);
  }

  @Mutation(() => PolicyVersionType, { description: 'Sends a version back to its draft, with a reason. Errors: as for `approvePolicy`.' })
  returnPolicy(@Context('ctx') ctx: Ctx, @Args('input') { versionId, reason }: ReturnPolicyInput): Promise<PolicyVersion> {
    return this.service.returnPolicy(ctx, versionId, reason);
  }

  @Mutation(() => PolicyVersionType, { description: 'Takes a version out of review, to be changed; approvals so far count no more. Errors: RULE for one that isn’t in review.' })
  withdrawPolicy(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: PolicyVersionIdInput): Promise<PolicyVersion> {
    return this.service.withdrawPolicy(ctx, versionId);
  }

  @Mutation(() => PolicyVersionType, { description: 'Takes the file off a draft. Errors: NOT_FOUND where there is none, RULE for what isn’t a draft.' })
  removePolicyFile(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: PolicyVersionIdInput): Promise<PolicyVersion> {
    return this.files.removePolicyFile(ctx, versionId);
  }

  @Mutation(() => PolicyVersionType, { description: 'Throws a draft away. Errors: RULE for what isn’t a draft.' })
  discardPolicyDraft(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: PolicyVersionIdInput): Promise<PolicyVersion> {
    return this.service.discardPolicyDraft(ctx, versionId);
  }

  @ResolveField(() => [PersonType], { description: 'Who may still answer it while it is in review, by name; with the two-person rule nobody whose own it is.' })
  async awaited({ id }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<Person[]> {
    const { left = [] } = (await approversLeftByVersion(ctx, id)) ?? {};
    const found = await Promise.all(left.filter(({ isKept }) => !isKept).map(({ personId }) => peopleById(ctx, personId)));
    return found.filter((person): person is Person => person !== null);
  }

  @ResolveField(() => Boolean, { description: 'Whether the two-person rule alone keeps the reader from answering it: they hold an approving role and have not answered, but began it, wrote in it, sent it, or answered for its policy since.' })
  async isOwnRequest({ id }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<boolean> {
    const { left = [] } = (await approversLeftByVersion(ctx, id)) ?? {};
    return left.some(({ personId, isKept }) => personId === ctx.actor.personId && isKept);
  }

  @ResolveField(() => PolicyVersionType, { nullable: true, description: 'The version before it.' })
  previous({ policyId, number }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<PolicyVersion | null> | null {
    return number > 1 ? ctx.find(PolicyVersion, { policyId, number: number - 1 }) : null;
  }

  @ResolveField(() => PolicyFileType, { nullable: true, description: 'The file that says it, instead of its text or beside it. A draft gets one by POST /policy-files/<version id>: the file as the body, its name in x-file-name.' })
  file({ id }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<PolicyFileType | null> {
    return fileOf(ctx, ctx.organizationId, id);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who began it.' })
  draftedBy({ draftedBy }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, draftedBy);
  }

  @ResolveField(() => [PolicyAnswerType], { description: 'What its approvers said, latest first, earlier submissions too.' })
  async answers({ id }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<PolicyAnswer[]> {
    return (await ctx.list(PolicyAnswer, { versionId: id })).sort((one, other) => other.answeredAt.getTime() - one.answeredAt.getTime());
  }

  @ResolveField(() => Int, { description: 'Approvals of its last submission, by people who are still in an approving role.' })
  approvals({ id }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return approvalsOf(ctx, id);
  }

  @ResolveField(() => Date, { nullable: true, description: 'When the reader acknowledged it.' })
  async acknowledgedAt({ id }: PolicyVersion, _: unknown, { ctx }: GraphQLContext): Promise<Date | null> {
    return (await ctx.find(PolicyAcknowledgement, { versionId: id, personId: ctx.actor.personId }))?.acknowledgedAt ?? null;
  }
}

@Resolver(() => PolicyAnswerType)
export class PolicyAnswerResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who.' })
  person({ personId }: PolicyAnswer, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }

  @ResolveField(() => RoleType, { nullable: true, description: 'By which role.' })
  role({ roleId }: PolicyAnswer, _: unknown, { ctx }: GraphQLContext): Soon<Role | null> {
    return rolesById(ctx, roleId);
  }
}

@Resolver(() => PolicyProgressType)
export class PolicyProgressResolver {
  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department; null for people without one.' })
  department({ departmentId }: PolicyProgressType, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, departmentId);
  }
}

@Resolver(() => PolicyMissingType)
export class PolicyMissingResolver {
  @ResolveField(() => PersonType, { nullable: true, description: 'Who.' })
  person({ personId }: PolicyMissingType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, personId);
  }
}

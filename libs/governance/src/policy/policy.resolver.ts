import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, type Ctx, type GraphQLContext, isOwnRequest, PageArgs, type Soon } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { type Department, departmentsById, DepartmentType, peopleById, type Person, PersonType } from '@batuta/organization';
import { assignOwner } from '../subject/subject.access.js';
import { Role } from '../role/role.entity.js';
import { rolesById } from '../role/role.loader.js';
import { RoleType } from '../role/role.types.js';
import { AcknowledgementService } from './acknowledgement.service.js';
import { PolicyApprover, PolicyAudience, PolicyException, type PolicyState, PolicyVersion } from './policy.entity.js';
import { approversLeftByVersion, boundByPolicy, policyVersionsById, progressByPolicy } from './policy.loader.js';
import { binds, policiesById, policyCounts, type PolicyRow, versionsOf } from './policy.queries.js';
import { PolicyService } from './policy.service.js';
import { PolicyAbilities, PolicyConnection, PolicyCountType, PolicyExceptionType, PolicyMissingConnection, PolicyMissingType, PolicyOfferType, PolicyProgressType, PolicyReminderType, PolicyStateEnum, PolicyType, PolicyVersionType } from './policy.types.js';
import { AcknowledgeByLinkInput, AcknowledgePolicyInput, DraftPolicyInput, EditPolicyInput, LinkPolicyInput, PolicyIdInput, RetirePolicyInput, ReviewPolicyInput } from './policy-input.types.js';
import * as may from './policy.access.js';

@Resolver(() => PolicyType)
export class PolicyResolver {
  constructor(
    private readonly service: PolicyService,
    private readonly acknowledgements: AcknowledgementService,
  ) {}

  @Query(() => PolicyConnection, { description: 'Policies that the reader may see, by title: what is or was in force, and drafts for whoever works on them.' })
  policies(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('states', { type: () => [PolicyStateEnum], nullable: true, description: 'Only these; all when absent.' }) states?: PolicyState[]): Promise<Connection<PolicyRow>> {
    return this.service.policies(ctx, states ?? null, first, after);
  }

  @Query(() => [PolicyCountType], { description: 'How many policies that the reader may see are in each state.' })
  policyCounts(@Context('ctx') ctx: Ctx): Promise<PolicyCountType[]> {
    return policyCounts(ctx);
  }

  @Query(() => PolicyType, { description: 'A policy by its id. Errors: NOT_FOUND, also for a draft that the reader doesn’t work on.' })
  policy(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<PolicyRow> {
    return this.service.policy(ctx, id);
  }

  @Query(() => [PolicyType], { description: 'Policies in force that bind the reader and that they have not acknowledged, the oldest first; 50 at most.' })
  async policiesToAcknowledge(@Context('ctx') ctx: Ctx): Promise<PolicyRow[]> {
    return rowsOf(ctx, await this.acknowledgements.toAcknowledge(ctx));
  }

  @Query(() => [PolicyType], { description: 'Policies in review that wait for the reader’s answer, the longest first; 50 at most.' })
  async policiesToApprove(@Context('ctx') ctx: Ctx): Promise<PolicyRow[]> {
    return rowsOf(ctx, await this.acknowledgements.toApprove(ctx));
  }

  @Query(() => PolicyOfferType, { description: 'What a personal link shows. Public. Errors: NOT_FOUND for a link that doesn’t work any more.' })
  policyByLink(@Context('ctx') ctx: Ctx, @Args('token', { description: 'The token in the link.' }) token: string): Promise<PolicyOfferType> {
    return this.acknowledgements.policyByLink(ctx, token);
  }

  @Mutation(() => PolicyType, { description: 'Begins a policy, or the next version of one. Errors: RULE while another version is worked on, or for a retired policy.' })
  draftPolicy(@Context('ctx') ctx: Ctx, @Args('input') input: DraftPolicyInput): Promise<PolicyRow> {
    return this.service.draftPolicy(ctx, input);
  }

  @Mutation(() => PolicyType, { description: 'Edits what is said of a policy beside its text. Errors: CONFLICT when somebody saved first.' })
  editPolicy(@Context('ctx') ctx: Ctx, @Args('input') input: EditPolicyInput): Promise<PolicyRow> {
    return this.service.editPolicy(ctx, input);
  }

  @Mutation(() => PolicyType, { description: 'Retires a policy: it binds nobody any more and stays readable. Errors: RULE for one that was never in force or is retired already.' })
  retirePolicy(@Context('ctx') ctx: Ctx, @Args('input') { id, reason }: RetirePolicyInput): Promise<PolicyRow> {
    return this.service.retirePolicy(ctx, id, reason);
  }

  @Mutation(() => PolicyType, { description: 'Says that a policy was read again and still holds. Errors: FORBIDDEN (with the two-person rule also for who answers for it), INVALID for a day that isn’t after today.' })
  reviewPolicy(@Context('ctx') ctx: Ctx, @Args('input') { id, reviewOn }: ReviewPolicyInput): Promise<PolicyRow> {
    return this.service.reviewPolicy(ctx, id, reviewOn);
  }

  @Mutation(() => PolicyVersionType, { description: 'Says that the reader has read the version in force. Once is enough. Errors: INVALID for a reader who hasn’t reached its end, RULE for a version that isn’t in force.' })
  acknowledgePolicy(@Context('ctx') ctx: Ctx, @Args('input') { versionId, hasReachedEnd }: AcknowledgePolicyInput): Promise<PolicyVersion> {
    return this.acknowledgements.acknowledgePolicy(ctx, versionId, hasReachedEnd);
  }

  @Mutation(() => Boolean, { description: 'As acknowledgePolicy, by a personal link. Public. Errors: NOT_FOUND for a link that doesn’t work any more.' })
  acknowledgeByLink(@Context('ctx') ctx: Ctx, @Args('input') { token, hasReachedEnd }: AcknowledgeByLinkInput): Promise<boolean> {
    return this.acknowledgements.acknowledgeByLink(ctx, token, hasReachedEnd);
  }

  @Mutation(() => PolicyReminderType, { description: 'Mails everybody who is bound and has not acknowledged yet; without a mail server nobody, and it says so. Errors: RULE without a version in force.' })
  remindPolicy(@Context('ctx') ctx: Ctx, @Args('input') { policyId }: PolicyIdInput): Promise<PolicyReminderType> {
    return this.acknowledgements.remindPolicy(ctx, policyId);
  }

  @Mutation(() => String, { description: 'A personal link for somebody without access, for thirty days. Errors: RULE for somebody with access or who has left.' })
  linkPolicy(@Context('ctx') ctx: Ctx, @Args('input') { policyId, personId }: LinkPolicyInput): Promise<string> {
    return this.acknowledgements.linkPolicy(ctx, policyId, personId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who is accountable for it.' })
  owner({ ownerId }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, ownerId);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'The department that keeps it.' })
  department({ departmentId }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, departmentId);
  }

  @ResolveField(() => PolicyVersionType, { nullable: true, description: 'The version in force; of a retired policy the last that was. Null before the first approval.' })
  current({ currentId }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Soon<PolicyVersion | null> {
    return policyVersionsById(ctx, currentId);
  }

  @ResolveField(() => PolicyVersionType, { nullable: true, description: 'The version that is worked on, for whoever may see it.' })
  open(policy: PolicyRow, _: unknown, { ctx }: GraphQLContext): Soon<PolicyVersion | null> {
    return may.readDrafts(ctx.actor, policy) ? policyVersionsById(ctx, policy.openId) : null;
  }

  @ResolveField(() => PolicyVersionType, { nullable: true, description: 'The version of a number; without one the version in force, else the one that is worked on. Null where the reader may see none.' })
  async numbered(@Parent() policy: PolicyRow, @Args('number', { type: () => Int, nullable: true, description: 'Its number.' }) number: number | null, @Context('ctx') ctx: Ctx): Promise<PolicyVersion | null> {
    const known = shownTo(ctx, policy, await versionsOf(ctx, [policy.id]));
    const found = known.find((one) => one.number === number) ?? known.find(({ id }) => id === policy.currentId) ?? known[0];
    return found ? ctx.get(PolicyVersion, { id: found.id }) : null;
  }

  @ResolveField(() => [PolicyVersionType], { description: 'Its versions, latest first; those in force before too.' })
  async versions(policy: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<PolicyVersion[]> {
    const shown = new Set(shownTo(ctx, policy, await versionsOf(ctx, [policy.id])).map(({ id }) => id));
    return (await ctx.list(PolicyVersion, { policyId: policy.id })).filter(({ id }) => shown.has(id)).sort((one, other) => other.number - one.number);
  }

  @ResolveField(() => [RoleType], { description: 'Roles whose people approve it.' })
  async approvers({ id }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<Role[]> {
    return rolesOf(ctx, (await ctx.list(PolicyApprover, { policyId: id })).map(({ roleId }) => roleId));
  }

  @ResolveField(() => [DepartmentType], { description: 'Departments that it binds, with all below them; empty where it binds everyone.' })
  async boundDepartments({ id }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<Department[]> {
    const found = await Promise.all((await ctx.list(PolicyAudience, { policyId: id, roleId: null })).map(({ departmentId }) => departmentsById(ctx, departmentId)));
    return found.filter((one): one is Department => one !== null).sort((one, other) => one.name.localeCompare(other.name, ctx.language));
  }

  @ResolveField(() => [RoleType], { description: 'Roles that it binds; empty where it binds everyone.' })
  async boundRoles({ id }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<Role[]> {
    return rolesOf(ctx, (await ctx.list(PolicyAudience, { policyId: id, departmentId: null })).map(({ roleId }) => roleId as string));
  }

  @ResolveField(() => [PolicyExceptionType], { description: 'What is let off, latest first; those that have ended too.' })
  async exceptions({ id }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<PolicyException[]> {
    return (await ctx.list(PolicyException, { policyId: id })).sort((one, other) => other.approvedAt.getTime() - one.approvedAt.getTime());
  }

  @ResolveField(() => [PolicyProgressType], { description: 'How many have acknowledged the version in force, by department; empty where none is.' })
  async progress({ id, state }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<PolicyProgressType[]> {
    return state === 'APPROVED' ? ((await progressByPolicy(ctx, id))?.progress ?? []) : [];
  }

  @ResolveField(() => Int, { description: 'How many active people it binds, or would bind once it is in force; 0 once it is retired.' })
  async boundCount({ id, state }: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return state === 'RETIRED' ? 0 : ((await boundByPolicy(ctx, id))?.count ?? 0);
  }

  @ResolveField(() => PolicyMissingConnection, { description: 'Who has not acknowledged the version in force, by name; empty for whoever doesn’t chase them.' })
  missing(@Parent() policy: PolicyRow, @Args() { first, after }: PageArgs, @Context('ctx') ctx: Ctx): Promise<Connection<PolicyMissingType>> {
    return this.acknowledgements.missing(ctx, policy.id, isInForce(ctx, policy) ? policy.currentId : null, first, after);
  }

  @ResolveField(() => Boolean, { description: 'Whether it binds the reader.' })
  async bindsMe(policy: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<boolean> {
    return policy.state === 'APPROVED' && (await binds(ctx, policy.id, ctx.actor.personId));
  }

  @ResolveField(() => PolicyAbilities, { description: 'What the reader may do with it.' })
  async can(policy: PolicyRow, _: unknown, { ctx }: GraphQLContext): Promise<PolicyAbilities> {
    const isOpen = policy.state !== 'RETIRED';
    const { left = [] } = (isOpen && policy.openState === 'IN_REVIEW' && policy.isApprover && (await approversLeftByVersion(ctx, policy.openId))) || {};
    return {
      edit: isOpen && may.editPolicy(ctx.actor),
      answer: left.some(({ personId, isKept }) => personId === ctx.actor.personId && !isKept),
      review: isOpen && policy.state === 'APPROVED' && may.reviewPolicy(ctx.actor, policy) && !isOwnRequest(ctx.actor, [policy.ownerId]),
      except: policy.state === 'APPROVED' && policy.isApprover && !isOwnRequest(ctx.actor, [policy.ownerId]),
      chase: isInForce(ctx, policy) && may.chasePolicy(ctx.actor),
      assignOwner: isOpen && assignOwner(ctx.actor, policy),
    };
  }
}

/** What isn't in force yet is for whoever works on it. */
function shownTo<Version extends { state: PolicyVersion['state'] }>(ctx: Ctx, policy: PolicyRow, versions: readonly Version[]): Version[] {
  return may.readDrafts(ctx.actor, policy) ? [...versions] : versions.filter(({ state }) => state !== 'DRAFT' && state !== 'IN_REVIEW' && state !== 'WITHDRAWN');
}

/** In force today: approved, and its day has come. */
function isInForce(ctx: Ctx, { state, currentEffectiveOn }: PolicyRow): boolean {
  return state === 'APPROVED' && currentEffectiveOn !== null && currentEffectiveOn <= localDay(ctx.now(), ctx.actor.organization.timeZone);
}

/** In the order in which they are due. */
async function rowsOf(ctx: Ctx, due: readonly { policyId: string }[]): Promise<PolicyRow[]> {
  const rows = new Map((due.length > 0 ? await policiesById(ctx, due.map(({ policyId }) => policyId)) : []).map((row) => [row.id, row]));
  return due.flatMap(({ policyId }) => rows.get(policyId) ?? []);
}

async function rolesOf(ctx: Ctx, ids: readonly string[]): Promise<Role[]> {
  const found = await Promise.all(ids.map((id) => rolesById(ctx, id)));
  return found.filter((role): role is Role => role !== null).sort((one, other) => one.name.localeCompare(other.name, ctx.language));
}

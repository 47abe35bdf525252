import { Args, Context, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon } from '@batuta/platform';
import { CadenceEnum, type Department, departmentsById, DepartmentType, Money, MyAbilitiesType, peopleById, type Person, PersonType } from '@batuta/organization';
import { ownerBySubject, OwnershipType, ownershipsOf, subjectAccess } from '@batuta/governance';
import type { Cadence } from '@batuta/rules';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import type { Initiative } from './initiative.entity.js';
import { participantsBefore } from '../as-it-stood/as-it-stood.queries.js';
import { AsItStoodService } from '../as-it-stood/as-it-stood.service.js';
import { asOfArgument } from '../as-it-stood/as-it-stood.types.js';
import * as may from './initiative.access.js';
import { initiativesById, overviewOf, participantsByInitiative, requireOverview } from './initiative.loader.js';
import { isResponsibleFor } from './initiative.responsible.js';
import { InitiativeService } from './initiative.service.js';
import { AssignSponsorInput, ChangeStateInput, CreateInitiativeInput, EditInitiativeInput, InitiativeAbilities, InitiativeType } from './initiative.types.js';
import { costOf } from './money.js';

@Resolver(() => InitiativeType)
export class InitiativeResolver {
  constructor(
    private readonly initiatives: InitiativeService,
    private readonly asItStood: AsItStoodService,
  ) {}

  @Query(() => InitiativeType, { description: 'One initiative. Errors: NOT_FOUND.' })
  initiative(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string, @Args('asOf', asOfArgument) asOf?: string | null): Promise<InitiativeOverview> {
    return this.asItStood.isPast(ctx, asOf) ? this.asItStood.initiative(ctx, id, asOf) : requireOverview(ctx, id);
  }

  @Mutation(() => InitiativeType, { description: 'Adds an initiative, active or as a proposal. Errors: CONFLICT when its key is taken; FORBIDDEN with an owner or a sponsor where the maker may not name one; NOT_FOUND or RULE for somebody who is not there or has left.' })
  async createInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: CreateInitiativeInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.createInitiative(ctx, input)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Edits an initiative. Errors: CONFLICT with the current record when somebody saved first.' })
  async editInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: EditInitiativeInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.editInitiative(ctx, input)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Starts a proposal, resumes a paused initiative, reopens a closed one. Without an owner it shows as a gap.' })
  async activateInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeStateInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.changeState(ctx, input.id, 'activate', input.reason ?? null)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Pauses an active initiative. Its owner stays; no status is due.' })
  async pauseInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeStateInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.changeState(ctx, input.id, 'pause', input.reason ?? null)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Closes an initiative as done.' })
  async finishInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeStateInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.changeState(ctx, input.id, 'finish', input.reason ?? null)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Closes an initiative as cancelled, with a reason.' })
  async cancelInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeStateInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.changeState(ctx, input.id, 'cancel', input.reason ?? null)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Takes an initiative out of lists and due work; it stays readable and can come back.' })
  async archiveInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeStateInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.changeState(ctx, input.id, 'archive', input.reason ?? null)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Brings an archived initiative back as it was.' })
  async restoreInitiative(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeStateInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.changeState(ctx, input.id, 'restore', input.reason ?? null)).id);
  }

  @Mutation(() => InitiativeType, { description: 'Names the executive sponsor, or nobody. Errors: RULE for a departed person.' })
  async assignSponsor(@Context('ctx') ctx: Ctx, @Args('input') input: AssignSponsorInput): Promise<InitiativeOverview> {
    return overviewOf(ctx, (await this.initiatives.assignSponsor(ctx, input.initiativeId, input.personId ?? null, input.expectedSponsorId)).id);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who is accountable for it now.' })
  owner({ ownerId }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, ownerId);
  }

  @ResolveField(() => Date, { nullable: true, description: 'When it was last activated; null while it never was.' })
  async activeSince({ id, stood }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<Date | null> {
    return stood ? stood.row.activatedAt ? new Date(String(stood.row.activatedAt)) : null : ((await initiativesById(ctx, id))?.activatedAt ?? null);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who left it, while its owner holds it in their place until a successor accepts; null otherwise, and in the past.' })
  async ownerStandsInFor({ id, stood }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<Person | null> {
    return stood ? null : peopleById(ctx, (await ownerBySubject(ctx, id))?.standsInFor);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Its executive sponsor.' })
  sponsor({ sponsorId }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, sponsorId);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'Its lead department.' })
  department({ departmentId }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, departmentId);
  }

  @ResolveField(() => [DepartmentType], { description: 'Departments that take part beside the lead one, by name.' })
  async participants({ id, stood }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<Department[]> {
    const ids = stood ? await participantsBefore(ctx, id, stood.before) : (await participantsByInitiative(ctx, id))?.departmentIds ?? [];
    const departments = (await Promise.all(ids.map((departmentId) => departmentsById(ctx, departmentId)))) as Department[];
    return departments.sort((one, other) => (one.nameKey < other.nameKey ? -1 : 1));
  }

  @ResolveField(() => String, { nullable: true, description: 'What it is for.' })
  async summary(overview: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<string | null> {
    return (await rowOf(ctx, overview))?.summary ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was paused, finished or cancelled.' })
  async stateReason(overview: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<string | null> {
    return (await rowOf(ctx, overview))?.stateReason ?? null;
  }

  @ResolveField(() => CadenceEnum, { nullable: true, description: 'Its own cadence; null where it follows the organization’s.' })
  async ownCadence(overview: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<Cadence | null> {
    return (await rowOf(ctx, overview))?.cadence ?? null;
  }

  @ResolveField(() => Int, { description: 'Raised by each change; edits name the one they saw.' })
  async version(overview: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return (await rowOf(ctx, overview))?.version ?? 1;
  }

  @ResolveField(() => Money, { nullable: true, description: 'What it costs in all; null also for readers who may not see money.' })
  cost(overview: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Soon<Money | null> {
    return costOf(ctx, overview);
  }

  @ResolveField(() => [OwnershipType], { description: 'Who was accountable, oldest first.' })
  ownershipHistory({ id, stood }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<OwnershipType[]> {
    return ownershipsOf(ctx, id, stood?.before);
  }

  @ResolveField(() => InitiativeAbilities, { description: 'What the reader may do with it.' })
  async can(overview: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<InitiativeAbilities> {
    // Nothing can be done to the past.
    if (overview.stood) return { edit: false, changeState: false, assignOwner: false, assignSponsor: false, rate: false, postStatus: false };
    const isHead = ctx.actor.access === 'DEPARTMENT_HEAD';
    const participantIds = isHead ? ((await participantsByInitiative(ctx, overview.id))?.departmentIds ?? []) : [];
    const isContributor = overview.ownerId !== ctx.actor.personId && !may.changeState(ctx.actor, overview);
    const placed = { ...overview, participantIds, isResponsible: isContributor && (await isResponsibleFor(ctx, overview.id)) };
    return {
      edit: may.editInitiative(ctx.actor, placed),
      changeState: may.changeState(ctx.actor, placed),
      assignOwner: subjectAccess.assignOwner(ctx.actor, placed),
      assignSponsor: may.assignSponsor(ctx.actor, placed),
      rate: may.rateInitiative(ctx.actor, placed),
      postStatus: may.postStatus(ctx.actor, placed) && overview.state === 'ACTIVE' && !overview.archivedAt,
    };
  }
}

/** Its columns, as they are or as they stood. */
async function rowOf(ctx: Ctx, { id, stood }: InitiativeOverview): Promise<Initiative | null> {
  return stood ? (stood.row as unknown as Initiative) : initiativesById(ctx, id);
}

@Resolver(() => MyAbilitiesType)
export class MyInitiativeAbilitiesResolver {
  @ResolveField(() => Boolean, { description: 'Add an initiative, at least as a proposal.' })
  createInitiative(_me: unknown, _: unknown, { ctx }: GraphQLContext): boolean {
    return may.proposeInitiative(ctx.actor, null) || ctx.actor.access === 'DEPARTMENT_HEAD';
  }
}

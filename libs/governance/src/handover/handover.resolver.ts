import { Args, Context, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, type GraphQLContext, notFound, PageArgs, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { Subject } from '../subject/subject.entity.js';
import { ownerBySubject, subjectsById } from '../subject/subject.loader.js';
import { SubjectType } from '../subject/subject.types.js';
import * as may from './handover.access.js';
import { Handover } from './handover.entity.js';
import { type HandoverPage, HandoverService } from './handover.service.js';
import { DeactivatePersonInput, HandoverAbilities, HandoverConnection, HandoverFilter, HandoverIdInput, HandoverType, OfferHandoverInput, PersonIdInput, RefuseHandoverInput } from './handover.types.js';

@Resolver(() => HandoverType)
export class HandoverResolver {
  constructor(private readonly service: HandoverService) {}

  @Query(() => HandoverConnection, { description: 'Handovers, the oldest first.' })
  handovers(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs, @Args('filter', { nullable: true, type: () => HandoverFilter, description: 'Which; all when absent.' }) filter?: HandoverFilter): Promise<HandoverPage> {
    const { isMine, ...others } = filter ?? {};
    return this.service.handovers(ctx, { ...others, ...(isMine && { receiverId: ctx.actor.personId }) }, first, after);
  }

  @Mutation(() => PersonType, { description: 'Says that somebody has left: what they are accountable for passes at once to their deputy, else their manager, else the steward, and is offered to its successor; their access ends. Errors: FORBIDDEN where the actor may not end their access; RULE for oneself, the last administrator or the last steward; CONFLICT for an offer of what they don’t hold any more.' })
  deactivatePerson(@Context('ctx') ctx: Ctx, @Args('input') input: DeactivatePersonInput): Promise<Person> {
    return this.service.deactivatePerson(ctx, input);
  }

  @Mutation(() => PersonType, { description: 'Says that somebody is back, without access and without what they held. Errors: RULE for somebody who is here.' })
  reactivatePerson(@Context('ctx') ctx: Ctx, @Args('input') input: PersonIdInput): Promise<Person> {
    return this.service.reactivatePerson(ctx, input.personId);
  }

  @Mutation(() => HandoverType, { description: 'Offers something to a successor, in place of an earlier offer; its owner goes on holding it until they accept. Errors: RULE where nobody owns it or it is closed.' })
  offerHandover(@Context('ctx') ctx: Ctx, @Args('input') input: OfferHandoverInput): Promise<Handover> {
    return this.service.offerHandover(ctx, input);
  }

  @Mutation(() => HandoverType, { description: 'Takes what is offered to oneself. Errors: FORBIDDEN for somebody else’s, RULE once it isn’t offered any more.' })
  acceptHandover(@Context('ctx') ctx: Ctx, @Args('input') input: HandoverIdInput): Promise<Handover> {
    return this.service.acceptHandover(ctx, input.id);
  }

  @Mutation(() => HandoverType, { description: 'Refuses what is offered to oneself, with a reason; whoever holds it goes on. Errors: as acceptHandover, INVALID without a reason.' })
  refuseHandover(@Context('ctx') ctx: Ctx, @Args('input') input: RefuseHandoverInput): Promise<Handover> {
    return this.service.refuseHandover(ctx, input.id, input.reason);
  }

  @ResolveField(() => SubjectType, { description: 'What is handed over.' })
  async subject({ subjectId }: Handover, _: unknown, { ctx }: GraphQLContext): Promise<Subject> {
    const subject = await subjectsById(ctx, subjectId);
    if (!subject) throw notFound();
    return subject;
  }

  @ResolveField(() => PersonType, { description: 'Who hands it over; for a departure, who left.' })
  from({ fromId }: Handover, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, fromId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'To whom it is offered.' })
  receiver({ receiverId }: Handover, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, receiverId);
  }

  @ResolveField(() => PersonType, { description: 'Who opened it.' })
  openedBy({ openedBy }: Handover, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, openedBy);
  }

  @ResolveField(() => HandoverAbilities, { description: 'What the reader may do with it.' })
  async can(handover: Handover, _: unknown, { ctx }: GraphQLContext): Promise<HandoverAbilities> {
    const [subject, owner] = [await subjectsById(ctx, handover.subjectId), await ownerBySubject(ctx, handover.subjectId)];
    return {
      answer: handover.state === 'OFFERED' && may.answerHandover(ctx.actor, handover),
      offer: Handover.isOpen(handover) && may.offerHandover(ctx.actor, { departmentId: subject?.departmentId ?? null, ownerId: owner?.personId ?? null }),
    };
  }
}

@Resolver(() => HandoverConnection)
export class HandoverConnectionResolver {
  constructor(private readonly service: HandoverService) {}

  @ResolveField(() => Int, { description: 'How many there are in all pages.' })
  totalCount(page: HandoverPage, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return this.service.total(ctx, page);
  }
}

/** More than anybody can look through; `deactivatePerson` passes all the same. */
const mostLeft = 500;

@Resolver(() => PersonType)
export class PersonLeavingResolver {
  constructor(private readonly service: HandoverService) {}

  @ResolveField(() => [SubjectType], { description: `What would pass to others if they left: all that they are accountable for and isn’t closed, by title; ${mostLeft} at most.` })
  async accountableFor({ id }: Person, _: unknown, { ctx }: GraphQLContext): Promise<Subject[]> {
    const ids = await this.service.accountableFor(ctx, id, mostLeft);
    return Promise.all(ids.map(async (subjectId) => (await subjectsById(ctx, subjectId)) as Subject));
  }
}

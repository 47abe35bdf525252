import { Args, Context, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, type GraphQLContext, notFound, type Soon } from '@batuta/platform';
import { peopleById, type Person, PersonType } from '@batuta/organization';
import { Subject } from '../subject/subject.entity.js';
import { ownerBySubject, subjectsById } from '../subject/subject.loader.js';
import { SubjectType } from '../subject/subject.types.js';
import * as may from './handover.access.js';
import { Handover } from './handover.entity.js';
import { HandoverService } from './handover.service.js';
import { DeactivatePersonInput, HandoverAbilities, HandoverFilter, HandoverIdInput, HandoverType, OfferHandoverInput, PersonIdInput, RefuseHandoverInput } from './handover.types.js';

@Resolver(() => HandoverType)
export class HandoverResolver {
  constructor(private readonly service: HandoverService) {}

  @Query(() => [HandoverType], { description: 'Handovers, the oldest first.' })
  handovers(@Context('ctx') ctx: Ctx, @Args('filter', { nullable: true, type: () => HandoverFilter, description: 'Which; all when absent.' }) filter?: HandoverFilter, @Args('first', { type: () => Int, defaultValue: 50, description: 'How many, 1 to 100.' }) first = 50): Promise<Handover[]> {
    const { isMine, ...others } = filter ?? {};
    return this.service.handovers(ctx, { ...others, ...(isMine && { receiverId: ctx.actor.personId }), limit: Math.min(100, Math.max(1, first)) });
  }

  @Mutation(() => PersonType, { description: 'Says that somebody has left: what they are accountable for passes at once to their deputy, else their manager, else the steward, and is offered to its successor; their access ends. Errors: RULE for oneself, the last administrator or the last steward.' })
  deactivatePerson(@Context('ctx') ctx: Ctx, @Args('input') input: DeactivatePersonInput): Promise<Person> {
    return this.service.deactivatePerson(ctx, input);
  }

  @Mutation(() => PersonType, { description: 'Says that somebody is back, without access and without what they held. Errors: RULE for somebody who is here.' })
  reactivatePerson(@Context('ctx') ctx: Ctx, @Args('input') input: PersonIdInput): Promise<Person> {
    return this.service.reactivatePerson(ctx, input.personId);
  }

  @Mutation(() => HandoverType, { description: 'Offers something to a successor, in place of an earlier offer; its owner goes on holding it until they accept. Errors: RULE where nobody owns it.' })
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

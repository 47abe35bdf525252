import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext, Soon, Visit } from '@batuta/platform';
import type { Department } from '../department/department.entity.js';
import { departmentsById } from '../department/department.loader.js';
import { DepartmentType } from '../department/department.types.js';
import type { Person } from '../person/person.entity.js';
import { peopleById } from '../person/person.loader.js';
import { PersonType } from '../person/person.types.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationService } from './invitation.service.js';
import { AcceptedType, AcceptInvitationInput, InvitationIdInput, InvitationOfferType, InvitationType, InvitedType, InviteMemberInput } from './invitation.types.js';

@Resolver(() => InvitationType)
export class InvitationResolver {
  constructor(private readonly service: InvitationService) {}

  @Query(() => [InvitationType], { description: 'Invitations that nobody has accepted yet, newest first.' })
  invitations(@Context('ctx') ctx: Ctx): Promise<Invitation[]> {
    return this.service.invitations(ctx);
  }

  @Query(() => InvitationOfferType, { description: 'What the link of an invitation offers. Public. Errors: NOT_FOUND for a link that doesn’t work any more.' })
  invitation(@Context('ctx') ctx: Ctx, @Args('token', { description: 'The token in the link.' }) token: string): Promise<InvitationOfferType> {
    return this.service.invitation(ctx, token);
  }

  @Mutation(() => InvitedType, { description: 'Makes a link that gives access once, for seven days. Errors: RULE when the person has access already.' })
  inviteMember(@Context('ctx') ctx: Ctx, @Args('input') input: InviteMemberInput): Promise<InvitedType> {
    return this.service.inviteMember(ctx, input);
  }

  @Mutation(() => InvitedType, { description: 'Offers the same again by a new link, for seven days from now; the old link stops working. Errors: RULE once it was accepted or taken back.' })
  renewInvitation(@Context('ctx') ctx: Ctx, @Args('input') input: InvitationIdInput): Promise<InvitedType> {
    return this.service.renewInvitation(ctx, input.id);
  }

  @Mutation(() => InvitationType, { description: 'Takes an invitation back: its link stops working. Errors: RULE once it was accepted or taken back.' })
  revokeInvitation(@Context('ctx') ctx: Ctx, @Args('input') input: InvitationIdInput): Promise<Invitation> {
    return this.service.revokeInvitation(ctx, input.id);
  }

  @ResolveField(() => PersonType, { description: 'Who is invited, as the organization has them.' })
  person(invitation: Invitation, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, invitation.personId);
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'For department heads: the department that they will head.' })
  department(invitation: Invitation, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, invitation.departmentId);
  }

  @Mutation(() => AcceptedType, { description: 'Accepts an invitation by its token and signs in. Public. Errors: NOT_FOUND for a link that doesn’t work any more.' })
  acceptInvitation(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit, @Args('input') input: AcceptInvitationInput): Promise<AcceptedType> {
    return this.service.acceptInvitation(ctx, visit, input);
  }
}

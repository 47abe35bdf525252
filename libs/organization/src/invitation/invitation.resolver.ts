import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, Visit } from '@batuta/platform';
import type { Invitation } from './invitation.entity.js';
import { InvitationService } from './invitation.service.js';
import { AcceptedType, AcceptInvitationInput, InvitationOfferType, InvitationType, InvitedType, InviteMemberInput } from './invitation.types.js';

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

  @Mutation(() => AcceptedType, { description: 'Accepts an invitation by its token and signs in. Public. Errors: NOT_FOUND for a link that doesn’t work any more.' })
  acceptInvitation(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit, @Args('input') input: AcceptInvitationInput): Promise<AcceptedType> {
    return this.service.acceptInvitation(ctx, visit, input);
  }
}

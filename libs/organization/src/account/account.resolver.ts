import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Ctx, Visit } from '@batuta/platform';
import { SessionService } from '../session/session.service.js';
import { ChangePasswordInput, IssueResetLinkInput, PasswordResetType, ResetLinkType, ResetPasswordInput, SessionType, TwoFactorStartType } from './account.types.js';
import { CredentialsService } from './credentials.service.js';
import { TwoFactorService } from './two-factor.service.js';

@Resolver()
export class AccountResolver {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly twoFactor: TwoFactorService,
    private readonly sessions: SessionService,
  ) {}

  @Query(() => [SessionType], { description: 'One’s own sessions that last, the latest used first.' })
  ownSessions(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit): Promise<SessionType[]> {
    return this.sessions.ownSessions(ctx, visit);
  }

  @Mutation(() => Boolean, { description: 'Gives one’s account a new password and ends its other sessions. Errors: INVALID for the wrong present one or a weak new one, LIMITED.' })
  async changePassword(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit, @Args('input') { current, password }: ChangePasswordInput): Promise<boolean> {
    await this.credentials.changePassword(ctx, visit, current, password);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends one of one’s own sessions at once. Errors: NOT_FOUND.' })
  async endSession(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which.' }) id: string): Promise<boolean> {
    await this.sessions.endSession(ctx, id);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends all of one’s own sessions, this one included.' })
  async signOutEverywhere(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit): Promise<boolean> {
    await this.sessions.signOutEverywhere(ctx, visit);
    return true;
  }

  @Mutation(() => TwoFactorStartType, { description: 'Begins a second factor (RFC 6238) for one’s account.' })
  startTwoFactor(@Context('ctx') ctx: Ctx): Promise<TwoFactorStartType> {
    return this.twoFactor.startTwoFactor(ctx);
  }

  @Mutation(() => [String], { description: 'Turns the second factor on by a first code, and gives ten recovery codes, once. Errors: INVALID for a wrong code.' })
  confirmTwoFactor(@Context('ctx') ctx: Ctx, @Args('code', { description: 'The app’s six digits.' }) code: string): Promise<string[]> {
    return this.credentials.confirmTwoFactor(ctx, code);
  }

  @Mutation(() => Boolean, { description: 'Turns one’s second factor off. Errors: INVALID for a wrong password.' })
  async removeTwoFactor(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit, @Args('password', { description: 'One’s password.' }) password: string): Promise<boolean> {
    await this.credentials.removeTwoFactor(ctx, visit, password);
    return true;
  }

  @Mutation(() => ResetLinkType, { description: 'Makes a link with which a member chooses a new password, within a day, once. Errors: RULE for accounts of other organizations too.' })
  issueResetLink(@Context('ctx') ctx: Ctx, @Args('input') input: IssueResetLinkInput): Promise<ResetLinkType> {
    return this.credentials.issueResetLink(ctx, input);
  }

  @Query(() => PasswordResetType, { description: 'What a reset link does. Public. Errors: NOT_FOUND for one that doesn’t work any more.' })
  passwordReset(@Context('ctx') ctx: Ctx, @Args('token', { description: 'The token in the link.' }) token: string): Promise<PasswordResetType> {
    return this.credentials.passwordReset(ctx, token);
  }

  @Mutation(() => Boolean, { description: 'Chooses a new password by a reset link and ends every session of the account. Public. Errors: NOT_FOUND, INVALID for a weak password.' })
  async resetPassword(@Context('ctx') ctx: Ctx, @Args('input') { token, password }: ResetPasswordInput): Promise<boolean> {
    await this.credentials.resetPassword(ctx, token, password);
    return true;
  }
}

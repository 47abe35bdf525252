import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, invalid, notFound, type Visit } from '@batuta/platform';
import { Membership } from '../membership/membership.entity.js';
import { ownMemberships, type OwnMembershipRow } from '../session/session.queries.js';
import { hashToken, SessionService } from '../session/session.service.js';
import { SignInThrottle } from '../session/sign-in-throttle.js';
import * as may from './account.access.js';
import { Account } from './account.entity.js';
import { endSessionsBut } from './account.queries.js';
import type { IssueResetLinkInput, ResetLinkType } from './account.types.js';
import { checkPassword, hashPassword, isPassword } from './password.js';
import { PasswordReset } from './password-reset.entity.js';
import { TwoFactorService, withoutSecondFactor } from './two-factor.service.js';

const hours = 24;

/** One's password and second factor, and the link with which an administrator lets somebody choose a new password. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottle,
    private readonly twoFactor: TwoFactorService,
  ) {}

  /** Ends every other session. Errors: INVALID for a wrong or a weak password, LIMITED after too many tries. */
  async changePassword(ctx: Ctx, visit: Visit, current: string, password: string): Promise<void> {
    const account = await this.twoFactor.own(ctx);
    await this.#prove(account, visit, current, invalid('current', { en: 'That isn’t your present password. Nothing was changed.', es: 'Esa no es tu contraseña actual. No se ha cambiado nada.' }));
    await this.setPassword(ctx, account, password, visit.sessionId);
  }

  /** Turns the second factor on and gives the recovery codes, once. Errors: as `TwoFactorService.confirmTwoFactor`. */
  async confirmTwoFactor(ctx: Ctx, code: string): Promise<string[]> {
    const codes = await this.twoFactor.confirmTwoFactor(ctx, code);
    await this.sessions.tell(ctx, ctx.accountId, 'account.two_factor_confirmed');
    return codes;
  }

  /** Errors: INVALID for a wrong password, LIMITED after too many tries. */
  async removeTwoFactor(ctx: Ctx, visit: Visit, password: string): Promise<void> {
    const account = await this.twoFactor.own(ctx);
    await this.#prove(account, visit, password, invalid('password', { en: 'That isn’t your password; the second step stays on.', es: 'Esa no es tu contraseña; el segundo paso sigue activo.' }));
    await (await ctx.manager()).update(Account, { id: account.id }, withoutSecondFactor);
    await this.sessions.tell(ctx, account.id, 'account.two_factor_removed');
  }

  /** Also the operator's: a new password; every session but the kept one ends, and no reset link stays open. */
  async setPassword(ctx: Ctx, account: Account, password: string, keptSession: string | null, changes: Partial<Account> = {}): Promise<void> {
    checkPassword(password, account.email);
    await (await ctx.manager()).update(Account, { id: account.id }, { passwordHash: await hashPassword(password), ...changes });
    await endSessionsBut(ctx, account.id, keptSession);
    await this.sessions.tell(ctx, account.id, 'account.password_changed', () => this.#closeLinks(ctx, account.id));
  }

  /**
   * A link for one member, shown once, for a day. An account that belongs to other organizations too is not one administrator's
   * to open: its operator is asked. Errors: RULE.
   */
  async issueResetLink(ctx: Ctx, { membershipId, isWithoutSecondFactor = false }: IssueResetLinkInput): Promise<ResetLinkType> {
    const membership = await ctx.get(Membership, { id: membershipId });
    ctx.authorize(may.issueResetLink(ctx.actor));
    if (membership.endedAt) throw notFound();
    const { organizationId, accountId: ownAccountId } = ctx;
    const { actor } = ctx;
    await ctx.become({ organizationId: null, actor: null, accountId: membership.accountId });
    const others = (await ownMemberships(ctx)).filter((own) => own.organization_id !== organizationId && !isOwnSample(own));
    await ctx.become({ organizationId, actor, accountId: ownAccountId });
    if (others.length > 0) throw new DomainError('RULE', { en: 'This account belongs to other organizations too, so its password is not one organization’s to give. Whoever runs Batuta can set it (batuta account password).', es: 'Esta cuenta es también de otras organizaciones, así que su contraseña no la puede dar una sola. Quien opera Batuta puede ponerla (batuta account password).' });
    await this.#closeLinks(ctx, membership.accountId);
    const token = randomBytes(24).toString('base64url');
    const createdAt = ctx.now();
    const reset: PasswordReset = { organizationId, id: ctx.newId(), accountId: membership.accountId, personId: membership.personId, tokenHash: hashToken(token), isWithoutSecondFactor, issuedBy: actor.personId, createdAt, expiresAt: new Date(createdAt.getTime() + hours * 3_600_000), usedAt: null, version: 1 };
    await ctx.insert(PasswordReset, reset);
    await ctx.record({ name: 'account.reset_link_issued', details: { membershipId, isWithoutSecondFactor } });
    return { link: `${process.env.PUBLIC_URL ?? 'http://localhost:3000'}/reset/${token}`, expiresAt: reset.expiresAt };
  }

  /** Public: whose password the link sets. */
  passwordReset(ctx: Ctx, token: string): Promise<{ email: string; isWithoutSecondFactor: boolean }> {
    return ctx.apart(async (own) => {
      const { reset, account } = await this.#usable(own, token);
      return { email: account.email, isWithoutSecondFactor: reset.isWithoutSecondFactor };
    });
  }

  /** Public: whoever holds the link. Ends every session; signing in, with the second factor where there is one, comes after. */
  async resetPassword(ctx: Ctx, token: string, password: string): Promise<void> {
    const { reset, account } = await this.#usable(ctx, token);
    ctx.authorize(true);
    await ctx.become({ organizationId: reset.organizationId });
    if (!(await ctx.update(PasswordReset, reset, { usedAt: ctx.now() }))) throw notUsable();
    await ctx.become({ organizationId: null });
    await this.setPassword(ctx, account, password, null, reset.isWithoutSecondFactor ? withoutSecondFactor : {});
  }

  async #usable(ctx: Ctx, token: string): Promise<{ reset: PasswordReset; account: Account }> {
    const tokenHash = hashToken(token);
    await ctx.become({ organizationId: null, actor: null, accountId: null, credentials: { token: tokenHash } });
    const reset = await (await ctx.manager()).findOneBy(PasswordReset, { tokenHash });
    if (!reset || reset.usedAt || reset.expiresAt <= new Date()) throw notUsable();
    await ctx.become({ accountId: reset.accountId, credentials: {} });
    // Looked at again: the account may have left, or joined another organization, since the link was made (ADR 12).
    const memberships = await ownMemberships(ctx);
    const isHere = memberships.some((own) => own.organization_id === reset.organizationId);
    if (!isHere || memberships.some((own) => own.organization_id !== reset.organizationId && !isOwnSample(own))) throw notUsable();
    return { reset, account: await (await ctx.manager()).findOneByOrFail(Account, { id: reset.accountId }) };
  }

  /** Whoever sits there knows the password; tries count as those of signing in. */
  async #prove({ email, passwordHash }: Account, { address }: Visit, password: string, refusal: DomainError): Promise<void> {
    await this.throttle.attempt(email, address);
    if (!(await isPassword(passwordHash, password))) throw refusal;
    await this.throttle.succeeded(email, address);
  }

  /** The organization's links that could still be used stop working. */
  async #closeLinks(ctx: Ctx, accountId: string): Promise<void> {
    const now = ctx.now();
    const unused = await ctx.list(PasswordReset, { accountId, usedAt: null });
    for (const open of unused.filter(({ expiresAt }) => expiresAt > now)) await ctx.update(PasswordReset, open, { expiresAt: now });
  }
}

/** A sample of one's own is nobody else's organization. */
const isOwnSample = ({ sample, access }: OwnMembershipRow): boolean => sample !== null && access === 'ADMIN';

function notUsable(): DomainError {
  return new DomainError('NOT_FOUND', { en: 'This link doesn’t work any more: it was used, replaced, or is older than a day. Ask your administrator for a new one.', es: 'Este enlace ya no sirve: se usó, se cambió por otro o tiene más de un día. Pide otro a quien administra.' }, { field: 'token' });
}

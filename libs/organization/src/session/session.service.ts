import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, Ctx, type CtxFacts, DomainError, EventBus, notFound, type Visit } from '@batuta/platform';
import type { Account } from '../account/account.entity.js';
import { AccountService } from '../account/account.service.js';
import { endSessionsBut } from '../account/account.queries.js';
import type { SessionType } from '../account/account.types.js';
import { isPassword } from '../account/password.js';
import { TwoFactorService } from '../account/two-factor.service.js';
import { type AccountRow, headedDepartments, livingSessions, ownAccount, ownMemberships, type OwnMembershipRow, presentedSession, touchSession } from './session.queries.js';
import { Session } from './session.entity.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Who comes with a cookie: the account, its organizations, and the member in the organization that the request names. */
export interface Visitor {
  account: AccountRow;
  sessionId: string;
  memberships: OwnMembershipRow[];
  organizationId: string | null;
  actor: Actor | null;
}

const absoluteDays = 7;

@Injectable()
export class SessionService {
  constructor(
    private readonly database: DataSource,
    private readonly bus: EventBus,
    private readonly accounts: AccountService,
    private readonly throttle: SignInThrottle,
    private readonly twoFactor: TwoFactorService,
  ) {}

  /** Looks the cookie's session up, before any operation. Sample accounts are let in from loopback only. */
  async visitorOf(token: string, organizationSlug: string | null, requestId: string, isLoopback: boolean): Promise<Visitor | null> {
    const tokenHash = hashToken(token);
    const facts = { requestId, operation: 'session', language: 'en' as const, organizationId: null, accountId: null, actor: null };
    const ctx = new Ctx(this.database, this.bus, { ...facts, kind: 'query', credentials: { token: tokenHash } });
    try {
      // Pipelined: sent together, answered in order, each seeing what the one before it set.
      const [[session], [account], all] = await Promise.all([presentedSession(ctx, tokenHash), ownAccount(ctx), ownMemberships(ctx), ctx.commit()]);
      if (!session || !account || (account.is_sample && !isLoopback)) return null;
      // A sample that is still being told, or was put away, is nowhere to go.
      const memberships = all.filter(({ sample }) => sample === null || sample === 'READY');
      const membership = memberships.find(({ slug }) => slug === organizationSlug);
      const visitor: Visitor = { account, sessionId: session.id, memberships, organizationId: membership?.organization_id ?? null, actor: null };
      // After the look-up gave its connection back: two at once would starve a busy pool.
      if (membership) visitor.actor = actorOf(account, membership, await this.#headed(facts, membership));
      if (Date.now() - session.last_seen_at.getTime() > 60_000) await this.#touch(facts, session.account_id, session.id);
      return visitor;
    } finally {
      await ctx.rollback();
    }
  }

  /** Errors: UNAUTHENTICATED for a wrong password and for an unknown account alike; LIMITED after too many tries. */
  async signIn(ctx: Ctx, visit: Visit, { email, password, code }: { email: string; password: string; code?: string | null }): Promise<Account> {
    await this.throttle.attempt(email, visit.address);
    const account = await this.accounts.findByEmail(ctx, email);
    const isRight = await isPassword(account?.passwordHash, password);
    if (!account || !isRight || (account.isSample && !visit.isLoopback)) {
      throw new DomainError('UNAUTHENTICATED', {
        en: 'The e-mail and the password don’t go together. Both are still there; check them and try again.',
        es: 'El correo y la contraseña no van juntos. Siguen ahí los dos; revísalos y vuelve a intentarlo.',
      }, { field: 'password' });
    }
    await this.twoFactor.require(ctx, account, code);
    await this.throttle.succeeded(email, visit.address);
    ctx.authorize(true);
    await this.open(ctx, visit, account.id);
    return account;
  }

  /** A new session for an account that has proved who it is; its token goes to the browser and nowhere else. */
  async open(ctx: Ctx, visit: Visit, accountId: string): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    await ctx.become({ organizationId: null, actor: null, accountId });
    const expiresAt = new Date(now.getTime() + absoluteDays * 86_400_000);
    await ctx.insert(Session, { id: ctx.newId(), tokenHash: hashToken(token), accountId, createdAt: now, lastSeenAt: now, expiresAt, userAgent: visit.userAgent.slice(0, 300), address: visit.address });
    visit.cookies.push(cookieOf(token, absoluteDays * 86_400));
    await this.tell(ctx, accountId, 'account.signed_in');
  }

  async signOut(ctx: Ctx, visit: Visit): Promise<void> {
    ctx.authorize(ctx.accountId !== null);
    const { accountId } = ctx;
    await ctx.become({ organizationId: null, actor: null });
    await this.tell(ctx, accountId, 'account.signed_out');
    await (await ctx.manager()).delete(Session, { id: visit.sessionId as string });
    visit.cookies.push(cookieOf('', 0));
  }

  async ownSessions(ctx: Ctx, visit: Visit): Promise<SessionType[]> {
    const { accountId } = ctx;
    return ctx.apart(async (own) => {
      await own.become({ accountId });
      return (await livingSessions(own)).map((session) => ({ ...session, isCurrent: session.id === visit.sessionId }));
    });
  }

  /** Errors: NOT_FOUND, also for another account's. */
  async endSession(ctx: Ctx, id: string): Promise<void> {
    ctx.authorize(ctx.accountId !== null);
    const { accountId } = ctx;
    await ctx.become({ organizationId: null, actor: null });
    const { affected } = await (await ctx.manager()).delete(Session, { id, accountId });
    if (!affected) throw notFound();
    await this.tell(ctx, accountId, 'account.session_ended');
  }

  async signOutEverywhere(ctx: Ctx, visit: Visit): Promise<void> {
    ctx.authorize(ctx.accountId !== null);
    const { accountId } = ctx;
    await ctx.become({ organizationId: null, actor: null });
    await endSessionsBut(ctx, accountId, null);
    await this.tell(ctx, accountId, 'account.signed_out_everywhere');
    visit.cookies.push(cookieOf('', 0));
  }

  /** An operator's command acts as a member: same access, same rules. Errors: NOT_FOUND when the e-mail has no access there. */
  async actAs(ctx: Ctx, email: string, slug: string): Promise<void> {
    const account = await this.accounts.findByEmail(ctx, email);
    await ctx.become({ accountId: account?.id ?? null, credentials: {} });
    const membership = account && (await ownMemberships(ctx)).find((own) => own.slug === slug);
    if (!account || !membership) throw new DomainError('NOT_FOUND', { en: `${email} has no access to an organization “${slug}”; check both, or ask for access first.`, es: `${email} no tiene acceso a ninguna organización «${slug}»; revisa los dos, o pide antes el acceso.` });
    await ctx.become({ organizationId: membership.organization_id, accountId: account.id });
    await ctx.become({ actor: actorOf(account, membership, await headedBy(ctx, membership)) });
  }

  /** Acts as an account in one of its organizations, in its language: how a job goes on with what a member asked for. Gives the account's e-mail. Errors: NOT_FOUND when the access ended meanwhile. */
  async actIn(ctx: Ctx, accountId: string, organizationId: string): Promise<string> {
    await ctx.become({ organizationId: null, accountId, actor: null });
    const [account] = await ownAccount(ctx);
    const membership = (await ownMemberships(ctx)).find((own) => own.organization_id === organizationId);
    if (!account || !membership) throw new DomainError('NOT_FOUND', { en: 'Whoever asked for this has no access any more.', es: 'Quien lo pidió ya no tiene acceso.' });
    ctx.facts.language = account.language;
    await ctx.become({ organizationId });
    await ctx.become({ actor: actorOf(account, membership, await headedBy(ctx, membership)) });
    return account.email;
  }

  /** Accounts stand outside every organization, so what happens to one is said in each of its organizations, and what follows from it is done there. */
  async tell(ctx: Ctx, accountId: string, name: string, follow?: () => Promise<void>): Promise<void> {
    for (const membership of await ownMemberships(ctx)) {
      await ctx.become({ organizationId: membership.organization_id, actor: actorOf({ id: accountId }, membership, new Set()) });
      await ctx.record({ name });
      await follow?.();
    }
    await ctx.become({ organizationId: null, actor: null });
  }

  async #headed(facts: Omit<CtxFacts, 'kind'>, membership: OwnMembershipRow): Promise<ReadonlySet<string>> {
    if (membership.access !== 'DEPARTMENT_HEAD') return new Set();
    const ctx = new Ctx(this.database, this.bus, { ...facts, kind: 'query', organizationId: membership.organization_id });
    try {
      const [departmentIds] = await Promise.all([headedBy(ctx, membership), ctx.commit()]);
      return departmentIds;
    } finally {
      await ctx.rollback();
    }
  }

  async #touch(facts: Omit<CtxFacts, 'kind'>, accountId: string, sessionId: string): Promise<void> {
    const ctx = new Ctx(this.database, this.bus, { ...facts, kind: 'mutation', accountId });
    try {
      ctx.authorize(true);
      await touchSession(ctx, sessionId);
      await ctx.commit();
    } finally {
      await ctx.rollback();
    }
  }
}

/** The departments of a department head, and all below them; none for anybody else. */
async function headedBy(ctx: Ctx, { access, organization_id, membership_id }: OwnMembershipRow): Promise<ReadonlySet<string>> {
  if (access !== 'DEPARTMENT_HEAD') return new Set();
  return new Set((await headedDepartments(ctx, organization_id, membership_id)).map(({ id }) => id));
}

function actorOf(account: { id: string }, membership: OwnMembershipRow, departmentIds: ReadonlySet<string>): Actor {
  const { membership_id: membershipId, person_id: personId, access, currency, time_zone: timeZone, money_readers: moneyReaders, two_person_rule: twoPersonRule } = membership;
  return { accountId: account.id, membershipId, personId, access, departmentIds, organization: { currency, timeZone, moneyReaders, twoPersonRule } };
}

export const cookieName = '__Host-batuta';

function cookieOf(token: string, seconds: number): string {
  return `${cookieName}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

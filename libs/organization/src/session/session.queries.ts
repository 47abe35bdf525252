import type { Access, Ctx, Language, MoneyReaders } from '@batuta/platform';
import type { SampleState } from '../organization/organization.entity.js';

export interface SessionRow {
  id: string;
  account_id: string;
  last_seen_at: Date;
}

/** The session of the presented token, if it is alive; the transaction goes on as its account. Idle 12 h, absolute as set at sign-in. */
export function presentedSession(ctx: Ctx, tokenHash: string): Promise<SessionRow[]> {
  return ctx.sql<SessionRow>(
    `select id, account_id, last_seen_at, set_config('app.account_id', account_id::text, true)
     from app.sessions where token_hash = $1 and expires_at > now() and last_seen_at > now() - interval '12 hours'`,
    [tokenHash],
  );
}

export interface AccountRow {
  id: string;
  email: string;
  language: Language;
  theme: 'auto' | 'light' | 'dark';
  is_sample: boolean;
  has_two_factor: boolean;
}

export function ownAccount(ctx: Ctx): Promise<AccountRow[]> {
  return ctx.sql<AccountRow>('select id, email, language, theme, is_sample, totp_sealed is not null as has_two_factor from app.accounts where id = app.own_account()');
}

export interface OwnMembershipRow {
  membership_id: string;
  access: Access;
  person_id: string;
  organization_id: string;
  slug: string;
  name: string;
  currency: string;
  time_zone: string;
  money_readers: MoneyReaders;
  two_person_rule: boolean;
  sample: SampleState | null;
}

export function ownMemberships(ctx: Ctx): Promise<OwnMembershipRow[]> {
  return ctx.sql<OwnMembershipRow>(
    `select m.id as membership_id, m.access, m.person_id, o.id as organization_id, o.slug, o.name, o.currency, o.time_zone, o.money_readers, o.two_person_rule, o.sample
     from app.memberships m join app.organizations o on o.id = m.organization_id
     where m.account_id = app.own_account() and m.ended_at is null order by o.sample is not null, o.name`,
  );
}

export interface LivingSession {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  userAgent: string;
  address: string;
}

/** The account's sessions that would still let in. */
export function livingSessions(ctx: Ctx): Promise<LivingSession[]> {
  return ctx.sql<LivingSession>(
    `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", address from app.sessions
     where account_id = app.own_account() and expires_at > now() and last_seen_at > now() - interval '12 hours' order by last_seen_at desc, id limit 100`,
  );
}

/** The departments of a department head, and all below them. */
export function headedDepartments(ctx: Ctx, organizationId: string, membershipId: string): Promise<{ id: string }[]> {
  return ctx.sql<{ id: string }>(
    `with recursive headed as (
       select department_id as id from app.membership_departments where organization_id = $1 and membership_id = $2
       union select d.id from app.departments d join headed h on d.parent_id = h.id where d.organization_id = $1)
     select id from headed`,
    [organizationId, membershipId],
  );
}

/** At most once a minute: a session's use is worth knowing, not worth a write per request. */
export function touchSession(ctx: Ctx, sessionId: string): Promise<object[]> {
  return ctx.sql(`update app.sessions set last_seen_at = now() where id = $1 and last_seen_at < now() - interval '1 minute'`, [sessionId]);
}

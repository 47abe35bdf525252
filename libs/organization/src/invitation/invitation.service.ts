import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, emailKey, type Jobs, nameKey, stale, type Visit } from '@batuta/platform';
import { AccountService } from '../account/account.service.js';
import { isPassword } from '../account/password.js';
import { Department } from '../department/department.entity.js';
import * as may from '../membership/membership.access.js';
import { Membership } from '../membership/membership.entity.js';
import { MembershipService } from '../membership/membership.service.js';
import { Organization } from '../organization/organization.entity.js';
import { Person } from '../person/person.entity.js';
import { PersonService } from '../person/person.service.js';
import { hashToken, SessionService } from '../session/session.service.js';
import { SignInThrottle } from '../session/sign-in-throttle.js';
import { linkOf, sealToken } from './invitation.mail.js';
import { Invitation } from './invitation.entity.js';
import type { AcceptInvitationInput, InvitationOfferType, InvitedType, InviteMemberInput } from './invitation.types.js';
import { OutboxJobs } from './outbox.js';

const days = 7;

@Injectable()
export class InvitationService {
  readonly #jobs: Jobs | null;

  constructor(
    private readonly accounts: AccountService,
    private readonly memberships: MembershipService,
    private readonly people: PersonService,
    private readonly sessions: SessionService,
    private readonly throttle: SignInThrottle,
    outbox: OutboxJobs,
  ) {
    this.#jobs = outbox.jobs;
  }

  async invitations(ctx: Ctx): Promise<Invitation[]> {
    ctx.authorize(may.readMemberships(ctx.actor));
    const open = await ctx.list(Invitation);
    return open.filter((invitation) => isOpen(invitation) && may.readMembership(ctx.actor, invitation.access)).sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  }

  /** A second invitation to the same address replaces the first, whose link stops working. */
  async inviteMember(ctx: Ctx, input: InviteMemberInput): Promise<InvitedType> {
    ctx.authorize(may.inviteMember(ctx.actor, input.access));
    if (input.access === 'DEPARTMENT_HEAD' && !input.departmentId) throw new DomainError('INVALID', { en: 'Say which department they will head.', es: 'Di qué área va a dirigir.' }, { field: 'departmentId' });
    if (input.departmentId) await ctx.get(Department, { id: input.departmentId });
    // A sample shows whoever looks at it to nobody else.
    const { sample } = await (await ctx.manager()).findOneByOrFail(Organization, { id: ctx.organizationId });
    if (sample) throw new DomainError('RULE', { en: 'This sample is yours alone. Invite people into your own organization.', es: 'Este ejemplo es solo tuyo. Invita a la gente a tu organización.' });
    const email = emailKey(input.email);
    const person = await this.#personOf(ctx, email, input);
    for (const open of [...(await ctx.list(Invitation, { email })), ...(await ctx.list(Invitation, { personId: person.id })).filter((one) => one.email !== email)].filter(isOpen)) await this.#revoke(ctx, open);
    return this.#offer(ctx, { email, personId: person.id, access: input.access, departmentId: input.access === 'DEPARTMENT_HEAD' ? (input.departmentId ?? null) : null });
  }

  /** The same offer with a new link, for seven days more; the old link stops working. Errors: RULE once it was accepted or taken back. */
  async renewInvitation(ctx: Ctx, id: string): Promise<InvitedType> {
    const invitation = await this.#open(ctx, id);
    await this.#revoke(ctx, invitation);
    const { email, personId, access, departmentId } = invitation;
    return this.#offer(ctx, { email, personId, access, departmentId });
  }

  /** Errors: RULE once it was accepted or taken back. */
  async revokeInvitation(ctx: Ctx, id: string): Promise<Invitation> {
    const invitation = await this.#open(ctx, id);
    await this.#revoke(ctx, invitation);
    await ctx.record({ name: 'member.invitation_revoked', details: { invitationId: id } });
    return invitation;
  }

  async #open(ctx: Ctx, id: string): Promise<Invitation> {
    const invitation = await ctx.get(Invitation, { id });
    ctx.authorize(may.inviteMember(ctx.actor, invitation.access));
    if (isOpen(invitation)) return invitation;
    throw new DomainError('RULE', invitation.acceptedAt ? { en: 'It was accepted already; change or end that access instead.', es: 'Ya se aceptó; cambia o termina ese acceso.' } : { en: 'It was taken back already. Invite again.', es: 'Ya se había retirado. Invita de nuevo.' });
  }

  async #revoke(ctx: Ctx, invitation: Invitation): Promise<void> {
    ctx.authorize(may.inviteMember(ctx.actor, invitation.access));
    if (!(await ctx.update(Invitation, invitation, { revokedAt: ctx.now() }))) throw new DomainError('CONFLICT', { en: 'The invitation has just changed. Look again.', es: 'La invitación acaba de cambiar. Vuelve a mirar.' });
  }

  async #offer(ctx: Ctx, offered: Pick<Invitation, 'email' | 'personId' | 'access' | 'departmentId'>): Promise<InvitedType> {
    const token = randomBytes(24).toString('base64url');
    const now = ctx.now();
    const invitation: Invitation = {
      organizationId: ctx.organizationId,
      id: ctx.newId(),
      ...offered,
      tokenHash: hashToken(token),
      invitedBy: ctx.actor.personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + days * 86_400_000),
      acceptedAt: null,
      revokedAt: null,
      version: 1,
    };
    await ctx.insert(Invitation, invitation);
    await ctx.record({ name: 'member.invited', details: { invitationId: invitation.id, access: offered.access } });
    const isMailed = Boolean(process.env.SMTP_URL && this.#jobs);
    if (isMailed) await this.#jobs?.enqueue(ctx, 'mail.invitation', { organizationId: ctx.organizationId, invitationId: invitation.id, sealed: sealToken(token) });
    return { invitation, link: linkOf(token), isMailed };
  }

  /** Public: whoever holds the link reads what it offers. */
  invitation(ctx: Ctx, token: string): Promise<InvitationOfferType> {
    return ctx.apart(async (own) => {
      const invitation = await this.#usable(own, token);
      const { organization, person, inviter } = await this.#partiesOf(own, invitation);
      const department = invitation.departmentId ? await (await own.manager()).findOneByOrFail(Department, { organizationId: invitation.organizationId, id: invitation.departmentId }) : null;
      return { organization: organization.name, invitedBy: inviter.name, email: invitation.email, name: person.name, access: invitation.access, department: department?.name ?? null };
    });
  }

  /** Public: whoever holds the link. An existing account proves itself by its password; a new one gets it. */
  async acceptInvitation(ctx: Ctx, visit: Visit, input: AcceptInvitationInput): Promise<{ organization: string }> {
    const invitation = await this.#usable(ctx, input.token);
    await this.throttle.attempt(invitation.email, visit.address);
    const known = await this.accounts.findByEmail(ctx, invitation.email);
    if (known && !(await isPassword(known.passwordHash, input.password))) {
      throw new DomainError('UNAUTHENTICATED', { en: `${invitation.email} has an account already, with another password. Use that one.`, es: `${invitation.email} ya tiene cuenta, con otra contraseña. Usa esa.` }, { field: 'password' });
    }
    const account = known ?? (await this.accounts.createAccount(ctx, { email: invitation.email, password: input.password, language: visit.language }));
    ctx.authorize(true);
    // Before a second factor nobody is in yet, so the tries still count.
    if (!account.totpSealed) await this.throttle.succeeded(invitation.email, visit.address);

    const { organization, person } = await this.#partiesOf(ctx, invitation);
    // Whoever accepts does all that follows, and the change log says so.
    const membershipId = ctx.newId();
    await ctx.become({ actor: { accountId: account.id, membershipId, personId: person.id, access: invitation.access, departmentIds: new Set(), organization } });
    if (!(await ctx.update(Invitation, invitation, { acceptedAt: ctx.now() }))) throw notUsable();
    if (input.name && input.name !== person.name) await ctx.update(Person, person, { name: input.name.trim(), nameKey: nameKey(input.name) });
    await this.memberships.add(ctx, account.id, invitation.personId, invitation.access, invitation.departmentId ? [invitation.departmentId] : [], membershipId);
    await ctx.record({ name: 'invitation.accepted', details: { invitationId: invitation.id } });
    // A second factor is not replaced by a link: such an account signs in as always.
    if (!account.totpSealed) await this.sessions.open(ctx, visit, account.id);
    return { organization: organization.slug };
  }

  async #usable(ctx: Ctx, token: string): Promise<Invitation> {
    await ctx.become({ organizationId: null, actor: null, accountId: null, credentials: { token: hashToken(token) } });
    const invitation = await (await ctx.manager()).findOneBy(Invitation, { tokenHash: hashToken(token) });
    if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt < new Date()) throw notUsable();
    return invitation;
  }

  /** From here on the organization's rows are visible: the link proved what it may show. */
  async #partiesOf(ctx: Ctx, { organizationId, personId, invitedBy }: Invitation): Promise<{ organization: Organization; person: Person; inviter: Person }> {
    await ctx.become({ organizationId, accountId: null, credentials: {} });
    const manager = await ctx.manager();
    return {
      organization: await manager.findOneByOrFail(Organization, { id: organizationId }),
      person: await manager.findOneByOrFail(Person, { organizationId, id: personId }),
      inviter: await manager.findOneByOrFail(Person, { organizationId, id: invitedBy }),
    };
  }

  async #personOf(ctx: Ctx, email: string, input: InviteMemberInput): Promise<Person> {
    const known = input.personId ? await ctx.get(Person, { id: input.personId }) : await ctx.find(Person, { email });
    if (!known && !input.isAnother && input.name) await this.#refuseNamesake(ctx, input.name);
    if (!known) return this.people.add(ctx, { name: input.name ?? email.slice(0, email.indexOf('@')), email, departmentId: input.departmentId ?? null });
    const member = (await ctx.list(Membership, { personId: known.id })).find(({ endedAt }) => !endedAt);
    if (known.departedAt || member) throw new DomainError('RULE', { en: member ? `${known.name} already has access; change it instead.` : `${known.name} has left.`, es: member ? `${known.name} ya tiene acceso; cámbialo.` : `${known.name} ya no está.` }, { field: 'email', personId: known.id });
    if (known.email === email) return known;
    const holder = await ctx.find(Person, { email });
    if (holder) throw new DomainError('CONFLICT', { en: `${holder.name} has that address. Give each person their own.`, es: `Esa dirección es de ${holder.name}. Da a cada persona la suya.` }, { field: 'email' });
    if (!(await ctx.update(Person, known, { email }))) throw stale(await ctx.get(Person, { id: known.id }));
    return known;
  }

  /** Somebody of that name may be the one who is meant: two of one person would each hold half. */
  async #refuseNamesake(ctx: Ctx, name: string): Promise<void> {
    const [namesake] = (await ctx.list(Person, { nameKey: nameKey(name) })).filter(({ departedAt }) => !departedAt);
    if (!namesake) return;
    const department = namesake.departmentId ? await ctx.find(Department, { id: namesake.departmentId }) : null;
    const about = [namesake.name, namesake.title, department?.name].filter(Boolean).join(', ');
    throw new DomainError('CONFLICT', { en: `Somebody of that name is here already: ${about}. Is it the same person?`, es: `Ya hay alguien con ese nombre: ${about}. ¿Es la misma persona?` }, { field: 'name', personId: namesake.id });
  }
}

const isOpen = ({ acceptedAt, revokedAt }: Invitation): boolean => !acceptedAt && !revokedAt;

function notUsable(): DomainError {
  return new DomainError('NOT_FOUND', {
    en: 'This link doesn’t work any more: it was used, replaced, or is older than seven days. Ask whoever invited you for a new one.',
    es: 'Este enlace ya no sirve: se usó, se cambió por otro o tiene más de siete días. Pide uno nuevo a quien te invitó.',
  }, { field: 'token' });
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, type Jobs, pageOf, readCursor } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { hashToken, Membership, Organization, OutboxJobs, Person, sealToken } from '@batuta/organization';
import { Subject } from '../subject/subject.entity.js';
import * as may from './policy.access.js';
import { Policy, PolicyAcknowledgement, PolicyLink, PolicyVersion, refuseRetired } from './policy.entity.js';
import { readingLink } from './policy.mail.js';
import { fileOf, missingPeople, noteAcknowledged, noteReminders, toAcknowledge, toApprove } from './policy.queries.js';
import type { PolicyOfferType, PolicyReminderType } from './policy.types.js';

/** How long a personal link works. */
const linkDays = 30;
/** People who are looked at, and reminded, in one act. */
const mostMissing = 20_000;
const mostReminded = 500;

/** Who has read which version, and how those who haven't are asked. */
@Injectable()
export class AcknowledgementService {
  readonly #jobs: Jobs | null;

  constructor(outbox: OutboxJobs) {
    this.#jobs = outbox.jobs;
  }

  /** Once is enough: a second time changes nothing. Errors: INVALID for a reader who has not reached its end, RULE for a version that isn't in force. */
  async acknowledgePolicy(ctx: Ctx, versionId: string, hasReachedEnd: boolean): Promise<PolicyVersion> {
    ctx.authorize(may.acknowledgePolicy(ctx.actor));
    const version = await ctx.get(PolicyVersion, { id: versionId });
    await this.#acknowledge(ctx, version, ctx.actor.personId, hasReachedEnd, false);
    return version;
  }

  /** By name; empty for whoever doesn't chase them. */
  async missing(ctx: Ctx, policyId: string, versionId: string | null, first: number, after?: string | null): Promise<Connection<{ personId: string; hasAccess: boolean; hasEmail: boolean }>> {
    if (!may.chasePolicy(ctx.actor) || !versionId) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    const rows = await missingPeople(ctx, policyId, versionId, readCursor(after, 2), first + 1);
    return pageOf(rows, first, ({ id, email, hasAccess }) => ({ personId: id, hasAccess, hasEmail: email !== null }), ({ nameKey, id }) => [nameKey, id]);
  }

  /** Mails everybody who is bound and has not acknowledged yet; once a day each. Without a mail server nobody is, and it says so. Errors: RULE without a version in force. */
  async remindPolicy(ctx: Ctx, policyId: string): Promise<PolicyReminderType> {
    ctx.authorize(may.chasePolicy(ctx.actor));
    const version = await this.#inForce(ctx, policyId);
    const missing = await missingPeople(ctx, policyId, version.id, null, mostMissing);
    const reachable = missing.filter(({ email }) => email !== null);
    const withoutEmail = missing.length - reachable.length;
    if (!process.env.SMTP_URL || !this.#jobs) return { mailed: 0, withoutEmail, later: 0, hasMail: false };
    const day = localDay(ctx.now(), ctx.actor.organization.timeZone);
    const asked = await noteReminders(ctx, version.id, reachable.slice(0, mostReminded).map(({ id }) => ({ id, noteId: ctx.newId() })), day);
    let mailed = 0;
    for (const { id, hasAccess } of reachable.filter((person) => asked.has(person.id))) {
      const sealed = hasAccess ? '' : sealToken(await this.#link(ctx, version.id, id));
      await this.#jobs.enqueue(ctx, 'mail.policy', { organizationId: ctx.organizationId, versionId: version.id, personId: id, day, sealed });
      mailed++;
    }
    await ctx.record({ name: 'policy.reminded', subjectId: policyId, details: { number: version.number, mailed } });
    return { mailed, withoutEmail, later: reachable.length - mailed, hasMail: true };
  }

  /** A personal link to read and acknowledge what is in force, for thirty days. Errors: RULE for somebody with access. */
  async linkPolicy(ctx: Ctx, policyId: string, personId: string): Promise<string> {
    ctx.authorize(may.chasePolicy(ctx.actor));
    const version = await this.#inForce(ctx, policyId);
    const person = await ctx.get(Person, { id: personId });
    const member = await ctx.find(Membership, { personId, endedAt: null });
    if (member) throw new DomainError('RULE', { en: `${person.name} has access and reads it in My work.`, es: `${person.name} tiene acceso y la lee en Mi trabajo.` });
    if (person.departedAt) throw new DomainError('RULE', { en: `${person.name} has left.`, es: `${person.name} ya no está.` });
    return readingLink(await this.#link(ctx, version.id, personId));
  }

  /** Public: whoever holds a link reads what it is of. */
  policyByLink(ctx: Ctx, token: string): Promise<PolicyOfferType> {
    return ctx.apart(async (own) => {
      const { version, person, organization, title } = await this.linked(own, token);
      const { acknowledgedAt = null } = (await (await own.manager()).findOneBy(PolicyAcknowledgement, { organizationId: version.organizationId, versionId: version.id, personId: person.id })) ?? {};
      return { organization: organization.name, person: person.name, title, number: version.number, body: version.body, effectiveOn: version.effectiveOn as string, isInForce: version.state === 'APPROVED', acknowledgedAt, file: await fileOf(own, version.organizationId, version.id) };
    });
  }

  /** Public: whoever holds a link. Errors: as `acknowledgePolicy`. */
  async acknowledgeByLink(ctx: Ctx, token: string, hasReachedEnd: boolean): Promise<boolean> {
    const { version, person, organization } = await this.linked(ctx, token);
    ctx.authorize(true);
    // They act as themselves, for this and nothing else: what follows in the same request is nobody's.
    await ctx.become({ actor: { accountId: null, membershipId: null, personId: person.id, access: 'VIEWER', departmentIds: new Set(), organization } });
    await this.#acknowledge(ctx, version, person.id, hasReachedEnd, true);
    await ctx.become({ organizationId: null, accountId: null, actor: null, credentials: {} });
    return true;
  }

  toAcknowledge(ctx: Ctx): Promise<{ policyId: string }[]> {
    return toAcknowledge(ctx, ctx.actor.personId, localDay(ctx.now(), ctx.actor.organization.timeZone));
  }

  toApprove(ctx: Ctx): Promise<{ policyId: string }[]> {
    return toApprove(ctx, ctx.actor.personId);
  }

  async #acknowledge(ctx: Ctx, version: PolicyVersion, personId: string, hasReachedEnd: boolean, byLink: boolean): Promise<void> {
    if (version.state !== 'APPROVED') throw new DomainError('RULE', { en: 'This version isn’t in force. Read the one that is.', es: 'Esta versión no está vigente. Lee la que lo está.' }, { state: version.state });
    if (!hasReachedEnd) throw new DomainError('INVALID', { en: 'Read it to its end first.', es: 'Léela antes hasta el final.' }, { field: 'hasReachedEnd' });
    const today = localDay(ctx.now(), ctx.actor.organization.timeZone);
    if ((version.effectiveOn as string) > today) throw new DomainError('RULE', { en: `It is in force from ${version.effectiveOn}; it can be acknowledged then.`, es: `Estará vigente a partir del ${version.effectiveOn}; entonces se podrá confirmar.` }, { effectiveOn: version.effectiveOn });
    if (!(await noteAcknowledged(ctx, { organizationId: version.organizationId, id: ctx.newId(), versionId: version.id, personId, acknowledgedAt: ctx.now(), byLink }))) return;
    await ctx.record({ name: 'policy.acknowledged', subjectId: version.policyId, details: { personId, number: version.number, byLink } });
  }

  async #inForce(ctx: Ctx, policyId: string): Promise<PolicyVersion> {
    refuseRetired(await ctx.get(Policy, { id: policyId }));
    const version = await ctx.find(PolicyVersion, { policyId, state: 'APPROVED' });
    if (!version || (version.effectiveOn as string) > localDay(ctx.now(), ctx.actor.organization.timeZone)) throw new DomainError('RULE', { en: 'No version of it is in force yet.', es: 'Todavía no hay ninguna versión vigente.' });
    return version;
  }

  async #link(ctx: Ctx, versionId: string, personId: string): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    const now = ctx.now();
    await ctx.insert(PolicyLink, { organizationId: ctx.organizationId, id: ctx.newId(), versionId, personId, tokenHash: hashToken(token), createdBy: ctx.actor.personId, createdAt: now, expiresAt: new Date(now.getTime() + linkDays * 86_400_000) });
    return token;
  }

  /** From here on the organization's rows are visible: the link proved what it may show. */
  async linked(ctx: Ctx, token: string): Promise<{ version: PolicyVersion; person: Person; organization: Organization; title: string }> {
    await ctx.become({ organizationId: null, actor: null, accountId: null, credentials: { token: hashToken(token) } });
    const link = await (await ctx.manager()).findOneBy(PolicyLink, { tokenHash: hashToken(token) });
    if (!link || link.expiresAt < new Date()) throw gone();
    const { organizationId, versionId, personId } = link;
    await ctx.become({ organizationId, accountId: null, credentials: {} });
    const manager = await ctx.manager();
    const person = await manager.findOneByOrFail(Person, { organizationId, id: personId });
    if (person.departedAt) throw gone();
    const version = await manager.findOneByOrFail(PolicyVersion, { organizationId, id: versionId });
    const { title } = await manager.findOneByOrFail(Subject, { organizationId, id: version.policyId });
    return { version, person, organization: await manager.findOneByOrFail(Organization, { id: organizationId }), title };
  }
}

function gone(): DomainError {
  return new DomainError('NOT_FOUND', { en: 'This link doesn’t work any more. Ask whoever sent it for a new one.', es: 'Este enlace ya no sirve. Pide uno nuevo a quien te lo envió.' }, { field: 'token' });
}

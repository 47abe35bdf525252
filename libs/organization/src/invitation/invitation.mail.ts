import { createDecipheriv, createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Ctx, EventBus, type Language, ownSecret, seal, sendMail, unseal } from '@batuta/platform';
import { Organization } from '../organization/organization.entity.js';
import { Person } from '../person/person.entity.js';
import { Invitation } from './invitation.entity.js';

/** The token must reach the worker, and jobs have no row security: it travels encrypted under a key that only the processes know. */
export function sealToken(token: string): string {
  return seal(token, ownSecret(), 'mail');
}

export function openToken(sealed: string): string {
  try {
    return unseal(sealed, ownSecret(), 'mail');
  } catch {
    // Queued before an upgrade, under a key that was a plain hash; can go once invitations of that time have expired.
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', createHash('sha256').update(`batuta mail ${ownSecret()}`).digest(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}

/** Mails an invitation that is still open. The Message-ID comes from the invitation, so a repeated job is the same mail. */
export async function mailInvitation(database: DataSource, { organizationId, invitationId, sealed }: Record<string, string>): Promise<void> {
  const ctx = new Ctx(database, new EventBus(), { requestId: invitationId ?? '', operation: 'mail.invitation', language: 'en', kind: 'query', organizationId: organizationId ?? null, accountId: null, actor: null });
  try {
    const manager = await ctx.manager();
    const invitation = await manager.findOneBy(Invitation, { organizationId, id: invitationId });
    if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt < new Date()) return;
    const organization = await manager.findOneByOrFail(Organization, { id: organizationId });
    const inviter = await manager.findOneByOrFail(Person, { organizationId, id: invitation.invitedBy });
    const { subject, text } = letter[organization.language](organization.name, inviter.name, linkOf(openToken(sealed ?? '')));
    await ctx.commit();
    await sendMail({ to: invitation.email, subject, text, messageId: `<${invitation.id}@batuta>` });
  } finally {
    await ctx.rollback();
  }
}

const letter: Record<Language, (organization: string, inviter: string, link: string) => { subject: string; text: string }> = {
  en: (organization, inviter, link) => ({ subject: `${inviter} invites you to ${organization} on Batuta`, text: `${inviter} gives you access to ${organization} on Batuta.\n\nOpen this link within seven days; it works once:\n${link}\n` }),
  es: (organization, inviter, link) => ({ subject: `${inviter} te invita a ${organization} en Batuta`, text: `${inviter} te da acceso a ${organization} en Batuta.\n\nAbre este enlace en los próximos siete días; sirve una vez:\n${link}\n` }),
};

export function linkOf(token: string): string {
  return `${process.env.PUBLIC_URL ?? 'http://localhost:3000'}/invitation/${token}`;
}

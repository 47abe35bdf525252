import type { DataSource } from 'typeorm';
import { Ctx, EventBus, type Language, sendMail } from '@batuta/platform';
import { openToken, Organization, Person } from '@batuta/organization';
import { Subject } from '../subject/subject.entity.js';
import { PolicyAcknowledgement, PolicyVersion } from './policy.entity.js';

/** Asks somebody to read a policy, unless they have acknowledged it meanwhile or it is in force no more. The Message-ID comes from what is asked, so a repeated job is the same mail. */
export async function mailPolicy(database: DataSource, { organizationId = '', versionId = '', personId = '', day = '', sealed = '' }: Record<string, string>): Promise<void> {
  const ctx = new Ctx(database, new EventBus(), { requestId: versionId, operation: 'mail.policy', language: 'en', kind: 'query', organizationId, accountId: null, actor: null });
  try {
    const manager = await ctx.manager();
    const version = await manager.findOneByOrFail(PolicyVersion, { organizationId, id: versionId });
    const person = await manager.findOneByOrFail(Person, { organizationId, id: personId });
    const isDone = await manager.findOneBy(PolicyAcknowledgement, { organizationId, versionId, personId });
    if (version.state !== 'APPROVED' || isDone || !person.email || person.departedAt) return;
    const organization = await manager.findOneByOrFail(Organization, { id: organizationId });
    const { title } = await manager.findOneByOrFail(Subject, { organizationId, id: version.policyId });
    await ctx.commit();
    const link = sealed ? readingLink(openToken(sealed)) : `${address()}/${organization.slug}/governance/policies/${version.policyId}`;
    const { subject, text } = letter[organization.language](organization.name, title, link);
    await sendMail({ to: person.email, subject, text, messageId: `<${versionId}.${personId}.${day}@batuta>` });
  } finally {
    await ctx.rollback();
  }
}

const letter: Record<Language, (organization: string, title: string, link: string) => { subject: string; text: string }> = {
  en: (organization, title, link) => ({ subject: `To read and acknowledge: ${title}`, text: `${organization} asks you to read “${title}” and to acknowledge that you did:\n${link}\n` }),
  es: (organization, title, link) => ({ subject: `Para leer y confirmar: ${title}`, text: `${organization} te pide que leas «${title}» y confirmes que la has leído:\n${link}\n` }),
};

const address = (): string => process.env.PUBLIC_URL ?? 'http://localhost:3000';

export function readingLink(token: string): string {
  return `${address()}/read/${token}`;
}

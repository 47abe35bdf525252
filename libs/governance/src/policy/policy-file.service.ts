import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, notFound } from '@batuta/platform';
import { AcknowledgementService } from './acknowledgement.service.js';
import * as may from './policy.access.js';
import { type MediaType, mediaTypes, PolicyFile, PolicyVersion } from './policy.entity.js';
import { lockedVersion } from './policy.lock.js';
import { contentOf, dropFile, noteWriter, worksOnPolicy } from './policy.queries.js';

/** The largest file that a version takes, in bytes. */
export const policyFileBytes = 10_000_000;

export type StoredFile = Pick<PolicyFile, 'name' | 'mediaType' | 'content'>;

/** Files that say what a version of a policy says: kept in the database, read under the rules of the version. */
@Injectable()
export class PolicyFileService {
  constructor(private readonly acknowledgements: AcknowledgementService) {}

  /**
   * Puts a file in place of whichever the draft had. What it is is read from its content, not from its name.
   * Errors: FORBIDDEN, NOT_FOUND, RULE for a version that isn't a draft, INVALID for what is neither PDF nor Word.
   */
  async attachPolicyFile(ctx: Ctx, versionId: string, name: string, content: Buffer): Promise<PolicyFile> {
    ctx.authorize(may.editPolicy(ctx.actor));
    const version = await this.#draft(ctx, versionId);
    const mediaType = await typeOf(content);
    await dropFile(ctx, versionId);
    const file: PolicyFile = { organizationId: ctx.organizationId, id: ctx.newId(), versionId, name, mediaType, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), content, uploadedBy: ctx.actor.personId, uploadedAt: ctx.now() };
    await ctx.insert(PolicyFile, file);
    await noteWriter(ctx, versionId);
    await ctx.record({ name: 'policy.file_attached', subjectId: version.policyId, details: { number: version.number, name, bytes: content.length } });
    return file;
  }

  /** Errors: as `attachPolicyFile`, NOT_FOUND where there is none. */
  async removePolicyFile(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    ctx.authorize(may.editPolicy(ctx.actor));
    const version = await this.#draft(ctx, versionId);
    if ((await dropFile(ctx, versionId)).length === 0) throw notFound();
    await noteWriter(ctx, versionId);
    await ctx.record({ name: 'policy.file_removed', subjectId: version.policyId, details: { number: version.number } });
    return version;
  }

  /** As the version is read: what isn't in force yet by whoever works on it. Errors: NOT_FOUND. */
  async policyFile(ctx: Ctx, versionId: string): Promise<StoredFile> {
    const version = await ctx.get(PolicyVersion, { id: versionId });
    const isOpen = version.state === 'DRAFT' || version.state === 'IN_REVIEW' || version.state === 'WITHDRAWN';
    if (isOpen && !(await worksOnPolicy(ctx, version.policyId))) throw notFound();
    return this.#content(ctx, version.organizationId, versionId);
  }

  /** By a personal link. Errors: NOT_FOUND for a link that works no more. */
  fileByLink(ctx: Ctx, token: string): Promise<StoredFile> {
    return ctx.apart(async (own) => {
      const { version } = await this.acknowledgements.linked(own, token);
      return this.#content(own, version.organizationId, version.id);
    });
  }

  async #content(ctx: Ctx, organizationId: string, versionId: string): Promise<StoredFile> {
    const file = await contentOf(ctx, organizationId, versionId);
    if (!file) throw notFound();
    return file;
  }

  async #draft(ctx: Ctx, versionId: string): Promise<PolicyVersion> {
    const version = await lockedVersion(ctx, versionId);
    if (version.state !== 'DRAFT') throw new DomainError('RULE', { en: 'Only a draft takes another file.', es: 'Solo un borrador admite otro archivo.' }, { state: version.state });
    return version;
  }
}

async function typeOf(content: Buffer): Promise<MediaType> {
  if (content.length === 0) throw new DomainError('INVALID', { en: 'The file is empty. Nothing was kept.', es: 'El archivo está vacío. No se ha guardado nada.' }, { field: 'file' });
  // Loaded with the first file: 10 MB that most days do without.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = (await fileTypeFromBuffer(content).catch(() => undefined))?.mime as string | undefined;
  const known = mediaTypes.find((one) => one === found);
  if (known) return known;
  throw new DomainError('INVALID', { en: 'A policy’s file is a PDF or a Word document (.docx). Nothing was kept; save it as one of these and choose it again.', es: 'El archivo de una política es un PDF o un documento de Word (.docx). No se ha guardado nada; guárdalo así y elígelo otra vez.' }, { field: 'file' });
}

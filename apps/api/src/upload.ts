import type { NextFunction, Request, Response } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { DomainError, type EventBus, failureOf, log, notFound, type Visit } from '@batuta/platform';
import type { VisitorRequest } from '@batuta/organization';
import type { PolicyFileService, StoredFile } from '@batuta/governance';
import { fileBytes, type ImportControlService } from '@batuta/exchange';
import { runIn } from './cli/operation.js';
import { config } from './config.js';

/** Files of one member: a fortieth of the operations. */
const rate = new RateLimiterMemory({ points: Math.ceil(config.ratePerMinute / 40), duration: 60 });

/** Before a byte is read: who comes, and how often. */
export async function membersOnly(request: Request, response: Response, next: NextFunction): Promise<void> {
  const { visit } = request as VisitorRequest;
  if (!visit.actor) return refuse(response, visit, new DomainError('UNAUTHENTICATED', { en: 'Sign in again; the file is still where it was.', es: 'Vuelve a entrar; el archivo sigue donde estaba.' }));
  try {
    await rate.consume(visit.actor.membershipId ?? visit.address);
    next();
  } catch {
    refuse(response, visit, new DomainError('LIMITED', { en: 'Too many files in a minute; wait a little.', es: 'Demasiados archivos en un minuto; espera un poco.' }));
  }
}

/** `POST /files`: a spreadsheet as the body, its name in `x-file-name` (percent-encoded). Answers `{id, fileName, bytes}`, or errors as /graphql does. */
export function receiveFile(database: DataSource, bus: EventBus, imports: ImportControlService) {
  return async (request: Request, response: Response): Promise<void> => {
    const { visit } = request as VisitorRequest;
    try {
      const { requestId, language, organizationId, accountId, actor } = visit;
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      response.json(await runIn(database, bus, { operation: 'files', requestId, language, organizationId, accountId, actor }, (ctx) => imports.receiveFile(ctx, nameOf(request), content)));
    } catch (error) {
      refuse(response, visit, error as Error);
    }
  };
}

/** `POST /policy-files/<version id>`: what a draft of a policy says, as a PDF or Word document. Answers `{id, fileName, bytes}`, or errors as /graphql does. */
export function receivePolicyFile(database: DataSource, bus: EventBus, files: PolicyFileService) {
  return async (request: Request, response: Response): Promise<void> => {
    const { visit } = request as VisitorRequest;
    try {
      const { requestId, language, organizationId, accountId, actor } = visit;
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const versionId = /^[0-9a-f-]{36}$/.exec(String(request.params.id))?.[0];
      if (!versionId) throw notFound();
      const { id, name, bytes } = await runIn(database, bus, { operation: 'attachPolicyFile', requestId, language, organizationId, accountId, actor }, (ctx) => files.attachPolicyFile(ctx, versionId, nameOf(request, 'policy'), content));
      response.json({ id, fileName: name, bytes });
    } catch (error) {
      refuse(response, visit, error as Error);
    }
  };
}

/** `GET /linked/<token>/file`: the file of a policy by a personal link. Public, as the link is. */
export function linkedFile(database: DataSource, bus: EventBus, files: PolicyFileService) {
  const readers = new RateLimiterMemory({ points: 60, duration: 60 });
  return async (request: Request, response: Response): Promise<void> => {
    const { visit } = request as VisitorRequest;
    try {
      await readers.consume(visit.address).catch(() => {
        throw new DomainError('LIMITED', { en: 'Too many files in a minute; wait a little.', es: 'Demasiados archivos en un minuto; espera un poco.' });
      });
      const { requestId, language } = visit;
      sendFile(response, await runIn(database, bus, { operation: 'linkedFile', kind: 'query', requestId, language, organizationId: null, accountId: null, actor: null }, (ctx) => files.fileByLink(ctx, String(request.params.token))));
    } catch (error) {
      refuse(response, visit, error as Error);
    }
  };
}

/** A PDF is shown by the browser, a Word document is taken along; neither runs anything of ours or theirs. */
export function sendFile(response: Response, { name, mediaType, content }: StoredFile): void {
  response.attachment(name).type(mediaType);
  if (mediaType === 'application/pdf') response.set('content-disposition', String(response.get('content-disposition')).replace(/^attachment/, 'inline'));
  response.set('cache-control', 'private, no-store').send(content);
}

export function refuse(response: Response, { language, requestId }: Visit, error: Error): void {
  const { code, text, details } = failureOf(error);
  if (code === 'INTERNAL') log.error({ requestId, error: error.message, stack: error.stack }, 'file failed');
  response.status(statuses[code] ?? 500).json({ errors: [{ message: text[language], extensions: { code, ...details, requestId } }] });
}

const statuses: Record<string, number> = { INVALID: 400, UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409, RULE: 422, LIMITED: 429, UNAVAILABLE: 503 };

/** Express knows an error handler by its four parameters. */
export function unreadableFile(error: Error & { type?: string }, request: Request, response: Response, _next: NextFunction): void {
  const isSpanish = request.get('batuta-language') === 'es';
  const isLarge = error.type === 'entity.too.large';
  const large = isSpanish ? `El archivo pasa de ${fileBytes / 1e6} MB; no se ha guardado nada. Pártelo, o quítale lo que no sea la tabla.` : `The file is larger than ${fileBytes / 1e6} MB; nothing was kept. Split it, or take out what isn’t the table.`;
  const broken = isSpanish ? 'El archivo no ha llegado entero; no se ha guardado nada. Vuelve a intentarlo.' : 'The file didn’t arrive whole; nothing was kept. Try again.';
  response.status(isLarge ? 413 : 400).json({ errors: [{ message: isLarge ? large : broken, extensions: { code: isLarge ? 'LIMITED' : 'INVALID' } }] });
}

function nameOf(request: Request, otherwise = 'file.csv'): string {
  try {
    return decodeURIComponent(request.get('x-file-name') ?? '').replace(/[\p{Cc}/\\]/gu, ' ').trim().slice(0, 255) || otherwise;
  } catch {
    return otherwise;
  }
}

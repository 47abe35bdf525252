import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import express from 'express';
import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { type Ctx, type CtxFacts, EventBus } from '@batuta/platform';
import type { VisitorRequest } from '@batuta/organization';
import { changeLogAccess, SealService } from '@batuta/oversight';
import type { ColumnKind } from '@batuta/oversight';
import { PolicyFileService } from '@batuta/governance';
import { calendarEntry, exportables, ExportService, formats, listNames } from '@batuta/exchange';
import type { InitiativeFilter, InitiativeOrder } from '@batuta/portfolio';
import { runIn } from './cli/operation.js';
import { membersOnly, refuse, sendFile } from './upload.js';

/** Files to take along, by plain links: `GET /exports/<organization>/…`. Reading only; a link from elsewhere downloads to its reader and nobody else. */
export function exports(database: DataSource, app: INestApplicationContext): Router {
  const router = express.Router({ mergeParams: true });
  const bus = app.get(EventBus);
  const within = <Result>(request: Request, act: (ctx: Ctx) => Promise<Result>, kind: CtxFacts['kind'] = 'mutation'): Promise<Result> => {
    const { requestId, language, organizationId, accountId, actor } = (request as VisitorRequest).visit;
    return runIn(database, bus, { operation: 'exports', kind, requestId, language, organizationId, accountId, actor }, act);
  };
  router.use(membersOnly);
  router.get('/log.jsonl', async (request, response) => {
    await sending(request, response, async () => {
      const seals = app.get(SealService, { strict: false });
      const organizationId = await within(request, async (ctx) => {
        ctx.authorize(changeLogAccess.exportLog(ctx.actor));
        await ctx.record({ name: 'log.exported' });
        return ctx.organizationId;
      });
      await seals.sealChain((facts, act) => runIn(database, bus, facts, act), organizationId);
      response.type('application/jsonl').attachment(`batuta-log-${organizationId}-${new Date().toISOString().slice(0, 10)}.jsonl`);
      // Reading only, however slow the client: a transaction that has written would keep the sealer waiting.
      await within(request, (ctx) => pipeline(Readable.from(withBreaks(seals.exported(ctx))), response), 'query');
    });
  });
  router.get('/meetings/:id.ics', async (request, response, next) => {
    const { id } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(id)) return next();
    await sending(request, response, async () => {
      const organization = request.get('batuta-organization') ?? '';
      const entry = await within(request, (ctx) => calendarEntry(ctx, id, `${process.env.PUBLIC_URL ?? 'http://localhost:3000'}/${organization}/governance/meetings/${id}`), 'query');
      response.type('text/calendar; charset=utf-8').attachment(`${organization}-${id}.ics`).send(entry);
    });
  });
  router.get('/policies/:id/file', async (request, response, next) => {
    const { id } = request.params;
    if (!/^[0-9a-f-]{36}$/.test(id)) return next();
    await sending(request, response, async () => sendFile(response, await within(request, (ctx) => app.get(PolicyFileService, { strict: false }).policyFile(ctx, id), 'query')));
  });
  router.get('/:list.:format', async (request, response, next) => {
    const [what, format] = [exportables.find((one) => one === request.params.list), formats.find((one) => one === request.params.format)];
    if (!what || !format) return next();
    await sending(request, response, async () => {
      const file = await within(request, async (ctx) => {
        ctx.authorize(ctx.actor !== null);
        await ctx.record({ name: 'list.exported', details: { what, format } });
        return { content: await app.get(ExportService, { strict: false }).file(ctx, what, format, wantedOf(request)), name: listNames[what][ctx.language].toLowerCase() };
      });
      response.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').attachment(`${request.get('batuta-organization') ?? 'batuta'}-${file.name}-${new Date().toISOString().slice(0, 10)}.${format}`).send(file.content);
    });
  });
  return router;
}

/** The same words as in the address of the portfolio; anything else is no filter. */
function wantedOf({ query }: Request): { filter: InitiativeFilter; orderBy?: InitiativeOrder; asOf?: string; columns?: ColumnKind } {
  const word = (name: string, pattern: RegExp): string | undefined => (typeof query[name] === 'string' && pattern.test(query[name]) ? query[name] : undefined);
  const [department, health, state, owner, cell] = [word('department', /^[0-9a-f-]{36}$/), word('health', /^(ON_TRACK|AT_RISK|OFF_TRACK|NONE)$/), word('state', /^(PROPOSED|ACTIVE|PAUSED|DONE|CANCELLED)$/), word('owner', /^(with|without)$/), word('cell', /^\d-\d$/)];
  const importId = word('import', /^[0-9a-f-]{36}$/);
  const [columns, text] = [word('columns', /^(ROLES|PEOPLE)$/), word('text', /^.{1,100}$/)];
  const [orderBy, asOf] = [word('order', /^(TITLE|DUE_ON|UNOWNED_SINCE)$/), word('asOf', /^\d{4}-\d{2}-\d{2}$/)];
  const filter: InitiativeFilter = { ...(department && { departmentIds: [department] }), ...(health === 'NONE' ? { isTold: false } : health && { healths: [health as 'ON_TRACK'] }), ...(state && { states: [state as 'ACTIVE'] }), ...(owner && { isOwned: owner === 'with' }), ...(query.overdue === 'true' && { isOverdue: true }), ...(cell && { cell: { customer: Number(cell[0]), business: Number(cell[2]) } }), ...(text && { text }), ...(importId && { importId }) };
  return { filter, ...(orderBy && { orderBy: orderBy as InitiativeOrder }), ...(asOf && { asOf }), ...(columns && { columns: columns as ColumnKind }) };
}

/** The organization of a link is part of its address. */
export function organizationOfPath(request: Request, _response: Response, next: () => void): void {
  const { organization } = request.params;
  if (typeof organization === 'string') request.headers['batuta-organization'] = organization;
  next();
}

async function sending(request: Request, response: Response, send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    // Half a file must not look whole.
    if (response.headersSent) response.destroy(error as Error);
    else refuse(response, (request as VisitorRequest).visit, error as Error);
  }
}

async function* withBreaks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Router } from 'express';
import express from 'express';
import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { type Ctx, EventBus } from '@batuta/platform';
import type { VisitorRequest } from '@batuta/organization';
import { changeLogAccess, SealService } from '@batuta/oversight';
import { runIn } from './cli/operation.js';
import { membersOnly, refuse } from './upload.js';

/** Files to take along, by plain links: `GET /exports/<organization>/…`. Reading only; a link from elsewhere downloads to its reader and nobody else. */
export function exports(database: DataSource, app: INestApplicationContext): Router {
  const router = express.Router({ mergeParams: true });
  const bus = app.get(EventBus);
  const within = <Result>(request: Request, act: (ctx: Ctx) => Promise<Result>): Promise<Result> => {
    const { requestId, language, organizationId, accountId, actor } = (request as VisitorRequest).visit;
    return runIn(database, bus, { operation: 'exports', requestId, language, organizationId, accountId, actor }, act);
  };
  router.use(membersOnly);
  router.get('/log.jsonl', async (request, response) => {
    await sending(request, response, async () => {
      const seals = app.get(SealService, { strict: false });
      const organizationId = await within(request, async (ctx) => {
        ctx.authorize(changeLogAccess.exportLog(ctx.actor));
        return ctx.organizationId;
      });
      await seals.sealChain((facts, act) => runIn(database, bus, facts, act), organizationId);
      await within(request, async (ctx) => {
        ctx.authorize(changeLogAccess.exportLog(ctx.actor));
        await ctx.record({ name: 'log.exported' });
        response.type('application/jsonl').attachment(`batuta-log-${(request as VisitorRequest).visit.organizationId}-${new Date().toISOString().slice(0, 10)}.jsonl`);
        await pipeline(Readable.from(withBreaks(seals.exported(ctx))), response);
      });
    });
  });
  return router;
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

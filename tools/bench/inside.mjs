// The product's own services on a bench's database, for what has no address: making the read model, and the write mark.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { v7 as uuidv7 } from 'uuid';
import { DomainModule, entities } from '../../apps/api/dist/app.module.js';
import { runIn } from '../../apps/api/dist/cli/operation.js';
import { EventBus, openDatabase } from '../../libs/platform/dist/index.js';
import { foldCounts } from '../../libs/portfolio/dist/overview/overview.queries.js';
import { OverviewService, StatusUpdateService } from '../../libs/portfolio/dist/index.js';

export async function openInside(databaseUrl) {
  const database = await openDatabase(databaseUrl, entities, 16).initialize();
  const app = await NestFactory.createApplicationContext(DomainModule.of(database, null), { logger: ['error'] });
  const bus = app.get(EventBus);

  function as(organizationId, personId, operation, act) {
    const actor = { accountId: uuidv7(), membershipId: uuidv7(), personId, access: 'CONTRIBUTOR', departmentIds: new Set(), organization: { currency: 'EUR', timeZone: 'Europe/Madrid' } };
    return runIn(database, bus, { operation, organizationId, accountId: actor.accountId, actor }, act);
  }

  return {
    async rebuild(organizationId) {
      for (let after = null, isDone = false; !isDone; isDone = after === null) {
        ({ last: after } = await as(organizationId, uuidv7(), 'rebuild', async (ctx) => {
          ctx.authorize(true);
          return app.get(OverviewService).rebuildAfter(ctx, after);
        }));
      }
    },
    post: (organizationId, { initiativeId, ownerId }, narrative) => as(organizationId, ownerId, 'postStatusUpdate', (ctx) => app.get(StatusUpdateService).postStatusUpdate(ctx, { initiativeId, health: 'AT_RISK', narrative })),
    /** What one write in two hundred does beside its own. */
    fold: (organizationId) =>
      as(organizationId, uuidv7(), 'fold', async (ctx) => {
        ctx.authorize(true);
        await foldCounts(ctx);
      }),
    async close() {
      await app.close();
      await database.destroy();
    },
  };
}

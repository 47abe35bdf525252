import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import type { DataSource } from 'typeorm';

/** Live: the process answers. Ready: it can serve, which takes the database, at the schema of this version, and no drain under way. */
export function health(app: NestExpressApplication, database: DataSource): { isDraining: boolean } {
  const state = { isDraining: false };
  app.use('/health/live', (_request: Request, response: Response) => void response.json({ status: 'live' }));
  app.use('/health/ready', async (_request: Request, response: Response) => {
    if (state.isDraining) return void response.status(503).json({ status: 'draining' });
    try {
      await database.query('select 1');
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'database does not answer' });
    }
  });
  return state;
}

import { PgBoss } from 'pg-boss';
import type { Ctx } from './ctx.js';
import { log } from './log.js';

/** Queues of the product. A job's data holds ids only: the schema of jobs has no row security. */
export const queues = ['mail.invitation', 'mail.policy', 'import.run', 'log.seal', 'gaps.count', 'maintenance.tidy', 'sample.tell'] as const;
export type Queue = (typeof queues)[number];

/** Jobs go into PostgreSQL in the transaction of the write that asks for them, and run after it committed. */
export class Jobs {
  readonly #boss: PgBoss;

  constructor(url: string, options: { isWorker: boolean }) {
    this.#boss = new PgBoss({ connectionString: url, migrate: false, createSchema: false, supervise: options.isWorker, schedule: options.isWorker, superviseIntervalSeconds: 10, monitorIntervalSeconds: 10, max: options.isWorker ? 4 : 1 });
    this.#boss.on('error', (error) => log.warn({ error: error.message }, 'jobs'));
  }

  async start(): Promise<void> {
    await this.#boss.start();
  }

  /** Enqueues in ctx's transaction: no commit, no job. With a heartbeat, a job whose worker died is taken up again after so many seconds. */
  async enqueue(ctx: Ctx, queue: Queue, data: Record<string, string>, options: { heartbeatSeconds?: number; expireInSeconds?: number } = {}): Promise<void> {
    await this.#boss.send(queue, data, { db: { executeSql: async (text, values) => ({ rows: await ctx.sql(text, values ?? []) }) }, retryLimit: 8, retryBackoff: true, ...options });
  }

  async work(queue: Queue, handle: (data: Record<string, string>, jobId: string) => Promise<void>): Promise<void> {
    await this.#boss.work<Record<string, string>>(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
      if (job) await handle(job.data, job.id);
    });
  }

  async every(queue: Queue, cron: string): Promise<void> {
    await this.#boss.schedule(queue, cron);
  }

  /** Waits for what is running, at most `seconds`. */
  async stop(seconds = 4): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: seconds * 1000 });
  }
}

/** Creates or migrates the schema of jobs; run as the owner. */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 2 });
  boss.on('error', (error) => log.warn({ error: error.message }, 'jobs'));
  await boss.start();
  for (const queue of queues) await boss.createQueue(queue);
  await boss.stop({ graceful: false });
}

import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EventBus, Jobs, log, openDatabase } from '@batuta/platform';
import { mailInvitation } from '@batuta/organization';
import { ImportJob } from '@batuta/exchange';
import { mailPolicy } from '@batuta/governance';
import { GapService, SealService } from '@batuta/oversight';
import { DomainModule, entities } from './app.module.js';
import { runIn } from './cli/operation.js';
import { config } from './config.js';
import { tellOwnSample } from './sample/own-sample.js';
import { tidy } from './tidy.js';

const leave = (): never => process.exit(1);
process.once('disconnect', leave);

const database = await openDatabase(config.databaseUrl, entities, 4).initialize();
const jobs = new Jobs(config.databaseUrl, { isWorker: true });
await jobs.start();
const domains = await NestFactory.createApplicationContext(DomainModule.of(database, jobs), { logger: ['error'] });
const bus = domains.get(EventBus);
await jobs.work('mail.invitation', (data) => mailInvitation(database, data));
await jobs.work('mail.policy', (data) => mailPolicy(database, data));
await jobs.work('import.run', (data) => domains.get(ImportJob).run((facts, act) => runIn(database, bus, facts, act), data));
await jobs.work('sample.tell', (data, jobId) => tellOwnSample({ app: domains, database, run: (facts, act) => runIn(database, bus, facts, act) }, data, jobId));
await jobs.work('maintenance.tidy', () => tidy(database));
await jobs.work('log.seal', () => domains.get(SealService, { strict: false }).sealAll((facts, act) => runIn(database, bus, facts, act)));
await jobs.work('gaps.count', () => domains.get(GapService, { strict: false }).countAll((facts, act) => runIn(database, bus, facts, act)));
await jobs.every('maintenance.tidy', '*/15 * * * *');
await jobs.every('log.seal', '*/10 * * * *');
// Days begin at every hour somewhere, and at some half hours.
await jobs.every('gaps.count', '5,35 * * * *');
log.info('working');

process.off('disconnect', leave);
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());
process.on('unhandledRejection', (error) => log.error({ error: String(error) }, 'unhandled'));

async function stop(): Promise<void> {
  const deadline = setTimeout(() => process.exit(0), 4000);
  await jobs.stop(3).catch(() => undefined);
  await database.destroy().catch(() => undefined);
  clearTimeout(deadline);
  process.exit(0);
}

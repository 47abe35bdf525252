import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { bounds, EventBus, InputPipe, Jobs, log, openDatabase, unsafeRole } from '@batuta/platform';
import { SessionMiddleware } from '@batuta/organization';
import { policyFileBytes, PolicyFileService } from '@batuta/governance';
import { fileBytes, ImportControlService } from '@batuta/exchange';
import { AppModule, entities } from './app.module.js';
import { config } from './config.js';
import { exports, organizationOfPath } from './exports.js';
import { health } from './health.js';
import { linkedFile, membersOnly, receiveFile, receivePolicyFile, unreadableFile } from './upload.js';

/** Exit code for "refuses to serve": the launcher does not try again. */
const refused = 78;

// The launcher may go before this process is ready to drain.
const leave = (): never => process.exit(1);
process.once('disconnect', leave);

const database = await openDatabase(config.databaseUrl, entities).initialize();
const reason = await unsafeRole(database);
if (reason) {
  process.stderr.write(`\n${reason}\n`);
  process.exit(refused);
}
const jobs = new Jobs(config.databaseUrl, { isWorker: false });
await jobs.start();

const app = await NestFactory.create<NestExpressApplication>(AppModule.of(database, jobs), { bodyParser: false, logger: false, abortOnError: false });
app.set('trust proxy', config.trustedProxies);
app.disable('x-powered-by');
// Answers change with every write; a hash of each would be computed for nothing.
app.disable('etag');
const readiness = health(app, database);
const contentSecurity = { directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], scriptSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"], connectSrc: ["'self'"], frameAncestors: ["'none'"], upgradeInsecureRequests: null } };
app.use(helmet({ contentSecurityPolicy: contentSecurity, strictTransportSecurity: (process.env.PUBLIC_URL ?? '').startsWith('https') }));
app.use(compression());
app.use('/graphql', onlyPost, express.json({ limit: bounds.bodyBytes }), unreadableBody, app.get(SessionMiddleware).use);
app.use('/files', onlyPost, app.get(SessionMiddleware).use, membersOnly, express.raw({ limit: fileBytes, type: () => true }), unreadableFile, receiveFile(database, app.get(EventBus), app.get(ImportControlService, { strict: false })));
const policyFiles = app.get(PolicyFileService, { strict: false });
app.use('/policy-files/:id', onlyPost, app.get(SessionMiddleware).use, membersOnly, express.raw({ limit: policyFileBytes, type: () => true }), unreadableFile, receivePolicyFile(database, app.get(EventBus), policyFiles));
app.use('/linked/:token/file', app.get(SessionMiddleware).use, linkedFile(database, app.get(EventBus), policyFiles));
app.use('/exports/:organization', organizationOfPath, app.get(SessionMiddleware).use, exports(database, app));
app.useGlobalPipes(new InputPipe());
servePages(app);
await app.init();
const server = await app.listen(config.port, config.host);
server.keepAliveTimeout = 65_000;
log.info({ port: config.port }, 'listening');

process.off('disconnect', leave);
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void drain());
if (process.send && !process.connected) void drain();
process.on('unhandledRejection', (error) => log.error({ error: String(error) }, 'unhandled'));
process.on('uncaughtException', (error) => {
  log.fatal({ error: error.message, stack: error.stack }, 'uncaught');
  process.exit(1);
});

/** Not ready first, so that whoever balances looks elsewhere; then what is in flight ends; then the connections. */
async function drain(): Promise<void> {
  readiness.isDraining = true;
  await new Promise((done) => setTimeout(done, Number(process.env.DRAIN_MS ?? 0)));
  const deadline = setTimeout(() => process.exit(0), 4000);
  server.close(async () => {
    clearTimeout(deadline);
    await jobs.stop(1).catch(() => undefined);
    await database.destroy().catch(() => undefined);
    process.exit(0);
  });
  server.closeIdleConnections();
}

function onlyPost(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'POST') return next();
  response.status(405).set('allow', 'POST').json({ errors: [{ message: 'Operations are sent by POST.', extensions: { code: 'INVALID' } }] });
}

/** A body that is too large or not JSON never reaches an operation. Express knows an error handler by its four parameters. */
function unreadableBody(error: Error & { type?: string }, _request: Request, response: Response, _next: NextFunction): void {
  const isLarge = error.type === 'entity.too.large';
  response.status(isLarge ? 413 : 400).json({ errors: [{ message: isLarge ? `The request is larger than ${bounds.bodyBytes / 1e6} MB; nothing was read.` : 'The request is not JSON; nothing was read.', extensions: { code: isLarge ? 'LIMITED' : 'INVALID' } }] });
}

/** The web app: hashed files are kept for a year, every other address of the product gives the page. */
function servePages(application: NestExpressApplication): void {
  const pages = join(import.meta.dirname, '../../web/dist');
  if (!existsSync(pages)) return;
  application.use('/assets', express.static(join(pages, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  application.use(express.static(pages, { index: false, maxAge: '1h' }));
  application.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path.startsWith('/graphql') || request.path.startsWith('/health')) return next();
    response.set('cache-control', 'no-cache').sendFile(join(pages, 'index.html'));
  });
}

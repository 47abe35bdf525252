// The launcher: database, migrations, sample, api, worker; restarts what dies, and leaves nothing when it stops.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { holdFolder } from './folder.mjs';
import { embeddedPostgres, secretsOf } from './postgres.mjs';
import { refuse, root, say } from './setup.mjs';

/** In the language of whoever looks at the console; what went wrong, and what needs installing, is in English. */
const words = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('es')
  ? {
    database: 'Arrancando la base de datos …', again: 'La base de datos se paró; arranca otra vez.', migrating: 'Poniendo al día la base de datos …', making: 'Creando las empresas de ejemplo que falten …',
    ready: 'Batuta está lista en', pages: 'Las pantallas siguen al código en', signIns: 'Para entrar en las empresas de ejemplo (solo desde este equipo), contraseña', stop: 'Ana está en las dos. Ctrl-C lo para todo.',
    samples: { 'Aurora Seguros, en español': ['ana@aurora.example, oficina del programa', 'bruno@aurora.example, dirige un área', 'carla@aurora.example, dirección'], 'Harbor Telecom, en inglés': ['amy@harbor.example, oficina del programa', 'ben@harbor.example, dirige un área', 'clara@harbor.example, dirección'] },
  }
  : {
    database: 'Starting the database …', again: 'The database ended; starting it again.', migrating: 'Migrating the database …', making: 'Making the sample organizations, where they are missing …',
    ready: 'Batuta is ready at', pages: 'Its pages follow the sources at', signIns: 'Sample sign-ins (from this machine only), password', stop: 'Ana belongs to both. Stop with Ctrl-C.',
    samples: { 'Aurora Seguros, in Spanish': ['ana@aurora.example, program office', 'bruno@aurora.example, head of service', 'carla@aurora.example, executive'], 'Harbor Telecom, in English': ['amy@harbor.example, program office', 'ben@harbor.example, head of service', 'clara@harbor.example, executive'] },
  };

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 3000);
const dataDir = resolve(root, process.env.DATA_DIR || '.batuta');
const isExternal = Boolean(process.env.DATABASE_URL);
const isSample = (process.env.SAMPLE ?? (isExternal ? 'off' : 'on')) === 'on';
const runtimeFile = join(dataDir, 'runtime.json');
const isWatching = process.argv.includes('--watch');
const running = new Set();
const servers = new Map();
let isStopping = false;
let isServing = false;
let letGo = () => undefined;
let pages;
let log;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => void stop(0));
process.on('uncaughtException', (error) => void fail(error));
process.on('unhandledRejection', (error) => void fail(error));

try {
  await checkPort();
  prepareFolder();
  const database = isExternal ? await externalDatabase() : await ownDatabase();
  const env = environmentFor(database);
  say(words.migrating);
  await once(['migrate'], env);
  if (isSample) {
    say(words.making);
    await once(['sample', 'create', '--quiet'], env);
  }
  // Serving takes no owner: only migrations know that address.
  const { DATABASE_OWNER_URL: _owner, SAMPLE_PASSWORD: _sample, ...serving } = env;
  // Without a limit V8 lets rubbish lie; what is alive is a quarter of this. And rows must not be born among the old (docs/adr/0009-bench.md). As in docker/Dockerfile.
  keep('api', ['--max-old-space-size=256', '--max-semi-space-size=16', '--no-allocation-site-pretenuring', 'apps/api/dist/main.js'], serving);
  keep('worker', ['apps/api/dist/worker.js'], serving);
  await ready();
  isServing = true;
  if (isWatching) pages = await (await import('./watch.mjs')).watchSources(port, () => [...servers.values()].forEach((child) => child.kill('SIGTERM')));
  writeFileSync(runtimeFile, JSON.stringify({ pid: process.pid, databaseUrl: database.appUrl, databaseOwnerUrl: database.ownerUrl, superuserUrl: database.superuserUrl, url: address() }), { mode: 0o600 });
  announce();
} catch (error) {
  await fail(error);
}

async function checkPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65535) refuse(`PORT is "${process.env.PORT}"; it must be a number from 1 to 65535.`);
  await new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) =>
      refuse(error.code === 'EADDRINUSE' ? `Port ${port} on ${host} is taken by another program; stop that one, or choose another with PORT=3001 npm start.` : `Batuta can't listen on ${host}:${port} (${error.code}); choose another HOST or PORT.`),
    );
    probe.listen(port, host, () => probe.close(done));
  });
}

function prepareFolder() {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    writeFileSync(join(dataDir, '.writable'), '');
    rmSync(join(dataDir, '.writable'));
  } catch (error) {
    refuse(`The data folder ${dataDir} can't be written (${error.code}); give this user the right to write there, or choose another with DATA_DIR.`);
  }
  letGo = holdFolder(dataDir);
}

async function ownDatabase() {
  say(words.database);
  const track = (child) => {
    running.add(child);
    child.once('exit', () => running.delete(child));
    if (isStopping) child.kill('SIGINT');
  };
  const database = await embeddedPostgres(dataDir, track);
  const watch = (child) => {
    child.on('exit', async () => {
      if (isStopping) return;
      say(words.again);
      for (let wait = 200; !isStopping; wait = Math.min(wait * 2, 5000)) {
        try {
          return watch(await database.start());
        } catch {
          await pause(wait);
        }
      }
    });
  };
  watch(database.child);
  return database;
}

async function externalDatabase() {
  const appUrl = process.env.DATABASE_URL;
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (!ownerUrl) refuse('DATABASE_URL is set and DATABASE_OWNER_URL is not; set both: the first serves and owns nothing, the second migrates.');
  for (const [name, url] of [['DATABASE_URL', appUrl], ['DATABASE_OWNER_URL', ownerUrl]]) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      refuse(`The database of ${name} can't be reached (${error.code ?? error.message}); check its address, its password and that PostgreSQL runs.`);
    }
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num);
    await client.end();
    if (version < 150000) refuse(`The database of ${name} is PostgreSQL ${Math.floor(version / 10000)}; Batuta needs 15 or newer.`);
  }
  return { appUrl, ownerUrl };
}

function environmentFor({ appUrl, ownerUrl }) {
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: publicAddress(),
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    BATUTA_SECRET: process.env.BATUTA_SECRET ?? secretsOf(dataDir).seal,
    ...(isSample && { SAMPLE_PASSWORD: secretsOf(dataDir).sample }),
  };
}

/** Runs an operator's command to its end; what it refuses is said as it stands. */
function once(args, env) {
  return new Promise((done, fail) => {
    if (isStopping) return;
    const child = spawn(process.execPath, ['apps/api/dist/cli.js', ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    running.add(child);
    child.on('exit', (code) => {
      running.delete(child);
      // While stopping nobody waits for the next step any more.
      if (isStopping) return;
      if (code === 0) return done();
      fail(new Error(said.trim() || `batuta ${args.join(' ')} failed`));
    });
  });
}

/** Starts a process and starts it again whenever it dies; a longer pause when it dies at once. */
function keep(name, args, env, wait = 250) {
  if (isStopping) return;
  const startedAt = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', logTarget(), 'inherit', 'ipc'] });
  running.add(child);
  servers.set(name, child);
  child.on('exit', async (code) => {
    running.delete(child);
    if (isStopping) return;
    if (code === 78) return void fail(new Error('')); // it has said why it refuses to serve
    if (!isServing && Date.now() - startedAt < 2000 && wait > 2000) return void fail(new Error(`The ${name} doesn't start; its log is in ${join(dataDir, 'batuta.log')}.`));
    await pause(wait);
    if (!isStopping) keep(name, args, env, Date.now() - startedAt < 5000 ? Math.min(wait * 2, 5000) : 250);
  });
}

function logTarget() {
  log ??= openSync(join(dataDir, 'batuta.log'), 'a', 0o600);
  return log;
}

async function ready() {
  for (let i = 0; i < 600 && !isStopping; i++) {
    const answer = await fetch(`${address()}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  if (!isStopping) throw new Error(`Batuta did not become ready within a minute; its log is in ${join(dataDir, 'batuta.log')}.`);
}

function announce() {
  say(`\n${words.ready} ${publicAddress()}`);
  if (pages) say(`${words.pages} ${pages.address}`);
  if (!isSample) return;
  say(`\n${words.signIns} ${secretsOf(dataDir).sample}`);
  for (const [name, people] of Object.entries(words.samples)) say([`  ${name}`, ...people].join('\n    '));
  say(`  ${words.stop}\n`);
}

/** As people type it, and as it stands in the links that they are given. */
function publicAddress() {
  return process.env.PUBLIC_URL || `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`;
}

function address() {
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

async function fail(error) {
  if (isStopping) return;
  if (error?.message) process.stderr.write(`\n${error.message}\n`);
  await stop(1);
}

/** Api and worker drain first, the database goes last; what does not end in time is killed. */
async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  rmSync(runtimeFile, { force: true });
  pages?.stop();
  const isDatabase = (child) => child.spawnargs.some((arg) => arg.endsWith('postgres'));
  await ended([...running].filter((child) => !isDatabase(child)), 'SIGTERM', 5000);
  await ended([...running].filter(isDatabase), 'SIGINT', 3000);
  letGo();
  process.exit(code);
}

async function ended(children, signal, limit) {
  const waits = children.map((child) => new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once('exit', done))));
  for (const child of children) child.kill(signal);
  await Promise.race([Promise.all(waits), pause(limit)]);
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  await Promise.race([Promise.all(waits), pause(1000)]);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

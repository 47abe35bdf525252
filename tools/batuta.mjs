// `npm run batuta -- <command>`: the operator's command line, on the product that runs on DATA_DIR, or on its database started for the command.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { holdFolder, isHolder } from './folder.mjs';
import { build, install, node, refuse, root } from './setup.mjs';

const dataDir = resolve(root, process.env.DATA_DIR || '.batuta');
// What a program reads must be the command's own output alone.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
await install();
if (!existsSync(join(root, 'apps/api/dist/cli.js'))) await build();
process.stdout.write = write;

/** What reads a file alone asks no database. */
const isAlone = process.argv[2] === 'log' && process.argv[3] === 'verify';
const { urls, stop } = process.env.DATABASE_URL || isAlone ? { urls: {}, stop: () => undefined } : (running() ?? (await started()));
const child = spawn(node(), [join(root, 'apps/api/dist/cli.js'), ...process.argv.slice(2)], { cwd: process.env.INIT_CWD ?? root, env: { ...process.env, ...urls }, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', async (code) => {
  await stop();
  process.exit(code ?? 1);
});

function running() {
  const file = join(dataDir, 'runtime.json');
  if (!existsSync(file)) return undefined;
  const { pid, databaseUrl, databaseOwnerUrl, superuserUrl, url } = JSON.parse(readFileSync(file, 'utf8'));
  if (!isHolder(pid)) return undefined;
  return { urls: { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: databaseOwnerUrl, PUBLIC_URL: process.env.PUBLIC_URL ?? url, ...backup(superuserUrl), ...secret() }, stop: () => undefined };
}

async function started() {
  // A restore may be the first thing that a folder sees.
  if (process.argv[2] === 'restore') mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  else if (!existsSync(join(dataDir, 'secrets.json'))) refuse(`There is no Batuta in ${dataDir}; start it once with npm start, or name its folder in DATA_DIR.`);
  const letGo = holdFolder(dataDir);
  const { embeddedPostgres } = await import('./postgres.mjs');
  const database = await embeddedPostgres(dataDir);
  const stop = () =>
    new Promise((done) => {
      database.child.once('exit', () => {
        letGo();
        done();
      });
      database.child.kill('SIGINT');
    });
  return { urls: { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, ...backup(database.superuserUrl), ...secret() }, stop };
}

/** A backup reads around row security; of an embedded database the superuser does. */
function backup(superuserUrl) {
  return superuserUrl ? { DATABASE_BACKUP_URL: superuserUrl.replace(/\/postgres$/, '/batuta'), DATA_DIR: dataDir } : {};
}

/** What the product seals and signs with, and the sample accounts' password. */
function secret() {
  const { seal, sample } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  return { BATUTA_SECRET: process.env.BATUTA_SECRET ?? seal, SAMPLE_PASSWORD: process.env.SAMPLE_PASSWORD ?? sample };
}

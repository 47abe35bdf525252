// Brings a fresh clone to the point where it can run: dependencies, then build. Runs on Node 18 without any dependency.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Settings of npm that say where packages come from; the rest of a parent npm's would leak into the nested one. */
const keptSettings = ['cache', 'registry', 'proxy', 'https_proxy', 'noproxy', 'cafile', 'userconfig'].map((name) => `npm_config_${name}`);

/** One sentence to the person, exit code 1: the only way that a command of ours gives up. */
export function refuse(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** The Node that the workspace brings along, or the running one where there is none for this platform. */
export function node() {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(own)) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return process.execPath;
  return refuse(`There is no bundled Node for ${process.platform}-${process.arch}; install Node 22.13 or newer and try again.`);
}

/** What a folder's lockfile names: the workspace's, or a tool's that has dependencies of its own. */
export async function install(folder = '.') {
  const cwd = join(root, folder);
  const stamp = join(cwd, 'node_modules', '.batuta-installed');
  const lock = createHash('sha256').update(readFileSync(join(cwd, 'package-lock.json'))).digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed === lock) return;
  say(folder === '.' ? 'Installing dependencies (two or three minutes, the first time only) …' : `Installing what ${folder} needs …`);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config|lifecycle|package)_/i.test(name) || keptSettings.includes(name.toLowerCase())));
  const [command, ...first] = process.env.npm_execpath && existsSync(process.env.npm_execpath) ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const { code } = await run(command, [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (code !== 0) refuse('The dependencies could not be installed; npm says why above. Nothing else was changed; run the command again when the registry answers.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

export async function build() {
  say('Building what changed …');
  const { code, said } = await nx(['run-many', '-t', 'build', '--outputStyle=static'], { quiet: true });
  if (code === 0) return;
  process.stdout.write(said);
  refuse('The build failed; the compiler says where above.');
}

/** Nx without its daemon and its cloud: nothing stays behind. */
export function nx(args, { quiet = false } = {}) {
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', NX_INTERACTIVE: 'false', PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` };
  return run(node(), [join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'), ...args], { env, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
}

const children = new Set();
// A child of the set-up is the leader of its own group, so that what it started ends with it.
process.on('exit', () => {
  for (const { pid } of children) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It had ended already.
    }
  }
});

function run(command, args, options) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, detached: true, ...options });
    let said = '';
    children.add(child);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
    child.once('error', fail);
    child.once('close', (code) => {
      children.delete(child);
      done({ code, said });
    });
  });
}

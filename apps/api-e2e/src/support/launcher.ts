import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from './client.js';

const root = join(import.meta.dirname, '../../../..');

export interface Launched {
  url: string;
  dataDir: string;
  said: () => string;
  password: string;
  runtime: Runtime;
  stop: () => Promise<number | null>;
}

const folders: string[] = [];
const stops: (() => Promise<number | null>)[] = [];

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'batuta-start-'));
  folders.push(made);
  return made;
}

/** After all tests of a file: whatever was started ends, and what it wrote goes. */
export async function cleanUp(): Promise<void> {
  await Promise.all(stops.map((stop) => stop()));
  for (const made of folders) rmSync(made, { recursive: true, force: true });
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

function spawned(env: Record<string, string>): { child: ChildProcess; said: () => string; ended: Promise<number | null> } {
  const child = spawn(process.execPath, ['tools/launch.mjs'], { cwd: root, env: { ...process.env, LC_ALL: 'en_US.UTF-8', SAMPLE: 'off', ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { child, said: () => text, ended: new Promise((done) => child.once('exit', done)) };
}

/** A start that must be refused: what it said and its exit code. */
export async function refused(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { said, ended } = spawned(env);
  return { code: await ended, said: said().trim() };
}

/** The product as `npm start` runs it after its set-up, ready. */
export async function launched(env: Record<string, string> = {}): Promise<Launched> {
  const dataDir = env.DATA_DIR ?? folder();
  const port = await freePort();
  const { child, said, ended } = spawned({ PORT: String(port), DATA_DIR: dataDir, RATE_PER_MINUTE: '100000', ...env });
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!said().includes('Batuta is ready at')) {
    if (isOver) throw new Error(said());
    await new Promise((done) => setTimeout(done, 50));
  }
  const read = <Content>(name: string): Content => JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  stops.push(stop);
  return { url: `http://localhost:${port}`, dataDir, said, password: read<{ sample: string }>('secrets.json').sample, runtime: read<Runtime>('runtime.json'), stop };
}

/** Pids of a launcher's children whose command line holds a text. */
export function childrenOf(launcher: number, text: string): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => {
    try {
      const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      return parent === launcher && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
    } catch {
      return false;
    }
  });
}

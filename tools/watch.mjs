// What `npm run dev` adds to the launcher: the api and the worker start again on new code, and the pages follow their sources.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './postgres.mjs';
import { root, say } from './setup.mjs';

/** Starts the watchers; gives the address of the pages, and what ends the watchers with all that they started. */
export async function watchSources(apiPort, restart) {
  const port = process.env.PAGES_PORT ?? (await freePort());
  // A group each, so that what they start ends with them.
  const run = (script, ...args) => spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: root, env: { ...process.env, PORT: String(apiPort) }, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const children = new Set([
    run('@graphql-codegen/cli/esm/bin.js', '--config', 'apps/web/codegen.ts', '--watch', '--silent'),
    run('vite/bin/vite.js', 'apps/web', '--port', String(port), '--strictPort', '--host', '127.0.0.1', '--logLevel', 'warn'),
  ]);

  let isStopped = false;
  let pending;
  let compiling;
  const changed = () => {
    clearTimeout(pending);
    pending = setTimeout(compile, compiling ? 500 : 200);
  };
  const compile = () => {
    if (compiling) return changed();
    compiling = run('typescript7/bin/tsc', '-b', 'apps/api');
    children.add(compiling);
    compiling.once('exit', (code) => {
      children.delete(compiling);
      compiling = undefined;
      if (isStopped) return;
      if (code !== 0) return say('It does not compile; the api and the worker stay as they were.');
      say('New code: the api and the worker start again.');
      restart();
    });
  };
  const folders = [join(root, 'apps/api/src'), ...readdirSync(join(root, 'libs')).map((name) => join(root, 'libs', name, 'src'))].filter((folder) => existsSync(folder));
  const watchers = folders.map((folder) => watch(folder, { recursive: true }, (_event, name) => name?.endsWith('.ts') && changed()));

  const stop = () => {
    isStopped = true;
    clearTimeout(pending);
    for (const watcher of watchers) watcher.close();
    for (const { pid } of children) {
      try {
        process.kill(-pid, 'SIGTERM');
      } catch {
        // It had ended already.
      }
    }
  };
  return { address: `http://localhost:${port}`, stop };
}

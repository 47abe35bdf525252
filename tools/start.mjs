// `npm start`, and `npm run dev` with --watch: sets everything up, then hands over to the launcher under the workspace's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, node, root } from './setup.mjs';

// npm 11 doesn't pass SIGTERM on, and kill -9 of npm passes nothing. Between npm and this process there may be a shell that lives on,
// so both the parent and its parent are watched; known now, before set-up takes its time.
const [parent, grandparent] = ancestors();
let launcher;

// What npm starts hangs on npm's life from its first second: the set-up runs in children that this process can end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
const watch = setInterval(() => {
  const [now, above] = ancestors();
  if (now !== parent || (process.env.npm_lifecycle_event && above !== grandparent)) stop();
}, 500);

await install();
await build();

launcher = spawn(node(), [join(root, 'tools', 'launch.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
launcher.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function stop() {
  if (launcher) launcher.kill('SIGTERM');
  else process.exit(1);
}

function ancestors() {
  return [process.ppid, parentOf(process.ppid)];
}

function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
  } catch {
    // No /proc on this system (macOS), or the process is gone.
    return process.platform === 'linux' ? 0 : Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
  }
}

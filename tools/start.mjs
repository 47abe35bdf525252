// `npm start`: sets everything up, then hands over to the launcher under the workspace's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './setup.mjs';

install();
build();

const launcher = spawn(node(), [join(root, 'tools', 'launch.mjs')], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
// The launcher decides when all is stopped; until then this process only passes signals on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => launcher.kill('SIGTERM'));
launcher.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
watchParent();

/** npm 11 doesn't pass SIGTERM on, and kill -9 of npm passes nothing: when the parent is gone, stop. */
function watchParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) launcher.kill('SIGTERM');
  }, 500).unref();
}

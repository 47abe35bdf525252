// `npm start`: sets everything up, then hands over to the launcher under the workspace's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './setup.mjs';

// npm 11 doesn't pass SIGTERM on, and kill -9 of npm passes nothing: when the parent is gone, stop. Known before set-up takes its time.
const parent = process.ppid;
let launcher;

// What npm starts hangs on npm's life from its first second: the set-up runs in children that this process can end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
const watch = setInterval(() => process.ppid !== parent && stop(), 500);

await install();
await build();

launcher = spawn(node(), [join(root, 'tools', 'launch.mjs')], { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
watch.unref();
launcher.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function stop() {
  if (launcher) launcher.kill('SIGTERM');
  else process.exit(1);
}

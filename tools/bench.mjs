// `npm run bench` (`-- --json`): measures what the portfolio and a status update cost on the real product, beside hand-written bounds (docs/adr/0009-bench.md).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, install, node, root } from './setup.mjs';

const isJson = process.argv.includes('--json');
// What a program reads must be the bench's own output alone.
const write = process.stdout.write.bind(process.stdout);
if (isJson) process.stdout.write = process.stderr.write.bind(process.stderr);
await install();
await install('tools/bench');
await build();
process.stdout.write = write;

const child = spawn(node(), [join(root, 'tools/bench/run.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));

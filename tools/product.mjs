// The real product on a data folder of its own, for tests, pictures and the bench: started as `npm start` does after its set-up.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.mjs';
import { node, root } from './setup.mjs';

/** Starts it; `stop` ends it and removes its folder. `runtime` is what operators' commands read: addresses and database. */
export async function startProduct(env = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'batuta-product-'));
  const port = await freePort();
  const child = spawn(node(), [join(root, 'tools', 'launch.mjs')], {
    cwd: root,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', PORT: String(port), DATA_DIR: dataDir, RATE_PER_MINUTE: '10000000', SIGN_IN_LIMIT: '100000', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  await new Promise((done, fail) => {
    const take = (chunk) => {
      said += chunk;
      if (said.includes('Batuta is ready at')) done();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => fail(new Error(`The product ended with ${code}:\n${said}`)));
  });
  const stop = () =>
    new Promise((done) => {
      child.once('exit', () => {
        rmSync(dataDir, { recursive: true, force: true });
        done();
      });
      child.kill('SIGTERM');
    });
  const password = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).sample;
  return { url: `http://localhost:${port}`, dataDir, password, runtime: JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')), said, stop, child };
}

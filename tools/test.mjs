// `npm test`: sets everything up and runs everything: lint with boundaries, types, unit, API, shape, browser.
// Words after -- narrow it: unit, api, durability, web, or part of a file's name (npm test -- api ownership).
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, node, nx, refuse, root, say } from './setup.mjs';

const words = process.argv.slice(2);
const all = ['unit', 'api', 'durability', 'web'];
const projects = all.filter((name) => !words.some((word) => all.includes(word)) || words.includes(name));
const files = words.filter((word) => !all.includes(word));

await install();
if (words.length === 0) {
  say('Lint with boundaries, and types …');
  const { code, said } = await nx(['run-many', '-t', 'lint', 'typecheck', '--outputStyle=static'], { quiet: true });
  if (code !== 0) {
    process.stdout.write(said);
    refuse('Lint or types failed; the places are named above.');
  }
}
await build();

let passed = 0;
let failed = 0;
if (projects.includes('unit')) run('unit');
if (projects.some((name) => name !== 'unit')) {
  const browser = projects.includes('web') ? (await import('./chromium.mjs')).chromium() : '';
  const { startProduct } = await import('./product.mjs');
  say('Starting the product …');
  const product = await startProduct();
  const env = { BATUTA_URL: product.url, BATUTA_DATA_DIR: product.dataDir, BATUTA_PASSWORD: product.password, BATUTA_RUNTIME: JSON.stringify(product.runtime), CHROMIUM: browser };
  try {
    for (const name of projects.filter((one) => one !== 'unit')) run(name, env);
  } finally {
    await product.stop();
  }
}
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run(project, env = {}) {
  const report = join(root, 'node_modules', `.batuta-${project}.json`);
  rmSync(report, { force: true });
  const done = spawnSync(node(), ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', project, '--json', `--outputFile=${report}`, '--passWithNoTests', '--maxWorkers=2', '--forceExit', ...files], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0);
  } catch {
    failed++;
  }
  if (done.status !== 0 && failed === 0) failed++;
}

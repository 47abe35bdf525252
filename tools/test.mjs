// `npm test`: sets everything up and runs everything: lint with boundaries, types, unit, API, shape, browser.
// Words after -- narrow it: unit, api, durability, web, web-alone, or part of a file's name (npm test -- api ownership).
import { environmentOf, runJest } from './jest.mjs';
import { build, install, nx, refuse, say } from './setup.mjs';

const words = process.argv.slice(2);
const all = ['unit', 'api', 'durability', 'web', 'web-alone'];
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
  const browser = projects.some((name) => name.startsWith('web')) ? (await import('./chromium.mjs')).chromium() : '';
  const { startProduct } = await import('./product.mjs');
  say('Starting the product …');
  const product = await startProduct();
  const env = environmentOf(product, browser);
  try {
    for (const name of projects.filter((one) => one !== 'unit')) run(name, env);
  } finally {
    await product.stop();
  }
}
say(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run(project, env = {}) {
  const counts = runJest(project, files, env);
  passed += counts.passed;
  failed += counts.failed;
}

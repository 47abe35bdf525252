// Runs one of jest's projects against a running product, and counts.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from './setup.mjs';

/** What tests need to know of a product that runs for them. */
export function environmentOf(product, browser = '') {
  return { BATUTA_URL: product.url, BATUTA_DATA_DIR: product.dataDir, BATUTA_PASSWORD: product.password ?? '', BATUTA_RUNTIME: JSON.stringify(product.runtime), CHROMIUM: browser };
}

/** Gives how many tests passed and failed; a run that ends without a report has failed. */
export function runJest(project, files, env, { quiet = false } = {}) {
  const report = join(root, 'node_modules', `.batuta-${project}.json`);
  rmSync(report, { force: true });
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const words = ['--selectProjects', project, '--json', `--outputFile=${report}`, `--maxWorkers=${project === 'web-alone' ? 1 : 2}`, '--forceExit', ...(files.length > 0 ? ['--passWithNoTests'] : [])];
  const done = spawnSync(node(), [...flags, join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...words, ...files], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'] });
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = numFailedTests || numFailedTestSuites || (done.status === 0 ? 0 : 1);
    return { passed: numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

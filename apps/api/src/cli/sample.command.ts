import { Command } from 'commander';
import { createSample } from '../sample/sample.service.js';
import { print, withOperator } from './operation.js';

export function sampleCommand(): Command {
  const create = new Command('create')
    .description('Make the sample organizations aurora (Spanish) and harbor (English), where they are missing. The accounts’ password comes from SAMPLE_PASSWORD.')
    .option('--quiet', 'say only what is made')
    .option('--json', 'print JSON')
    .action(async ({ quiet, json }: { quiet?: boolean; json?: boolean }) => {
      const password = process.env.SAMPLE_PASSWORD ?? '';
      const made = await withOperator((operator) => createSample(operator, password, (sentence) => (json ? undefined : process.stdout.write(`${sentence}\n`))));
      if (json || !quiet) print(json, made.length ? `Made ${made.join(' and ')}.` : 'Both sample organizations are there.', { made });
    });
  return new Command('sample').description('Sample organizations').addCommand(create);
}

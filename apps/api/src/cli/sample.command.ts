import { Command, Option } from 'commander';
import { aurora } from '../sample/aurora.js';
import { harbor } from '../sample/harbor.js';
import { rehearse } from '../sample/rehearsal.js';
import { removeSample } from '../sample/reset.js';
import { createSample } from '../sample/sample.service.js';
import { config } from '../config.js';
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
  const reset = new Command('reset')
    .description('Take both sample organizations away with their history and tell them anew. Refused where somebody with an account of their own has worked in one.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      for (const slug of ['aurora', 'harbor']) await removeSample(config.databaseOwnerUrl, slug);
      const made = await withOperator((operator) => createSample(operator, process.env.SAMPLE_PASSWORD ?? '', () => undefined));
      print(json, `Told anew: ${made.join(' and ')}. Whoever had one open should reload.`, { made });
    });
  const rehearseCommand = new Command('rehearse')
    .description('Tell a sample story in an organization of its own and compare its pages of five evenings with how they stand on those days now.')
    .requiredOption('--slug <slug>', 'the new organization’s name in addresses')
    .addOption(new Option('--story <story>', 'which').choices(['aurora', 'harbor']).default('aurora'))
    .option('--days <days>', 'days ago, with commas', '300,200,130,60,20')
    .option('--json', 'print JSON')
    .action(async ({ slug, story, days, json }: { slug: string; story: 'aurora' | 'harbor'; days: string; json?: boolean }) => {
      const told = { aurora, harbor }[story];
      const { moments } = await withOperator((operator) => rehearse(operator, { ...told, slug, name: `${told.name} (${slug})` }, process.env.SAMPLE_PASSWORD ?? '', days.split(',').map(Number)));
      const isEqual = moments.every(({ differing }) => differing.length === 0);
      print(json, moments.map(({ day, initiatives, pages, differing }) => `${day}: ${initiatives} initiatives, ${pages} pages, ${differing.length} differ${differing.map((one) => `\n  ${one}`).join('')}`).join('\n'), { moments });
      process.exitCode = isEqual ? 0 : 1;
    });
  return new Command('sample').description('Sample organizations').addCommand(create).addCommand(reset).addCommand(rehearseCommand);
}

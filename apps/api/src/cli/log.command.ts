import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { verifyLog } from '@batuta/platform';
import { SessionService } from '@batuta/organization';
import { changeLogAccess, SealService } from '@batuta/oversight';
import { print, withOperator } from './operation.js';

export function logCommand(): Command {
  const seal = new Command('seal')
    .description('Seal the change log of every organization now; the worker does it every ten minutes.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withOperator(({ app, run }) => app.get(SealService).sealAll(run));
      print(json, 'Sealed.', { sealed: true });
    });
  const exportCommand = new Command('export')
    .description('Seal an organization’s change log and write it to a file that can be verified anywhere.')
    .requiredOption('--organization <slug>', 'the organization')
    .requiredOption('--as <email>', 'an administrator or member of the program office')
    .requiredOption('--out <file>', 'the file')
    .option('--json', 'print JSON')
    .action(async (options: { organization: string; as: string; out: string; json?: boolean }) => {
      await withOperator(async ({ app, run }) => {
        const id = await run({ operation: 'log export' }, async (ctx) => {
          await app.get(SessionService).actAs(ctx, options.as, options.organization);
          ctx.authorize(changeLogAccess.exportLog(ctx.actor));
          return ctx.organizationId;
        });
        await app.get(SealService).sealChain(run, id);
        await run({ operation: 'log export' }, async (ctx) => {
          await app.get(SessionService).actAs(ctx, options.as, options.organization);
          ctx.authorize(changeLogAccess.exportLog(ctx.actor));
          await pipeline(Readable.from(lines(app.get(SealService).exported(ctx))), createWriteStream(options.out));
        });
      });
      print(options.json, `Wrote ${options.out}.`, { file: options.out });
    });
  const verify = new Command('verify')
    .description('Verify an exported change log. Needs the file alone: no database, no network. Exit code 1 when anything is not as it was sealed.')
    .argument('<files...>', 'exports')
    .option('--key <fingerprint>', 'the fingerprint that an earlier export showed; the head must be signed by that key')
    .option('--json', 'print JSON')
    .action(async (files: string[], { key, json }: { key?: string; json?: boolean }) => {
      for (const file of files) {
        const verdict = await verifyLog(createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }), key);
        const facts = `${verdict.rows} changes under ${verdict.seals} seals, exported ${verdict.exportedAt}, key ${verdict.fingerprint}`;
        print(json, verdict.isWhole ? `Whole: ${facts}.` : `NOT WHOLE: ${verdict.faults.slice(0, 5).join('; ')}${verdict.faults.length > 5 ? `; and ${verdict.faults.length - 5} more` : ''}. (${facts})`, verdict);
        if (!verdict.isWhole) process.exitCode = 1;
      }
    });
  return new Command('log').description('The change log: seal, export, verify').addCommand(seal).addCommand(exportCommand).addCommand(verify);
}

async function* lines(from: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of from) yield `${line}\n`;
}

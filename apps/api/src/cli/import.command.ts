import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { v7 as uuidv7 } from 'uuid';
import { type Ctx, DomainError, nameKey } from '@batuta/platform';
import { SessionService } from '@batuta/organization';
import { csvOfWorkbook, type ImportKind, importKinds, type ImportResult, ImportService, ImportUndoService, isWorkbook, type Mapping, noonOf, planOf, readSheet, refuseDayToCome } from '@batuta/exchange';
import { type Operator, print, withOperator } from './operation.js';

interface Options {
  organization: string;
  as: string;
  mapping?: string;
  renames?: string;
  asOf?: string;
  dryRun?: boolean;
  allOrNothing?: boolean;
  json?: boolean;
}

/** Rows of one transaction: short enough that others hardly wait, long enough to be quick. */
const batchSize = 50;

/** Ends a transaction without writing: a dry run, or all or nothing with something wrong. */
class TakenBack extends Error {}

export function importCommand(): Command {
  const commands = importKinds.map((kind) => new Command(kind)
    .description(`Import ${kind} from a CSV or XLSX. Encoding, separator, header row and columns are found out; a mapping overrides them.`)
    .argument('<file>', 'the CSV or XLSX file')
    .requiredOption('--organization <slug>', 'the organization')
    .requiredOption('--as <email>', 'a member in whose name it is done (administrator or program office)')
    .option('--mapping <file>', 'JSON: {"columns": {"title": "…"}, "units": "millions", "dateOrder": "dmy", "pivot": 70, "headerRow": 1}')
    .option('--renames <file>', 'accepted renames: JSON {"new name": "old name"}, or CSV with the columns new, old')
    .option('--as-of <date>', 'the day that the sheet speaks of, YYYY-MM-DD; its statuses are dated by it (default: today)')
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--all-or-nothing', 'one transaction: with any bad cell or skipped row nothing is written')
    .option('--json', 'print JSON')
    .action(async (file: string, options: Options) => {
      const result = await withOperator((operator) => importFile(operator, kind, file, options));
      print(options.json, sentenceOf(result, options), result);
    }));
  const undo = new Command('undo')
    .description('Undo an import: what nobody has touched since is as it was before, the rest is listed.')
    .argument('<id>', 'the import')
    .requiredOption('--organization <slug>', 'the organization')
    .requiredOption('--as <email>', 'a member in whose name it is done')
    .option('--json', 'print JSON')
    .action(async (id: string, options: Options) => {
      const undone = await withOperator(({ app, run }) =>
        run({ operation: 'import undo' }, async (ctx) => {
          await app.get(SessionService).actAs(ctx, options.as, options.organization);
          return app.get(ImportUndoService).undoImport(ctx, id);
        }),
      );
      print(options.json, `Deleted ${undone.deleted}, restored ${undone.restored}, left ${undone.kept.length} that were touched since.`, undone);
    });
  const all = new Command('import').description('Bring in what a spreadsheet holds');
  for (const command of [...commands, undo]) all.addCommand(command);
  return all;
}

async function importFile({ app, run }: Operator, kind: ImportKind, file: string, options: Options): Promise<ImportResult> {
  const mapping = options.mapping ? (JSON.parse(textOf(options.mapping)) as Mapping) : {};
  const bytes = bytesOf(file);
  const sheet = readSheet(isWorkbook(bytes) ? await csvOfWorkbook(bytes) : bytes, mapping, kind);
  const plan = planOf(sheet, mapping, 'en', kind);
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  const noon = noonOf(asOf);
  refuseDayToCome(asOf, new Date().toISOString().slice(0, 10));
  const id = uuidv7();
  const asked = { id, kind, fileName: basename(file), asOf, columns: sheet.columns, plan, renames: options.renames ? renamesOf(options.renames) : new Map<string, string>() };
  const imports = app.get(ImportService);
  // A sheet of today is imported now; one of another day by that day's clock.
  const clock = options.asOf ? { clock: () => noon } : {};
  const within = <Result>(act: (ctx: Ctx) => Promise<Result>): Promise<Result> =>
    run({ operation: `import ${kind}`, requestId: id, ...clock }, async (ctx) => {
      await app.get(SessionService).actAs(ctx, options.as, options.organization);
      return act(ctx);
    });

  if (options.dryRun || options.allOrNothing) {
    let result: ImportResult | undefined;
    try {
      return await within(async (ctx) => {
        const importing = await imports.start(ctx, asked);
        await imports.rows(ctx, importing, plan.rows);
        await imports.settle(ctx, importing);
        await imports.finish(ctx, importing);
        result = importing.result;
        if (options.dryRun || result.errors.length > 0 || result.skipped > 0) throw new TakenBack();
        return result;
      });
    } catch (error) {
      if (error instanceof TakenBack && result) return { ...result, importId: null };
      throw error;
    }
  }
  const importing = await within((ctx) => imports.start(ctx, asked));
  try {
    for (let from = 0; from < plan.rows.length; from += batchSize) await within((ctx) => imports.rows(ctx, importing, plan.rows.slice(from, from + batchSize)));
    await within(async (ctx) => {
      await imports.settle(ctx, importing);
      await imports.finish(ctx, importing);
    });
  } catch (error) {
    process.stderr.write(`The import stopped; what it had written can be taken back: import undo ${id}\n`);
    throw error;
  }
  return importing.result;
}

function renamesOf(file: string): Map<string, string> {
  const text = textOf(file);
  const pairs = text.trimStart().startsWith('{') ? Object.entries(JSON.parse(text) as Record<string, string>) : (parse(text, { columns: true, bom: true, trim: true }) as { new: string; old: string }[]).map((row): [string, string] => [row.new, row.old]);
  return new Map(pairs.map(([fresh, former]) => [nameKey(fresh), nameKey(former)]));
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as { code: string };
    throw new DomainError('INVALID', { en: `${file} can't be read (${code}).`, es: `${file} no se puede leer (${code}).` });
  }
}

function textOf(file: string): string {
  return bytesOf(file).toString('utf8');
}

function sentenceOf(result: ImportResult, { dryRun, allOrNothing }: Options): string {
  const { created, updated, unchanged, skipped, errors, suggestions } = result;
  const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${skipped} skipped; ${errors.length} cells could not be read, ${suggestions.length} names look like known ones.`;
  if (result.importId) return `${counts}\nUndo it with: npm run batuta -- import undo ${result.importId} --organization … --as …`;
  return dryRun ? `Nothing was written. It would be: ${counts}` : allOrNothing ? `Nothing was written, because not all of it could be: ${counts}` : counts;
}

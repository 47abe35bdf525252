import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, type GraphQLContext, PageArgs, type Soon } from '@batuta/platform';
import { MyAbilitiesType, peopleById, type Person, PersonType } from '@batuta/organization';
import { givenTo, type InitiativeOverview, InitiativeType, overviewsById } from '@batuta/portfolio';
import { localDay } from '@batuta/rules';
import type { ImportField } from './columns.js';
import * as may from './import.access.js';
import { Import, ImportRow } from './import.entity.js';
import type { Mapping } from './import.plan.js';
import { countsOf, importsPage, resultRows, unownedOf } from './import.queries.js';
import { lastEventsOf, namesOf } from './import-undo.queries.js';
import { separators, type SeparatorName } from './import.enums.js';
import { ConfirmImportInput, CorrectCellInput, ImportCellInput, ImportIdInput, type ImportMappingInput, ImportRowsArgs, StartImportInput } from './import-input.types.js';
import { ImportConnection, ImportCounts, ImportKept, ImportPreview, ImportPreviewRow, ImportReading, ImportResultRow, ImportType, SourceRow, UndoneImport, Unowned } from './import.types.js';
import { ImportControlService } from './import-control.service.js';
import { previewOf } from './import-preview.js';
import type { Preview, PreviewRow } from './preview.types.js';
import { ImportUndoService } from './import-undo.service.js';
import { titleDayOf } from './title-day.js';

@Resolver(() => InitiativeType)
export class InitiativeSourcesResolver {
  @ResolveField(() => [SourceRow], { description: 'Rows of imported files that it came from, newest first; empty for readers who may not read imports.' })
  async sources({ id }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<SourceRow[]> {
    if (!may.readImports(ctx.actor)) return [];
    const rows = await ctx.list(ImportRow, { initiativeId: id });
    const sources = await Promise.all(rows.map(async (row) => sourceOf(row, await ctx.get(Import, { id: row.importId }))));
    return sources.sort((one, other) => other.importedAt.getTime() - one.importedAt.getTime());
  }
}

@Resolver(() => MyAbilitiesType)
export class MyImportAbilitiesResolver {
  @ResolveField(() => Boolean, { description: 'Bring in spreadsheets.' })
  startImport(_me: unknown, _: unknown, { ctx }: GraphQLContext): boolean {
    return may.importInitiatives(ctx.actor);
  }
}

@Resolver(() => ImportType)
export class ImportResolver {
  constructor(
    private readonly control: ImportControlService,
    private readonly undo: ImportUndoService,
  ) {}

  @Query(() => ImportConnection, { description: 'Imports, newest first, without those that were thrown away.' })
  imports(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<ImportConnection> {
    ctx.authorize(may.readImports(ctx.actor));
    return importsPage(ctx, first, after);
  }

  @Query(() => ImportType, { description: 'One import. Errors: NOT_FOUND.' })
  async import(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Its id.' }) id: string): Promise<Import> {
    ctx.authorize(may.readImports(ctx.actor));
    return ctx.get(Import, { id });
  }

  @Mutation(() => ImportType, { description: 'Reads a file that was given. Nothing of it is saved until it is confirmed. Errors: RULE for a file that can’t be read as rows, with what to do.' })
  startImport(@Context('ctx') ctx: Ctx, @Args('input') { fileId, kind, asOf, mapping }: StartImportInput): Promise<Import> {
    return this.control.startImport(ctx, { fileId, kind: kind ?? 'initiatives', asOf, mapping: mapping && mappingGiven(mapping) });
  }

  @Mutation(() => ImportType, { description: 'Saves it, in the background. Errors: RULE when it was confirmed already; NOT_FOUND for a rename to an unknown initiative.' })
  confirmImport(@Context('ctx') ctx: Ctx, @Args('input') { id, mode, renames }: ConfirmImportInput): Promise<Import> {
    return this.control.confirmImport(ctx, id, mode, Object.fromEntries((renames ?? []).map(({ row, initiativeId }) => [String(row), initiativeId])));
  }

  @Mutation(() => ImportType, { description: 'Mends a cell of a file before it is confirmed; the row is read again. Errors: RULE once it was confirmed, NOT_FOUND for a cell that the file has not.' })
  correctCell(@Context('ctx') ctx: Ctx, @Args('input') input: CorrectCellInput): Promise<Import> {
    return this.control.correctCell(ctx, input);
  }

  @Mutation(() => ImportType, { description: 'Throws away what was only read; stops what runs, keeping what is saved (of all or nothing: nothing).' })
  cancelImport(@Context('ctx') ctx: Ctx, @Args('input') { id }: ImportIdInput): Promise<Import> {
    return this.control.cancelImport(ctx, id);
  }

  @Mutation(() => ImportType, { description: 'Goes on with a stopped import where it stopped.' })
  resumeImport(@Context('ctx') ctx: Ctx, @Args('input') { id }: ImportIdInput): Promise<Import> {
    return this.control.resumeImport(ctx, id);
  }

  @Mutation(() => UndoneImport, { description: 'Takes an import back as one: what nobody has touched since is as it was before. Errors: RULE while it runs, or when it was undone.' })
  async undoImport(@Context('ctx') ctx: Ctx, @Args('input') { id }: ImportIdInput): Promise<UndoneImport> {
    const { deleted, restored, kept } = await this.undo.undoImport(ctx, id);
    return { import: await ctx.get(Import, { id }), deleted, restored, kept: kept.length };
  }

  @Mutation(() => ImportType, { description: 'Adds the person whom a cell names and nobody is known by, without access; they stay whatever becomes of the import. Errors: RULE for a name that is known or can be no person’s, once it was confirmed, and when the file is not kept any more; NOT_FOUND for a cell that the file has not.' })
  addImportedPerson(@Context('ctx') ctx: Ctx, @Args('input') input: ImportCellInput): Promise<Import> {
    return this.control.addImportedPerson(ctx, input);
  }

  @ResolveField(() => [PersonType], { description: 'Who was added from its cells while it was looked at.' })
  async people({ people }: Import, _: unknown, { ctx }: GraphQLContext): Promise<Person[]> {
    return (await Promise.all(people.map((id) => peopleById(ctx, id)))).filter((person) => person !== null);
  }

  @ResolveField(() => PersonType, { description: 'Who began it.' })
  importedBy({ importedBy }: Import, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, importedBy);
  }

  @ResolveField(() => ImportCounts, { description: 'What became of the rows so far.' })
  counts({ id }: Import, _: unknown, { ctx }: GraphQLContext): Promise<ImportCounts> {
    return countsOf(ctx, id);
  }

  @ResolveField(() => [ImportResultRow], { description: 'Saved rows, in the file’s order: 1 to 100 after a row.' })
  results(@Parent() { id }: Import, @Context('ctx') ctx: Ctx, @Args() { show, first, afterRow }: ImportRowsArgs): Promise<ImportResultRow[]> {
    return resultRows(ctx, id, show, afterRow, first);
  }

  @ResolveField(() => Unowned, { description: 'Its initiatives that nobody is accountable for now, in the file’s order, up to 50.' })
  async unowned({ id }: Import, _: unknown, { ctx }: GraphQLContext): Promise<Unowned> {
    const { ids, count } = await unownedOf(ctx, id, 50);
    const initiatives = await Promise.all(ids.map((initiativeId) => overviewsById(ctx, initiativeId)));
    return { count, initiatives: initiatives.filter((one) => one !== null) };
  }

  @ResolveField(() => ImportKept, { description: 'Its initiatives that somebody has touched since, which undoing it would leave as they are; none while it runs, once it is undone, and of people and departments.' })
  async touched(found: Import, _: unknown, { ctx }: GraphQLContext): Promise<ImportKept> {
    const { id, kind, state, undoneAt } = found;
    return kept(ctx, found, kind !== 'initiatives' || undoneAt || (state !== 'DONE' && state !== 'STOPPED') ? [] : await this.undo.touched(ctx, id));
  }

  @ResolveField(() => ImportKept, { description: 'What undoing it left as it was, since somebody had touched it: initiatives, or of imports of people and departments those.' })
  kept(found: Import, _: unknown, { ctx }: GraphQLContext): Promise<ImportKept> {
    return kept(ctx, found, found.kept);
  }

  @ResolveField(() => ImportReading, { nullable: true, description: 'How its file is read; null once the file is not kept any more, and for imports by command.' })
  async reading(found: Import, _: unknown, { ctx }: GraphQLContext): Promise<ImportReading | null> {
    if (!found.fileId || found.state !== 'READY') return null;
    const reading = await this.control.reading(ctx, found);
    if (!reading) return null;
    const { sheet, plan } = reading;
    const fields = new Map(Object.entries(plan.columns).map(([field, column]) => [column, field as ImportField]));
    return {
      encoding: sheet.encoding,
      separator: (Object.entries(separators).find(([, sign]) => sign === sheet.separator)?.[0] ?? 'COMMA') as SeparatorName,
      headerRow: sheet.headerRow,
      titleDay: await titleDayOf(sheet.above, plan.rules.dateOrder, localDay(found.importedAt, ctx.actor.organization.timeZone)),
      dateOrder: plan.rules.dateOrder,
      pivot: plan.rules.pivot,
      units: plan.rules.unit === 1_000_000 ? 'millions' : plan.rules.unit === 1000 ? 'thousands' : 'units',
      columns: sheet.columns.map((name, i) => ({ name, field: fields.get(i) ?? null, sample: (sheet.rows.find(({ cells }) => cells[i]?.trim())?.cells[i] ?? '').trim().slice(0, 80) })),
    };
  }

  @ResolveField(() => ImportPreview, { nullable: true, description: 'What confirming would do; null once it was confirmed.' })
  async preview(found: Import, _: unknown, { ctx }: GraphQLContext): Promise<Omit<ImportPreview, 'rows'> & { all: PreviewRow[] } | null> {
    if (found.state !== 'READY' || !(await this.control.reading(ctx, found))) return null;
    const preview = await previewOf(ctx, await this.control.runOf(ctx, found));
    return { ...summaryOf(preview), all: preview.rows };
  }
}

@Resolver(() => ImportPreview)
export class ImportPreviewResolver {
  @ResolveField(() => [ImportPreviewRow], { description: 'Rows, in the file’s order.' })
  rows(@Parent() { all }: { all: PreviewRow[] }, @Args() { show, first, afterRow }: ImportRowsArgs): ImportPreviewRow[] {
    return all.filter((row) => row.number > afterRow && (show === 'ALL' || (show === 'TO_LOOK_AT' ? needsLook(row) : show === 'DOUBTFUL' ? row.suggestion !== null : row.outcome === show))).slice(0, first);
  }
}

/** They by name, with the last that happened to each since the import. */
async function kept(ctx: Ctx, { finishedAt, importedAt }: Import, ids: readonly string[]): Promise<ImportKept> {
  if (ids.length === 0) return { count: 0, records: [] };
  const records = await namesOf(ctx, ids, 50);
  const last = new Map((await lastEventsOf(ctx, records.map(({ id }) => id), finishedAt ?? importedAt)).map((event) => [event.id, event]));
  return {
    count: ids.length,
    records: await Promise.all(records.map(async (record) => {
      const event = last.get(record.id);
      return { ...record, last: event ? { name: event.name, occurredAt: event.occurredAt, actor: await peopleById(ctx, event.actorId), to: await peopleById(ctx, givenTo(event.name, event.details)), details: JSON.stringify({ letter: event.details.letter }) } : null };
    })),
  };
}

function needsLook({ outcome, suggestion, cells }: PreviewRow): boolean {
  return outcome === 'SKIPPED' || outcome === 'UPDATED' || suggestion !== null || cells.some(({ problem, corrected, nearest, doubt }) => problem !== null || corrected !== null || nearest !== null || doubt !== null);
}

function summaryOf({ rows, inWork, unowned, unsponsored, statuses, departmentsCreated }: Preview): Omit<ImportPreview, 'rows'> {
  const count = (outcome: PreviewRow['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const comingIn = rows.filter(({ outcome }) => outcome !== 'SKIPPED');
  const toMend = comingIn.map(({ number, cells }) => ({ number, cells: cells.filter(({ problem, nearest }) => problem !== null || nearest !== null).length })).filter(({ cells }) => cells > 0);
  return {
    counts: { created: count('CREATED'), updated: count('UPDATED'), unchanged: count('UNCHANGED'), skipped: count('SKIPPED'), cells: rows.reduce((sum, { cells, outcome }) => sum + (outcome === 'SKIPPED' ? 0 : 1) * cells.filter(({ problem }) => problem !== null).length, 0) },
    doubtful: rows.filter(({ suggestion }) => suggestion !== null).length,
    inWork,
    unowned,
    unsponsored,
    statuses,
    departmentsCreated,
    guessed: new Set(comingIn.flatMap(({ cells }) => cells.filter(({ problem, nearest }) => problem === null && nearest !== null).map(({ text, corrected }) => (corrected ?? text).toLowerCase()))).size,
    corrected: comingIn.filter(({ cells }) => cells.some(({ corrected }) => corrected !== null) && cells.every(({ problem }) => problem === null)).length,
    toMend: toMend.reduce((sum, { cells }) => sum + cells, 0),
    rowsToMend: toMend.map(({ number }) => number),
    outcomes: rows.map(({ outcome }) => outcome),
  };
}

function mappingGiven({ columns, separator, ...rest }: ImportMappingInput): Mapping {
  return { ...rest, ...(columns && { columns: Object.fromEntries(columns.map(({ field, column }) => [field, column ?? null])) }), ...(separator && { separator: separators[separator] }) };
}

function sourceOf({ importId, rowNumber, cells }: ImportRow, { fileName, asOf, importedAt, undoneAt, columns }: Import): SourceRow {
  return { importId, fileName, asOf, importedAt, undoneAt, rowNumber, cells: columns.map((column, i) => ({ column, value: cells[i] ?? '' })) };
}

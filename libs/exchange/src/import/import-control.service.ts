import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, notFound } from '@batuta/platform';
import { OutboxJobs, PersonService } from '@batuta/organization';
import { localDay } from '@batuta/rules';
import * as may from './import.access.js';
import type { ImportKind } from './columns.js';
import { csvOfWorkbook, isWorkbook } from './xlsx.js';
import { Import, ImportFile, type ImportMode, type ImportState } from './import.entity.js';
import type { CorrectCellInput, ImportCellInput } from './import-input.types.js';
import { correctionKey, type Corrections, type Mapping, type Plan, planOf } from './import.plan.js';
import { copyCorrections, correctCells, correctionsOf, countsOf, lockedProgress, mappingOfColumns } from './import.queries.js';
import { knownOf, mappingOf, noonOf, refuseDayToCome } from './import.service.js';
import { previewOf } from './import-preview.js';
import { ImportRun } from './import-run.js';
import { readSheet, type Sheet } from './sheet.js';
import { titleDayOf } from './title-day.js';

/** As long as a person's name may be. */
const mostNameLetters = 120;

/** The largest file that is taken, in bytes. */
export const fileBytes = 10_000_000;

interface Reading {
  sheet: Sheet;
  plan: Plan;
}

interface Start {
  fileId: string;
  kind: ImportKind;
  asOf?: string | null;
  mapping?: Mapping | null;
}

/** An import as its page leads it: a file is given, read, looked at, confirmed; stopped and gone on with. The worker does the rows. */
@Injectable()
export class ImportControlService {
  constructor(
    private readonly outbox: OutboxJobs,
    private readonly people: PersonService,
  ) {}

  async receiveFile(ctx: Ctx, fileName: string, content: Buffer): Promise<{ id: string; fileName: string; bytes: number }> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    if (content.length === 0) throw new DomainError('INVALID', { en: `${fileName} is empty; nothing was kept.`, es: `${fileName} está vacío; no se ha guardado nada.` });
    // A workbook is kept as the table that was read from it: reading it again costs no second process.
    const table = isWorkbook(content) ? await csvOfWorkbook(content) : content;
    const id = ctx.newId();
    await ctx.insert(ImportFile, { organizationId: ctx.organizationId, id, fileName, content: table, uploadedBy: ctx.actor.personId, uploadedAt: ctx.now() });
    return { id, fileName, bytes: content.length };
  }

  /** Reads the file as the mapping says, or as it shows itself. An earlier reading of the same file that was not confirmed is thrown away. */
  async startImport(ctx: Ctx, { fileId, kind, asOf, mapping }: Start): Promise<Import> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    const file = await ctx.get(ImportFile, { id: fileId });
    const now = today(ctx);
    if (asOf) noonOf(asOf);
    if (asOf) refuseDayToCome(asOf, now);
    const { sheet, plan } = mapping ? readingOf(file.content, mapping, ctx, kind) : await this.#asBefore(ctx, readingOf(file.content, {}, ctx, kind), file.content, kind);
    // Locked one by one: one that was mended or confirmed meanwhile is seen as it is then.
    const earlier: string[] = [];
    const people: string[] = [];
    for (const { id, kind: was } of await ctx.list(Import, { fileId, state: 'READY' })) {
      await lockedProgress(ctx, id);
      const found = await ctx.get(Import, { id });
      if (found.state !== 'READY') throw new DomainError('CONFLICT', { en: 'This file was confirmed meanwhile; look at its import.', es: 'Este archivo se ha confirmado mientras tanto; mira su importación.' }, { importId: id });
      await ctx.update(Import, found, { state: 'DISCARDED' });
      if (was === kind) earlier.push(id);
      people.push(...found.people);
    }
    const started: Import = {
      organizationId: ctx.organizationId,
      id: ctx.newId(),
      kind,
      fileName: file.fileName,
      fileId,
      asOf: asOf ?? (await titleDayOf(sheet.above, plan.rules.dateOrder, now)) ?? now,
      state: 'READY',
      mode: 'GOOD_ROWS',
      sameAs: {},
      rowCount: plan.rows.length,
      doneRows: 0,
      problem: null,
      columns: sheet.columns,
      mapping: { ...mapping, ...mappingOf(plan, sheet.columns, kind) },
      importedBy: ctx.actor.personId,
      importedAt: ctx.now(),
      finishedAt: null,
      undoneAt: null,
      kept: [],
      people,
      version: 1,
    };
    await ctx.insert(Import, started);
    for (const id of earlier.reverse()) await copyCorrections(ctx, id, started.id);
    await ctx.record({ name: 'import.started', details: { importId: started.id, fileName: file.fileName } });
    return started;
  }

  /** Errors: RULE when it was confirmed or thrown away already. */
  async confirmImport(ctx: Ctx, id: string, mode: ImportMode, sameAs: Record<string, string>): Promise<Import> {
    const found = await this.#inState(ctx, id, ['READY']);
    const run = await this.runOf(ctx, { ...found, sameAs: {} });
    const rows = new Set(run.asked.plan.rows.map(({ number }) => String(number)));
    for (const [row, initiativeId] of Object.entries(sameAs)) if (!rows.has(row) || !run.known.some(({ id: known }) => known === initiativeId)) throw notFound();
    await ctx.update(Import, found, { state: 'RUNNING', mode, sameAs: { ...found.sameAs, ...sameAs }, problem: null });
    await this.#enqueue(ctx, id);
    await ctx.record({ name: 'import.confirmed', details: { importId: id, mode } });
    return found;
  }

  /** Mends one cell before anything is saved: its row is read again with that text; the file's own stays beside it. Errors: RULE after it was confirmed, NOT_FOUND for a cell that the file has not. */
  async correctCell(ctx: Ctx, { id, row, field, text, isEverywhere, isKept }: CorrectCellInput): Promise<Import> {
    const found = await this.#inState(ctx, id, ['READY']);
    const reading = await this.reading(ctx, found);
    const planned = reading?.plan.rows.find(({ number }) => number === row);
    const column = reading?.plan.columns[field];
    if (!planned || column === undefined) throw notFound();
    const inFile = (planned.cells[column] ?? '').trim();
    // What somebody said of one row alone stays.
    const rows = isEverywhere ? (reading?.plan.rows ?? []).filter(({ cells, corrected }) => (cells[column] ?? '').trim() === inFile && corrected[field] === planned.corrected[field]) : [planned];
    await correctCells(ctx, id, rows.map(({ number }) => number), field, reading?.sheet.columns[column] ?? '', text.trim() === inFile && !isKept ? null : text.trim(), isKept ?? false);
    await ctx.update(Import, found, {});
    ctx.loaders.clear();
    await ctx.record({ name: 'import.cell_corrected', details: { importId: id, row, field } });
    return found;
  }

  /** Adds the person whom a cell names and nobody is known by. They stay whatever becomes of the import, which tells of them. Errors: RULE for a name that is known, or that can be no person's. */
  async addImportedPerson(ctx: Ctx, { id, row, field }: ImportCellInput): Promise<Import> {
    const found = await this.#inState(ctx, id, ['READY']);
    const { rows } = await previewOf(ctx, await this.runOf(ctx, found));
    const cell = rows.find(({ number }) => number === row)?.cells.find((one) => one.field === field);
    if (!cell) throw notFound();
    const name = (cell.corrected ?? cell.text).replace(/\s+/g, ' ').trim();
    if (cell.doubt !== 'UNKNOWN_PERSON' || name.length > mostNameLetters) throw new DomainError('RULE', { en: `“${name}” is nobody to be added: it is known, or no name of a person. Choose somebody, or correct the cell.`, es: `No se puede añadir a «${name}»: ya se conoce, o no es el nombre de una persona. Elige a alguien o corrige la celda.` });
    const person = await this.people.createPerson(ctx, { name });
    await ctx.update(Import, found, { people: [...found.people, person.id] });
    ctx.loaders.clear();
    await ctx.record({ name: 'import.person_added', details: { importId: id, personId: person.id } });
    return found;
  }

  /** Throws away what was only read; stops what runs, keeping the rows that are saved (all or nothing: none). */
  async cancelImport(ctx: Ctx, id: string): Promise<Import> {
    const found = await this.#inState(ctx, id, ['READY', 'RUNNING', 'STOPPED']);
    const state: ImportState = found.state === 'RUNNING' ? 'STOPPED' : 'DISCARDED';
    const { created, updated } = await countsOf(ctx, id);
    if (state === 'DISCARDED' && created + updated > 0) throw new DomainError('RULE', { en: 'Rows of it are saved; undo it instead.', es: 'Hay filas guardadas; deshazla.' });
    await ctx.update(Import, found, { state });
    await ctx.record({ name: state === 'STOPPED' ? 'import.stopped' : 'import.discarded', details: { importId: id } });
    return found;
  }

  async resumeImport(ctx: Ctx, id: string): Promise<Import> {
    const found = await this.#inState(ctx, id, ['STOPPED']);
    if (found.mode === 'ALL_OR_NOTHING') throw new DomainError('RULE', { en: 'All or nothing is taken back as a whole; confirm it again in a moment.', es: 'Todo o nada se retira entero; confírmala otra vez dentro de un momento.' });
    if (!found.fileId) throw new DomainError('RULE', { en: 'It was imported by command; run the command again on the same file.', es: 'Se importó por orden de consola; repítela con el mismo archivo.' });
    await ctx.update(Import, found, { state: 'RUNNING', problem: null });
    await this.#enqueue(ctx, id);
    await ctx.record({ name: 'import.resumed', details: { importId: id } });
    return found;
  }

  /** The file of an import, read again as it was agreed, or null when it is not kept any more. */
  reading(ctx: Ctx, { id, fileId, mapping, kind }: Pick<Import, 'id' | 'fileId' | 'mapping' | 'kind'>): Promise<Reading | null> {
    const key = `reading of import ${id}`;
    // Several fields of one operation ask for it; it is read once.
    const known = ctx.loaders.get(key) as Promise<Reading | null> | undefined;
    if (known) return known;
    const read = (async (): Promise<Reading | null> => {
      const file = fileId ? await ctx.find(ImportFile, { id: fileId }) : null;
      const mended = await correctionsOf(ctx, id);
      return file && readingOf(file.content, mapping, ctx, kind, Object.fromEntries(mended.map(({ row, field, column, ...correction }) => [correctionKey(row, field, column), correction])));
    })();
    ctx.loaders.set(key, read);
    return read;
  }

  /** Errors: RULE when the file is not kept any more. */
  async runOf(ctx: Ctx, found: Import): Promise<ImportRun> {
    const reading = await this.reading(ctx, found);
    if (!reading) throw new DomainError('RULE', { en: 'The file of this import is not kept any more; give it again.', es: 'El archivo de esta importación ya no se guarda; vuelve a darlo.' });
    return new ImportRun({ id: found.id, kind: found.kind, fileName: found.fileName, asOf: found.asOf, columns: found.columns, plan: reading.plan, sameAs: found.sameAs }, await knownOf(ctx, found.kind));
  }

  /** A file with the columns of one that was imported is read as that one was. */
  async #asBefore(ctx: Ctx, found: Reading, content: Buffer, kind: ImportKind): Promise<Reading> {
    const remembered = await mappingOfColumns(ctx, found.sheet.columns, kind);
    // Where its rows and cells begin is this file's own.
    return remembered ? readingOf(content, { columns: remembered.columns, units: remembered.units, pivot: remembered.pivot, headerRow: found.sheet.headerRow }, ctx, kind) : found;
  }

  async #inState(ctx: Ctx, id: string, states: readonly ImportState[]): Promise<Import> {
    // Locked first: the worker moves the row on with every batch.
    await lockedProgress(ctx, id);
    const found = await ctx.get(Import, { id });
    ctx.authorize(may.importInitiatives(ctx.actor));
    if (found.undoneAt || !states.includes(found.state)) throw new DomainError('RULE', { en: 'This import is not at that point any more; look at it again.', es: 'Esta importación ya no está en ese punto; vuelve a mirarla.' }, { state: found.state });
    return found;
  }

  async #enqueue(ctx: Ctx, importId: string): Promise<void> {
    if (!this.outbox.jobs) throw new Error('no jobs in this process');
    await this.outbox.jobs.enqueue(ctx, 'import.run', { organizationId: ctx.organizationId, importId, accountId: ctx.accountId }, { heartbeatSeconds: 10, expireInSeconds: 6 * 3600 });
  }
}

/** Rows of one file: more are another file's. */
const mostRows = 5000;

function readingOf(content: Buffer, mapping: Mapping, ctx: Ctx, kind: ImportKind, corrections: Corrections = {}): Reading {
  const sheet = readSheet(content, mapping, kind, true);
  if (sheet.rows.length > mostRows) throw new DomainError('RULE', { en: `The file has ${sheet.rows.length} rows; at most ${mostRows} are read at once. Split it.`, es: `El archivo tiene ${sheet.rows.length} filas; se leen ${mostRows} como mucho. Pártelo.` });
  return { sheet, plan: planOf(sheet, mapping, ctx.language, kind, true, corrections) };
}

function today(ctx: Ctx): string {
  return localDay(ctx.now(), ctx.actor.organization.timeZone);
}

import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, nameKey } from '@batuta/platform';
import { Department, DepartmentService, Person } from '@batuta/organization';
import { Subject, SubjectService } from '@batuta/governance';
import { Initiative, InitiativeService, StatusUpdateService } from '@batuta/portfolio';
import * as may from './import.access.js';
import { Import, ImportRow, InitiativeAlias, type Outcome } from './import.entity.js';
import type { CellProblem, Plan, PlannedRow } from './import.plan.js';
import { type Known, knownInitiatives, statusOn } from './import.queries.js';
import { mostSimilar } from './similar.js';

export interface Suggestion {
  row: number;
  name: string;
  similarTo: { id: string; title: string };
  score: number;
}

export interface ImportResult {
  importId: string | null;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  skippedRows: { row: number; reason: string }[];
  errors: CellProblem[];
  suggestions: Suggestion[];
  departmentsCreated: string[];
}

interface Asked {
  id: string;
  fileName: string;
  /** The day that the sheet speaks of; its statuses are dated by it. */
  asOf: string;
  columns: string[];
  plan: Plan;
  /** New name to the name that the record is known by: accepted renames. */
  renames: ReadonlyMap<string, string>;
}

/** One import under way: what is known so far, kept over its batches. */
export class ImportRun {
  readonly result: ImportResult;
  readonly byKey = new Map<string, string>();
  readonly byName = new Map<string, string>();
  readonly keyOf = new Map<string, string>();
  readonly ambiguous = new Set<string>();
  readonly known: Known[];
  readonly #seen = new Map<string, number>();

  constructor(readonly asked: Asked, known: Known[]) {
    this.known = known;
    // A title that a record has now wins over a name that another one had; a name that several have matches none.
    for (const { id, title_key, external_key_key, is_alias } of known) {
      const other = this.byName.get(title_key);
      if (is_alias && other) continue;
      if (other && other !== id) this.ambiguous.add(title_key);
      this.learn(id, title_key, external_key_key);
    }
    this.result = { importId: asked.id, created: 0, updated: 0, unchanged: 0, skipped: 0, skippedRows: [], errors: asked.plan.rows.flatMap(({ problems }) => problems), suggestions: this.#suggestions(), departmentsCreated: [] };
  }

  learn(id: string, titleKey: string, externalKey: string | null): void {
    this.byName.set(titleKey, id);
    if (externalKey) {
      this.byKey.set(externalKey, id);
      this.keyOf.set(id, externalKey);
    }
  }

  /** The record of a row: by its key, else by its accepted old name, else by its name if that record has no other key. */
  match(row: PlannedRow): string | undefined {
    const key = row.externalKey && nameKey(row.externalKey);
    const byKey = key && this.byKey.get(key);
    if (byKey) return byKey;
    const formerly = this.asked.renames.get(row.titleKey);
    const named = (formerly && this.byName.get(formerly)) || this.byName.get(row.titleKey);
    return named && (!key || !this.keyOf.has(named)) ? named : undefined;
  }

  /** Why a row is not imported, or undefined. */
  refusal(row: PlannedRow): string | undefined {
    if (row.title === '') return 'no name';
    if (this.ambiguous.has(row.titleKey) && !(row.externalKey && this.byKey.has(nameKey(row.externalKey)))) return 'several initiatives have that name; give the row a key';
    const identity = row.externalKey ? `key ${nameKey(row.externalKey)}` : `name ${row.titleKey}`;
    const twin = this.#seen.get(identity);
    if (twin !== undefined) return `same as row ${twin}`;
    this.#seen.set(identity, row.number);
    return undefined;
  }

  count(outcome: Outcome): void {
    this.result[outcome.toLowerCase() as 'created']++;
  }

  /** Names like those of records that this file doesn't have: perhaps renamed. */
  #suggestions(): Suggestion[] {
    const inFile = new Set(this.asked.plan.rows.map(({ titleKey }) => titleKey));
    const absent = this.known.filter(({ title_key }) => !inFile.has(title_key));
    return this.asked.plan.rows.flatMap((row) => {
      if (row.title === '' || this.match(row)) return [];
      const found = mostSimilar(row.title, absent);
      return found ? [{ row: row.number, name: row.title, similarTo: { id: found.candidate.id, title: found.candidate.title }, score: Math.round(found.score * 100) / 100 }] : [];
    });
  }
}

@Injectable()
export class ImportService {
  constructor(
    private readonly departments: DepartmentService,
    private readonly initiatives: InitiativeService,
    private readonly statuses: StatusUpdateService,
    private readonly subjects: SubjectService,
  ) {}

  async start(ctx: Ctx, asked: Asked): Promise<ImportRun> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    const { id, fileName, asOf, columns, plan } = asked;
    const named = Object.fromEntries(Object.entries(plan.columns).flatMap(([field, column]) => (column === undefined ? [] : [[field, columns[column]]])));
    await ctx.insert(Import, { organizationId: ctx.organizationId, id, kind: 'initiatives', fileName, asOf, columns, mapping: { columns: named, ...plan.rules }, importedBy: ctx.actor.personId, importedAt: new Date(), finishedAt: null, undoneAt: null, version: 1 });
    return new ImportRun(asked, await knownInitiatives(ctx));
  }

  async rows(ctx: Ctx, run: ImportRun, rows: readonly PlannedRow[]): Promise<void> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    for (const row of rows) {
      const { outcome, initiativeId, refusal } = await this.#outcome(ctx, run, row);
      if (refusal) run.result.skippedRows.push({ row: row.number, reason: refusal });
      run.count(outcome);
      await ctx.insert(ImportRow, { organizationId: ctx.organizationId, importId: run.asked.id, rowNumber: row.number, cells: row.cells, outcome, reason: refusal, initiativeId });
    }
  }

  async finish(ctx: Ctx, run: ImportRun): Promise<void> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    await ctx.update(Import, await ctx.get(Import, { id: run.asked.id }), { finishedAt: new Date() });
  }

  /** What the domain refuses costs its row, with the reason, and nothing else. */
  async #outcome(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; initiativeId: string | null; refusal: string | null }> {
    const refusal = run.refusal(row);
    if (refusal) return { outcome: 'SKIPPED', initiativeId: null, refusal };
    const departmentsBefore = run.result.departmentsCreated.length;
    const done = await ctx.attempt(() => this.#row(ctx, run, row));
    if (!(done instanceof DomainError)) return { ...done, refusal: null };
    run.result.departmentsCreated.length = departmentsBefore;
    return { outcome: 'SKIPPED', initiativeId: null, refusal: done.text[ctx.language] };
  }

  async #row(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; initiativeId: string }> {
    const departmentId = row.department ? await this.#department(ctx, run, row.department) : undefined;
    const matched = run.match(row);
    if (!matched) {
      const created = await this.#create(ctx, row, departmentId);
      run.learn(created.id, row.titleKey, created.externalKeyKey);
      await this.#own(ctx, run, row, created.id);
      await this.#status(ctx, run, row, created.id);
      return { outcome: 'CREATED', initiativeId: created.id };
    }
    const isEdited = await this.#edit(ctx, run, row, matched, departmentId);
    const isOwned = await this.#own(ctx, run, row, matched);
    const isTold = await this.#status(ctx, run, row, matched);
    return { outcome: isEdited || isOwned || isTold ? 'UPDATED' : 'UNCHANGED', initiativeId: matched };
  }

  #create(ctx: Ctx, row: PlannedRow, departmentId: string | undefined): Promise<Initiative> {
    const { title, summary, startsOn, endsOn, externalKey, costMinor } = row;
    return this.initiatives.createInitiative(ctx, { title, summary, startsOn, endsOn, externalKey, departmentId, cost: costMinor === undefined ? undefined : { amount: (costMinor / 100).toFixed(2) } }, 'IMPORTED');
  }

  /** Writes only what differs; a cell that is empty or unreadable leaves the field as it is. */
  async #edit(ctx: Ctx, run: ImportRun, row: PlannedRow, id: string, departmentId: string | undefined): Promise<boolean> {
    const [initiative, subject] = await Promise.all([ctx.get(Initiative, { id }), ctx.get(Subject, { id })]);
    const isRenamed = row.titleKey !== subject.titleKey;
    if (isRenamed) await this.#remember(ctx, id, [subject.titleKey, row.titleKey]);
    const start = row.startsOn ?? initiative.startsOn;
    const end = row.endsOn ?? initiative.endsOn;
    const isBackwards = start !== null && end !== null && end < start;
    const differing = {
      ...(isRenamed && { title: row.title }),
      ...(row.summary !== undefined && row.summary !== initiative.summary && { summary: row.summary }),
      ...(departmentId !== undefined && departmentId !== subject.departmentId && { departmentId }),
      ...(!isBackwards && row.startsOn !== undefined && row.startsOn !== initiative.startsOn && { startsOn: row.startsOn }),
      ...(!isBackwards && row.endsOn !== undefined && row.endsOn !== initiative.endsOn && { endsOn: row.endsOn }),
      ...(row.costMinor !== undefined && row.costMinor !== initiative.costMinor && { cost: { amount: (row.costMinor / 100).toFixed(2) } }),
      ...(row.externalKey !== undefined && initiative.externalKeyKey === null && { externalKey: row.externalKey }),
    };
    if (Object.keys(differing).length === 0) return false;
    await this.initiatives.editInitiative(ctx, { id, version: initiative.version, ...differing });
    run.learn(id, row.titleKey, row.externalKey ? nameKey(row.externalKey) : initiative.externalKeyKey);
    return true;
  }

  async #remember(ctx: Ctx, initiativeId: string, nameKeys: string[]): Promise<void> {
    for (const key of nameKeys) {
      const taken = await ctx.find(InitiativeAlias, { nameKey: key });
      if (!taken) await ctx.insert(InitiativeAlias, { organizationId: ctx.organizationId, initiativeId, nameKey: key });
    }
  }

  async #department(ctx: Ctx, run: ImportRun, name: string): Promise<string> {
    const known = await ctx.find(Department, { nameKey: nameKey(name) });
    if (known) return known.id;
    run.result.departmentsCreated.push(name);
    return (await this.departments.createDepartment(ctx, { name })).id;
  }

  async #own(ctx: Ctx, run: ImportRun, row: PlannedRow, id: string): Promise<boolean> {
    if (!row.owner) return false;
    const named = (await ctx.list(Person, row.owner.includes('@') ? { email: row.owner.toLowerCase() } : { nameKey: nameKey(row.owner) })).filter(({ departedAt }) => !departedAt);
    const [person] = named;
    if (!person || named.length > 1) {
      const column = run.asked.columns[run.asked.plan.columns.owner as number] ?? 'owner';
      run.result.errors.push({ row: row.number, column, field: 'owner', value: row.owner, message: ownerProblem[person ? 'several' : 'nobody'][ctx.language] });
      return false;
    }
    const before = await ctx.get(Subject, { id });
    const after = await this.subjects.assignOwner(ctx, { subjectId: id, personId: person.id });
    return after.accountableId !== before.accountableId;
  }

  /** The day's status, once: the same file again says nothing new. */
  async #status(ctx: Ctx, run: ImportRun, row: PlannedRow, initiativeId: string): Promise<boolean> {
    if (!row.status) return false;
    const { health, narrative, word } = row.status;
    const said = await statusOn(ctx, initiativeId, run.asked.asOf);
    if (said && said.health === health && said.narrative === narrative.trim()) return false;
    await this.statuses.add(ctx, await this.initiatives.load(ctx, initiativeId), { initiativeId, health, narrative }, true, word);
    return true;
  }
}

const ownerProblem = {
  nobody: { en: 'nobody active has that name or e-mail; it was left as it was', es: 'no hay nadie activo con ese nombre o correo; se dejó como estaba' },
  several: { en: 'several people have that name; write an e-mail', es: 'varias personas tienen ese nombre; escribe un correo' },
};

/** A day at noon UTC: the same day almost everywhere. */
export function noonOf(day: string): Date {
  const instant = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(instant.getTime())) throw new DomainError('INVALID', { en: `“${day}” is not a day; write YYYY-MM-DD.`, es: `«${day}» no es un día; escribe AAAA-MM-DD.` });
  return instant;
}


import { Injectable } from '@nestjs/common';
import { type Bilingual, type Ctx, DomainError, nameKey } from '@batuta/platform';
import { Person } from '@batuta/organization';
import { ownersOf, Subject, SubjectService } from '@batuta/governance';
import { Initiative, InitiativeService, type InitiativeState, StatusUpdateService } from '@batuta/portfolio';
import * as may from './import.access.js';
import { fieldsOf, type ImportKind } from './columns.js';
import { Import, ImportRow, InitiativeAlias, type Outcome } from './import.entity.js';
import { type CellProblem, changesOf, type Mapping, type Plan, type PlannedRow } from './import.plan.js';
import { type Known, knownInitiatives, knownNames, statusOn } from './import.queries.js';
import { turned } from './nearest.js';
import { RecordsService } from './records.service.js';
import { type Asked, ImportRun } from './import-run.js';

@Injectable()
export class ImportService {
  constructor(
    private readonly initiatives: InitiativeService,
    private readonly statuses: StatusUpdateService,
    private readonly subjects: SubjectService,
    private readonly records: RecordsService,
  ) {}

  async start(ctx: Ctx, asked: Asked): Promise<ImportRun> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    const { id, kind, fileName, asOf, columns, plan } = asked;
    await ctx.insert(Import, { organizationId: ctx.organizationId, id, kind, fileName, asOf, fileId: null, state: 'RUNNING', mode: 'GOOD_ROWS', sameAs: {}, rowCount: plan.rows.length, doneRows: 0, problem: null, columns, mapping: mappingOf(plan, columns, kind), importedBy: ctx.actor.personId, importedAt: new Date(), finishedAt: null, undoneAt: null, kept: [], people: [], version: 1 });
    const run = new ImportRun(asked, await knownOf(ctx, kind));
    run.result.suggestions.push(...run.suggestions());
    return run;
  }

  /** Each row is written with what became of it; the caller keeps count of how far it came. */
  async rows(ctx: Ctx, run: ImportRun, rows: readonly PlannedRow[]): Promise<void> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    for (const row of rows) {
      const problemsBefore = run.result.errors.length;
      const { outcome, initiativeId = null, recordId = null, refusal } = await this.#outcome(ctx, run, row);
      if (refusal) run.result.skippedRows.push({ row: row.number, reason: refusal });
      run.count(outcome);
      await ctx.insert(ImportRow, { organizationId: ctx.organizationId, importId: run.asked.id, rowNumber: row.number, cells: row.cells, outcome, reason: refusal, problems: [...row.problems, ...run.result.errors.slice(problemsBefore)], initiativeId, recordId });
    }
  }

  /** What ties rows to each other, once all are saved. */
  settle(ctx: Ctx, run: ImportRun): Promise<void> {
    return this.records.settle(ctx, run);
  }

  async finish(ctx: Ctx, run: ImportRun): Promise<void> {
    ctx.authorize(may.importInitiatives(ctx.actor));
    await ctx.update(Import, await ctx.get(Import, { id: run.asked.id }), { state: 'DONE', doneRows: run.asked.plan.rows.length, finishedAt: new Date() });
  }

  /** What the domain refuses costs its row, with the reason, and nothing else. */
  async #outcome(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; initiativeId?: string | null; recordId?: string | null; refusal: string | null }> {
    const refusal = run.refusal(row);
    if (refusal) return { outcome: 'SKIPPED', refusal: refusal[ctx.language] };
    const departmentsBefore = run.result.departmentsCreated.length;
    const done = await ctx.attempt(() => this.#row(ctx, run, row));
    if (!(done instanceof DomainError)) {
      if (done.outcome === 'CREATED') run.learn((done.initiativeId ?? done.recordId) as string, row.titleKey, row.externalKey ? nameKey(row.externalKey) : null);
      return { ...done, refusal: null };
    }
    run.result.departmentsCreated.length = departmentsBefore;
    return { outcome: 'SKIPPED', refusal: done.text[ctx.language] };
  }

  async #row(ctx: Ctx, run: ImportRun, row: PlannedRow): Promise<{ outcome: Outcome; initiativeId?: string; recordId?: string }> {
    if (run.asked.kind !== 'initiatives') return this.records.row(ctx, run, row);
    const departmentId = row.department ? await this.records.departmentCalled(ctx, run, row.department) : undefined;
    const matched = run.match(row);
    if (!matched) {
      const created = await this.#create(ctx, row, departmentId, startsLater(run.asked.asOf, row));
      await this.#own(ctx, run, row, created.id);
      await this.#sponsor(ctx, run, row, created.id);
      await this.#status(ctx, run, row, created.id);
      await this.#stand(ctx, run, row, created.id);
      return { outcome: 'CREATED', initiativeId: created.id };
    }
    // What is closed takes no owner: it is opened first, where the row leads that way.
    const isOpened = await this.#open(ctx, row, matched);
    const isEdited = await this.#edit(ctx, run, row, matched, departmentId);
    const isOwned = await this.#own(ctx, run, row, matched);
    const isSponsored = await this.#sponsor(ctx, run, row, matched);
    const isTold = await this.#status(ctx, run, row, matched);
    const isStanding = await this.#stand(ctx, run, row, matched);
    return { outcome: isOpened || isEdited || isOwned || isSponsored || isTold || isStanding ? 'UPDATED' : 'UNCHANGED', initiativeId: matched };
  }

  #create(ctx: Ctx, row: PlannedRow, departmentId: string | undefined, isLater: boolean): Promise<Initiative> {
    const { title, summary, startsOn, endsOn, externalKey, costMinor, effortDays, stage, state } = row;
    return this.initiatives.createInitiative(ctx, { title, summary, stage, isProposal: state === 'PROPOSED' || isLater, startsOn, endsOn, externalKey, effortDays, departmentId, cost: costMinor === undefined ? undefined : { amount: (costMinor / 100).toFixed(2) } }, 'IMPORTED');
  }

  /** Writes only what differs; a cell that is empty or unreadable leaves the field as it is. */
  async #edit(ctx: Ctx, run: ImportRun, row: PlannedRow, id: string, departmentId: string | undefined): Promise<boolean> {
    const [initiative, subject] = await Promise.all([ctx.get(Initiative, { id }), ctx.get(Subject, { id })]);
    const isRenamed = row.titleKey !== subject.titleKey;
    if (isRenamed) await this.#remember(ctx, id, [subject.titleKey, row.titleKey]);
    const differing = changesOf(row, { ...initiative, titleKey: subject.titleKey, departmentId: subject.departmentId }, departmentId);
    if (Object.keys(differing).length === 0) return false;
    const { costMinor, ...others } = differing;
    await this.initiatives.editInitiative(ctx, { id, version: initiative.version, ...others, ...(costMinor !== undefined && { cost: { amount: (costMinor / 100).toFixed(2) } }) });
    run.learn(id, row.titleKey, row.externalKey ? nameKey(row.externalKey) : initiative.externalKeyKey);
    return true;
  }

  async #open(ctx: Ctx, row: PlannedRow, id: string): Promise<boolean> {
    const { state } = await ctx.get(Initiative, { id });
    const wanted = stateWanted(row, state);
    if (!wanted || Initiative.wayTo(state, wanted)?.[0] !== 'activate') return false;
    await this.initiatives.changeState(ctx, id, 'activate', null);
    return true;
  }

  /** Brings it to the state that the row tells; each step as if somebody had taken it, with the file as its reason. */
  async #stand(ctx: Ctx, run: ImportRun, row: PlannedRow, id: string): Promise<boolean> {
    if (!row.state) return false;
    const { state } = await ctx.get(Initiative, { id });
    const way = Initiative.wayTo(state, row.state);
    if (!way) run.result.errors.push({ ...stateCell(run, row), message: stateProblem[ctx.language] });
    for (const verb of way ?? []) await this.initiatives.changeState(ctx, id, verb, verb === 'activate' ? null : stateReason(run.asked.fileName)[ctx.language]);
    return (way ?? []).length > 0;
  }

  async #remember(ctx: Ctx, initiativeId: string, nameKeys: string[]): Promise<void> {
    for (const key of nameKeys) {
      const taken = await ctx.find(InitiativeAlias, { nameKey: key });
      if (!taken) await ctx.insert(InitiativeAlias, { organizationId: ctx.organizationId, initiativeId, nameKey: key });
    }
  }

  /** The one active person whom a cell names, by name or e-mail; what stands there otherwise is told. */
  async #named(ctx: Ctx, run: ImportRun, row: PlannedRow, field: 'owner' | 'sponsor'): Promise<Person | null> {
    const value = row[field];
    if (!value) return null;
    const asWritten = await ctx.list(Person, value.includes('@') ? { email: value.toLowerCase() } : { nameKey: nameKey(value) });
    const other = turned(value);
    const called = asWritten.length === 0 && other ? await ctx.list(Person, { nameKey: nameKey(other) }) : asWritten;
    const [person, ...others] = called.filter(({ departedAt }) => !departedAt);
    if (person && others.length === 0) return person;
    run.result.errors.push({ row: row.number, column: run.asked.columns[run.asked.plan.columns[field] as number] ?? field, field, value, message: ownerProblem[person ? 'several' : called.length > 0 ? 'left' : 'nobody'][ctx.language] });
    return null;
  }

  async #sponsor(ctx: Ctx, run: ImportRun, row: PlannedRow, id: string): Promise<boolean> {
    const person = await this.#named(ctx, run, row, 'sponsor');
    if (!person) return false;
    const { sponsorId } = await ctx.get(Initiative, { id });
    if (sponsorId === person.id) return false;
    await this.initiatives.assignSponsor(ctx, id, person.id);
    return true;
  }

  async #own(ctx: Ctx, run: ImportRun, row: PlannedRow, id: string): Promise<boolean> {
    const person = await this.#named(ctx, run, row, 'owner');
    if (!row.owner || !person) return false;
    const before = await ctx.get(Subject, { id });
    const [owner] = await ownersOf(ctx, [id]);
    // The same file again says nothing new, also of what is closed by now.
    if (owner?.personId === person.id && !owner.standsInFor) return false;
    if (before.state === 'closed') {
      run.result.errors.push({ row: row.number, column: run.asked.columns[run.asked.plan.columns.owner as number] ?? 'owner', field: 'owner', value: row.owner, message: ownerProblem.closed[ctx.language] });
      return false;
    }
    const after = await this.subjects.assignOwner(ctx, { subjectId: id, personId: person.id });
    return after.accountableId !== before.accountableId;
  }

  /** The day's status, once: the same file again says nothing new. */
  async #status(ctx: Ctx, run: ImportRun, row: PlannedRow, initiativeId: string): Promise<boolean> {
    if (!row.status) return false;
    const { health, narrative, word, progress } = row.status;
    const said = await statusOn(ctx, initiativeId, run.asked.asOf);
    if (said && said.health === health && said.narrative === narrative.trim() && (progress === undefined || said.progress === progress)) return false;
    await this.statuses.add(ctx, await this.initiatives.load(ctx, initiativeId), { initiativeId, health, narrative, progress }, true, word);
    return true;
  }
}

/** A new row that begins after the day of its sheet, and says neither how it stands nor how it goes, has not begun. */
export function startsLater(asOf: string, { state, status, startsOn }: PlannedRow): boolean {
  return !state && !status && startsOn !== undefined && startsOn > asOf;
}

/** The state that a row asks for: its own; and of a proposal that is told a health, that it has begun. */
export function stateWanted({ state, status }: PlannedRow, current: InitiativeState): InitiativeState | undefined {
  return state ?? (status && current === 'PROPOSED' ? 'ACTIVE' : undefined);
}

export const stateProblem = { en: 'it has begun and can’t be a proposal again; its state stays', es: 'ya ha empezado y no puede volver a ser propuesta; su estado no cambia' };

function stateReason(fileName: string): Bilingual {
  return { en: `As “${fileName}” says.`, es: `Según «${fileName}».` };
}

/** The cell that a row's state was read from: its own column, or the one of statuses. */
export function stateCell({ asked: { plan, columns } }: ImportRun, row: PlannedRow): Omit<CellProblem, 'message'> {
  const own = plan.columns.state;
  const field = own !== undefined && (row.corrected.state ?? row.cells[own] ?? '').trim() !== '' ? 'state' : 'status';
  return { row: row.number, column: columns[plan.columns[field] as number] ?? field, field, value: (row.corrected[field] ?? row.cells[plan.columns[field] as number] ?? '').trim() };
}

export const ownerProblem = {
  nobody: { en: 'nobody active has that name or e-mail; it comes in without them', es: 'no hay nadie activo con ese nombre o correo; entra sin ese dato' },
  left: { en: 'whoever has that name or e-mail has left; choose somebody else, or left so it comes in without them', es: 'quien tiene ese nombre o correo se fue; elige a otra persona, o se deja así y entra sin ese dato' },
  closed: { en: 'it is closed and keeps the owner that it had; reopen it to give it another', es: 'está cerrada y conserva a su responsable; reábrela para darle otro' },
  several: { en: 'several people have that name; write an e-mail', es: 'varias personas tienen ese nombre; escribe un correo' },
};

/** How the columns and cells of a file were read, as it is kept with its import. */
export function mappingOf({ columns, rules }: Plan, names: readonly string[], kind: ImportKind): Mapping {
  // A field that is not read is kept as such: it must not be found out again.
  const named = Object.fromEntries(fieldsOf[kind].map((field) => [field, columns[field] === undefined ? null : (names[columns[field]] ?? null)]));
  return { columns: named, dateOrder: rules.dateOrder, pivot: rules.pivot, units: rules.unit === 1_000_000 ? 'millions' : rules.unit === 1000 ? 'thousands' : 'units' };
}

/** A day at noon UTC: the same day almost everywhere. */
export function noonOf(day: string): Date {
  const instant = new Date(`${day}T12:00:00Z`);
  // 31 February would roll over to March.
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) throw new DomainError('INVALID', { en: `“${day}” is not a day; write YYYY-MM-DD.`, es: `«${day}» no es un día; escribe AAAA-MM-DD.` });
  return instant;
}

/** Errors: INVALID for a day that is still to come: nobody has told it yet. */
export function refuseDayToCome(day: string, today: string): void {
  if (day > today) throw new DomainError('INVALID', { en: `The sheet can’t speak of ${day}, which is still to come; give today or an earlier day.`, es: `La hoja no puede hablar del ${day}, que aún no ha llegado; di hoy o un día anterior.` }, { field: 'asOf' });
}

/** What rows of a kind are matched with. */
export function knownOf(ctx: Ctx, kind: ImportKind): Promise<Known[]> {
  return kind === 'initiatives' ? knownInitiatives(ctx) : knownNames(ctx, kind);
}

import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import type { SheetData } from 'write-excel-file/node';
import { type Bilingual, type Ctx, DomainError, type Language } from '@batuta/platform';
import { Department, departmentsById, peopleById, Person, personAccess } from '@batuta/organization';
import { costOf, type InitiativeFilter, type InitiativeOrder, type InitiativeOverview, initiativeWords, PortfolioService } from '@batuta/portfolio';
import { type ColumnKind, matrixOf, ResponsibilityMatrixService } from '@batuta/oversight';
import { noonOf } from '../import/import.service.js';

export const exportables = ['initiatives', 'people', 'departments', 'responsibilities'] as const;
export type Exportable = (typeof exportables)[number];
export const formats = ['csv', 'xlsx'] as const;
export type Format = (typeof formats)[number];

type Cell = string | number | Date | null;
interface Table {
  header: string[];
  rows: Cell[][];
}

interface Wanted {
  filter?: InitiativeFilter;
  orderBy?: InitiativeOrder;
  asOf?: string | null;
  /** Of responsibilities: what stands in the columns. The filter's text is there a part of the titles. */
  columns?: ColumnKind;
}

/** Rows of one file; a longer list is to be filtered. */
const mostRows = 50_000;

/** Lists as files, as the reader may see them, with headings that the import knows. */
@Injectable()
export class ExportService {
  constructor(
    private readonly portfolio: PortfolioService,
    private readonly responsibilities: ResponsibilityMatrixService,
  ) {}

  /** Errors: INVALID for a day that there isn't, RULE for a list that is too long for one file. */
  async file(ctx: Ctx, what: Exportable, format: Format, wanted: Wanted): Promise<Buffer> {
    if (wanted.asOf) noonOf(wanted.asOf);
    const table = what === 'initiatives' ? await this.#initiatives(ctx, wanted) : what === 'people' ? await this.#people(ctx, wanted) : what === 'departments' ? await this.#departments(ctx) : await this.#responsibilities(ctx, wanted);
    return format === 'csv' ? csvOf(table, ctx.language) : xlsxOf(table, listNames[what][ctx.language]);
  }

  async #initiatives(ctx: Ctx, { filter = {}, orderBy = 'PRIORITY', asOf }: Wanted): Promise<Table> {
    const rows: Cell[][] = [];
    // The past is filtered and sorted as a whole for every page of it, so it is one page.
    const first = asOf ? mostRows : 100;
    for (let after: string | null | undefined; ; ) {
      const { nodes, pageInfo } = await this.portfolio.initiatives(ctx, filter, orderBy, first, after, asOf);
      if (rows.length + nodes.length > mostRows) throw tooLong();
      for (const initiative of nodes) rows.push(await Promise.all(initiativeColumns.map(([, cell]) => cell(ctx, initiative))));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    return { header: initiativeColumns.map(([name]) => name[ctx.language]), rows };
  }

  /** As the page shows it, so that a block of it can be pasted back. */
  async #responsibilities(ctx: Ctx, { columns: kind = 'DEPARTMENTS', filter = {} }: Wanted): Promise<Table> {
    const [departmentId] = filter.departmentIds ?? [];
    const matrix = matrixOf(null, kind, { departmentId, text: filter.text ?? undefined });
    const [columns, { nodes, pageInfo }] = [await this.responsibilities.columns(ctx, matrix), await this.responsibilities.rows(ctx, matrix, mostRows)];
    if (pageInfo.hasNextPage) throw tooLong();
    return {
      header: [{ en: 'Title', es: 'Título' }[ctx.language], ...columns.map(({ name }) => name)],
      rows: nodes.map(({ subject, cells }) => [subject.title, ...columns.map(({ id }) => cells.find(({ columnId }) => columnId === id)?.letter ?? null)]),
    };
  }

  async #people(ctx: Ctx, { filter = {} }: Wanted): Promise<Table> {
    const [departmentId] = filter.departmentIds ?? [];
    const people = (await ctx.list(Person, departmentId ? { departmentId } : {})).filter(({ departedAt }) => !departedAt).sort((one, other) => one.name.localeCompare(other.name, ctx.language));
    const rows = await Promise.all(people.map(async (person): Promise<Cell[]> => [person.name, personAccess.readEmail(ctx.actor, person) ? person.email : null, person.title, (await departmentsById(ctx, person.departmentId))?.name ?? null, (await peopleById(ctx, person.managerId))?.name ?? null]));
    return { header: [{ en: 'Name', es: 'Nombre' }, { en: 'E-mail', es: 'Correo' }, { en: 'Job title', es: 'Puesto' }, { en: 'Department', es: 'Área' }, { en: 'Reports to', es: 'Depende de' }].map((name) => name[ctx.language]), rows };
  }

  async #departments(ctx: Ctx): Promise<Table> {
    const departments = (await ctx.list(Department)).sort((one, other) => one.name.localeCompare(other.name, ctx.language));
    const rows = await Promise.all(departments.map(async (department): Promise<Cell[]> => [department.name, (await departmentsById(ctx, department.parentId))?.name ?? null, (await peopleById(ctx, department.headId))?.name ?? null]));
    return { header: [{ en: 'Name', es: 'Nombre' }, { en: 'Lies in', es: 'Está en' }, { en: 'Head', es: 'Dirige' }].map((name) => name[ctx.language]), rows };
  }
}

/** What each list is called, on its sheet and in its file's name. */
export const listNames: Record<Exportable, Bilingual> = {
  initiatives: { en: 'Initiatives', es: 'Iniciativas' },
  people: { en: 'People', es: 'Personas' },
  departments: { en: 'Departments', es: 'Áreas' },
  responsibilities: { en: 'Responsibilities', es: 'Responsabilidades' },
};

function dayOf(instant: Date | string | null): Date | null {
  return instant === null ? null : new Date(typeof instant === 'string' ? `${instant}T00:00:00Z` : `${instant.toISOString().slice(0, 10)}T00:00:00Z`);
}

function tooLong(): DomainError {
  return new DomainError('RULE', { en: `The list has more than ${mostRows} rows, too many for one file. Filter it and take it in parts.`, es: `La lista tiene más de ${mostRows} filas, demasiadas para un archivo. Fíltrala y llévatela por partes.` });
}

type Column = [Bilingual, (ctx: Ctx, initiative: InitiativeOverview) => Cell | Promise<Cell>];
const named = (words: Record<string, Bilingual>, value: string | null) => (ctx: Ctx): Cell => (value === null ? null : (words[value]?.[ctx.language] ?? value));

const initiativeColumns: Column[] = [
  [{ en: 'Title', es: 'Título' }, (_, { title }) => title],
  [{ en: 'Key', es: 'Clave' }, (_, { externalKey }) => externalKey],
  [{ en: 'Department', es: 'Área' }, async (ctx, { departmentId }) => (await departmentsById(ctx, departmentId))?.name ?? null],
  [{ en: 'Owner', es: 'Responsable' }, async (ctx, { ownerId }) => (await peopleById(ctx, ownerId))?.name ?? null],
  [{ en: 'Without an owner since', es: 'Sin responsable desde' }, (_, { unownedSince }) => dayOf(unownedSince)],
  [{ en: 'Sponsor', es: 'Patrocinio' }, async (ctx, { sponsorId }) => (await peopleById(ctx, sponsorId))?.name ?? null],
  [{ en: 'State', es: 'Situación' }, (ctx, { state }) => named(initiativeWords.state, state)(ctx)],
  [{ en: 'Stage', es: 'Etapa' }, (ctx, { stage }) => named(initiativeWords.stage, stage)(ctx)],
  [{ en: 'Health', es: 'Salud' }, (ctx, { health }) => named(initiativeWords.health, health)(ctx)],
  [{ en: 'Status comment', es: 'Comentario de estado' }, (_, { latestNarrative }) => latestNarrative],
  [{ en: 'Status of', es: 'Estado del' }, (_, { latestPostedAt }) => dayOf(latestPostedAt)],
  [{ en: 'Status due on', es: 'Toca estado el' }, (_, { dueOn }) => dayOf(dueOn)],
  [{ en: 'Start date', es: 'Fecha de inicio' }, (_, { startsOn }) => dayOf(startsOn)],
  [{ en: 'End date', es: 'Fecha de fin' }, (_, { endsOn }) => dayOf(endsOn)],
  [{ en: 'Cost', es: 'Coste' }, async (ctx, initiative) => { const cost = await costOf(ctx, initiative); return cost ? Number(cost.amount) : null; }],
  [{ en: 'Person-days', es: 'Jornadas' }, (_, { effortDays }) => effortDays],
  [{ en: 'Customer impact', es: 'Impacto en cliente' }, (_, { customerImpact }) => customerImpact],
  [{ en: 'Business impact', es: 'Impacto en negocio' }, (_, { businessImpact }) => businessImpact],
  [{ en: 'Priority', es: 'Prioridad' }, (_, { priority }) => (priority === null ? null : Math.round(priority * 10) / 10)],
];

/** As spreadsheets of the language open it at once: byte order mark, its separator and decimal mark. A text that a spreadsheet would take for a formula gets an apostrophe. */
function csvOf({ header, rows }: Table, language: Language): Buffer {
  const text = rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'number' ? (language === 'es' ? String(cell).replace('.', ',') : String(cell)) : cell)));
  return Buffer.from(stringify([header, ...text], { bom: true, delimiter: language === 'es' ? ';' : ',', record_delimiter: 'windows', escape_formulas: true }));
}

/** Texts are texts there: nothing in a cell is run. */
async function xlsxOf({ header, rows }: Table, sheet: string): Promise<Buffer> {
  const data: SheetData = [header.map((value) => ({ value, fontWeight: 'bold' as const })), ...rows.map((row) => row.map((cell) => (cell === null ? null : cell instanceof Date ? { value: cell, type: Date, format: 'yyyy-mm-dd' } : { value: cell, type: typeof cell === 'number' ? Number : String })))] as SheetData;
  // As wide as what stands in it, a long text within bounds.
  const widths = header.map((name, i) => ({ width: Math.min(60, Math.max(name.length + 2, ...rows.slice(0, 200).map((row) => (row[i] instanceof Date ? 12 : String(row[i] ?? '').length + 1)))) }));
  // Loaded with the first workbook: 19 MB that most days do without.
  const { default: writeXlsx } = await import('write-excel-file/node');
  return writeXlsx(data, { stickyRowsCount: 1, sheet, columns: widths } as never).toBuffer();
}

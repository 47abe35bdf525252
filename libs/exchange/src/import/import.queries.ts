import { type Connection, type Ctx, pageOf, readCursor, snakeCase } from '@batuta/platform';
import type { InitiativeState, Stage } from '@batuta/portfolio';
import type { ImportField, ImportKind } from './columns.js';
import type { Import, ImportState, Outcome, RowFilter } from './import.entity.js';
import type { CellProblem, Mapping } from './import.plan.js';

export interface Known {
  id: string;
  title: string;
  title_key: string;
  external_key_key: string | null;
  /** A name that it had before, or by an accepted rename. */
  is_alias: boolean;
}

/** Every initiative with the names and the key that it is known by. */
export function knownInitiatives(ctx: Ctx): Promise<Known[]> {
  return ctx.sql<Known>(
    `select i.id, s.title, s.title_key, i.external_key_key, false as is_alias from app.initiatives i join app.subjects s on s.organization_id = i.organization_id and s.id = i.id where i.organization_id = $1
     union all select a.initiative_id, s.title, a.name_key, null, true from app.initiative_aliases a join app.subjects s on s.organization_id = a.organization_id and s.id = a.initiative_id where a.organization_id = $1 order by is_alias`,
    [ctx.organizationId],
  );
}

/** An initiative as a row of a file is compared with it. */
export interface KnownRecord {
  id: string;
  title: string;
  titleKey: string;
  externalKeyKey: string | null;
  summary: string | null;
  departmentId: string | null;
  department: string | null;
  startsOn: string | null;
  endsOn: string | null;
  costMinor: number | null;
  effortDays: number | null;
  state: InitiativeState;
  stage: Stage;
  ownerId: string | null;
  owner: string | null;
  sponsorId: string | null;
  sponsor: string | null;
  latestHealth: string | null;
  /** The status of the file's day, if one was posted. */
  health: string | null;
  narrative: string | null;
  progress: number | null;
}

export function knownRecords(ctx: Ctx, day: string): Promise<KnownRecord[]> {
  return ctx.sql<KnownRecord>(
    `select i.id, s.title, s.title_key as "titleKey", i.external_key_key as "externalKeyKey", i.summary, s.department_id as "departmentId", d.name as department,
       i.starts_on as "startsOn", i.ends_on as "endsOn", i.cost_minor as "costMinor", i.effort_days as "effortDays", i.state, i.stage, r.person_id as "ownerId", p.name as owner, i.sponsor_id as "sponsorId", sp.name as sponsor, o.health as "latestHealth", u.health, u.narrative, u.progress
     from app.initiatives i
     join app.subjects s on s.organization_id = i.organization_id and s.id = i.id
     left join app.departments d on d.organization_id = s.organization_id and d.id = s.department_id
     left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     left join app.people p on p.organization_id = r.organization_id and p.id = r.person_id
     left join app.people sp on sp.organization_id = i.organization_id and sp.id = i.sponsor_id
     left join app.initiative_overview o on o.organization_id = i.organization_id and o.id = i.id
     left join lateral (select health, narrative, progress from app.status_updates u where u.organization_id = i.organization_id and u.initiative_id = i.id and u.withdrawn_at is null and $2 in ((u.posted_at at time zone 'UTC')::date, (u.posted_at at time zone $3)::date) order by u.posted_at desc limit 1) u on true
     where i.organization_id = $1`,
    [ctx.organizationId, day, ctx.actor.organization.timeZone],
  );
}

/** People by name or e-mail, those who have left too. */
export function peopleCalled(ctx: Ctx, nameKeys: readonly string[], emails: readonly string[]): Promise<{ id: string; name: string; nameKey: string; email: string | null; hasLeft: boolean }[]> {
  return ctx.sql('select id, name, name_key as "nameKey", lower(email) as email, departed_at is not null as "hasLeft" from app.people where organization_id = $1 and (name_key = any($2::text[]) or lower(email) = any($3::text[]))', [ctx.organizationId, nameKeys, emails]);
}

export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  /** Cells that could not be read. */
  cells: number;
}

const importColumns = ['organizationId', 'id', 'kind', 'fileName', 'fileId', 'asOf', 'state', 'mode', 'rowCount', 'doneRows', 'problem', 'importedBy', 'importedAt', 'finishedAt', 'undoneAt', 'columns', 'mapping', 'sameAs', 'kept', 'people', 'version'] as const;

/** Imports, newest first, without those that were thrown away. */
export async function importsPage(ctx: Ctx, first: number, after?: string | null): Promise<Connection<Import>> {
  const key = readCursor(after, 2);
  const rows = await ctx.sql<Import>(
    `select ${importColumns.map((property) => `${snakeCase(property)} as "${property}"`).join(', ')} from app.imports
     where organization_id = $1 and state <> 'DISCARDED' ${key ? 'and (imported_at, id) < ($3::timestamptz, $4::uuid)' : ''} order by imported_at desc, id desc limit $2`,
    [ctx.organizationId, first + 1, ...(key ?? [])],
  );
  return pageOf(rows, first, (row) => row, ({ importedAt, id }) => [importedAt.toISOString(), id]);
}

/** People (with the e-mail as their key) or departments, by the names that they are known by. */
export function knownNames(ctx: Ctx, kind: 'people' | 'departments'): Promise<Known[]> {
  return ctx.sql<Known>(
    kind === 'people'
      ? `select id, name as title, name_key as title_key, email as external_key_key, false as is_alias from app.people where organization_id = $1 and departed_at is null`
      : `select id, name as title, name_key as title_key, null as external_key_key, false as is_alias from app.departments where organization_id = $1`,
    [ctx.organizationId],
  );
}

/** Adds what could not be tied to a row that is saved. */
export function keepProblem(ctx: Ctx, importId: string, problem: CellProblem): Promise<object[]> {
  return ctx.sql(`update app.import_rows set problems = problems || $4::jsonb where organization_id = $1 and import_id = $2 and row_number = $3`, [ctx.organizationId, importId, problem.row, JSON.stringify([problem])]);
}

/** How the last import with just these columns was read, if there was one. */
export async function mappingOfColumns(ctx: Ctx, columns: readonly string[], kind: ImportKind): Promise<Mapping | null> {
  const [row] = await ctx.sql<{ mapping: Mapping }>(`select mapping from app.imports where organization_id = $1 and state = 'DONE' and undone_at is null and columns = $2::jsonb and kind = $3 order by imported_at desc limit 1`, [ctx.organizationId, JSON.stringify(columns), kind]);
  return row?.mapping ?? null;
}

/** What became of the rows of an import so far. */
export async function countsOf(ctx: Ctx, importId: string): Promise<Counts> {
  const [counts] = await ctx.sql<Counts>(
    `select count(*) filter (where outcome = 'CREATED')::int as created, count(*) filter (where outcome = 'UPDATED')::int as updated, count(*) filter (where outcome = 'UNCHANGED')::int as unchanged,
       count(*) filter (where outcome = 'SKIPPED')::int as skipped, coalesce(sum(jsonb_array_length(problems)) filter (where outcome <> 'SKIPPED'), 0)::int as cells
     from app.import_rows where organization_id = $1 and import_id = $2`,
    [ctx.organizationId, importId],
  );
  return counts as Counts;
}

/** Initiatives that an import made or changed. */
export async function idsOfImport(ctx: Ctx, importId: string): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(`select distinct initiative_id as id from app.import_rows where organization_id = $1 and import_id = $2 and initiative_id is not null and outcome in ('CREATED', 'UPDATED')`, [ctx.organizationId, importId]);
  return rows.map(({ id }) => id);
}

export interface ResultRow {
  number: number;
  outcome: Outcome;
  reason: string | null;
  initiativeId: string | null;
  recordId: string | null;
  problems: CellProblem[];
  name: string | null;
  corrections: { field: ImportField; column: string; text: string; corrected: string }[];
}

/** Which rows are which; of a finished import nothing is doubtful any more. */
const shown: Record<RowFilter, string> = {
  TO_LOOK_AT: `(r.outcome = 'SKIPPED' or r.problems <> '[]' or c.corrections is not null)`,
  DOUBTFUL: 'false',
  CREATED: `r.outcome = 'CREATED'`,
  UPDATED: `r.outcome = 'UPDATED'`,
  SKIPPED: `r.outcome = 'SKIPPED'`,
  ALL: 'true',
};

/** Saved rows of an import in the file's order, with what was mended in them: of a column that was read from somewhere else later, nothing was. */
export function resultRows(ctx: Ctx, importId: string, show: RowFilter, after: number, first: number): Promise<ResultRow[]> {
  return ctx.sql<ResultRow>(
    `with file as (select mapping, array(select jsonb_array_elements_text(columns)) as names from app.imports where organization_id = $1 and id = $2)
     select r.row_number as number, r.cells ->> (array_position(f.names, f.mapping -> 'columns' ->> 'title') - 1) as name, r.outcome, r.reason, r.initiative_id as "initiativeId", r.record_id as "recordId", r.problems, coalesce(c.corrections, '[]') as corrections
     from file f cross join app.import_rows r
     left join lateral (
       select jsonb_agg(jsonb_build_object('field', field, 'column', column_name, 'text', coalesce(r.cells ->> (array_position(f.names, column_name) - 1), ''), 'corrected', text) order by field) as corrections
       from app.import_corrections where organization_id = r.organization_id and import_id = r.import_id and row_number = r.row_number
         and column_name = f.mapping -> 'columns' ->> field and text <> btrim(coalesce(r.cells ->> (array_position(f.names, column_name) - 1), ''))) c on true
     where r.organization_id = $1 and r.import_id = $2 and r.row_number > $3 and ${shown[show]} order by r.row_number limit $4`,
    [ctx.organizationId, importId, after, first],
  );
}

/** How far an import came; held until the end of the transaction, so that who stops it and who goes on with it take turns. */
export async function lockedProgress(ctx: Ctx, importId: string): Promise<{ state: ImportState; doneRows: number } | null> {
  const [row] = await ctx.sql<{ state: ImportState; doneRows: number }>('select state, done_rows as "doneRows" from app.imports where organization_id = $1 and id = $2 for no key update', [ctx.organizationId, importId]);
  return row ?? null;
}

/** Says why an import stopped by itself; of all or nothing nothing is saved, so it can be confirmed again. Only while it runs, or is on its way back. */
export function failedImport(ctx: Ctx, organizationId: string, importId: string, problem: string): Promise<object[]> {
  return ctx.sql(
    `update app.imports set problem = $3, version = version + 1, state = case mode when 'ALL_OR_NOTHING' then 'READY' else 'STOPPED' end, done_rows = case mode when 'ALL_OR_NOTHING' then 0 else done_rows end
     where organization_id = $1 and id = $2 and (state = 'RUNNING' or (state = 'STOPPED' and mode = 'ALL_OR_NOTHING'))`,
    [organizationId, importId, problem],
  );
}

/** The status that an initiative got on a day: of the organization's zone, or noon UTC for a file of another day. */
export async function statusOn(ctx: Ctx, initiativeId: string, day: string): Promise<{ health: string; narrative: string; progress: number | null } | null> {
  const [row] = await ctx.sql<{ health: string; narrative: string; progress: number | null }>(
    `select health, narrative, progress from app.status_updates where organization_id = $1 and initiative_id = $2 and withdrawn_at is null and $3 in ((posted_at at time zone 'UTC')::date, (posted_at at time zone $4)::date) order by posted_at desc limit 1`,
    [ctx.organizationId, initiativeId, day, ctx.actor.organization.timeZone],
  );
  return row ?? null;
}

/** Active initiatives of an import's rows that nobody is accountable for, in the file's order; with how many there are. */
export async function unownedOf(ctx: Ctx, importId: string, limit: number): Promise<{ ids: string[]; count: number }> {
  const rows = await ctx.sql<{ id: string; count: number }>(
    `select r.initiative_id as id, (count(*) over ())::int as count from app.import_rows r
     join app.initiative_overview o on o.organization_id = r.organization_id and o.id = r.initiative_id
     where r.organization_id = $1 and r.import_id = $2 and o.unowned_since is not null and o.is_listed group by r.initiative_id order by min(r.row_number) limit $3`,
    [ctx.organizationId, importId, limit],
  );
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

/** Cells of an import that were mended. */
export function correctionsOf(ctx: Ctx, importId: string): Promise<{ row: number; field: ImportField; column: string; text: string; isKept: boolean }[]> {
  return ctx.sql('select row_number as row, field, column_name as "column", text, is_kept as "isKept" from app.import_corrections where organization_id = $1 and import_id = $2', [ctx.organizationId, importId]);
}

/** Reads some rows' cells as a text, which may be said to stand; null: as the file says. */
export async function correctCells(ctx: Ctx, importId: string, rows: readonly number[], field: ImportField, column: string, text: string | null, isKept: boolean): Promise<void> {
  const cells = [ctx.organizationId, importId, rows, field, column];
  await ctx.sql('delete from app.import_corrections where organization_id = $1 and import_id = $2 and row_number = any($3::int[]) and field = $4 and column_name = $5', cells);
  if (text !== null) await ctx.sql('insert into app.import_corrections (organization_id, import_id, row_number, field, column_name, text, is_kept) select $1, $2, row, $4, $5, $6, $7 from unnest($3::int[]) row', [...cells, text, isKept]);
}

/** What was mended when the same file was read before. */
export function copyCorrections(ctx: Ctx, fromId: string, toId: string): Promise<object[]> {
  return ctx.sql(
    `insert into app.import_corrections (organization_id, import_id, row_number, field, column_name, text, is_kept)
     select organization_id, $3, row_number, field, column_name, text, is_kept from app.import_corrections where organization_id = $1 and import_id = $2 on conflict do nothing`,
    [ctx.organizationId, fromId, toId],
  );
}

/** Names of active people, by which a name that nobody has is compared. */
export function namesOfPeople(ctx: Ctx): Promise<{ title: string }[]> {
  return ctx.sql<{ title: string }>('select name as title from app.people where organization_id = $1 and departed_at is null order by name_key collate "C" limit 20000', [ctx.organizationId]);
}

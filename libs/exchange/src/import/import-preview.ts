import { type Bilingual, type Ctx, type Language, nameKey } from '@batuta/platform';
import { Department } from '@batuta/organization';
import { Initiative } from '@batuta/portfolio';
import type { ImportField } from './columns.js';
import type { Outcome } from './import.entity.js';
import { changesOf, type CellProblem, type PlannedRow, type RowChanges } from './import.plan.js';
import { knownRecords, type KnownRecord, peopleCalled } from './import.queries.js';
import type { Preview, PreviewCell } from './preview.types.js';
import { recordsPreviewOf } from './records-preview.js';
import { likeDepartment } from './like-department.js';
import { isName, nearestNames, turned } from './nearest.js';
import { ownerProblem, startsLater, stateCell, stateProblem, stateWanted } from './import.service.js';
import type { ImportRun } from './import-run.js';

/** A cell of a row as it would be read; `before` where it would change what is there. */
const shown: ImportField[] = ['title', 'externalKey', 'department', 'owner', 'sponsor', 'status', 'state', 'stage', 'startsOn', 'endsOn', 'cost', 'effortDays', 'progress', 'summary', 'narrative'];

/** What confirming would do, row by row, found by comparing and without writing anything. */
export async function previewOf(ctx: Ctx, run: ImportRun): Promise<Preview> {
  if (run.asked.kind !== 'initiatives') return recordsPreviewOf(ctx, run);
  const { plan, columns: names, asOf } = run.asked;
  const records = new Map((await knownRecords(ctx, asOf)).map((record) => [record.id, record]));
  const all = await ctx.list(Department);
  const departments = new Map(all.map(({ nameKey: key, id }) => [key, id]));
  const nearestDepartmentTo = likeDepartment(all.map(({ name }) => name));
  const owners = await ownersOf(ctx, plan.rows);
  const nearestTo = await nearestNames(ctx, [...owners].flatMap(([name, found]) => ('problem' in found ? name : [])));
  const suggestions = new Map(run.suggestions().map(({ row, similarTo }) => [row, similarTo]));
  const created = new Map<string, string>();
  const preview: Preview = { rows: [], departmentsCreated: [], inWork: 0, unowned: 0, unsponsored: 0, statuses: 0 };
  for (const row of plan.rows) {
    const reason = run.refusal(row);
    const matched = reason ? undefined : run.match(row);
    const record = records.get(matched ?? '');
    // A row above would have made it.
    const isAgain = matched?.startsWith('row ') ?? false;
    const departmentKey = row.department && nameKey(row.department);
    const departmentId = departmentKey ? (departments.get(departmentKey) ?? 'new') : undefined;
    const isNewDepartment = !reason && departmentKey !== undefined && departmentId === 'new' && all.length > 0 && !created.has(departmentKey);
    if (!reason && departmentKey && departmentId === 'new') created.set(departmentKey, row.department as string);
    const owner = row.owner ? owners.get(row.owner) : undefined;
    const sponsor = row.sponsor ? owners.get(row.sponsor) : undefined;
    const problems = [...row.problems, ...(!reason && owner && 'problem' in owner ? [{ row: row.number, column: names[plan.columns.owner as number] ?? '', field: 'owner' as const, value: row.owner as string, message: owner.problem[ctx.language] }] : []), ...(!reason && sponsor && 'problem' in sponsor ? [{ row: row.number, column: names[plan.columns.sponsor as number] ?? '', field: 'sponsor' as const, value: row.sponsor as string, message: sponsor.problem[ctx.language] }] : [])];
    const ownerId = owner && 'id' in owner ? owner.id : null;
    const changes = record ? changesOf(row, record, departmentId) : {};
    const sponsorId = sponsor && 'id' in sponsor ? sponsor.id : null;
    const isSponsored = sponsorId !== null && sponsorId !== record?.sponsorId;
    const isOwned = ownerId !== null && ownerId !== record?.ownerId;
    const isTold = row.status !== undefined && !(record?.health === row.status.health && record.narrative === row.status.narrative.trim() && (row.status.progress === undefined || record.progress === row.status.progress));
    const wanted = record && stateWanted(row, record.state);
    const way = record && wanted ? Initiative.wayTo(record.state, wanted) : [];
    if (!reason && !way) problems.push({ ...stateCell(run, row), message: stateProblem[ctx.language] });
    const isStanding = (way ?? []).length > 0;
    const outcome: Outcome = reason ? 'SKIPPED' : isAgain ? 'UPDATED' : !record ? 'CREATED' : Object.keys(changes).length > 0 || isOwned || isSponsored || isTold || isStanding ? 'UPDATED' : 'UNCHANGED';
    if (outcome === 'CREATED') run.learn(`row ${row.number}`, row.titleKey, row.externalKey ? nameKey(row.externalKey) : null);
    const isLater = outcome === 'CREATED' && startsLater(asOf, row);
    const isInWork = !isLater && (row.state === undefined || row.state === 'ACTIVE' || row.state === 'PAUSED');
    if (outcome === 'CREATED' && isInWork) preview.inWork++;
    if (outcome === 'CREATED' && !ownerId && isInWork) preview.unowned++;
    if (outcome === 'CREATED' && !sponsorId && isInWork) preview.unsponsored++;
    if (!reason && isTold) preview.statuses++;
    preview.rows.push({ number: row.number, outcome, reason: (reason ?? (isLater ? later : undefined))?.[ctx.language] ?? null, initiativeId: record?.id ?? null, cells: cellsOf(row, run, problems, ctx.language, { ownerName: owner && 'name' in owner ? owner.name : undefined, sponsorName: sponsor && 'name' in sponsor ? sponsor.name : undefined, record, changes, isOwned, isSponsored, isTold, isStanding, nearestTo, isNewDepartment, nearestDepartment: departmentId === 'new' && !reason ? nearestDepartmentTo(row.department as string) : null }), suggestion: suggestions.get(row.number) ?? null });
  }
  preview.departmentsCreated = [...created.values()];
  return preview;
}

const later = { en: 'it starts after the day of the sheet: it enters as a proposal', es: 'empieza después de la fecha de la hoja: entra como propuesta' };

interface Compared {
  /** Whom the cells name, as they are called here. */
  ownerName: string | undefined;
  sponsorName: string | undefined;
  nearestTo: (name: string) => string | null;
  record: KnownRecord | undefined;
  changes: RowChanges;
  isOwned: boolean;
  isSponsored: boolean;
  isTold: boolean;
  isStanding: boolean;
  /** Of a department that would be made: one that is there and is called much the same. */
  nearestDepartment: string | null;
  /** Whether its department isn't there, and others are, in the first row that names it. */
  isNewDepartment: boolean;
}

function cellsOf(row: PlannedRow, run: ImportRun, problems: readonly CellProblem[], language: Language, { ownerName, sponsorName, record, changes, isOwned, isSponsored, isTold, isStanding, nearestTo, nearestDepartment, isNewDepartment }: Compared): PreviewCell[] {
  const { plan } = run.asked;
  const values: Partial<Record<ImportField, string | undefined>> = { title: row.title, externalKey: row.externalKey, department: row.department, owner: ownerName ?? row.owner, sponsor: sponsorName ?? row.sponsor, status: row.status?.health, state: row.state, stage: row.stage, startsOn: row.startsOn, endsOn: row.endsOn, cost: amount(row.costMinor), effortDays: row.effortDays?.toString(), progress: row.status?.progress?.toString(), summary: row.summary, narrative: row.status?.narrative };
  const before: Partial<Record<ImportField, string | null | undefined>> = record
    ? {
        title: changes.title && record.title,
        department: changes.departmentId && record.department,
        owner: isOwned ? record.owner : undefined,
        sponsor: isSponsored ? record.sponsor : undefined,
        status: isTold ? record.latestHealth : undefined,
        state: isStanding ? record.state : undefined,
        stage: changes.stage && record.stage,
        startsOn: changes.startsOn && record.startsOn,
        endsOn: changes.endsOn && record.endsOn,
        cost: changes.costMinor === undefined ? undefined : amount(record.costMinor),
        effortDays: changes.effortDays === undefined ? undefined : (record.effortDays?.toString() ?? ''),
        summary: changes.summary && record.summary,
      }
    : {};
  return shown.flatMap((field) => {
    // A state may have been told by the column of statuses.
    const isByStatus = field === 'state' && row.state !== undefined && stateCell(run, row).field === 'status';
    const column = isByStatus ? plan.columns.status : plan.columns[field];
    if (column === undefined) return [];
    const problem = problems.find((one) => one.field === field)?.message ?? null;
    const person = problem === ownerProblem.nobody[language] ? row[field as 'owner' | 'sponsor'] : undefined;
    const text = (row.cells[column] ?? '').trim();
    // The file's own text as a correction is an answer too, from before such answers were told apart.
    const isKept = row.kept.has(field) || row.corrected[field] === text;
    return [{ field, text, value: problem ? null : (values[field] ?? null), before: before[field] ?? null, problem, corrected: row.corrected[field] ?? null, nearest: field === 'department' ? (isKept ? null : nearestDepartment) : person ? nearestTo(person) : null, doubt: isName(person) ? 'UNKNOWN_PERSON' : field === 'department' && isNewDepartment && !isKept ? 'NEW_DEPARTMENT' : null }];
  });
}

function amount(minor: number | null | undefined): string | undefined {
  return minor === null || minor === undefined ? undefined : (minor / 100).toFixed(2);
}

async function ownersOf(ctx: Ctx, rows: readonly PlannedRow[]): Promise<Map<string, { id: string; name: string } | { problem: Bilingual }>> {
  const named = [...new Set(rows.flatMap(({ owner, sponsor }) => [owner ?? [], sponsor ?? []].flat()))];
  const people = named.length > 0 ? await peopleCalled(ctx, named.flatMap((name) => [name, turned(name) ?? []].flat().map(nameKey)), named.map((name) => name.toLowerCase())) : [];
  return new Map(named.map((name) => {
    const called = (key: string): typeof people => people.filter((person) => person.nameKey === key);
    const asWritten = name.includes('@') ? people.filter(({ email }) => email === name.toLowerCase()) : called(nameKey(name));
    const found = asWritten.length > 0 ? asWritten : called(nameKey(turned(name) ?? name));
    const [person, ...others] = found.filter(({ hasLeft }) => !hasLeft);
    return [name, person && others.length === 0 ? { id: person.id, name: person.name } : { problem: ownerProblem[person ? 'several' : found.length > 0 ? 'left' : 'nobody'] }];
  }));
}

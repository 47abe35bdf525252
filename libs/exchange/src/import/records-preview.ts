import { type Bilingual, type Ctx, nameKey } from '@batuta/platform';
import { Department, Person } from '@batuta/organization';
import type { ImportField } from './columns.js';
import type { Outcome } from './import.entity.js';
import type { Preview, PreviewCell } from './preview.types.js';
import { type PlannedRow } from './import.plan.js';
import { isName, nearestNames } from './nearest.js';
import type { ImportRun } from './import-run.js';
import { linkProblem, personChanges } from './records.service.js';

/** What confirming a file of people or departments would do, found by comparing and without writing anything. */
export async function recordsPreviewOf(ctx: Ctx, run: ImportRun): Promise<Preview> {
  const { kind, plan } = run.asked;
  const departments = await ctx.list(Department);
  const all = await ctx.list(Person);
  const people = all.filter(({ departedAt }) => !departedAt);
  const departed = new Set(all.filter(({ departedAt }) => departedAt).map((person) => person.nameKey));
  const known = { people: new Map(people.map((person) => [person.id, person])), departments: new Map(departments.map((department) => [department.id, department])) };
  const departmentKeys = new Map(departments.map((department) => [department.nameKey, department.id]));
  const judged = plan.rows.map((row) => judgedBy(run, row));
  const named = countNamed(people, kind === 'people' ? judged : []);
  const made = new Map<string, string>();
  const nearestTo = await nearestNames(ctx, judged.flatMap(({ row }) => (kind === 'people' ? row.manager : row.head) ?? []).filter((name) => named(name) === 0));
  const inFile = new Set(kind === 'departments' ? plan.rows.map(({ titleKey }) => titleKey) : []);
  /** Whether this row is the first that makes it. */
  const make = (name: string | undefined): boolean => {
    if (!name || departmentKeys.has(nameKey(name)) || inFile.has(nameKey(name)) || made.has(nameKey(name))) return false;
    made.set(nameKey(name), name);
    return true;
  };
  const preview: Preview = { rows: [], departmentsCreated: [], inWork: 0, unowned: 0, unsponsored: 0, statuses: 0 };
  for (const { row, reason, matched } of judged) {
    const linked = kind === 'people' ? row.manager : row.head;
    const linkField: ImportField = kind === 'people' ? 'manager' : 'head';
    const count = linked ? named(linked) : 1;
    const problem = count === 1 ? null : linkProblem[count === 0 ? 'nobody' : 'several'][ctx.language];
    const isMaking = !reason && make(kind === 'people' ? row.department : row.parent);
    const before = matched ? beforeOf(row, matched, known, departmentKeys) : {};
    const outcome: Outcome = reason ? 'SKIPPED' : !matched ? 'CREATED' : Object.keys(before).length > 0 ? 'UPDATED' : 'UNCHANGED';
    const cells = shown[kind as 'people'].flatMap((field): PreviewCell[] => {
      const column = plan.columns[field];
      if (column === undefined) return [];
      const wrong = row.problems.find((one) => one.field === field)?.message ?? (field === linkField && !reason ? problem : null);
      const stranger = field === linkField && wrong && count === 0 ? linked : undefined;
      return [{ field, text: (row.cells[column] ?? '').trim(), value: wrong ? null : (valuesOf(row)[field] ?? null), before: before[field] ?? null, problem: wrong, corrected: row.corrected[field] ?? null, nearest: stranger ? nearestTo(stranger) : null, doubt: isName(stranger) && !departed.has(nameKey(stranger as string)) ? 'UNKNOWN_PERSON' : isMaking && departments.length > 0 && (field === 'department' || field === 'parent') ? 'NEW_DEPARTMENT' : null }];
    });
    preview.rows.push({ number: row.number, outcome, reason: reason?.[ctx.language] ?? null, initiativeId: null, cells, suggestion: null });
  }
  preview.departmentsCreated = [...made.values()];
  return preview;
}

interface Judged {
  row: PlannedRow;
  /** Why it isn't imported. */
  reason: Bilingual | undefined;
  /** The record that it is of: one that is known, or `row N` that a row above makes. */
  matched: string | undefined;
}

function judgedBy(run: ImportRun, row: PlannedRow): Judged {
  const reason = run.refusal(row);
  const matched = reason ? undefined : run.match(row);
  if (!reason && !matched) run.learn(`row ${row.number}`, row.titleKey, row.externalKey ? nameKey(row.externalKey) : null);
  return { row, reason, matched };
}

/** How many people a name or an e-mail will stand for once the rows are saved, wherever in the file they are: ties are looked up only then. */
function countNamed(people: readonly Person[], judged: readonly Judged[]): (called: string) => number {
  const names = new Map(people.map((person) => [person.id, person.nameKey]));
  const emails = new Set<string | null | undefined>(people.map(({ email }) => email));
  for (const { row, reason, matched } of judged) {
    if (reason) continue;
    names.set(matched ?? `row ${row.number}`, row.titleKey);
    emails.add(row.email);
  }
  const counts = new Map<string, number>();
  for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (called) => (called.includes('@') ? Number(emails.has(called.toLowerCase())) : (counts.get(nameKey(called)) ?? 0));
}

const shown: Record<'people' | 'departments', ImportField[]> = { people: ['title', 'email', 'jobTitle', 'department', 'manager'], departments: ['title', 'parent', 'head'] };

function valuesOf({ title, email, jobTitle, department, manager, parent, head }: PlannedRow): Partial<Record<ImportField, string | undefined>> {
  return { title, email, jobTitle, department, manager, parent, head };
}

interface KnownRecords {
  people: Map<string, Person>;
  departments: Map<string, Department>;
}

/** What stands there now, by the fields that would change; empty text where nothing does. */
function beforeOf(row: PlannedRow, id: string, { people, departments }: KnownRecords, departmentKeys: ReadonlyMap<string, string>): Partial<Record<ImportField, string>> {
  const person = people.get(id);
  if (person) {
    const changes = personChanges(row, person, row.department ? (departmentKeys.get(nameKey(row.department)) ?? 'new') : undefined);
    const manager = people.get(person.managerId ?? '');
    const isMoved = row.manager !== undefined && row.manager.toLowerCase() !== manager?.email && nameKey(row.manager) !== manager?.nameKey;
    return { ...(changes.name && { title: person.name }), ...(changes.title && { jobTitle: person.title ?? '' }), ...(changes.email && { email: '' }), ...(changes.departmentId && { department: departments.get(person.departmentId ?? '')?.name ?? '' }), ...(isMoved && { manager: manager?.name ?? '' }) };
  }
  const department = departments.get(id);
  if (!department) return {};
  const [parent, head] = [departments.get(department.parentId ?? ''), people.get(department.headId ?? '')];
  return { ...(row.parent !== undefined && nameKey(row.parent) !== parent?.nameKey && { parent: parent?.name ?? '' }), ...(row.head !== undefined && row.head.toLowerCase() !== head?.email && nameKey(row.head) !== head?.nameKey && { head: head?.name ?? '' }) };
}

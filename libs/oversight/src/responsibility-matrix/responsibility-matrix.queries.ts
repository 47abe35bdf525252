import { type Ctx, isProgram } from '@batuta/platform';
import type { Letter, SubjectKind } from '@batuta/governance';

export interface MatrixAsked {
  kinds: readonly SubjectKind[] | null;
  departmentId: string | null;
  /** A part of the title, as it is kept for finding. */
  text: string | null;
}

export interface SubjectRow {
  id: string;
  kind: SubjectKind;
  titleKey: string;
}

/** Subjects that aren't closed, by kind and title. */
export function matrixRows(ctx: Ctx, asked: MatrixAsked, after: unknown[] | null, limit: number): Promise<SubjectRow[]> {
  const { values, value, conditions } = asking(ctx, asked);
  if (after) conditions.push(`(s.kind, s.title_key collate "C", s.id) > (${value(after[0])}, ${value(after[1])}, ${value(after[2])}::uuid)`);
  return ctx.sql<SubjectRow>(`select s.id, s.kind, s.title_key as "titleKey" from app.subjects s where ${conditions.join(' and ')} order by s.kind, s.title_key collate "C", s.id limit ${value(limit)}`, values);
}

export interface ColumnCount {
  id: string;
  /** Letters that it holds. */
  letters: number;
  /** Subjects that it is accountable for, and who answers for them. */
  accountable: number;
  owners: string[];
}

/** What each department, role or person holds of all those subjects. */
export function columnCounts(ctx: Ctx, asked: MatrixAsked, by: 'DEPARTMENTS' | 'ROLES' | 'PEOPLE'): Promise<ColumnCount[]> {
  const { values, conditions } = asking(ctx, asked);
  const column = { DEPARTMENTS: 'coalesce(p.department_id, ro.department_id)', ROLES: 'r.role_id', PEOPLE: 'p.id' }[by];
  return ctx.sql<ColumnCount>(
    `select ${column} as id, count(*)::int as letters, count(*) filter (where r.letter = 'A')::int as accountable, coalesce(array_agg(distinct r.person_id) filter (where r.letter = 'A'), '{}') as owners
     from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.subject_id = s.id and r.ended_at is null ${holders}
     where ${conditions.join(' and ')} and ${column} is not null group by ${column} order by letters desc, id`,
    values,
  );
}

function asking(ctx: Ctx, { kinds, departmentId, text }: MatrixAsked): { values: unknown[]; value: (given: unknown) => string; conditions: string[] } {
  const values: unknown[] = [ctx.organizationId];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [`s.organization_id = $1`, `s.state <> 'closed'`, ...(isProgram(ctx.actor) ? [] : [`not (s.kind = 'policy' and s.state = 'draft')`]), 'not exists (select from app.initiatives i where i.organization_id = s.organization_id and i.id = s.id and i.archived_at is not null)'];
  if (kinds) conditions.push(`s.kind = any(${value(kinds)}::text[])`);
  if (departmentId) conditions.push(`s.department_id = ${value(departmentId)}`);
  if (text) conditions.push(`strpos(s.title_key, ${value(text)}) > 0`);
  return { values, value, conditions };
}

/** Who holds a letter: a person themselves, or each person in the role. */
const holders = `left join app.roles ro on ro.organization_id = r.organization_id and ro.id = r.role_id
     left join app.role_assignments a on r.person_id is null and a.organization_id = r.organization_id and a.role_id = r.role_id and a.ended_at is null
     left join app.people p on p.organization_id = r.organization_id and p.id = coalesce(r.person_id, a.person_id)`;

export interface MatrixLetter {
  subjectId: string;
  letter: Letter;
  /** Who holds it: a person's own, or whoever is in the role. */
  personId: string | null;
  personName: string | null;
  roleId: string | null;
  roleName: string | null;
  departmentId: string | null;
  standsInFor: string | null;
}

/** Every letter of some subjects; a role's once for each person in it, and once for a role that nobody is in. */
export function lettersOf(ctx: Ctx, subjectIds: readonly string[]): Promise<MatrixLetter[]> {
  return ctx.sql<MatrixLetter>(
    `select r.subject_id as "subjectId", r.letter, p.id as "personId", p.name as "personName", r.role_id as "roleId", ro.name as "roleName", coalesce(p.department_id, ro.department_id) as "departmentId", r.stands_in_for as "standsInFor"
     from app.responsibilities r
     ${holders}
     where r.organization_id = $1 and r.subject_id = any($2::uuid[]) and r.ended_at is null`,
    [ctx.organizationId, subjectIds],
  );
}

/** For how many active subjects each person is accountable. */
export function loads(ctx: Ctx): Promise<{ personId: string; subjects: number }[]> {
  return ctx.sql(
    `select r.person_id as "personId", count(*)::int as subjects from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     where s.organization_id = $1 and s.state = 'active' group by r.person_id`,
    [ctx.organizationId],
  );
}

export function peopleOfDepartment(ctx: Ctx, departmentId: string, limit: number): Promise<{ id: string }[]> {
  return ctx.sql('select id from app.people where organization_id = $1 and department_id = $2 and is_active order by name_key collate "C" limit $3', [ctx.organizationId, departmentId, limit]);
}

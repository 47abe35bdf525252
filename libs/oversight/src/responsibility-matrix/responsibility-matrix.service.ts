import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, nameKey, pageOf, readCursor } from '@batuta/platform';
import { Department, peopleById, type Person } from '@batuta/organization';
import { assignedByRole, type Letter, maySetResponsibility, RoleService, type Subject, subjectAccess, type SubjectKind, subjectsById } from '@batuta/governance';
import { mostOwnedOf } from '../gap/gap.queries.js';
import { columnCounts, lettersOf, loads, type MatrixLetter, matrixRows, peopleOfDepartment } from './responsibility-matrix.queries.js';
import type { ColumnCheck, ColumnKind, MatrixCellType, MatrixColumnType, MatrixFilter, MatrixRowType, ResponsibilityMatrixType, RowCheck } from './responsibility-matrix.types.js';

/** Columns of people or roles that one looks at beside each other. */
const mostColumns = 60;
/** Charting advice is to consult few (Smith and Erwin, Role and Responsibility Charting); how many are too many is ours. */
const mostConsulted = 5;
const strength: Record<Letter, number> = { A: 0, R: 1, C: 2, I: 3 };

@Injectable()
export class ResponsibilityMatrixService {
  constructor(private readonly roles: RoleService) {}

  /** Columns, by name; of people those who hold most. */
  async columns(ctx: Ctx, { asked, kind }: ResponsibilityMatrixType): Promise<MatrixColumnType[]> {
    const [counts, all, most] = await Promise.all([columnCounts(ctx, asked, kind), loads(ctx), mostOwnedOf(ctx)]);
    const [byColumn, load] = [new Map(counts.map((count) => [count.id, count])), new Map(all.map(({ personId, subjects }) => [personId, subjects]))];
    const column = (id: string, name: string, holderId: string | null): MatrixColumnType => {
      const { letters = 0, accountable = 0, owners = [] } = byColumn.get(id) ?? {};
      const checks: ColumnCheck[] = [
        ...(letters === 0 && kind === 'DEPARTMENTS' ? ['IN_NOTHING' as const] : []),
        ...([holderId, ...owners].some((personId) => (load.get(personId ?? '') ?? 0) > most) ? ['OVERLOADED' as const] : []),
        ...(holderId ? [] : ['VACANT' as const]),
      ];
      return { id, name, holderId, accountableFor: accountable, checks };
    };
    if (kind === 'DEPARTMENTS') return byName(ctx, (await ctx.list(Department)).map(({ id, name, headId }) => column(id, name, headId)));
    if (kind === 'ROLES') {
      // Of a department its own, and whatever else holds a letter there; those that hold most come first where there are too many.
      const roles = (await this.roles.roles(ctx, {})).filter((role) => !asked.departmentId || role.departmentId === asked.departmentId || byColumn.has(role.id)).sort((one, other) => (byColumn.get(other.id)?.letters ?? 0) - (byColumn.get(one.id)?.letters ?? 0)).slice(0, mostColumns);
      return byName(ctx, await Promise.all(roles.map(async ({ id, name }) => column(id, name, (await assignedByRole(ctx, id))?.assignments[0]?.personId ?? null))));
    }
    const near = asked.departmentId ? (await peopleOfDepartment(ctx, asked.departmentId, mostColumns)).map(({ id }) => id) : [];
    const people = (await Promise.all([...new Set([...near, ...counts.map(({ id }) => id)])].slice(0, mostColumns).map((id) => peopleById(ctx, id)))) as Person[];
    return byName(ctx, people.map(({ id, name }) => column(id, name, id)));
  }

  async rows(ctx: Ctx, { asked, kind }: ResponsibilityMatrixType, first: number, after?: string | null): Promise<Connection<MatrixRowType>> {
    const found = await matrixRows(ctx, asked, readCursor(after, 3), first + 1);
    const { nodes: ids, pageInfo } = pageOf(found, first, ({ id }) => id, ({ kind: of, titleKey, id }) => [of, titleKey, id]);
    const [letters, subjects] = await Promise.all([lettersOf(ctx, ids), Promise.all(ids.map((id) => subjectsById(ctx, id)))]);
    const bySubject = Map.groupBy(letters, ({ subjectId }) => subjectId);
    const nodes = (subjects as Subject[]).map((subject) => {
      const own = bySubject.get(subject.id) ?? [];
      const owner = own.find(({ letter }) => letter === 'A');
      return { subject, cells: cellsOf(own, kind), checks: checksOf(subject, own), canSet: maySetResponsibility(ctx.actor, subject), canAssign: subjectAccess.assignOwner(ctx.actor, { departmentId: subject.departmentId, ownerId: owner?.personId ?? null }) };
    });
    return { nodes, pageInfo };
  }
}

/** What the rows are asked by. */
export function matrixOf(kinds: readonly SubjectKind[] | null, kind: ColumnKind, { departmentId = null, text = null }: MatrixFilter): ResponsibilityMatrixType {
  return { kind, asked: { kinds, departmentId, text: text && nameKey(text) } };
}

function cellsOf(own: readonly MatrixLetter[], kind: ColumnKind): MatrixCellType[] {
  const columnOf = (letter: MatrixLetter): string | null => ({ DEPARTMENTS: letter.departmentId, ROLES: letter.roleId, PEOPLE: letter.personId })[kind];
  const strongest = new Map<string, Letter>();
  const sorted = [...own].sort((one, other) => strength[one.letter] - strength[other.letter]);
  for (const one of sorted) if (!strongest.has(columnOf(one) ?? '')) strongest.set(columnOf(one) ?? '', one.letter);
  return sorted.flatMap((one) => {
    const columnId = columnOf(one);
    return columnId && strongest.get(columnId) === one.letter ? [{ columnId, letter: one.letter, personId: one.personId, personName: one.personName, roleId: one.roleId, roleName: one.roleName }] : [];
  });
}

function checksOf(subject: Subject, own: readonly MatrixLetter[]): RowCheck[] {
  const owner = own.find(({ letter }) => letter === 'A');
  return [
    ...(subject.unownedSince ? ['NO_ACCOUNTABLE' as const] : []),
    ...(owner?.standsInFor ? ['ACCOUNTABLE_LEFT' as const] : []),
    ...(!owner && own.some(({ letter }) => letter === 'R') ? ['RESPONSIBLE_WITHOUT_ACCOUNTABLE' as const] : []),
    ...(own.filter(({ letter }) => letter === 'C').length > mostConsulted ? ['TOO_MANY_CONSULTED' as const] : []),
  ];
}

function byName(ctx: Ctx, columns: MatrixColumnType[]): MatrixColumnType[] {
  return columns.sort((one, other) => one.name.localeCompare(other.name, ctx.language));
}

import type { Ctx } from '@batuta/platform';

/** Whether `id` is `ancestorId` or lies anywhere below it. */
export async function isBelow(ctx: Ctx, id: string, ancestorId: string): Promise<boolean> {
  const rows = await ctx.sql(
    `with recursive above as (
       select id, parent_id from app.departments where organization_id = $1 and id = $2
       union select d.id, d.parent_id from app.departments d join above a on d.id = a.parent_id where d.organization_id = $1)
     select from above where id = $3`,
    [ctx.organizationId, id, ancestorId],
  );
  return rows.length > 0;
}

/** Active people of each department, those of departments below not counted. */
export async function peopleCounts(ctx: Ctx): Promise<Map<string, number>> {
  const rows = await ctx.sql<{ department_id: string; people: number }>(
    'select department_id, count(*)::int as people from app.people where organization_id = $1 and is_active and department_id is not null group by department_id',
    [ctx.organizationId],
  );
  return new Map(rows.map((row) => [row.department_id, row.people]));
}

/** Departments that a leaving person heads have nobody at their head. */
export function clearHead(ctx: Ctx, personId: string): Promise<{ id: string }[]> {
  return ctx.sql('update app.departments set head_id = null, version = version + 1 where organization_id = $1 and head_id = $2 returning id', [ctx.organizationId, personId]);
}

export function headIfNobody(ctx: Ctx, departmentId: string, personId: string): Promise<object[]> {
  return ctx.sql('update app.departments set head_id = $3, version = version + 1 where organization_id = $1 and id = $2 and head_id is null', [ctx.facts.organizationId, departmentId, personId]);
}

import type { Ctx } from '@batuta/platform';

interface PersonKey {
  id: string;
  name_key: string;
}

interface Asked {
  namePrefix: string | null;
  departmentId: string | null;
  isActive: boolean | null;
}

/** Keys of people by name; the rows come from the loader. */
export function peoplePage(ctx: Ctx, asked: Asked, after: unknown[] | null, limit: number): Promise<PersonKey[]> {
  const { values, value, conditions } = found(ctx, asked);
  if (after) conditions.push(`(name_key collate "C", id) > (${value(after[0])}, ${value(after[1])}::uuid)`);
  return ctx.sql<PersonKey>(`select id, name_key from app.people where ${conditions.join(' and ')} order by name_key collate "C", id limit ${value(limit)}`, values);
}

export async function peopleCount(ctx: Ctx, asked: Asked): Promise<number> {
  const { values, conditions } = found(ctx, asked);
  const [row] = await ctx.sql<{ count: number }>(`select count(*)::int as count from app.people where ${conditions.join(' and ')}`, values);
  return row?.count ?? 0;
}

/** Only the conditions that are asked for, so that each combination has its own plan. */
function found(ctx: Ctx, { namePrefix, departmentId, isActive }: Asked): { values: unknown[]; value: (given: unknown) => string; conditions: string[] } {
  const values: unknown[] = [ctx.organizationId];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['organization_id = $1'];
  if (namePrefix !== null) {
    const prefix = value(namePrefix);
    conditions.push(`name_key collate "C" >= ${prefix} and name_key collate "C" < ${prefix} || U&'\\FFFF'`);
  }
  if (departmentId !== null) conditions.push(`department_id = ${value(departmentId)}`);
  if (isActive !== null) conditions.push(`is_active = ${value(isActive)}`);
  return { values, value, conditions };
}

/** Keeps a person from leaving until this operation ends: whoever is given something must still be there when it is theirs. */
export function keepPerson(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.people where organization_id = $1 and id = $2 for key share', [ctx.organizationId, id]);
}

/** As `keepPerson`, several in the order of ids. */
export async function keepPeople(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.sql('select from app.people where organization_id = $1 and id = any($2::uuid[]) order by id for key share', [ctx.organizationId, ids]);
}

/** Waits for whoever is giving this person something, and keeps others from it. */
export function lockPerson(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.people where organization_id = $1 and id = $2 for update', [ctx.organizationId, id]);
}

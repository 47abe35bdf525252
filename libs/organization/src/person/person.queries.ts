import type { Ctx } from '@batuta/platform';

interface PersonKey {
  id: string;
  name_key: string;
}

interface Asked {
  namePrefix: string | null;
  departmentId: string | null;
  isActive: boolean | null;
  after: unknown[] | null;
  limit: number;
}

/** Keys of people by name; the rows come from the loader. Only the conditions that are asked for, so that each combination has its own plan. */
export function peoplePage(ctx: Ctx, { namePrefix, departmentId, isActive, after, limit }: Asked): Promise<PersonKey[]> {
  const values: unknown[] = [ctx.organizationId];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['organization_id = $1'];
  if (namePrefix !== null) {
    const prefix = value(namePrefix);
    conditions.push(`name_key collate "C" >= ${prefix} and name_key collate "C" < ${prefix} || U&'\\FFFF'`);
  }
  if (departmentId !== null) conditions.push(`department_id = ${value(departmentId)}`);
  if (isActive !== null) conditions.push(`is_active = ${value(isActive)}`);
  if (after) conditions.push(`(name_key collate "C", id) > (${value(after[0])}, ${value(after[1])}::uuid)`);
  return ctx.sql<PersonKey>(`select id, name_key from app.people where ${conditions.join(' and ')} order by name_key collate "C", id limit ${value(limit)}`, values);
}

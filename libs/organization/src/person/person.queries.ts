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

/** Keys of people by name; the rows come from the loader. */
export function peoplePage(ctx: Ctx, { namePrefix, departmentId, isActive, after, limit }: Asked): Promise<PersonKey[]> {
  return ctx.sql<PersonKey>(
    `select id, name_key from app.people
     where organization_id = $1 and ($2::text is null or name_key collate "C" >= $2 and name_key collate "C" < $2 || U&'\\FFFF')
       and ($3::uuid is null or department_id = $3) and ($4::boolean is null or is_active = $4)
       and ($5::text is null or (name_key collate "C", id) > ($5, $6::uuid))
     order by name_key collate "C", id limit $7`,
    [ctx.organizationId, namePrefix, departmentId, isActive, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

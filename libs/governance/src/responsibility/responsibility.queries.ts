import { type Ctx, loaderOf } from '@batuta/platform';
import type { Letter, Responsibility } from './responsibility.entity.js';

type Current = Pick<Responsibility, 'id' | 'letter' | 'personId' | 'roleId' | 'standsInFor'>;

export function currentLetters(ctx: Ctx, subjectId: string): Promise<Current[]> {
  return ctx.sql<Current>('select id, letter, person_id as "personId", role_id as "roleId", stands_in_for as "standsInFor" from app.responsibilities where organization_id = $1 and subject_id = $2 and ended_at is null', [ctx.organizationId, subjectId]);
}

/** Ends what a holder has of a subject beside A. */
export function endLetters(ctx: Ctx, subjectId: string, { personId = null, roleId = null }: { personId?: string | null; roleId?: string | null }, at: Date): Promise<object[]> {
  return ctx.sql(
    `update app.responsibilities set ended_at = $5 where organization_id = $1 and subject_id = $2 and letter <> 'A' and ended_at is null and (role_id = $4 or $4::uuid is null and role_id is null and person_id = $3)`,
    [ctx.organizationId, subjectId, personId, roleId, at],
  );
}

/** Who holds a letter of subjects, by themselves or through a role that they are in, by name; whoever has left doesn't. */
const holdersBySubject = (letter: Letter): ReturnType<typeof loaderOf<{ id: string; people: string[] }>> =>
  loaderOf(async (ctx, ids) => {
    const rows = await ctx.sql<{ id: string; personId: string }>(
      `select distinct r.subject_id as id, p.id as "personId", p.name_key from app.responsibilities r
       left join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.role_id and a.ended_at is null and r.person_id is null
       join app.people p on p.organization_id = r.organization_id and p.id = coalesce(r.person_id, a.person_id) and p.departed_at is null
       where r.organization_id = $1 and r.subject_id = any($2::uuid[]) and r.letter = $3 and r.ended_at is null order by p.name_key, p.id`,
      [ctx.organizationId, ids, letter],
    );
    return ids.map((id) => ({ id, people: rows.filter((row) => row.id === id).map(({ personId }) => personId) }));
  });

/** Who does the work (R) of subjects. */
export const responsibleBySubject = holdersBySubject('R');

/** Who is to be consulted (C) about subjects. */
export const consultedBySubject = holdersBySubject('C');

import type { Ctx } from '@batuta/platform';
import type { Responsibility } from './responsibility.entity.js';

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

import type { Ctx } from '@batuta/platform';

export interface ActivityRow {
  id: string;
  name: string;
  occurredAt: Date;
  actorId: string | null;
  details: Record<string, unknown>;
}

/** What happened to a subject, in the product's words, newest first. */
export function activityPage(ctx: Ctx, subjectId: string, after: unknown[] | null, limit: number): Promise<ActivityRow[]> {
  return ctx.sql<ActivityRow>(
    `select id, name, occurred_at as "occurredAt", actor_id as "actorId", details from app.events
     where organization_id = $1 and subject_id = $2 ${after ? 'and id < $4::uuid' : ''} order by id desc limit $3`,
    [ctx.organizationId, subjectId, limit, ...(after ?? [])],
  );
}

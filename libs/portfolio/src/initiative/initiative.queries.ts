import type { Ctx } from '@batuta/platform';

/** Locks in one order everywhere, subject then initiative, so that two writes never wait for each other. */
export function lockInitiative(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql(
    `with subject as materialized (select organization_id, id from app.subjects where organization_id = $1 and id = $2 for update)
     select from app.initiatives i join subject s on s.organization_id = i.organization_id and s.id = i.id for update of i`,
    [ctx.organizationId, id],
  );
}

export async function participantsOf(ctx: Ctx, initiativeId: string): Promise<string[]> {
  const rows = await ctx.sql<{ department_id: string }>('select department_id from app.initiative_departments where organization_id = $1 and initiative_id = $2', [ctx.organizationId, initiativeId]);
  return rows.map((row) => row.department_id);
}

export interface EventRow {
  name: string;
  occurred_at: Date;
  actor_id: string | null;
  details: Record<string, unknown>;
}

/** What happened to an initiative after an instant, oldest first; status updates aside, which are shown as what they are. */
export function eventsSince(ctx: Ctx, subjectId: string, since: Date | null): Promise<EventRow[]> {
  return ctx.sql<EventRow>(
    `select name, occurred_at, actor_id, details from app.events
     where organization_id = $1 and subject_id = $2 and name not like 'initiative.status%' and ($3::timestamptz is null or occurred_at > $3)
     order by id desc limit 20`,
    [ctx.organizationId, subjectId, since],
  );
}

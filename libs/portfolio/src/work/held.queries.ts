import type { Ctx } from '@batuta/platform';

/** How many open initiatives each person answers for. */
export function heldCounts(ctx: Ctx, personIds: readonly string[]): Promise<{ id: string; held: number }[]> {
  return ctx.sql(`select owner_id as id, count(*)::int as held from app.initiative_overview where organization_id = $1 and owner_id = any($2::uuid[]) and is_listed and state <> 'PROPOSED' group by owner_id`, [ctx.organizationId, personIds]);
}

export interface HeldRow {
  subjectId: string;
  startedAt: Date;
  endedAt: Date;
}

/** An assignment that was undone is in the log and no time that somebody held it; nor did whoever held it before ever stop. */
export function heldBefore(ctx: Ctx, personId: string): Promise<HeldRow[]> {
  return ctx.sql<HeldRow>(
    `select r.subject_id as "subjectId", r.started_at as "startedAt", r.ended_at as "endedAt" from app.responsibilities r
     where r.organization_id = $1 and r.person_id = $2 and r.letter = 'A' and r.ended_at is not null
       and not exists (select from app.events e where e.organization_id = r.organization_id and e.subject_id = r.subject_id and e.name = 'subject.assignment_undone' and e.details ->> 'responsibilityId' = r.id::text)
       and not exists (select from app.events e where e.organization_id = r.organization_id and e.subject_id = r.subject_id and e.name = 'subject.assignment_undone' and e.details ->> 'to' = r.person_id::text and e.details ->> 'assignedAt' = to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       and exists (select from app.initiatives i where i.organization_id = r.organization_id and i.id = r.subject_id)
     order by r.ended_at desc limit 50`,
    [ctx.organizationId, personId],
  );
}

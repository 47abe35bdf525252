import type { Ctx } from '@batuta/platform';
import type { ImportKind } from './columns.js';

/** Initiatives, people and departments by their ids, with their names as they are now. */
export function namesOf(ctx: Ctx, ids: readonly string[], limit: number): Promise<{ id: string; kind: ImportKind; title: string }[]> {
  return ctx.sql(
    `select id, 'initiatives' as kind, title from app.subjects where organization_id = $1 and id = any($2::uuid[])
     union all select id, 'people', name from app.people where organization_id = $1 and id = any($2::uuid[])
     union all select id, 'departments', name from app.departments where organization_id = $1 and id = any($2::uuid[]) order by title, id limit $3`,
    [ctx.organizationId, ids, limit],
  );
}

interface LastEvent {
  id: string;
  name: string;
  occurredAt: Date;
  actorId: string | null;
  details: Record<string, unknown>;
}

/** The last that happened to each of some initiatives since a moment, but for the undoing itself. */
export function lastEventsOf(ctx: Ctx, ids: readonly string[], since: Date): Promise<LastEvent[]> {
  return ctx.sql<LastEvent>(
    `select s.id, e.name, e.occurred_at as "occurredAt", e.actor_id as "actorId", e.details from unnest($2::uuid[]) s(id)
     cross join lateral (select name, occurred_at, actor_id, details from app.events where organization_id = $1 and subject_id = s.id and name <> 'initiative.import_undone' and recorded_at > $3 order by id desc limit 1) e`,
    [ctx.organizationId, ids, since],
  );
}

/** Deletes a person that an import made, if nothing refers to them by now; says whether it did. */
export async function deletePerson(ctx: Ctx, id: string): Promise<boolean> {
  const rows = await ctx.sql(
    `delete from app.people p where organization_id = $1 and id = $2
       and not exists (select from app.memberships where organization_id = $1 and person_id = p.id) and not exists (select from app.responsibilities where organization_id = $1 and (person_id = p.id or given_by = p.id or stands_in_for = p.id))
       and not exists (select from app.invitations where organization_id = $1 and person_id = p.id) and not exists (select from app.people where organization_id = $1 and (manager_id = p.id or deputy_id = p.id))
       and not exists (select from app.departments where organization_id = $1 and head_id = p.id) and not exists (select from app.initiatives where organization_id = $1 and sponsor_id = p.id)
       and not exists (select from app.status_updates where organization_id = $1 and author_id = p.id) and not exists (select from app.ratings where organization_id = $1 and rated_by = p.id)
       and not exists (select from app.handovers where organization_id = $1 and p.id in (from_id, receiver_id, opened_by))
       and not exists (select from app.role_assignments where organization_id = $1 and p.id in (person_id, given_by)) and not exists (select from app.roles where organization_id = $1 and sponsor_id = p.id)
       and not exists (select from app.gap_mutes where organization_id = $1 and muted_by = p.id)
       and not exists (select from app.policy_versions where organization_id = $1 and drafted_by = p.id) and not exists (select from app.policy_answers where organization_id = $1 and person_id = p.id)
       and not exists (select from app.policy_acknowledgements where organization_id = $1 and person_id = p.id) and not exists (select from app.policy_exceptions where organization_id = $1 and approved_by = p.id)
       and not exists (select from app.policy_links where organization_id = $1 and p.id in (person_id, created_by)) and not exists (select from app.policy_reminders where organization_id = $1 and person_id = p.id)
       and not exists (select from app.meetings where organization_id = $1 and p.id in (called_by, minutes_approved_by)) and not exists (select from app.meeting_attendances where organization_id = $1 and p.id in (person_id, proxy_id))
       and not exists (select from app.decisions where organization_id = $1 and recorded_by = p.id) and not exists (select from app.decision_conflicts where organization_id = $1 and person_id = p.id)
       and not exists (select from app.decision_actions where organization_id = $1 and p.id in (owner_id, closed_by, stands_in_for))
       and not exists (select from app.proposals where organization_id = $1 and p.id in (proposed_by, decided_by)) and not exists (select from app.proposal_answers where organization_id = $1 and person_id = p.id)
       and not exists (select from app.policy_files where organization_id = $1 and uploaded_by = p.id)
     returning id`,
    [ctx.organizationId, id],
  );
  return rows.length > 0;
}

export interface LoggedRow {
  table_name: string;
  record_id: string;
  action: 'insert' | 'update' | 'delete';
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
}

/** What an import changed, oldest first: its rows carry the import's id as their request. */
export function changesOfImport(ctx: Ctx, importId: string): Promise<LoggedRow[]> {
  return ctx.sql<LoggedRow>(
    `select table_name, record_id, action, before, after from app.change_log where organization_id = $1 and request_id = $2 and table_name not in ('imports', 'import_rows') order by sequence`,
    [ctx.organizationId, importId],
  );
}

/** Of these initiatives, the ones that somebody or something else has touched since the import ended. */
export async function touchedSince(ctx: Ctx, importId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.sql<{ id: string }>(
    `with changed as (
       select l.request_id, l.sequence, record.id from app.change_log l,
         lateral (select distinct unnest(array[l.record_id, (coalesce(l.after, l.before) ->> 'initiative_id')::uuid, (coalesce(l.after, l.before) ->> 'subject_id')::uuid]) as id) record
       where l.organization_id = $1 and l.table_name not in ('imports', 'import_rows') and record.id = any($3::uuid[])
         and l.sequence >= (select min(sequence) from app.change_log where organization_id = $1 and request_id = $2))
     select id from changed group by id having max(sequence) filter (where request_id <> $2) > min(sequence) filter (where request_id = $2)`,
    [ctx.organizationId, importId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Deletes what an import had created of an initiative, from the leaves to the root. */
export async function deleteInitiative(ctx: Ctx, id: string): Promise<void> {
  for (const table of ['status_updates', 'ratings', 'initiative_departments', 'initiative_aliases']) await ctx.sql(`delete from app.${table} where organization_id = $1 and initiative_id = $2`, [ctx.organizationId, id]);
  await ctx.sql('delete from app.initiatives where organization_id = $1 and id = $2', [ctx.organizationId, id]);
  await ctx.sql('update app.subjects set accountable_id = null, unowned_since = case when state = $3 then now() end, unowned_reason = case when state = $3 then $4 end where organization_id = $1 and id = $2', [ctx.organizationId, id, 'active', 'CLEARED']);
  await ctx.sql('delete from app.responsibilities where organization_id = $1 and subject_id = $2', [ctx.organizationId, id]);
  await ctx.sql('delete from app.subjects where organization_id = $1 and id = $2', [ctx.organizationId, id]);
}

export function deleteStatus(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('delete from app.status_updates where organization_id = $1 and id = $2', [ctx.organizationId, id]);
}

export function deleteAliases(ctx: Ctx, initiativeId: string, nameKeys: readonly string[]): Promise<object[]> {
  return ctx.sql('delete from app.initiative_aliases where organization_id = $1 and initiative_id = $2 and name_key = any($3::text[])', [ctx.organizationId, initiativeId, nameKeys]);
}

/** Deletes a department that the import had made, if nothing is in it by now. */
export function deleteEmptyDepartment(ctx: Ctx, id: string): Promise<{ id: string }[]> {
  return ctx.sql<{ id: string }>(
    `delete from app.departments d where organization_id = $1 and id = $2
       and not exists (select from app.subjects where organization_id = $1 and department_id = d.id) and not exists (select from app.people where organization_id = $1 and department_id = d.id)
       and not exists (select from app.departments where organization_id = $1 and parent_id = d.id) and not exists (select from app.membership_departments where organization_id = $1 and department_id = d.id)
       and not exists (select from app.initiative_departments where organization_id = $1 and department_id = d.id) and not exists (select from app.invitations where organization_id = $1 and department_id = d.id)
       and not exists (select from app.roles where organization_id = $1 and department_id = d.id)
       and not exists (select from app.policy_audiences where organization_id = $1 and department_id = d.id) and not exists (select from app.policy_exceptions where organization_id = $1 and department_id = d.id)
     returning id`,
    [ctx.organizationId, id],
  );
}

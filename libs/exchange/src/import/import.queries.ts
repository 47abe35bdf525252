import type { Ctx } from '@batuta/platform';

export interface Known {
  id: string;
  title: string;
  title_key: string;
  external_key_key: string | null;
  /** A name that it had before, or by an accepted rename. */
  is_alias: boolean;
}

/** Every initiative with the names and the key that it is known by. */
export function knownInitiatives(ctx: Ctx): Promise<Known[]> {
  return ctx.sql<Known>(
    `select i.id, s.title, s.title_key, i.external_key_key, false as is_alias from app.initiatives i join app.subjects s on s.organization_id = i.organization_id and s.id = i.id where i.organization_id = $1
     union all select a.initiative_id, s.title, a.name_key, null, true from app.initiative_aliases a join app.subjects s on s.organization_id = a.organization_id and s.id = a.initiative_id where a.organization_id = $1 order by is_alias`,
    [ctx.organizationId],
  );
}

/** The status that an initiative got on a day. */
export async function statusOn(ctx: Ctx, initiativeId: string, day: string): Promise<{ health: string; narrative: string } | null> {
  const [row] = await ctx.sql<{ health: string; narrative: string }>(
    `select health, narrative from app.status_updates where organization_id = $1 and initiative_id = $2 and withdrawn_at is null and (posted_at at time zone 'UTC')::date = $3 order by posted_at desc limit 1`,
    [ctx.organizationId, initiativeId, day],
  );
  return row ?? null;
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
     returning id`,
    [ctx.organizationId, id],
  );
}

import type { Ctx } from '@batuta/platform';

export interface LogRow {
  sequence: number;
  /** Its transaction: what was done at one go. */
  act: string;
  occurredAt: Date;
  recordedAt: Date;
  actorId: string;
  personId: string | null;
  operation: string;
  action: 'insert' | 'update' | 'delete';
  table: string;
  recordId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface LogWanted {
  tables: readonly string[] | null;
  personId: string | null;
  recordId: string | null;
  from: string | null;
  to: string | null;
  timeZone: string;
  after: number | null;
  limit: number;
}

/** Changes, newest first; only the conditions that are asked for, so that each combination has its own plan. */
export function logPage(ctx: Ctx, { tables, personId, recordId, from, to, timeZone, after, limit }: LogWanted): Promise<LogRow[]> {
  const values: unknown[] = [ctx.organizationId];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['l.organization_id = $1'];
  if (tables) conditions.push(`l.table_name = any(${value(tables)}::text[])`);
  if (personId) conditions.push(`l.actor_id in (select id::text from app.memberships where organization_id = $1 and person_id = ${value(personId)})`);
  if (recordId) {
    const record = value(recordId);
    // One array of ids, for the index by record; an `or` would read the whole log.
    conditions.push(`l.record_id = any(array(select id from app.responsibilities where organization_id = $1 and subject_id = ${record}::uuid union all select id from app.handovers where organization_id = $1 and subject_id = ${record}::uuid union all select id from app.status_updates where organization_id = $1 and initiative_id = ${record}::uuid union all select ${record}::uuid))`);
  }
  if (from) conditions.push(`l.occurred_at >= ${value(from)}::date::timestamp at time zone ${value(timeZone)}`);
  if (to) conditions.push(`l.occurred_at < (${value(to)}::date + 1)::timestamp at time zone ${value(timeZone)}`);
  if (after !== null) conditions.push(`l.sequence < ${value(after)}`);
  return ctx.sql<LogRow>(
    `select l.sequence, l.transaction_id::text as act, l.occurred_at as "occurredAt", l.recorded_at as "recordedAt", l.actor_id as "actorId", m.person_id as "personId", l.operation, l.action, l.table_name as "table", l.record_id as "recordId", l.before, l.after
     from app.change_log l left join app.memberships m on m.organization_id = l.organization_id and m.id::text = l.actor_id
     where ${conditions.join(' and ')} order by l.sequence desc limit ${value(limit)}`,
    values,
  );
}

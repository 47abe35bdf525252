import type { Ctx, LoggedLine, Seal } from '@batuta/platform';

/** Rows of one seal. */
export const rowsOfSeal = 1000;

const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const line = `sequence, ${iso('recorded_at')} as "recordedAt", ${iso('occurred_at')} as "occurredAt", transaction_id::text as transaction, actor_id as actor, request_id as request, operation, action,
  table_name as "table", record_id as record, before::text as before, after::text as after`;

/** The newest row there is, and a transaction number of now: whoever drew an older sequence had a smaller one by then, running or not. */
export async function horizon(ctx: Ctx): Promise<{ sequence: number; running: string }> {
  const [row] = await ctx.sql<{ sequence: number | null; running: string }>('select (select max(sequence) from app.change_log where organization_id = $1) as sequence, pg_current_xact_id()::text as running', [ctx.organizationId]);
  return { sequence: row?.sequence ?? 0, running: row?.running ?? '0' };
}

/** Whether every transaction with a smaller number has ended: rows up to the horizon are all there are. Never before the horizon's own has. */
export async function isSettled(ctx: Ctx, running: string): Promise<boolean> {
  const [row] = await ctx.sql<{ settled: boolean }>('select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as settled', [running]);
  return row?.settled ?? false;
}

export function unsealedRows(ctx: Ctx, after: number, until: number): Promise<LoggedLine[]> {
  return ctx.sql<LoggedLine>(`select ${line} from app.change_log where organization_id = $1 and sequence > $2 and sequence <= $3 order by sequence limit ${rowsOfSeal}`, [ctx.organizationId, after, until]);
}

export function rowsBetween(ctx: Ctx, first: number, last: number): Promise<LoggedLine[]> {
  return ctx.sql<LoggedLine>(`select ${line} from app.change_log where organization_id = $1 and sequence between $2 and $3 order by sequence`, [ctx.organizationId, first, last]);
}

/** One sealer at a time for an organization. */
export function lockChain(ctx: Ctx): Promise<object[]> {
  return ctx.sql(`select pg_advisory_xact_lock(hashtextextended('seal:' || $1::text, 0))`, [ctx.organizationId]);
}

export async function latestSeal(ctx: Ctx): Promise<Seal | null> {
  return (await sealsAfter(ctx, 0, true))[0] ?? null;
}

export function sealsAfter(ctx: Ctx, number: number, isNewestFirst = false): Promise<Seal[]> {
  return ctx.sql<Seal>(
    `select number, first_sequence as "firstSequence", last_sequence as "lastSequence", row_count as "rowCount", root, seal from app.log_seals
     where organization_id = $1 and number > $2 order by number ${isNewestFirst ? 'desc limit 1' : 'limit 100'}`,
    [ctx.organizationId, number],
  );
}

export function keepSeal(ctx: Ctx, seal: Seal): Promise<object[]> {
  return ctx.sql('insert into app.log_seals (organization_id, number, first_sequence, last_sequence, row_count, root, seal) values ($1, $2, $3, $4, $5, $6, $7)', [ctx.organizationId, seal.number, seal.firstSequence, seal.lastSequence, seal.rowCount, seal.root, seal.seal]);
}

/** Rows under the seals up to one. */
export async function sealedRows(ctx: Ctx, last: number): Promise<number> {
  const [row] = await ctx.sql<{ rows: number }>('select coalesce(sum(row_count), 0)::int as rows from app.log_seals where organization_id = $1 and number <= $2', [ctx.organizationId, last]);
  return row?.rows ?? 0;
}

/** Organizations whose log is a chain; read without a tenant, ids only. */
export function chains(ctx: Ctx): Promise<{ id: string }[]> {
  return ctx.sql('select organization_id as id from app.log_chains order by organization_id');
}

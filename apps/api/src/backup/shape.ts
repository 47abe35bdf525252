import type pg from 'pg';

/** A table as it is copied: columns that are kept, in order, and the key that gives its rows one order. */
export interface Table {
  name: string;
  columns: string[];
  key: string[];
}

/** Everything of the product's, and the jobs that wait; not the jobs' own bookkeeping, which each version makes for itself. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary), '{}') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and (n.nspname = 'app' and c.relname <> 'migrations' or n.nspname = 'pgboss' and c.relname = 'job')
    order by 1`);
  return rows;
}

/**
 * Row security, policies and grants of every table, one line each: what must be the same after a restore. The catalogue shows the grants of
 * all roles to whoever reads; MAINTAIN is the owner's, and not of every PostgreSQL.
 */
export async function protectionOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select format('table %s %s %s', c.relname, c.relrowsecurity, c.relforcerowsecurity) as line from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and c.relkind in ('r', 'p') and not c.relispartition
    union all select format('policy %s %s %s %s %s', tablename, policyname, cmd, qual, with_check) from pg_policies where schemaname = 'app'
    union all select format('grant %s %s to %s', c.relname, g.privilege_type, case g.grantee when 0 then 'PUBLIC' when c.relowner then 'owner' else 'app' end)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) g
      where n.nspname = 'app' and c.relkind in ('r', 'p', 'v') and not c.relispartition and g.privilege_type <> 'MAINTAIN' and (g.grantee = c.relowner or g.grantee not in (select oid from pg_roles where rolsuper or rolbypassrls))
    union all select format('trigger %s %s %s', c.relname, t.tgname, t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and not t.tgisinternal and not c.relispartition
    union all select format('key %s %s', con.conrelid::regclass, pg_get_constraintdef(con.oid)) from pg_constraint con join pg_namespace n on n.oid = con.connamespace where n.nspname = 'app' and con.contype = 'f' and con.conparentid = 0
    order by 1`);
  return rows.map(({ line }) => line);
}

export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from app.migrations order by id');
  return rows.map(({ name }) => name);
}

/** A statement that gives a table's rows in one order, whichever database holds them. */
export function copyOut({ name, columns, key }: Table): string {
  const list = columns.map(quoted).join(', ');
  return `copy (select ${list} from ${name} order by ${(key.length > 0 ? key : columns).map((column) => `${quoted(column)}::text collate "C"`).join(', ')}) to stdout`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

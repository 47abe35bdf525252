import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { product } from './support/client.js';
import { batuta } from './support/organization.js';

const root = join(import.meta.dirname, '../../..');

/** Tables without forced row security by tenant, or without the change-log trigger, each with its reason. */
const exceptions: Record<string, { policy?: string; log?: string }> = {
  accounts: { log: 'outside any tenant; events of an account are logged in each of its organizations' },
  sessions: { log: 'outside any tenant, rewritten each minute; secrets' },
  rate_limits: { policy: 'counters under hashed keys; no tenant, no person', log: 'counters' },
  migrations: { policy: 'names of migrations; the app may only read it', log: 'written by migrations only' },
  change_log: { log: 'is the log' },
  events: { log: 'is a log, append-only' },
  idempotency_keys: { log: 'first answers, kept 48 hours' },
  initiative_overview: { log: 'read model, rebuilt from logged tables' },
  log_seals: { log: 'seals of the log, append-only' },
  log_chains: { policy: 'ids of organizations only: the sealer has no tenant', log: 'ids only, made by a trigger' },
  search_words: { log: 'read model, made by triggers from names and titles' },
  gap_counts: { log: 'counts of what rules find, made once a day, never changed' },
  portfolio_deltas: { log: 'read model, rebuilt from logged tables' },
};

describe('the shape of the database', () => {
  const client = new pg.Client({ connectionString: product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });

  beforeAll(() => client.connect());
  afterAll(() => client.end());

  it('every table has forced row security with a policy and the change-log trigger, or is a listed exception', async () => {
    const { rows } = await client.query(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, exists (select from pg_policy p where p.polrelid = c.oid) as policy,
        exists (select from pg_trigger t join pg_proc f on f.oid = t.tgfoid where t.tgrelid = c.oid and f.proname = 'log_change' and t.tgenabled = 'O') as log
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and c.relkind in ('r', 'p') and not c.relispartition`);
    expect(rows.length).toBeGreaterThan(15);
    const faults = rows.flatMap(({ name, forced, policy, log }) => [
      ...(forced && policy ? [] : exceptions[name]?.policy ? [] : [`${name} has no forced row security`]),
      ...(log ? [] : exceptions[name]?.log ? [] : [`${name} has no change-log trigger`]),
    ]);
    expect(faults).toEqual([]);
  });

  it('partitions of the change log can’t be read around it', async () => {
    const { rows } = await client.query(`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and c.relispartition and c.relkind = 'r' and not (relrowsecurity and relforcerowsecurity)`);
    expect(rows).toEqual([]);
  });

  it('every key and foreign key between tenants’ tables begins with the organization', async () => {
    const { rows } = await client.query(`
      select con.conrelid::regclass::text as name, con.conname from pg_constraint con
      join pg_class c on c.oid = con.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute tenant on tenant.attrelid = c.oid and tenant.attname = 'organization_id'
      where n.nspname = 'app' and not c.relispartition and con.contype in ('p', 'u', 'f')
        and con.conkey[1] <> tenant.attnum and con.conname not in ('invitations_token_hash_key', 'memberships_account_id_fkey', 'password_resets_token_hash_key', 'password_resets_account_id_fkey')`);
    expect(rows).toEqual([]);
  });

  it('the app’s role owns nothing and is bound by row security', async () => {
    const { rows } = await client.query(`select rolsuper, rolbypassrls, (select count(*)::int from pg_tables where tableowner = 'batuta_app') as owned from pg_roles where rolname = 'batuta_app'`);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owned: 0 }]);
  });

  it('columns that tell of a person are marked, so that erasure finds them', async () => {
    const { rows } = await client.query(`
      select format('%s.%s', c.relname, a.attname) as name, col_description(c.oid, a.attnum) as mark from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'app' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and (a.attname in ('email', 'address', 'user_agent') or (c.relname = 'people' and a.attname in ('name', 'name_key', 'title')) or a.attname = 'cells')`);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ mark }) => mark !== 'personal')).toEqual([]);
  });

  it('views run with their reader’s rights', async () => {
    const { rows } = await client.query(`select viewname from pg_views where schemaname = 'app'`);
    expect(rows).toEqual([]);
  });

  it('the committed schema is the one that the code makes', async () => {
    const { stdout } = await batuta(['schema']);
    expect(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8')).toBe(stdout);
  });

  it('every field and argument of the schema says what it means', () => {
    const lines = readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8').split('\n');
    const bare = lines.filter((line, i) => /^ {2}\w+(\(.*\))?:/.test(line) && !/"""$/.test(lines[i - 1] ?? '') && !/^ {4}/.test(line));
    expect(bare).toEqual([]);
  });

  it('entities are what the tables are', async () => {
    const { stdout } = await batuta(['schema', '--entities', '--json']);
    const entities = JSON.parse(stdout) as { table: string; columns: { name: string; type: string; isNullable: boolean }[] }[];
    expect(entities.length).toBeGreaterThan(10);
    const { rows } = await client.query(`select table_name, column_name, udt_name, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'app'`);
    const actual = new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row]));
    const types: Record<string, string> = { int: 'int4', bigint: 'int8', boolean: 'bool' };
    const faults = entities.flatMap(({ table, columns }) =>
      columns.flatMap(({ name, type, isNullable }) => {
        const column = actual.get(`${table}.${name}`);
        if (!column) return [`${table}.${name} is missing`];
        return column.udt_name === (types[type] ?? type) && column.nullable === isNullable ? [] : [`${table}.${name} is ${column.udt_name}${column.nullable ? ' null' : ''}, not ${type}`];
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe('the image', () => {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const dockerfile = read('docker/Dockerfile');

  it('knows every workspace, without which its install would be refused', () => {
    const workspaces = (JSON.parse(read('package.json')) as { workspaces: string[] }).workspaces.flatMap((pattern) => globSync(pattern, { cwd: root })).filter((path) => existsSync(join(root, path, 'package.json')));
    expect(workspaces.length).toBeGreaterThan(10);
    expect(workspaces.filter((path) => !dockerfile.includes(`COPY ${path}/package.json ${path}/\n`))).toEqual([]);
  });

  it('runs the api with the launcher’s flags', () => {
    const flagsOf = (text: string): string[] => text.match(/--[^'"]+/g) ?? [];
    const ofLauncher = flagsOf(read('tools/launch.mjs').split('\n').find((line) => line.includes(`keep('api'`)) ?? '');
    expect(ofLauncher.length).toBeGreaterThan(1);
    expect(flagsOf(dockerfile.split('\n').find((line) => line.startsWith('CMD')) ?? '')).toEqual(ofLauncher);
  });
});

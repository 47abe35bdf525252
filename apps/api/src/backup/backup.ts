import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DomainError, migrate } from '@batuta/platform';
import { migrations } from '../migrations/index.js';
import { appliedMigrations, copyOut, protectionOf, quoted, type Table, tablesOf } from './shape.js';

export interface Copied extends Table {
  rows: number;
  /** SHA-256 of the rows as COPY writes them, in the order of the key. */
  checksum: string;
}

interface Manifest {
  madeBy: string;
  madeAt: string;
  migrations: string[];
  protection: string[];
  tables: Copied[];
}

/** Reads all of it in one snapshot, while others go on working, as a role that row security doesn't bind. */
export async function backUp(backupUrl: string, folder: string, secretsFile: string | null): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw refusal(`${folder} isn’t empty; name a new folder. Nothing was written.`, `${folder} no está vacía; nombra una carpeta nueva. No se ha escrito nada.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return within(backupUrl, async (client) => {
    const { rows: [role] } = await client.query<{ sees: boolean }>('select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user');
    if (!role?.sees) throw refusal('The role of DATABASE_BACKUP_URL is bound by row security and would copy nothing; give it BYPASSRLS and the right to read.', 'El rol de DATABASE_BACKUP_URL está sujeto a la seguridad por filas y no copiaría nada; dale BYPASSRLS y permiso de lectura.');
    await client.query('begin isolation level repeatable read read only');
    const manifest: Manifest = { madeBy: 'batuta', madeAt: new Date().toISOString(), migrations: await appliedMigrations(client), protection: await protectionOf(client), tables: [] };
    for (const table of await tablesOf(client)) {
      const counted = counter();
      await pipeline(client.query(copyTo(copyOut(table))), counted.through, createGzip({ level: 6 }), createWriteStream(fileOf(folder, table), { mode: 0o600 }));
      manifest.tables.push({ ...table, ...counted.result() });
    }
    await client.query('commit');
    if (secretsFile && existsSync(secretsFile)) {
      // What the second factors are sealed with and the log is signed by: without it a restore is not whole.
      const { seal, sample } = JSON.parse(readFileSync(secretsFile, 'utf8')) as { seal: string; sample: string };
      writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ seal, sample }), { mode: 0o600 });
    }
    // Written last: a folder without it is no backup.
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1), { mode: 0o600 });
    return manifest;
  });
}

/** Whether every file is as it was written; gives the manifest. */
export async function checked(folder: string): Promise<Manifest> {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw refusal(`${folder} holds no finished backup (no manifest.json).`, `${folder} no tiene una copia terminada (no hay manifest.json).`);
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  for (const table of manifest.tables) {
    const counted = counter();
    await pipeline(createReadStream(fileOf(folder, table)), createGunzip(), counted.through, nowhere()).catch((error: Error) => {
      throw refusal(`${fileOf(folder, table)} can’t be read (${error.message}). Nothing was changed.`, `${fileOf(folder, table)} no se puede leer (${error.message}). No se ha cambiado nada.`);
    });
    if (counted.result().checksum !== table.checksum) throw refusal(`${fileOf(folder, table)} is not as it was written. Nothing was changed.`, `${fileOf(folder, table)} no está como se escribió. No se ha cambiado nada.`);
  }
  return manifest;
}

/** Fills an empty database with a backup: the schema of its own version, its rows, then this version's. Ends with the checksum of every table. */
export async function restore(folder: string, ownerUrl: string, appUrl: string, superuserUrl: string | null, secretsFile: string | null): Promise<{ tables: Copied[]; differing: string[] }> {
  const manifest = await checked(folder);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) throw refusal(`The backup was made by a newer Batuta (it has ${unknown.join(', ')}); restore it with that version. Nothing was changed.`, `La copia es de un Batuta más nuevo (tiene ${unknown.join(', ')}); restáurala con esa versión. No se ha cambiado nada.`);
  await migrate(ownerUrl, appUrl, migrations.filter(({ name }) => manifest.migrations.includes(name)));
  await within(ownerUrl, async (client) => {
    await client.query('begin');
    await fill(client, folder, manifest);
    await client.query('commit');
    await client.query('analyze');
  });
  const restored = await within(superuserUrl ?? ownerUrl, async (client) => {
    const tables: Copied[] = [];
    await client.query('begin isolation level repeatable read');
    if (!superuserUrl) for (const { name } of manifest.tables) if (name.startsWith('app.')) await client.query(`alter table ${name} no force row level security`);
    for (const table of manifest.tables) {
      const counted = counter();
      await pipeline(client.query(copyTo(copyOut(table))), counted.through, nowhere());
      tables.push({ ...table, ...counted.result() });
    }
    await client.query('rollback');
    return { tables, protection: await protectionOf(client) };
  });
  const differing = [
    ...restored.tables.filter(({ checksum }, i) => checksum !== manifest.tables[i]?.checksum).map(({ name }) => name),
    ...manifest.protection.filter((line) => !restored.protection.includes(line)).map((line) => `missing: ${line}`),
    ...restored.protection.filter((line) => !manifest.protection.includes(line)).map((line) => `too many: ${line}`),
  ];
  if (differing.length === 0) await migrate(ownerUrl, appUrl, migrations);
  const own = join(folder, 'secrets.json');
  if (secretsFile && existsSync(own) && existsSync(secretsFile)) writeFileSync(secretsFile, JSON.stringify({ ...(JSON.parse(readFileSync(secretsFile, 'utf8')) as object), ...(JSON.parse(readFileSync(own, 'utf8')) as object) }), { mode: 0o600 });
  return { tables: restored.tables, differing };
}

/** As the owner: keys and triggers away, rows in, keys and triggers back. Keys are checked as they come back. */
async function fill(client: pg.Client, folder: string, { tables }: Manifest): Promise<void> {
  const { rows: forced } = await client.query<{ table: string }>(`select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and c.relforcerowsecurity`);
  for (const { table } of forced) await client.query(`alter table ${table} no force row level security`);
  await refuseUsed(client, tables);
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'app' and contype = 'f' and conparentid = 0`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  const { rows: triggers } = await client.query<{ table: string; name: string }>(`select c.oid::regclass::text as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and not t.tgisinternal and t.tgenabled = 'O' and not c.relispartition`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${quoted(name)}`);
  for (const { name } of tables) await client.query(`delete from ${name}`);
  for (const table of tables) await pipeline(createReadStream(fileOf(folder, table)), createGunzip(), client.query(copyFrom(`copy ${table.name} (${table.columns.map(quoted).join(', ')}) from stdin`)));
  const { rows: counters } = await client.query<{ table: string; column: string }>(`select c.oid::regclass::text as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and a.attidentity <> '' and not c.relispartition`);
  for (const { table, column } of counters) await client.query(`select setval(pg_get_serial_sequence($1, $2), greatest(1, (select coalesce(max(${quoted(column)}), 1) from ${table})))`, [table, column]);
  for (const { table, name } of triggers) await client.query(`alter table ${table} enable trigger ${quoted(name)}`);
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  // Last: what is forced would hide the rows from the check of the keys.
  for (const { table } of forced) await client.query(`alter table ${table} force row level security`);
}

/** Sees what is there only while row security isn't forced on the owner. */
async function refuseUsed(client: pg.Client, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables.filter((table) => table.name === 'app.organizations' || table.name === 'app.accounts')) {
    const { rowCount } = await client.query(`select from ${name} limit 1`);
    if (rowCount) throw refusal('This database has organizations already, or accounts; restore into an empty one (a new DATA_DIR, or a new database). Nothing was changed.', 'Esta base de datos ya tiene organizaciones, o cuentas; restaura en una vacía (otra DATA_DIR, u otra base de datos). No se ha cambiado nada.');
  }
}

function counter(): { through: Transform; result: () => { rows: number; checksum: string } } {
  const hash = createHash('sha256');
  let rows = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      for (const byte of chunk) if (byte === 10) rows++;
      done(null, chunk);
    },
  });
  return { through, result: () => ({ rows, checksum: hash.digest('hex') }) };
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

function fileOf(folder: string, { name }: Pick<Table, 'name'>): string {
  return join(folder, `${name}.copy.gz`);
}

async function within<Result>(url: string, act: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function refusal(en: string, es: string): DomainError {
  return new DomainError('RULE', { en, es });
}

import { DataSource, type MigrationInterface } from 'typeorm';
import { migrateJobs } from './jobs.js';

type Migrations = (new () => MigrationInterface)[];

/** A sentence for the operator; nothing was changed. */
export class MigrationRefused extends Error {}

/**
 * Brings the schema to this version, as the owner: migrations, jobs, grants for the app's role, partitions ahead.
 * Refuses data of a newer version, which this one could only damage.
 */
export async function migrate(ownerUrl: string, appUrl: string, migrations: Migrations): Promise<{ applied: string[] }> {
  const database = await new DataSource({ type: 'postgres', url: ownerUrl, schema: 'app', migrations, migrationsTableName: 'migrations', extra: { max: 2 } }).initialize();
  try {
    await database.query('create schema if not exists app');
    await refuseNewer(database, migrations);
    await database.query('select pg_advisory_lock(727274)');
    const applied = await database.runMigrations({ transaction: 'each' });
    await migrateJobs(ownerUrl);
    await grantTo(database, decodeURIComponent(new URL(appUrl).username));
    await database.query('select app.ensure_change_log_partitions()');
    return { applied: applied.map(({ name }) => name) };
  } finally {
    await database.destroy();
  }
}

async function refuseNewer(database: DataSource, migrations: Migrations): Promise<void> {
  const [table] = await database.query<{ exists: boolean }[]>(`select to_regclass('app.migrations') is not null as exists`);
  if (!table?.exists) return;
  const rows = await database.query<{ name: string }[]>('select name from app.migrations');
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = rows.filter(({ name }) => !known.has(name));
  if (unknown.length === 0) return;
  throw new MigrationRefused(`This data was made by a newer Batuta (it has ${unknown.map(({ name }) => name).join(', ')}); start that version, or restore a backup of this one. Nothing was changed.`);
}

/** The app's role reads and writes rows and owns nothing; logs can't be changed, the log of changes not even written by hand. */
async function grantTo(database: DataSource, role: string): Promise<void> {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  for (const statement of [
    `grant usage on schema app, pgboss to ${quoted}`,
    `grant select, insert, update, delete on all tables in schema app to ${quoted}`,
    `revoke insert, update, delete, truncate on app.change_log, app.migrations from ${quoted}`,
    `revoke update, delete, truncate on app.events, app.log_seals from ${quoted}`,
    `grant execute on all functions in schema app to ${quoted}`,
    `revoke execute on function app.ensure_change_log_partitions() from public, ${quoted}`,
    `grant select, insert, update, delete on all tables in schema pgboss to ${quoted}`,
    `grant execute on all functions in schema pgboss to ${quoted}`,
    `grant usage on all sequences in schema pgboss to ${quoted}`,
  ]) {
    await database.query(statement);
  }
}

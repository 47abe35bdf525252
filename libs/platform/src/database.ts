import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type EntitySchema, type MixedList } from 'typeorm';
import { snakeCase } from './records.js';

type Entities = MixedList<string | EntitySchema | (new () => object)>;

/** `organizationId` is the column `organization_id`, everywhere and without saying so. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName || snakeCase(propertyName);
  }
}

/** The application's pool. It connects as the role that owns nothing; row security does the rest. */
export function openDatabase(url: string, entities: Entities, poolSize = 20): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'app',
    entities,
    namingStrategy: new SnakeCase(),
    poolErrorHandler: () => undefined,
    // Sibling fields share one transaction's connection; pipelining lets them (pg warns otherwise).
    // One plan per statement and connection (docs/adr/0008-one-plan.md): a condition that is optional changes the text, never a parameter.
    extra: { options: '-c plan_cache_mode=force_generic_plan', pipeline: true, max: poolSize, connectionTimeoutMillis: 5000, keepAlive: true, statement_timeout: 20_000, lock_timeout: 10_000, idle_in_transaction_session_timeout: 60_000 },
  });
}

/** Refuses to serve with a role that row security does not bind. Gives the sentence, or undefined when all is well. */
export async function unsafeRole(database: DataSource): Promise<string | undefined> {
  const [role] = await database.query<{ name: string; super: boolean; bypass: boolean; owns: boolean }[]>(`
    select current_user as name, rolsuper as super, rolbypassrls as bypass,
      exists (select from pg_tables where schemaname = 'app' and tableowner = current_user) as owns
    from pg_roles where rolname = current_user`);
  if (!role || role.super) return `DATABASE_URL signs in as "${role?.name}", a superuser, whom row security does not bind; use a role that owns nothing.`;
  if (role.bypass) return `DATABASE_URL signs in as "${role.name}", which has BYPASSRLS; use a role that owns nothing.`;
  if (role.owns) return `DATABASE_URL signs in as "${role.name}", which owns the tables; use a role that owns nothing.`;
  return undefined;
}

/** Instants as Date; bigint as number where it is safe (counts and minor units stay below 2^53); dates as text. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

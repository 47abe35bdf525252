import type { DataSource } from 'typeorm';

/** Throws away what has served its time: counters of failed sign-ins. Rows of tenants are tidied per organization, under row security. */
export async function tidy(database: DataSource): Promise<void> {
  await database.query('delete from app.rate_limits where expire < $1', [Date.now()]);
}

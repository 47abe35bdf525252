import type { DataSource } from 'typeorm';

/** Throws away what has served its time: counters of tries, sessions that ended, answers kept for 48 hours. */
export async function tidy(database: DataSource): Promise<void> {
  await database.query('delete from app.rate_limits where expire < $1', [Date.now()]);
  await database.transaction(async (transaction) => {
    await transaction.query(`select set_config('app.tidy', 'on', true)`);
    await transaction.query('delete from app.sessions where expires_at < now()');
    await transaction.query(`delete from app.import_files where uploaded_at < now() - interval '30 days'`);
    await transaction.query(`delete from app.idempotency_keys where created_at < now() - interval '48 hours'`);
  });
}

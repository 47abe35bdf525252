import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The change log is read by sequence: its key leads with it, and each change writes one index less. */
export class LogOrder1764300000013 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.change_log drop constraint change_log_pkey;
alter table app.change_log add primary key (organization_id, sequence, recorded_at);
drop index app.change_log_in_order;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

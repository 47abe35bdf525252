import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was accountable before is asked by subject: of an initiative's history, and of what waits since when. */
export class OwnershipIndex1766200000032 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`create index ended_accountabilities on app.responsibilities (organization_id, subject_id, ended_at) where letter = 'A' and ended_at is not null`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Samples that an account looks at alone: being told, ready, or put away. */
export class OwnSamples1764300000015 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`alter table app.organizations add column sample text check (sample in ('TELLING', 'READY', 'PUT_AWAY'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

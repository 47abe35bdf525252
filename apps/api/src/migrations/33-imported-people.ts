import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was added from a cell while a sheet was looked at: told with its import, since undoing it leaves them. */
export class ImportedPeople1766200000033 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`alter table app.imports add column people uuid[] not null default '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

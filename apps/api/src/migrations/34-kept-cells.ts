import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether somebody said of a cell's text that it stands, and is no misspelt name of another. */
export class KeptCells1766200000034 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('alter table app.import_corrections add column is_kept boolean not null default false');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

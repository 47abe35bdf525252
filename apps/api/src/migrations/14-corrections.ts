import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cells of an import that were mended on its page. */
export class Corrections1764300000014 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`alter table app.imports add column corrections jsonb not null default '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

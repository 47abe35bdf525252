import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What undoing an import left as it was, since somebody had touched it: told on its page, not only at the moment. */
export class UndoKept1766200000031 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`alter table app.imports add column kept uuid[] not null default '{}'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that tell of a person are marked where they are declared; erasure will find them in tables and in the change log by that. */
export class Personal1763800000007 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    for (const column of ['people.name', 'people.name_key', 'people.title', 'people.email', 'invitations.email', 'accounts.email', 'sessions.user_agent', 'sessions.address', 'import_rows.cells']) {
      await queries.query(`comment on column app.${column} is 'personal'`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

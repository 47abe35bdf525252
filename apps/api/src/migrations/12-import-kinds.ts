import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People and departments come in by a file too; their rows point at what they made. */
export class ImportKinds1764100000012 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.imports drop constraint imports_kind_check;
alter table app.imports add constraint imports_kind_check check (kind in ('initiatives', 'people', 'departments'));
-- A person or a department; initiatives stay in their own column.
alter table app.import_rows add column record_id uuid;
create index import_rows_of_record on app.import_rows (organization_id, record_id) where record_id is not null;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mended cells are rows: kept with the import, each version of it would have taken all of them into the log again. */
export class CorrectionRows1764400000018 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.import_corrections (
  organization_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  field text not null,
  column_name text not null,
  text text not null,
  primary key (organization_id, import_id, row_number, field, column_name),
  foreign key (organization_id, import_id) references app.imports (organization_id, id)
);
select app.protect('app.import_corrections');
alter table app.imports drop column corrections;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports with every original cell, and the other names that a record is known by. */
export class Exchange1763700000005 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.imports (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  kind text not null check (kind in ('initiatives')),
  file_name text not null,
  as_of date not null,
  columns jsonb not null,
  mapping jsonb not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, imported_by) references app.people (organization_id, id)
);

-- The record may be gone (undone) while its row stays: no foreign key to it.
create table app.import_rows (
  organization_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  cells jsonb not null,
  outcome text not null check (outcome in ('CREATED', 'UPDATED', 'UNCHANGED', 'SKIPPED')),
  reason text,
  initiative_id uuid,
  primary key (organization_id, import_id, row_number),
  foreign key (organization_id, import_id) references app.imports (organization_id, id)
);
create index import_rows_of_initiative on app.import_rows (organization_id, initiative_id);

-- A rename that was accepted keeps both names, or the next year's file would make the record again.
create table app.initiative_aliases (
  organization_id uuid not null,
  initiative_id uuid not null,
  name_key text not null,
  primary key (organization_id, name_key),
  foreign key (organization_id, initiative_id) references app.initiatives (organization_id, id)
);
create index aliases_of_initiative on app.initiative_aliases (organization_id, initiative_id);
create index change_log_of_request on app.change_log (organization_id, request_id);

select app.protect('app.imports'), app.protect('app.import_rows'), app.protect('app.initiative_aliases');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import is prepared, confirmed, run in batches by the worker, stopped, gone on with; its file is kept until then. */
export class ImportPage1763900000008 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.import_files (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 255),
  content bytea not null check (length(content) <= 10000000),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, uploaded_by) references app.people (organization_id, id)
);
create index import_files_by_age on app.import_files (uploaded_at);
create index import_files_of_person on app.import_files (organization_id, uploaded_by);
select app.protect('app.import_files', 'content');
-- Logged like every other table; only what tidying throws away, which has no tenant, is not.
drop trigger log_change on app.import_files;
create trigger log_change after insert or update on app.import_files for each row execute function app.log_change('content');
create trigger log_delete after delete on app.import_files for each row when (current_setting('app.tidy', true) is distinct from 'on' or old.uploaded_at >= now() - interval '30 days') execute function app.log_change('content');
-- A file that served its time is thrown away across tenants; the cells of what was imported are kept with the rows.
create policy tidy on app.import_files using (current_setting('app.tidy', true) = 'on' and uploaded_at < now() - interval '30 days');

alter table app.imports
  add column file_id uuid,
  add column state text not null default 'DONE' check (state in ('READY', 'RUNNING', 'STOPPED', 'DONE', 'DISCARDED')),
  add column mode text not null default 'GOOD_ROWS' check (mode in ('GOOD_ROWS', 'ALL_OR_NOTHING')),
  add column same_as jsonb not null default '{}',
  add column row_count int not null default 0,
  add column done_rows int not null default 0,
  add column problem text;
-- The owner of tables is not above forced row security everywhere.
alter table app.imports no force row level security;
alter table app.import_rows no force row level security;
alter table app.imports disable trigger log_change;
update app.imports set state = 'STOPPED' where finished_at is null;
update app.imports i set row_count = n, done_rows = n from (select organization_id, import_id, count(*)::int as n from app.import_rows group by 1, 2) r where r.organization_id = i.organization_id and r.import_id = i.id;
alter table app.imports enable trigger log_change;
alter table app.imports force row level security;
alter table app.import_rows force row level security;
alter table app.imports alter column state drop default, alter column row_count drop default;
create index imports_by_age on app.imports (organization_id, imported_at desc, id desc);

alter table app.import_rows add column problems jsonb not null default '[]';
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

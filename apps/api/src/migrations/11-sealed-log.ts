import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seals of the change log: a hash chain over batches of its rows, per organization. */
export class SealedLog1764100000011 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.log_seals (
  organization_id uuid not null references app.organizations,
  number int not null check (number > 0),
  first_sequence bigint not null,
  last_sequence bigint not null check (last_sequence >= first_sequence),
  row_count int not null check (row_count > 0),
  root text not null,
  seal text not null,
  sealed_at timestamptz not null default clock_timestamp(),
  primary key (organization_id, number)
);
alter table app.log_seals enable row level security;
alter table app.log_seals force row level security;
create policy tenant on app.log_seals using (organization_id = app.tenant());
create trigger append_only before update or delete or truncate on app.log_seals for each statement execute function app.refuse_change();
create index change_log_in_order on app.change_log (organization_id, sequence);

-- Which chains there are: ids only, so that the sealer, who has no tenant, can visit each.
create table app.log_chains (organization_id uuid primary key references app.organizations);
create function app.begin_log_chain() returns trigger language plpgsql as $$ begin insert into app.log_chains values (new.id); return null; end $$;
create trigger begin_log_chain after insert on app.organizations for each row execute function app.begin_log_chain();
alter table app.organizations no force row level security;
insert into app.log_chains select id from app.organizations;
alter table app.organizations force row level security;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

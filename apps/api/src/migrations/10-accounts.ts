import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A second factor, links that reset a password, and who sees money. */
export class Accounts1764100000010 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.accounts
  -- The shared secret of the authenticator app, encrypted under the product's own secret; waiting until a first code confirmed it.
  add column totp_sealed text,
  add column totp_waiting text,
  -- A code is good once: the time step of the last one.
  add column totp_last_step bigint,
  add column recovery_hashes jsonb not null default '[]';

create table app.password_resets (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  account_id uuid not null references app.accounts,
  person_id uuid not null,
  token_hash text not null unique,
  is_without_second_factor boolean not null,
  issued_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, issued_by) references app.people (organization_id, id)
);
create index password_resets_of_account on app.password_resets (organization_id, account_id);
select app.protect('app.password_resets', 'token_hash');
create policy presented on app.password_resets for select using (app.tenant() is null and token_hash = nullif(current_setting('app.token', true), ''));

alter table app.organizations add column money_readers text not null default 'CONCERNED' check (money_readers in ('LEADERS', 'CONCERNED', 'EVERYBODY'));
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

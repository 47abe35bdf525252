import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organizations, departments, people, memberships, invitations. */
export class Organization1763700000002 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.organizations (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  name text not null,
  language text not null check (language in ('en', 'es')),
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cadence text not null default 'FORTNIGHT' check (cadence in ('WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER')),
  customer_weight float8 not null default 0.5 check (customer_weight between 0 and 1),
  steward_id uuid not null,
  steward_is_active boolean not null generated always as (true) stored,
  created_at timestamptz not null,
  version int not null default 1
);

create table app.departments (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  name text not null,
  name_key text not null,
  parent_id uuid,
  head_id uuid,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, name_key),
  foreign key (organization_id, parent_id) references app.departments (organization_id, id),
  check (parent_id <> id)
);
create index departments_of_parent on app.departments (organization_id, parent_id);

create table app.people (
  organization_id uuid not null references app.organizations deferrable initially deferred,
  id uuid not null,
  name text not null,
  name_key text not null,
  title text,
  email text check (email = lower(email)),
  department_id uuid,
  manager_id uuid,
  departed_at timestamptz,
  is_active boolean not null generated always as (departed_at is null) stored,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, id, is_active),
  unique (organization_id, email),
  foreign key (organization_id, department_id) references app.departments (organization_id, id),
  foreign key (organization_id, manager_id) references app.people (organization_id, id),
  check (manager_id <> id)
);
create index people_by_name on app.people (organization_id, name_key collate "C", id);
create index people_of_department on app.people (organization_id, department_id);
alter table app.departments add foreign key (organization_id, head_id) references app.people (organization_id, id);
-- The steward is always an active person: the last fallback can't leave.
alter table app.organizations add constraint steward_is_active foreign key (id, steward_id, steward_is_active) references app.people (organization_id, id, is_active) deferrable initially deferred;

create table app.memberships (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  account_id uuid not null references app.accounts,
  person_id uuid not null,
  access text not null check (access in ('ADMIN', 'PROGRAM_OFFICE', 'DEPARTMENT_HEAD', 'EXECUTIVE', 'CONTRIBUTOR', 'VIEWER')),
  created_at timestamptz not null,
  ended_at timestamptz,
  person_is_active boolean generated always as (case when ended_at is null then true end) stored,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  constraint member_is_active foreign key (organization_id, person_id, person_is_active) references app.people (organization_id, id, is_active) deferrable initially deferred
);
create unique index one_membership_of_account on app.memberships (organization_id, account_id) where ended_at is null;
create unique index one_membership_of_person on app.memberships (organization_id, person_id) where ended_at is null;
create index memberships_of_account on app.memberships (account_id);

create table app.membership_departments (
  organization_id uuid not null,
  membership_id uuid not null,
  department_id uuid not null,
  primary key (organization_id, membership_id, department_id),
  foreign key (organization_id, membership_id) references app.memberships (organization_id, id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id)
);

create table app.invitations (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  email text not null check (email = lower(email)),
  person_id uuid not null,
  access text not null check (access in ('ADMIN', 'PROGRAM_OFFICE', 'DEPARTMENT_HEAD', 'EXECUTIVE', 'CONTRIBUTOR', 'VIEWER')),
  department_id uuid,
  token_hash text not null unique,
  invited_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, invited_by) references app.people (organization_id, id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id),
  check ((access = 'DEPARTMENT_HEAD') = (department_id is not null))
);
create unique index one_open_invitation on app.invitations (organization_id, email) where accepted_at is null and revoked_at is null;

select app.protect('app.departments'), app.protect('app.people'), app.protect('app.memberships'), app.protect('app.membership_departments'), app.protect('app.invitations', 'token_hash');

-- An organization is its own tenant; beside that, one sees the organizations that one belongs to, or is invited to.
alter table app.organizations enable row level security;
alter table app.organizations force row level security;
create trigger log_change after insert or update or delete on app.organizations for each row execute function app.log_change();
create policy tenant on app.organizations using (id = app.tenant());
create policy own on app.memberships for select using (app.tenant() is null and account_id = app.own_account());
create policy presented on app.invitations for select using (app.tenant() is null and token_hash = nullif(current_setting('app.token', true), ''));
create policy own on app.organizations for select using (app.tenant() is null and id in (select organization_id from app.memberships where ended_at is null));
create policy invited on app.organizations for select using (app.tenant() is null and id in (select organization_id from app.invitations));
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

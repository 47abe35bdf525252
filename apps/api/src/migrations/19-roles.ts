import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies, roles and who is in them; responsibilities held through a role (docs/adr/0017-roles.md). */
export class Roles1764500000019 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.bodies (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  name text not null,
  name_key text not null,
  kind text not null check (kind in ('STEERING_COMMITTEE', 'COUNCIL', 'WORKING_GROUP')),
  charter text,
  decision_rights text,
  amount_limit_minor bigint check (amount_limit_minor >= 0),
  cadence text check (cadence in ('WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER')),
  quorum int check (quorum > 0),
  created_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id)
);
create unique index bodies_by_name on app.bodies (organization_id, name_key) where closed_at is null;

create table app.roles (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  name text not null,
  name_key text not null,
  purpose text,
  accountabilities jsonb not null default '[]',
  domains jsonb not null default '[]',
  department_id uuid,
  body_id uuid,
  seat text check (seat in ('CHAIR', 'SECRETARY', 'MEMBER')),
  needed int not null default 1 check (needed between 1 and 500),
  leads_cx boolean not null default false,
  authority text,
  decision_rights text,
  budget_limit_minor bigint check (budget_limit_minor >= 0),
  sponsor_id uuid,
  created_at timestamptz not null,
  closed_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id),
  foreign key (organization_id, body_id) references app.bodies (organization_id, id),
  foreign key (organization_id, sponsor_id) references app.people (organization_id, id),
  constraint in_one_place check (num_nonnulls(department_id, body_id) <= 1),
  constraint seat_in_body check (seat is null or body_id is not null)
);
create index roles_by_name on app.roles (organization_id, name_key collate "C");
create unique index one_chair on app.roles (organization_id, body_id) where seat = 'CHAIR' and closed_at is null;

create table app.role_assignments (
  organization_id uuid not null,
  id uuid not null,
  role_id uuid not null,
  person_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  -- No constraint sees the clock: a passed term is a gap, and the assignment stays until someone ends it.
  elected_until date,
  given_by uuid,
  reason text,
  version int not null default 1,
  is_current boolean not null generated always as (ended_at is null) stored,
  holder_is_active boolean generated always as (case when ended_at is null then true end) stored,
  primary key (organization_id, id),
  unique (organization_id, id, role_id, person_id, is_current),
  foreign key (organization_id, role_id) references app.roles (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, given_by) references app.people (organization_id, id),
  constraint assigned_is_active foreign key (organization_id, person_id, holder_is_active) references app.people (organization_id, id, is_active) deferrable initially deferred
);
create unique index one_assignment_each on app.role_assignments (organization_id, role_id, person_id) where ended_at is null;
create index role_assignments_of_person on app.role_assignments (organization_id, person_id) where ended_at is null;

-- R, C and I may be held by a role, whoever is in it; A through one of its current assignments, so that one active person always answers.
alter table app.responsibilities alter column person_id drop not null,
  add column role_id uuid,
  add column role_assignment_id uuid,
  add column held_through boolean generated always as (case when ended_at is null and role_assignment_id is not null then true end) stored,
  add foreign key (organization_id, role_id) references app.roles (organization_id, id),
  add constraint held_by_person_or_role check (case letter when 'A' then person_id is not null and (role_id is null) = (role_assignment_id is null) else num_nonnulls(person_id, role_id) = 1 and role_assignment_id is null end),
  add constraint held_through_current_assignment foreign key (organization_id, role_assignment_id, role_id, person_id, held_through)
    references app.role_assignments (organization_id, id, role_id, person_id, is_current) deferrable initially deferred;
create unique index one_letter_each_role on app.responsibilities (organization_id, subject_id, role_id, letter) where ended_at is null and person_id is null;
create index responsibilities_of_role on app.responsibilities (organization_id, role_id) where ended_at is null;
create index current_responsibilities on app.responsibilities (organization_id, subject_id) where ended_at is null;
alter table app.subjects drop constraint subjects_unowned_reason_check,
  add constraint subjects_unowned_reason_check check (unowned_reason in ('NEVER_ASSIGNED', 'IMPORTED', 'DEPARTED', 'REFUSED', 'CLEARED', 'ROLE_VACANT'));

select app.protect('app.bodies'), app.protect('app.roles'), app.protect('app.role_assignments');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

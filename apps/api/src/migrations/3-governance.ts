import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subjects and who is accountable for them: declared, not triggered (docs/adr/0003-ownership.md). */
export class Governance1763700000003 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.subjects (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  kind text not null check (kind in ('initiative', 'policy', 'kpi', 'objective', 'promise', 'risk', 'touchpoint', 'journey')),
  title text not null,
  title_key text not null,
  state text not null check (state in ('draft', 'active', 'closed')),
  department_id uuid,
  accountable_id uuid,
  unowned_since timestamptz,
  unowned_reason text check (unowned_reason in ('NEVER_ASSIGNED', 'IMPORTED', 'DEPARTED', 'REFUSED', 'CLEARED')),
  a_letter text not null generated always as ('A') stored,
  a_current boolean not null generated always as (true) stored,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, id, kind),
  unique (organization_id, id, kind, state),
  unique (organization_id, id, accountable_id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id),
  constraint one_accountable_or_gap check (case state when 'active' then num_nonnulls(accountable_id, unowned_since) = 1 else unowned_since is null end),
  constraint gap_has_reason check ((unowned_since is null) = (unowned_reason is null))
);
create index subjects_by_title on app.subjects (organization_id, kind, title_key collate "C");

create table app.responsibilities (
  organization_id uuid not null,
  subject_id uuid not null,
  id uuid not null,
  letter text not null check (letter in ('R', 'A', 'C', 'I')),
  person_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz check (ended_at >= started_at),
  given_by uuid,
  reason text,
  is_current boolean not null generated always as (ended_at is null) stored,
  current_a uuid generated always as (case when letter = 'A' and ended_at is null then id end) stored,
  holder_is_active boolean generated always as (case when ended_at is null then true end) stored,
  primary key (organization_id, id),
  unique (organization_id, subject_id, id, letter, is_current),
  foreign key (organization_id, subject_id) references app.subjects (organization_id, id),
  foreign key (organization_id, given_by) references app.people (organization_id, id),
  constraint holder_is_active foreign key (organization_id, person_id, holder_is_active) references app.people (organization_id, id, is_active) deferrable initially deferred,
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  constraint current_accountable_is_the_subjects foreign key (organization_id, subject_id, current_a) references app.subjects (organization_id, id, accountable_id) deferrable initially deferred
);
alter table app.subjects add constraint accountable_is_current foreign key (organization_id, id, accountable_id, a_letter, a_current)
  references app.responsibilities (organization_id, subject_id, id, letter, is_current) deferrable initially deferred;
create unique index one_accountable on app.responsibilities (organization_id, subject_id) where letter = 'A' and ended_at is null;
create unique index one_letter_each on app.responsibilities (organization_id, subject_id, person_id, letter) where ended_at is null;
create index responsibilities_of_person on app.responsibilities (organization_id, person_id) where ended_at is null;

select app.protect('app.subjects'), app.protect('app.responsibilities');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

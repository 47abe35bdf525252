import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policies in versions: who approves them, whom they bind, who has acknowledged them, and what is excepted (docs/adr/0018-policies.md). */
export class Policies1766200000023 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.policies (
  organization_id uuid not null,
  id uuid not null,
  subject_kind text not null generated always as ('policy') stored,
  kind text not null check (kind in ('POLICY', 'STANDARD', 'GUIDELINE')),
  approvals_needed int not null default 1 check (approvals_needed between 1 and 50),
  binds_everyone boolean not null,
  review_on date,
  created_at timestamptz not null,
  retired_at timestamptz,
  retired_reason text,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, id, subject_kind) references app.subjects (organization_id, id, kind),
  constraint retired_with_reason check ((retired_at is null) = (retired_reason is null))
);

create table app.policy_approvers (
  organization_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  role_id uuid not null,
  primary key (organization_id, id),
  unique (organization_id, policy_id, role_id),
  foreign key (organization_id, policy_id) references app.policies (organization_id, id),
  foreign key (organization_id, role_id) references app.roles (organization_id, id)
);
create index policy_approvers_of_role on app.policy_approvers (organization_id, role_id);

-- Whom a policy binds that doesn't bind everyone: whoever is in these departments and below, or in these roles.
create table app.policy_audiences (
  organization_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  department_id uuid,
  role_id uuid,
  primary key (organization_id, id),
  foreign key (organization_id, policy_id) references app.policies (organization_id, id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id),
  foreign key (organization_id, role_id) references app.roles (organization_id, id),
  constraint department_or_role check (num_nonnulls(department_id, role_id) = 1)
);
create index policy_audiences_of_policy on app.policy_audiences (organization_id, policy_id);

create table app.policy_versions (
  organization_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  number int not null check (number > 0),
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'SUPERSEDED', 'RETIRED', 'WITHDRAWN')),
  body text not null check (length(body) <= 200000),
  note text,
  effective_on date,
  -- Raised by each submission: answers to an earlier one count no more.
  submission int not null default 0,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  submitted_at timestamptz,
  approved_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, policy_id, number),
  foreign key (organization_id, policy_id) references app.policies (organization_id, id),
  foreign key (organization_id, drafted_by) references app.people (organization_id, id),
  constraint in_force_since check ((state in ('APPROVED', 'SUPERSEDED', 'RETIRED')) = (approved_at is not null and effective_on is not null))
);
create unique index one_open_version on app.policy_versions (organization_id, policy_id) where state in ('DRAFT', 'IN_REVIEW');
create unique index one_version_in_force on app.policy_versions (organization_id, policy_id) where state = 'APPROVED';

create table app.policy_answers (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  submission int not null,
  person_id uuid not null,
  role_id uuid not null,
  answer text not null check (answer in ('APPROVED', 'RETURNED')),
  reason text,
  answered_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, version_id, submission, person_id),
  foreign key (organization_id, version_id) references app.policy_versions (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, role_id) references app.roles (organization_id, id),
  constraint returned_with_reason check (answer = 'APPROVED' or reason is not null)
);

create table app.policy_acknowledgements (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  person_id uuid not null,
  acknowledged_at timestamptz not null,
  by_link boolean not null,
  primary key (organization_id, id),
  unique (organization_id, version_id, person_id),
  foreign key (organization_id, version_id) references app.policy_versions (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id)
);

create table app.policy_exceptions (
  organization_id uuid not null,
  id uuid not null,
  policy_id uuid not null,
  what text not null,
  reason text not null,
  department_id uuid,
  expires_on date not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, policy_id) references app.policies (organization_id, id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id),
  foreign key (organization_id, approved_by) references app.people (organization_id, id)
);
create index policy_exceptions_of_policy on app.policy_exceptions (organization_id, policy_id);

-- A personal link to read and acknowledge one version, for people without access.
create table app.policy_links (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, version_id) references app.policy_versions (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, created_by) references app.people (organization_id, id)
);
create unique index policy_links_by_token on app.policy_links (token_hash);
create index policy_links_of_person on app.policy_links (organization_id, person_id);

-- Nobody is reminded of a version twice on a day.
create table app.policy_reminders (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  person_id uuid not null,
  reminded_on date not null,
  primary key (organization_id, id),
  unique (organization_id, version_id, person_id),
  foreign key (organization_id, version_id) references app.policy_versions (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id)
);

select app.protect('app.policies'), app.protect('app.policy_approvers'), app.protect('app.policy_audiences'), app.protect('app.policy_versions'), app.protect('app.policy_answers'),
  app.protect('app.policy_acknowledgements'), app.protect('app.policy_exceptions'), app.protect('app.policy_links', 'token_hash'), app.protect('app.policy_reminders');
create policy presented on app.policy_links for select using (app.tenant() is null and token_hash = nullif(current_setting('app.token', true), ''));

-- Whether a policy binds somebody: everyone, or whoever is in one of its departments, below it, or in one of its roles.
create function app.is_bound(organization uuid, policy uuid, binds_everyone boolean, person uuid, department uuid) returns boolean language sql stable as $$
  select binds_everyone
    or exists (select from app.policy_audiences a join app.role_assignments ra on ra.organization_id = a.organization_id and ra.role_id = a.role_id
      where a.organization_id = organization and a.policy_id = policy and ra.person_id = person and ra.ended_at is null)
    or exists (with recursive up as (
        select d.id, d.parent_id from app.departments d where d.organization_id = organization and d.id = department
        union select d.id, d.parent_id from app.departments d join up on d.id = up.parent_id where d.organization_id = organization)
      select from app.policy_audiences a join up on up.id = a.department_id where a.organization_id = organization and a.policy_id = policy)
$$;

-- What was due on a day is as many days late as its gap is old: mutes follow their gaps by that day.
alter table app.gap_mutes no force row level security;
alter table app.organizations no force row level security;
update app.gap_mutes m set gap_since = ((m.gap_since at time zone o.time_zone) - interval '1 day') at time zone o.time_zone from app.organizations o
  where o.id = m.organization_id and m.ended_at is null and split_part(m.gap_id, ':', 1) in ('late-status', 'past-end', 'term-over');
alter table app.gap_mutes force row level security;
alter table app.organizations force row level security;

-- Policies are found by their title.
alter table app.search_words drop constraint search_words_kind_check, add constraint search_words_kind_check check (kind in ('INITIATIVE', 'PERSON', 'DEPARTMENT', 'POLICY'));
create trigger keep_search_words_of_policy_added after insert on app.subjects for each row when (new.kind = 'policy') execute function app.keep_search_words('POLICY', 'title', 'title');
create trigger keep_search_words_of_policy after update or delete on app.subjects for each row when (old.kind = 'policy') execute function app.keep_search_words('POLICY', 'title', 'title');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Proposals1766200000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table app.proposals (
  organization_id uuid not null,
  id uuid not null,
  title text not null,
  reason text not null,
  body_id uuid not null,
  answer_by date not null,
  state text not null check (state in ('OPEN', 'ADOPTED', 'WITHDRAWN')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  -- Raised by each amendment: consent to an earlier one counts no more, an objection stands until its author answers again.
  round int not null default 1,
  decided_at timestamptz,
  decided_by uuid,
  -- How it stood when it was decided.
  asked int,
  consents int,
  objections int,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, body_id) references app.bodies (organization_id, id),
  foreign key (organization_id, proposed_by) references app.people (organization_id, id),
  foreign key (organization_id, decided_by) references app.people (organization_id, id),
  constraint decided_by_somebody check ((state = 'OPEN') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  constraint standing_once_decided check (num_nonnulls(asked, consents, objections) = case when state = 'OPEN' then 0 else 3 end)
);
create index proposals_of_body on app.proposals (organization_id, body_id, state);
create index proposals_by_time on app.proposals (organization_id, proposed_at, id);

-- What a proposal changes of one role, body or policy; of what it makes the record stands here once it is adopted.
create table app.proposal_parts (
  organization_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  position int not null,
  kind text not null check (kind in ('CREATE_ROLE', 'EDIT_ROLE', 'CLOSE_ROLE', 'CREATE_BODY', 'EDIT_BODY', 'CLOSE_BODY', 'WRITE_POLICY', 'RETIRE_POLICY')),
  role_id uuid,
  body_id uuid,
  policy_id uuid,
  before jsonb not null,
  after jsonb not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, proposal_id, position),
  foreign key (organization_id, proposal_id) references app.proposals (organization_id, id),
  foreign key (organization_id, role_id) references app.roles (organization_id, id),
  foreign key (organization_id, body_id) references app.bodies (organization_id, id),
  foreign key (organization_id, policy_id) references app.policies (organization_id, id),
  constraint about_one_thing check (num_nonnulls(role_id, body_id, policy_id) <= 1)
);
create index proposal_parts_about on app.proposal_parts (organization_id, coalesce(role_id, body_id, policy_id));

create table app.proposal_answers (
  organization_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  person_id uuid not null,
  round int not null,
  answer text not null check (answer in ('CONSENT', 'OBJECTION')),
  reason text,
  answered_at timestamptz not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, proposal_id, person_id, round),
  foreign key (organization_id, proposal_id) references app.proposals (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  constraint objection_with_reason check (answer = 'CONSENT' or reason is not null)
);

-- Whom a policy lets change roles and bodies, and retire policies, without a proposal; null for one that is about something else.
alter table app.policy_versions add column direct_change text check (direct_change in ('PROGRAM_OFFICE', 'ADMINISTRATORS', 'NOBODY'));
create index direct_changes on app.policy_versions (organization_id, approved_at) where state = 'APPROVED' and direct_change is not null;

alter table app.meeting_items drop constraint meeting_items_kind_check,
  add column proposal_id uuid, add foreign key (organization_id, proposal_id) references app.proposals (organization_id, id),
  add constraint meeting_items_kind_check check (kind in ('ASK', 'OFF_TRACK', 'GAP', 'ACTION', 'PROPOSAL', 'TOPIC'));

select app.protect('app.proposals'), app.protect('app.proposal_parts'), app.protect('app.proposal_answers');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Bodies meet; what they decide is kept with its reason, linked to what it is about, and followed (docs/adr/0019-meetings.md). */
export class Meetings1766200000024 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.meetings (
  organization_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  state text not null check (state in ('SCHEDULED', 'HELD', 'CANCELLED')),
  starts_at timestamptz not null,
  duration_minutes int not null check (duration_minutes between 5 and 1440),
  place text,
  minutes text check (length(minutes) <= 100000),
  called_by uuid not null,
  called_at timestamptz not null,
  held_at timestamptz,
  minutes_approved_at timestamptz,
  minutes_approved_by uuid,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, body_id) references app.bodies (organization_id, id),
  foreign key (organization_id, called_by) references app.people (organization_id, id),
  foreign key (organization_id, minutes_approved_by) references app.people (organization_id, id),
  constraint approved_once_held check (minutes_approved_at is null or state = 'HELD')
);
create index meetings_of_body on app.meetings (organization_id, body_id, starts_at desc);
create index meetings_by_time on app.meetings (organization_id, starts_at desc, id desc);

create table app.meeting_attendances (
  organization_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  presence text not null check (presence in ('PRESENT', 'PROXY', 'ABSENT')),
  -- Who votes for them.
  proxy_id uuid,
  primary key (organization_id, id),
  unique (organization_id, meeting_id, person_id),
  foreign key (organization_id, meeting_id) references app.meetings (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, proxy_id) references app.people (organization_id, id),
  constraint proxy_is_named check ((presence = 'PROXY') = (proxy_id is not null) and proxy_id is distinct from person_id)
);

-- What was on the agenda when it was held; before, the agenda fills itself.
create table app.meeting_items (
  organization_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  position int not null,
  kind text not null check (kind in ('ASK', 'OFF_TRACK', 'GAP', 'ACTION', 'TOPIC')),
  subject_id uuid,
  title text not null,
  note text,
  since timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, meeting_id) references app.meetings (organization_id, id),
  foreign key (organization_id, subject_id) references app.subjects (organization_id, id)
);
create index meeting_items_of_meeting on app.meeting_items (organization_id, meeting_id, position);

create table app.decisions (
  organization_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  meeting_id uuid not null,
  title text not null,
  outcome text not null,
  reason text not null,
  options jsonb not null default '[]',
  dissent text,
  expected_effect text,
  review_on date,
  entitled int not null,
  voting int not null,
  quorum int not null,
  decided_at timestamptz not null,
  recorded_by uuid not null,
  reviewed_at timestamptz,
  review_outcome text,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, body_id) references app.bodies (organization_id, id),
  foreign key (organization_id, meeting_id) references app.meetings (organization_id, id),
  foreign key (organization_id, recorded_by) references app.people (organization_id, id),
  constraint quorate check (voting >= quorum and quorum > 0)
);
create index decisions_by_time on app.decisions (organization_id, decided_at desc, id desc);
create index decisions_of_meeting on app.decisions (organization_id, meeting_id);

create table app.decision_subjects (
  organization_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  subject_id uuid not null,
  primary key (organization_id, id),
  unique (organization_id, decision_id, subject_id),
  foreign key (organization_id, decision_id) references app.decisions (organization_id, id),
  foreign key (organization_id, subject_id) references app.subjects (organization_id, id)
);
create index decision_subjects_of_subject on app.decision_subjects (organization_id, subject_id);

-- Who had a stake in it: they don't count and don't vote.
create table app.decision_conflicts (
  organization_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  person_id uuid not null,
  stake text not null,
  primary key (organization_id, id),
  unique (organization_id, decision_id, person_id),
  foreign key (organization_id, decision_id) references app.decisions (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id)
);

create table app.decision_actions (
  organization_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  what text not null,
  owner_id uuid not null,
  due_on date not null,
  closed_at timestamptz,
  closed_by uuid,
  closing_note text,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, decision_id) references app.decisions (organization_id, id),
  foreign key (organization_id, owner_id) references app.people (organization_id, id),
  foreign key (organization_id, closed_by) references app.people (organization_id, id)
);
create index open_actions on app.decision_actions (organization_id, owner_id, due_on) where closed_at is null;
create index decision_actions_of_decision on app.decision_actions (organization_id, decision_id);

select app.protect('app.meetings'), app.protect('app.meeting_attendances'), app.protect('app.meeting_items'), app.protect('app.decisions'), app.protect('app.decision_subjects'), app.protect('app.decision_conflicts'), app.protect('app.decision_actions');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is to be consulted (C) about something is asked before a meeting decides on it. */
export class Consultations1766200000029 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.consultations (
  organization_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  subject_id uuid not null,
  person_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  opinion text,
  answered_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, meeting_id, subject_id, person_id),
  foreign key (organization_id, meeting_id) references app.meetings (organization_id, id),
  foreign key (organization_id, subject_id) references app.subjects (organization_id, id),
  foreign key (organization_id, person_id) references app.people (organization_id, id),
  foreign key (organization_id, asked_by) references app.people (organization_id, id),
  constraint answered_with_an_opinion check ((opinion is null) = (answered_at is null))
);
create index consultations_of_person on app.consultations (organization_id, person_id) where answered_at is null;
select app.protect('app.consultations');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

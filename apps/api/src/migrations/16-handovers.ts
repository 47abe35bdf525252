import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leaving as a transaction: deputies, who holds something in whose place, and handovers. */
export class Handovers1764300000016 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.people add column deputy_id uuid,
  add foreign key (organization_id, deputy_id) references app.people (organization_id, id),
  add check (deputy_id <> id);
-- Who left it: the holder keeps it until a successor accepts.
alter table app.responsibilities add column stands_in_for uuid,
  add foreign key (organization_id, stands_in_for) references app.people (organization_id, id);

create table app.handovers (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  subject_id uuid not null,
  from_id uuid not null,
  receiver_id uuid,
  is_departure boolean not null,
  state text not null check (state in ('WAITING', 'OFFERED', 'REFUSED', 'ACCEPTED', 'SETTLED')),
  reason text,
  answer text,
  opened_by uuid not null,
  opened_at timestamptz not null,
  offered_at timestamptz,
  due_on date not null,
  answered_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, subject_id) references app.subjects (organization_id, id),
  foreign key (organization_id, from_id) references app.people (organization_id, id),
  foreign key (organization_id, receiver_id) references app.people (organization_id, id),
  foreign key (organization_id, opened_by) references app.people (organization_id, id),
  check ((state = 'WAITING') = (receiver_id is null) or state = 'SETTLED'),
  check ((state = 'REFUSED') = (answer is not null))
);
create unique index one_open_handover on app.handovers (organization_id, subject_id) where state in ('WAITING', 'OFFERED', 'REFUSED');
create index handovers_of_receiver on app.handovers (organization_id, receiver_id) where state = 'OFFERED';
create index handovers_of_person on app.handovers (organization_id, from_id);
select app.protect('app.handovers');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

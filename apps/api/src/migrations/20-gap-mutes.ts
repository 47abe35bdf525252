import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gaps are computed; that one is muted, by whom, why and until when, is a fact. */
export class GapMutes1764600000020 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.gap_mutes (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  gap_id text not null,
  reason text not null,
  until_on date not null,
  muted_by uuid not null,
  muted_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, muted_by) references app.people (organization_id, id)
);
create unique index one_mute on app.gap_mutes (organization_id, gap_id) where ended_at is null;
select app.protect('app.gap_mutes');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

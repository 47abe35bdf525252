import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which role a subject waits for while it is vacant, and of which opening of a gap a mute is. */
export class Vacancies1764600000021 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.subjects add column vacant_role_id uuid,
  add foreign key (organization_id, vacant_role_id) references app.roles (organization_id, id);
create index subjects_of_vacant_role on app.subjects (organization_id, vacant_role_id) where vacant_role_id is not null;
alter table app.gap_mutes add column gap_since timestamptz not null;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

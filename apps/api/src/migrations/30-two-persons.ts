import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The two-person rule, where an organization wants it: nobody decides on what they asked for or answer for. */
export class TwoPersons1766200000030 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.organizations add column two_person_rule boolean not null default false;
alter table app.policy_versions
  add column submitted_by uuid,
  add column written_by uuid[] not null default '{}',
  add foreign key (organization_id, submitted_by) references app.people (organization_id, id);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

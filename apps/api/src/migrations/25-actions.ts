import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Actions1766200000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- Whoever left, where their action has passed to their fallback and nobody was named for it since.
alter table app.decision_actions add column stands_in_for uuid,
  add foreign key (organization_id, stands_in_for) references app.people (organization_id, id),
  add constraint stands_in_for_another check (stands_in_for <> owner_id);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

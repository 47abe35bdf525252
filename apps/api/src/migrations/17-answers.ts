import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refusal stays to be read once its handover was settled otherwise. */
export class Answers1764400000017 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
alter table app.handovers drop constraint handovers_check1,
  add constraint refused_with_reason check (state <> 'REFUSED' or answer is not null);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

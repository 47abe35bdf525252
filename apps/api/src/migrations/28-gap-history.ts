import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many gaps there were each day, and when an organization wants to hear that one is serious. */
export class GapHistory1766200000028 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.gap_thresholds (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  rule text not null,
  -- Days; null for never.
  serious_after int check (serious_after >= 0),
  critical_after int check (critical_after > serious_after),
  -- Of a rule with a limit: how many are still none.
  most int check (most > 0),
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, rule)
);

-- What the rules found at the beginning of a day; of rules that found nothing, that they did.
create table app.gap_counts (
  organization_id uuid not null references app.organizations,
  counted_on date not null,
  rule text not null,
  count int not null,
  primary key (organization_id, counted_on, rule)
);

select app.protect('app.gap_thresholds'), app.protect('app.gap_counts');
-- Counted anew from facts, once a day; never changed.
drop trigger log_change on app.gap_counts;
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

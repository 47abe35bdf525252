import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyFiles1766200000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- What a version of a policy says, where it says it in a file instead of in Markdown, or beside it. Its content stays out of the change log; its hash is in it.
create table app.policy_files (
  organization_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  name text not null check (length(name) between 1 and 255),
  media_type text not null check (media_type in ('application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  bytes int not null,
  sha256 text not null,
  content bytea not null check (length(content) <= 10000000),
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  primary key (organization_id, id),
  unique (organization_id, version_id),
  foreign key (organization_id, version_id) references app.policy_versions (organization_id, id),
  foreign key (organization_id, uploaded_by) references app.people (organization_id, id)
);
select app.protect('app.policy_files', 'content');
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

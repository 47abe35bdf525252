import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is overdue in one department, without reading the department. */
export class Overdue1763800000006 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query('create index overview_of_department_by_due on app.initiative_overview (organization_id, department_id, due_on) where is_listed and due_on is not null');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

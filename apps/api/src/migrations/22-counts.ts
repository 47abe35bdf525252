import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What moves a count is asked before a function is called for it, and both sides of a move are one statement: a status update is the most frequent write. */
export class Counts1766200000022 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
drop trigger count_initiative on app.initiative_overview;
create or replace function app.count_initiative() returns trigger language plpgsql as $$
begin
  insert into app.portfolio_deltas (organization_id, department_id, state, stage, health, is_owned, is_rated, initiatives, cost_minor)
  select organization_id, department_id, state, stage, health, owner_id is not null, priority is not null, sign, sign * coalesce(cost_minor, 0)
  from (select old.*, -1 as sign where tg_op <> 'INSERT' union all select new.*, 1 where tg_op <> 'DELETE') side where is_listed;
  return null;
end $$;
create trigger count_initiative after insert or delete on app.initiative_overview for each row execute function app.count_initiative();
create trigger count_moved_initiative after update on app.initiative_overview for each row
  when ((old.is_listed, old.department_id, old.state, old.stage, old.health, old.owner_id is null, old.priority is null, old.cost_minor)
    is distinct from (new.is_listed, new.department_id, new.state, new.stage, new.health, new.owner_id is null, new.priority is null, new.cost_minor))
  execute function app.count_initiative();
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Initiatives, criteria, ratings, status updates, and the read model that writes keep up. */
export class Portfolio1763700000004 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create table app.initiatives (
  organization_id uuid not null,
  id uuid not null,
  kind text not null generated always as ('initiative') stored,
  external_key text,
  external_key_key text,
  summary text,
  state text not null check (state in ('PROPOSED', 'ACTIVE', 'PAUSED', 'DONE', 'CANCELLED')),
  subject_state text not null generated always as (case state when 'PROPOSED' then 'draft' when 'ACTIVE' then 'active' when 'PAUSED' then 'active' else 'closed' end) stored,
  state_reason text,
  stage text not null default 'EMPATHIZE' check (stage in ('EMPATHIZE', 'DEFINE', 'IDEATE', 'PROTOTYPE', 'IMPLEMENT', 'MEASURE')),
  sponsor_id uuid,
  cadence text check (cadence in ('WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER')),
  starts_on date,
  ends_on date,
  cost_minor bigint check (cost_minor >= 0),
  effort_days float8 check (effort_days >= 0),
  confidence text not null default 'GUESS' check (confidence in ('GUESS', 'SOME_EVIDENCE', 'MEASURED')),
  activated_at timestamptz,
  archived_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, external_key_key),
  foreign key (organization_id, id, kind, subject_state) references app.subjects (organization_id, id, kind, state) deferrable initially deferred,
  foreign key (organization_id, sponsor_id) references app.people (organization_id, id),
  check (ends_on >= starts_on)
);

create table app.initiative_departments (
  organization_id uuid not null,
  initiative_id uuid not null,
  department_id uuid not null,
  primary key (organization_id, initiative_id, department_id),
  foreign key (organization_id, initiative_id) references app.initiatives (organization_id, id),
  foreign key (organization_id, department_id) references app.departments (organization_id, id)
);
create index initiatives_of_department on app.initiative_departments (organization_id, department_id);

create table app.criteria (
  organization_id uuid not null references app.organizations,
  id uuid not null,
  axis text not null check (axis in ('CUSTOMER', 'BUSINESS')),
  position int not null,
  name_en text not null,
  name_es text not null,
  weight float8 not null check (weight > 0),
  anchors jsonb not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organization_id, id),
  unique (organization_id, axis, position)
);

create table app.ratings (
  organization_id uuid not null,
  initiative_id uuid not null,
  criterion_id uuid not null,
  value float8 not null check (value between 0 and 100),
  evidence text not null,
  rated_by uuid not null,
  rated_at timestamptz not null,
  primary key (organization_id, initiative_id, criterion_id),
  foreign key (organization_id, initiative_id) references app.initiatives (organization_id, id),
  foreign key (organization_id, criterion_id) references app.criteria (organization_id, id),
  foreign key (organization_id, rated_by) references app.people (organization_id, id)
);

create table app.status_updates (
  organization_id uuid not null,
  id uuid not null,
  initiative_id uuid not null,
  health text not null check (health in ('ON_TRACK', 'AT_RISK', 'OFF_TRACK')),
  narrative text not null,
  progress int check (progress between 0 and 100),
  next_step text,
  ask text,
  author_id uuid not null,
  is_on_behalf boolean not null,
  corrects_id uuid,
  source_word text,
  posted_at timestamptz not null,
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, initiative_id) references app.initiatives (organization_id, id),
  foreign key (organization_id, author_id) references app.people (organization_id, id),
  foreign key (organization_id, corrects_id) references app.status_updates (organization_id, id)
);
create index status_updates_of_initiative on app.status_updates (organization_id, initiative_id, posted_at desc, id desc) where withdrawn_at is null;

select app.protect('app.initiatives'), app.protect('app.initiative_departments'), app.protect('app.criteria'), app.protect('app.ratings'), app.protect('app.status_updates');

-- Read model: one row per initiative, rebuilt from the tables above, so the change log leaves it out.
-- Columns *_order turn "highest first, unknown last" into plain ascending keys, which row security lets reach an index.
create table app.initiative_overview (
  organization_id uuid not null,
  id uuid not null,
  title text not null,
  title_key text not null,
  external_key text,
  state text not null,
  stage text not null,
  is_listed boolean not null,
  archived_at timestamptz,
  department_id uuid,
  owner_id uuid,
  unowned_since timestamptz,
  unowned_reason text,
  sponsor_id uuid,
  cadence text not null,
  starts_on date,
  ends_on date,
  cost_minor bigint,
  effort_days float8,
  confidence text not null,
  customer_impact float8,
  business_impact float8,
  priority float8,
  rated_count int not null,
  criteria_count int not null,
  health text,
  latest_update_id uuid,
  latest_narrative text,
  latest_posted_at timestamptz,
  due_on date,
  priority_order float8 not null,
  customer_order float8 not null,
  business_order float8 not null,
  primary key (organization_id, id),
  foreign key (organization_id, id) references app.initiatives (organization_id, id) on delete cascade
);
create index overview_by_priority on app.initiative_overview (organization_id, priority_order, customer_order, business_order, title_key collate "C", id) where is_listed;
create index overview_of_department on app.initiative_overview (organization_id, department_id, priority_order, customer_order, business_order, title_key collate "C", id) where is_listed;
create index overview_by_state on app.initiative_overview (organization_id, state, priority_order, customer_order, business_order, title_key collate "C", id);
create index overview_by_title on app.initiative_overview (organization_id, title_key collate "C", id) where is_listed;
create index overview_by_due on app.initiative_overview (organization_id, due_on, id) where is_listed and due_on is not null;
create index overview_unowned on app.initiative_overview (organization_id, unowned_since, id) where is_listed and unowned_since is not null;
create index overview_of_owner on app.initiative_overview (organization_id, owner_id, due_on, id) where is_listed;
alter table app.initiative_overview enable row level security;
alter table app.initiative_overview force row level security;
create policy tenant on app.initiative_overview using (organization_id = app.tenant());

-- Facet counts as appended deltas (counters updated in place deadlocked when measured); folded now and then by writes.
create table app.portfolio_deltas (
  organization_id uuid not null,
  id bigint generated always as identity,
  department_id uuid,
  state text not null,
  stage text not null,
  health text,
  is_owned boolean not null,
  is_rated boolean not null,
  initiatives int not null,
  cost_minor bigint not null,
  primary key (organization_id, id)
);
alter table app.portfolio_deltas enable row level security;
alter table app.portfolio_deltas force row level security;
create policy tenant on app.portfolio_deltas using (organization_id = app.tenant());

create function app.count_initiative() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.is_listed, old.department_id, old.state, old.stage, old.health, old.owner_id is null, old.priority is null, old.cost_minor)
    is not distinct from (new.is_listed, new.department_id, new.state, new.stage, new.health, new.owner_id is null, new.priority is null, new.cost_minor) then return null; end if;
  if tg_op <> 'INSERT' and old.is_listed then
    insert into app.portfolio_deltas (organization_id, department_id, state, stage, health, is_owned, is_rated, initiatives, cost_minor)
    values (old.organization_id, old.department_id, old.state, old.stage, old.health, old.owner_id is not null, old.priority is not null, -1, -coalesce(old.cost_minor, 0));
  end if;
  if tg_op <> 'DELETE' and new.is_listed then
    insert into app.portfolio_deltas (organization_id, department_id, state, stage, health, is_owned, is_rated, initiatives, cost_minor)
    values (new.organization_id, new.department_id, new.state, new.stage, new.health, new.owner_id is not null, new.priority is not null, 1, coalesce(new.cost_minor, 0));
  end if;
  return null;
end $$;
create trigger count_initiative after insert or update or delete on app.initiative_overview for each row execute function app.count_initiative();
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

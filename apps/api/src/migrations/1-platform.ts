import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tenancy, the change log, idempotency, accounts and sessions. */
export class Platform1763700000001 implements MigrationInterface {
  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
create function app.tenant() returns uuid language sql stable as $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;
create function app.own_account() returns uuid language sql stable as $$ select nullif(current_setting('app.account_id', true), '')::uuid $$;

-- One row per changed row. Written by its trigger only, as the owner; the app may read its tenant's.
create table app.change_log (
  organization_id uuid not null,
  sequence bigint generated always as identity,
  recorded_at timestamptz not null default clock_timestamp(),
  occurred_at timestamptz not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  actor_id text not null,
  request_id text not null,
  operation text not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  table_name text not null,
  record_id uuid not null,
  before jsonb,
  after jsonb,
  primary key (organization_id, recorded_at, sequence)
) partition by range (recorded_at);
create index change_log_of_record on app.change_log (organization_id, record_id, sequence desc);
create table app.change_log_rest partition of app.change_log default;

-- A partition per month, two years ahead; the default one catches what a clock gone wrong would lose.
create function app.ensure_change_log_partitions() returns void language plpgsql as $$
declare month date := date_trunc('month', now());
begin
  for i in 0..24 loop
    execute format('create table if not exists app.change_log_%s partition of app.change_log for values from (%L) to (%L)',
      to_char(month + make_interval(months => i), 'YYYY_MM'), (month + make_interval(months => i))::timestamp at time zone 'UTC', (month + make_interval(months => i + 1))::timestamp at time zone 'UTC');
    execute format('alter table app.change_log_%s enable row level security', to_char(month + make_interval(months => i), 'YYYY_MM'));
    execute format('alter table app.change_log_%s force row level security', to_char(month + make_interval(months => i), 'YYYY_MM'));
  end loop;
end $$;
select app.ensure_change_log_partitions();

-- Arguments: columns that never enter the log (secrets).
create function app.log_change() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare
  fresh jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - coalesce(tg_argv::text[], '{}') end;
  stale jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - coalesce(tg_argv::text[], '{}') end;
  row_now jsonb := coalesce(fresh, stale);
begin
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(key, value) into stale from jsonb_each(stale) where fresh -> key is distinct from value;
    if stale is null then return null; end if;
  end if;
  insert into app.change_log (organization_id, occurred_at, actor_id, request_id, operation, action, table_name, record_id, before, after)
  values (coalesce((row_now ->> 'organization_id')::uuid, (row_now ->> 'id')::uuid),
    coalesce(nullif(current_setting('app.occurred_at', true), '')::timestamptz, clock_timestamp()),
    coalesce(nullif(current_setting('app.actor_id', true), ''), 'system'), coalesce(current_setting('app.request_id', true), ''), coalesce(current_setting('app.operation', true), ''),
    lower(tg_op), tg_table_name, coalesce(row_now ->> 'id', row_now ->> 'initiative_id', row_now ->> 'membership_id', row_now ->> 'import_id')::uuid, stale, fresh);
  return null;
end $$;

create function app.refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is append-only', tg_table_name using errcode = '42501'; end $$;
create trigger append_only before update or delete or truncate on app.change_log for each statement execute function app.refuse_change();
alter table app.change_log enable row level security;
alter table app.change_log force row level security;
create policy tenant on app.change_log using (organization_id = app.tenant());
alter table app.change_log_rest enable row level security;
alter table app.change_log_rest force row level security;

-- Row security by tenant and the change log, for a table; secrets are columns that the log leaves out.
create function app.protect(name regclass, secrets text default '') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy tenant on %s using (organization_id = app.tenant())', name);
  execute format('create trigger log_change after insert or update or delete on %s for each row execute function app.log_change(%s)', name, secrets);
end $$;

-- What happened, in the product's words. A log itself, so it needs no other.
create table app.events (
  organization_id uuid not null,
  id uuid not null,
  name text not null,
  subject_id uuid,
  actor_id uuid,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  transaction_id xid8 not null default pg_current_xact_id(),
  details jsonb not null default '{}',
  primary key (organization_id, id)
);
create index events_of_subject on app.events (organization_id, subject_id, id desc);
alter table app.events enable row level security;
alter table app.events force row level security;
create policy tenant on app.events using (organization_id = app.tenant());
create trigger append_only before update or delete or truncate on app.events for each statement execute function app.refuse_change();

create table app.idempotency_keys (
  organization_id uuid not null,
  membership_id uuid not null,
  key text not null,
  request_hash text not null,
  answer text,
  created_at timestamptz not null,
  primary key (organization_id, membership_id, key)
);
create index idempotency_keys_by_age on app.idempotency_keys (created_at);
alter table app.idempotency_keys enable row level security;
alter table app.idempotency_keys force row level security;
create policy tenant on app.idempotency_keys using (organization_id = app.tenant());
-- What has served its time may be thrown away across tenants, by whoever says so and nothing else.
create policy tidy on app.idempotency_keys using (current_setting('app.tidy', true) = 'on' and created_at < now() - interval '48 hours');

-- Outside any tenant: visible to whoever presents the e-mail, the token's hash, or is the account, while no organization is set.
create table app.accounts (
  id uuid primary key,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  language text not null check (language in ('en', 'es')),
  theme text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  is_sample boolean not null default false,
  created_at timestamptz not null,
  version int not null default 1
);
alter table app.accounts enable row level security;
alter table app.accounts force row level security;
create policy presented on app.accounts using (app.tenant() is null and email = nullif(current_setting('app.email', true), ''));
create policy own on app.accounts using (app.tenant() is null and id = app.own_account());

create table app.sessions (
  id uuid primary key,
  token_hash text not null unique,
  account_id uuid not null references app.accounts on delete cascade,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null,
  address text not null
);
create index sessions_of_account on app.sessions (account_id);
create index sessions_by_expiry on app.sessions (expires_at);
alter table app.sessions enable row level security;
alter table app.sessions force row level security;
create policy presented on app.sessions using (app.tenant() is null and token_hash = nullif(current_setting('app.token', true), ''));
create policy own on app.sessions using (app.tenant() is null and account_id = app.own_account());
create policy tidy on app.sessions using (current_setting('app.tidy', true) = 'on' and expires_at < now());

-- Counters of failed sign-ins (rate-limiter-flexible's table): keys are hashes, no tenant, nothing to log.
create table app.rate_limits (key text primary key, points integer not null default 0, expire bigint);
`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

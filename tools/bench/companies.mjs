// The bench's organizations. Founded by the operator's command; their facts are written in bulk, since the services take hours for
// half a million status updates; the read model is then made from the facts by the product's own service. Nothing here reads history.
import pg from 'pg';

/** Departments of every organization, so that one department's page is full in the smallest too. */
const departments = 12;

/** Runs statements as the superuser, without triggers and foreign keys: the change log of a bench is not wanted. */
async function inBulk(url, act) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set session_replication_role = replica');
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** Facts of organizations that exist: departments, people, initiatives with owner, ratings of three in four, and status updates. */
export function fill(url, slugs, initiatives, updatesEach) {
  return inBulk(url, async (client) => {
    await client.query('create temp table filled as select id as organization_id, steward_id from app.organizations where slug = any($1::text[])', [slugs]);
    await client.query('analyze filled');
    await client.query(`
      create temp table department as select organization_id, n, uuidv7() as id from filled, generate_series(0, ${departments - 1}) n;
      create temp table person as select organization_id, n, uuidv7() as id from filled, generate_series(0, 119) n;
      create temp table initiative as select organization_id, n, uuidv7() as id, uuidv7() as owner_id from filled, generate_series(1, ${Number(initiatives)}) n;
      create index on department (organization_id, n); create index on person (organization_id, n); create index on initiative (organization_id, n);
      analyze department, person, initiative;

      insert into app.departments (organization_id, id, name, name_key, created_at) select organization_id, id, 'Department ' || n, 'department ' || n, now() from department;
      insert into app.people (organization_id, id, name, name_key, title, department_id, created_at)
      select p.organization_id, p.id, 'Person ' || p.n, 'person ' || p.n, 'Head of service design', d.id, now() from person p join department d on d.organization_id = p.organization_id and d.n = p.n % ${departments};

      insert into app.subjects (organization_id, id, kind, title, title_key, state, department_id, accountable_id, created_at)
      select i.organization_id, i.id, 'initiative', 'Answer every complaint within a day ' || i.n, replace('answer every complaint within a day ' || i.n, ' ', ''), 'active', d.id, i.owner_id, now()
      from initiative i join department d on d.organization_id = i.organization_id and d.n = i.n % ${departments};
      insert into app.responsibilities (organization_id, subject_id, id, letter, person_id, started_at)
      select i.organization_id, i.id, i.owner_id, 'A', p.id, now() from initiative i join person p on p.organization_id = i.organization_id and p.n = i.n * 7 % 120;
      insert into app.initiatives (organization_id, id, state, stage, sponsor_id, starts_on, ends_on, cost_minor, effort_days, confidence, activated_at, created_at)
      select i.organization_id, i.id, case when i.n % 9 = 0 then 'PAUSED' else 'ACTIVE' end, (array['EMPATHIZE', 'DEFINE', 'IDEATE', 'PROTOTYPE', 'IMPLEMENT', 'MEASURE'])[1 + i.n % 6], p.id,
        '2026-01-01', '2027-06-30', 1000000 * (1 + i.n % 90), 10 + i.n % 200, (array['GUESS', 'SOME_EVIDENCE', 'MEASURED'])[1 + i.n % 3], now() - interval '90 days', now()
      from initiative i join person p on p.organization_id = i.organization_id and p.n = i.n * 11 % 120;
      insert into app.ratings (organization_id, initiative_id, criterion_id, value, evidence, rated_by, rated_at)
      select i.organization_id, i.id, c.id, (i.n * 37 + c.position * 13) % 101, 'Interviews of last spring', f.steward_id, now()
      from initiative i join filled f using (organization_id) join app.criteria c using (organization_id) where i.n % 4 > 0;
      insert into app.status_updates (organization_id, id, initiative_id, health, narrative, author_id, is_on_behalf, posted_at)
      select i.organization_id, uuidv7(), i.id, (array['ON_TRACK', 'ON_TRACK', 'AT_RISK', 'OFF_TRACK'])[1 + (i.n + k) % 4],
        'Week ' || k || ': the pilot in the two branches answers in nineteen hours on average, down from fifty-two. Legal has approved the new letters, and the training of the third team starts on Monday; what is missing is the interface to the claims system, which depends on a release of theirs.',
        p.id, false, now() - make_interval(days => 7 * (${Number(updatesEach)} - k))
      from initiative i join person p on p.organization_id = i.organization_id and p.n = i.n * 7 % 120, generate_series(1, ${Number(updatesEach)}) k;`);
    const { rows } = await client.query('select organization_id as id from filled');
    return rows.map(({ id }) => id);
  });
}

/** Neighbours: copies of a founded organization's row, steward and criteria under other names. Gives their slugs. */
export function multiply(url, slug, prefix, count) {
  return inBulk(url, async (client) => {
    await client.query(`
      create temp table twin as select uuidv7() as id, uuidv7() as steward_id, '${prefix}-' || n as slug, o.id as of from app.organizations o, generate_series(1, ${Number(count)}) n where o.slug = '${slug}';
      insert into app.organizations (id, slug, name, language, time_zone, currency, steward_id, created_at)
      select t.id, t.slug, t.slug, o.language, o.time_zone, o.currency, t.steward_id, now() from twin t join app.organizations o on o.id = t.of;
      insert into app.people (organization_id, id, name, name_key, created_at) select id, steward_id, 'Steward', 'steward', now() from twin;
      insert into app.criteria (organization_id, id, axis, position, name_en, name_es, weight, anchors, created_at)
      select t.id, uuidv7(), c.axis, c.position, c.name_en, c.name_es, c.weight, c.anchors, now() from twin t join app.criteria c on c.organization_id = t.of;`);
    const { rows } = await client.query('select slug from twin');
    return rows.map((row) => row.slug);
  });
}

/** What a normalized schema would keep beside its tables for this page: the stored priority and its index; and a bare table of updates. */
export function addBounds(url) {
  return inBulk(url, (client) =>
    client.query(`
      create schema bench;
      grant usage on schema bench to batuta_app;
      create table bench.priorities (organization_id uuid, initiative_id uuid, department_id uuid, priority_order float8, customer_order float8, business_order float8, title_key text, priority float8, primary key (organization_id, initiative_id));
      insert into bench.priorities select organization_id, id, department_id, priority_order, customer_order, business_order, title_key, priority from app.initiative_overview;
      create index on bench.priorities (organization_id, department_id, priority_order, customer_order, business_order, title_key collate "C", initiative_id);
      create index on app.initiatives (organization_id, state);
      create index on app.subjects (organization_id, department_id, id);
      create table bench.status_updates (like app.status_updates including all,
        foreign key (organization_id, initiative_id) references app.initiatives (organization_id, id), foreign key (organization_id, author_id) references app.people (organization_id, id));
      alter table bench.priorities enable row level security; alter table bench.status_updates enable row level security;
      create policy tenant on bench.priorities using (organization_id = app.tenant());
      create policy tenant on bench.status_updates using (organization_id = app.tenant());
      grant select on bench.priorities to batuta_app; grant insert on bench.status_updates to batuta_app;`),
  );
}

export async function settle(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  await client.end();
}

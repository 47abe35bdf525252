// The bounds: node:http and pg, nothing else. `normalized` answers with one hand-written SQL over the tables, `read-model` with two over the
// product's read model. Both look the session up, open the tenant's transaction, send what can go together in one packet, plan each statement
// once and stand under row security as the product does.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { ownAccount, ownMemberships, presentedSession } from '../../libs/organization/dist/session/session.queries.js';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20, pipeline: true, options: `-c plan_cache_mode=${process.argv[3]}` });
const answer = { normalized, 'read-model': readModel }[process.argv[2]];

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString());
      const organizationId = await memberOf(request);
      const text = await inTransaction({ organizationId }, (client) => answer(client, organizationId, variables.filter.departmentIds[0], variables.first));
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text);
    } catch (error) {
      response.writeHead(500).end(error.message);
    }
  });
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit(0));

/** The product's own look-up, statement for statement. */
async function memberOf(request) {
  const token = /__Host-batuta=([^;]+)/.exec(request.headers.cookie)[1];
  const hash = createHash('sha256').update(token).digest('hex');
  const [[session], [account], memberships] = await inTransaction({ token: hash }, (client) => {
    const ctx = { sql: async (text, values = []) => (await client.query({ name: nameOf(text), text, values })).rows };
    return Promise.all([presentedSession(ctx, hash), ownAccount(ctx), ownMemberships(ctx)]);
  });
  if (!session || !account) throw new Error('nobody');
  return memberships.find(({ slug }) => slug === request.headers['batuta-organization']).organization_id;
}

async function inTransaction({ organizationId = '', token = '' }, act) {
  const client = await pool.connect();
  try {
    const { stream } = client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    const [, , result] = await Promise.all([
      client.query('begin isolation level repeatable read read only'),
      client.query({ name: 'settings', text: `select set_config('app.organization_id', $1, true), set_config('app.token', $2, true)`, values: [organizationId, token] }),
      act(client),
      client.query('commit'),
    ]);
    return result;
  } finally {
    client.release();
  }
}

const order = (table) => `${table}.priority_order, ${table}.customer_order, ${table}.business_order, ${table}.title_key collate "C"`;

async function normalized(client, organizationId, departmentId, first) {
  const text = `
    with open as (
      select s.department_id, i.state from app.initiatives i join app.subjects s on s.organization_id = i.organization_id and s.id = i.id
      where i.organization_id = $1 and i.archived_at is null and i.state in ('PROPOSED', 'ACTIVE', 'PAUSED')),
    page as (
      select b.initiative_id as id, s.title, i.state, i.stage, i.starts_on, i.ends_on, i.effort_days, b.priority, u.health, u.narrative, u.posted_at,
        w.id as w_id, w.name as w_name, w.title as w_title, e.id as e_id, e.name as e_name, p.id as p_id, p.name as p_name, p.title as p_title, d.id as d_id, d.name as d_name,
        row_number() over (order by ${order('b')}, b.initiative_id) as n
      from bench.priorities b
      join app.initiatives i on i.organization_id = b.organization_id and i.id = b.initiative_id
      join app.subjects s on s.organization_id = b.organization_id and s.id = b.initiative_id
      left join app.responsibilities a on a.organization_id = s.organization_id and a.id = s.accountable_id
      left join app.people w on w.organization_id = a.organization_id and w.id = a.person_id
      left join app.departments e on e.organization_id = w.organization_id and e.id = w.department_id
      left join app.people p on p.organization_id = i.organization_id and p.id = i.sponsor_id
      left join app.departments d on d.organization_id = s.organization_id and d.id = s.department_id
      left join lateral (select health, narrative, posted_at from app.status_updates u where u.organization_id = b.organization_id and u.initiative_id = b.initiative_id and u.withdrawn_at is null
        order by posted_at desc, id desc limit 1) u on true
      where b.organization_id = $1 and b.department_id = $2
      order by ${order('b')}, b.initiative_id limit ${first + 1})
    select json_build_object('data', json_build_object(
      'initiatives', json_build_object(
        'nodes', (select json_agg(json_build_object('id', id, 'title', title, 'state', state, 'stage', stage, 'startsOn', starts_on, 'endsOn', ends_on, 'effortDays', effort_days, 'priority', priority,
            'health', health, 'latestNarrative', narrative, 'latestPostedAt', to_char(posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'owner', json_build_object('id', w_id, 'name', w_name, 'title', w_title, 'department', json_build_object('id', e_id, 'name', e_name)),
            'sponsor', json_build_object('id', p_id, 'name', p_name, 'title', p_title), 'department', json_build_object('id', d_id, 'name', d_name)) order by n) from page where n <= $3),
        'pageInfo', json_build_object('hasNextPage', (select count(*) > $3 from page))),
      'portfolio', json_build_object(
        'total', (select count(*) from open where department_id = $2),
        'departments', (select json_agg(json_build_object('value', department_id, 'count', count, 'department', json_build_object('name', d.name)))
          from (select department_id, count(*) from open group by 1) c left join app.departments d on d.organization_id = $1 and d.id = c.department_id),
        'states', (select json_agg(json_build_object('value', state, 'count', count)) from (select state, count(*) from open where department_id = $2 group by 1) c))))::text as body`;
  const { rows } = await client.query({ name: 'normalized', text, values: [organizationId, departmentId, first], rowMode: 'array' });
  return rows[0][0];
}

async function readModel(client, organizationId, departmentId, first) {
  const page = `select o.id, o.title, o.state, o.stage, o.starts_on, o.ends_on, o.effort_days, o.priority, o.health, o.latest_narrative, o.latest_posted_at, w.id, w.name, w.title, e.id, e.name, p.id, p.name, p.title, d.id, d.name
    from app.initiative_overview o
    left join app.people w on w.organization_id = o.organization_id and w.id = o.owner_id
    left join app.departments e on e.organization_id = w.organization_id and e.id = w.department_id
    left join app.people p on p.organization_id = o.organization_id and p.id = o.sponsor_id
    left join app.departments d on d.organization_id = o.organization_id and d.id = o.department_id
    where o.organization_id = $1 and o.is_listed and o.department_id = $2 order by ${order('o')}, o.id limit ${first + 1}`;
  const counts = `select c.department_id, d.name, c.state, c.initiatives from (select department_id, state, sum(initiatives)::int as initiatives from app.portfolio_deltas where organization_id = $1 group by 1, 2) c
    left join app.departments d on d.organization_id = $1 and d.id = c.department_id`;
  const [{ rows }, { rows: counted }] = await Promise.all([
    client.query({ name: 'page', text: page, values: [organizationId, departmentId], rowMode: 'array' }),
    client.query({ name: 'counts', text: counts, values: [organizationId], rowMode: 'array' }),
  ]);
  const nodes = rows.slice(0, first).map(([id, title, state, stage, startsOn, endsOn, effortDays, priority, health, latestNarrative, latestPostedAt, wId, wName, wTitle, eId, eName, pId, pName, pTitle, dId, dName]) => ({
    id, title, state, stage, startsOn, endsOn, effortDays, priority, health, latestNarrative, latestPostedAt,
    owner: { id: wId, name: wName, title: wTitle, department: { id: eId, name: eName } },
    sponsor: { id: pId, name: pName, title: pTitle },
    department: { id: dId, name: dName },
  }));
  const departments = new Map();
  const states = new Map();
  let total = 0;
  for (const [id, name, state, initiatives] of counted) {
    const department = departments.get(id) ?? { value: id, count: 0, department: { name } };
    department.count += initiatives;
    departments.set(id, department);
    if (id !== departmentId) continue;
    states.set(state, (states.get(state) ?? 0) + initiatives);
    total += initiatives;
  }
  return JSON.stringify({ data: { initiatives: { nodes, pageInfo: { hasNextPage: rows.length > first } }, portfolio: { total, departments: [...departments.values()], states: [...states].map(([value, count]) => ({ value, count })) } } });
}

const names = new Map();
function nameOf(text) {
  if (!names.has(text)) names.set(text, `q${names.size}`);
  return names.get(text);
}

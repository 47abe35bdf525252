// Seeds, measures in interleaved rounds, takes medians, and says which marks are met. Ratios only: wall time on a shared machine proves nothing.
import { deepStrictEqual } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { inOneWrite } from '../../libs/platform/dist/wire.js';
import { startProduct } from '../product.mjs';
import { root } from '../setup.mjs';
import { addBounds, fill, multiply, settle } from './companies.mjs';
import { openInside } from './inside.mjs';
import { family, load } from './load.mjs';

const isJson = process.argv.includes('--json');
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const say = (line) => process[isJson ? 'stderr' : 'stdout'].write(`${line}\n`);

const query = `query ($filter: InitiativeFilter, $first: Int!) {
  initiatives(filter: $filter, orderBy: PRIORITY, first: $first) {
    nodes {
      id title state stage startsOn endsOn effortDays priority health latestNarrative latestPostedAt
      owner { id name title department { id name } } sponsor { id name title } department { id name }
    }
    pageInfo { hasNextPage }
  }
  portfolio(filter: $filter) { total departments { value count department { name } } states { value count } }
}`;

const stops = [];
try {
  const marks = await measure();
  if (isJson) process.stdout.write(`${JSON.stringify({ marks })}\n`);
  else for (const { name, value, pass, met } of marks) say(`${met ? 'met   ' : 'MISSED'}  ${value.toFixed(2).padStart(8)}  (${pass})  ${name}`);
} finally {
  for (const stop of stops.reverse()) await stop();
}
process.exit(0);

async function measure() {
  say('Seeding: one organization alone; and the same beside 1,052 others, one of them with 100,000 initiatives …');
  const alone = await bench();
  const full = await bench();
  await alone.add('main', 10_000, 20);
  await full.add('main', 10_000, 20);
  await full.add('thousand', 1_000, 20);
  await full.add('hundred-thousand', 100_000, 2);
  await full.neighbours('middle', 50, 200, 20);
  await full.neighbours('small', 1_000, 40, 1);
  await full.inside.close();
  await alone.inside.close();
  await addBounds(full.superuserUrl);
  for (const { superuserUrl } of [alone, full]) await settle(superuserUrl);

  const product = await full.target('main');
  // A bound plans and collects its rubbish as suits it best.
  const ways = ['auto', 'force_generic_plan'].flatMap((plan) => [[], ['--no-allocation-site-pretenuring']].map((flags) => ({ plan, flags })));
  const normalized = await fastest(ways, (way) => raw('normalized', way, product, full));
  const readModel = await fastest(ways, (way) => raw('read-model', way, product, full));
  await same(product, normalized);
  await same(product, readModel);
  const bytes = (await answerOf(product)).length;
  say(`The three answer alike, ${Math.round(bytes / 1000)} kB. Measuring ${rounds} rounds of ${seconds} s …`);

  const at = {};
  for (const connections of [1, 16, 64]) {
    at[connections] = await interleaved({ product, normalized, readModel }, connections);
    const line = (name) => `${name} ${at[connections][name].rps.toFixed(0)}/s, ${at[connections][name].node.toFixed(1)} + ${at[connections][name].postgres.toFixed(1)} ms, p99 ${at[connections][name].p99.toFixed(0)} ms, ${at[connections][name].rss.toFixed(0)} MB`;
    say(`  ${connections} connections: ${['product', 'normalized', 'readModel'].map(line).join('; ')}`);
  }
  const growth = await interleaved({ thousand: await full.target('thousand'), hundred: await full.target('hundred-thousand') }, 16);
  const neighbours = await interleaved({ alone: await alone.target('main'), beside: product }, 16);
  const statements = await statementsOf(full);
  const writes = await full.writes();

  const mark = (name, value, limit, isFloor = true) => ({ name, value: Math.round(value * 1000) / 1000, pass: `${isFloor ? '≥' : '≤'} ${limit}`, met: isFloor ? value >= limit : value <= limit });
  return [
    ...[1, 16, 64].map((c) => mark(`portfolio operation ÷ raw normalized SQL, ${c} connections`, at[c].product.rps / at[c].normalized.rps, 1.5)),
    ...[1, 16, 64].map((c) => mark(`portfolio operation ÷ raw read model, ${c} connections`, at[c].product.rps / at[c].readModel.rps, 0.45)),
    mark('p99 ÷ raw normalized SQL’s p99, 16 connections', at[16].product.p99 / at[16].normalized.p99, 0.6, false),
    mark('CPU of PostgreSQL per request ÷ raw normalized SQL’s', at[16].product.postgres / at[16].normalized.postgres, 0.2, false),
    mark('CPU of Node per request ÷ raw normalized SQL’s', at[16].product.node / at[16].normalized.node, 4.5, false),
    mark('SQL statements per operation beside the transaction’s, pages of 10, 50, 100: most', Math.max(...statements), 3, false),
    mark('throughput with 100,000 initiatives ÷ with 1,000', growth.hundred.rps / growth.thousand.rps, 0.8),
    mark('throughput beside 1,052 other organizations ÷ alone', neighbours.beside.rps / neighbours.alone.rps, 0.9),
    ...[1, 8].map((c) => mark(`SQL of postStatusUpdate ÷ bare insert of its row, ${c} at a time`, writes[c].sql / writes[c].bare, 0.35)),
    mark('resident MB of the api under load', Math.max(...[1, 16, 64].map((c) => at[c].product.rss)), 300, false),
  ];
}

/** A product on a data folder of its own, with an account that gets organizations. */
async function bench() {
  const product = await startProduct({ SAMPLE: 'off' });
  stops.push(product.stop);
  const superuserUrl = product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta');
  const { databaseUrl } = product.runtime;
  const inside = await openInside(databaseUrl);
  const email = 'ana@bench.example';
  const password = randomBytes(12).toString('hex');
  operate('account', 'create', '--email', email, '--password', password);
  const members = family(product.child.pid);
  const pid = members.find(({ command }) => command.includes('apps/api/dist/main.js')).pid;
  const postgres = members.find(({ command }) => /postgres -D/.test(command)).pid;

  function operate(...args) {
    const done = spawnSync(process.execPath, ['apps/api/dist/cli.js', ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: databaseUrl } });
    if (done.status !== 0) throw new Error(done.stderr);
  }

  const found = (slug) => operate('organization', 'create', '--slug', slug, '--name', slug, '--administrator', email, '--administrator-name', 'Ana Bench');
  const fillAll = async (slugs, initiatives, updatesEach) => {
    const ids = await fill(superuserUrl, slugs, initiatives, updatesEach);
    for (const id of ids) await inside.rebuild(id);
  };
  return {
    superuserUrl,
    databaseUrl,
    postgres,
    inside,
    logFile: join(product.dataDir, 'batuta.log'),
    async add(slug, initiatives, updatesEach) {
      say(`  ${slug}: ${initiatives} initiatives`);
      found(slug);
      await fillAll([slug], initiatives, updatesEach);
    },
    async neighbours(prefix, count, initiatives, updatesEach) {
      say(`  ${count} neighbours of ${initiatives}`);
      await fillAll(await multiply(superuserUrl, 'main', prefix, count), initiatives, updatesEach);
    },
    /** Signed in, asking for the first page of one department. */
    async target(slug, first = 50) {
      const signedIn = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation ($input: SignInInput!) { signIn(input: $input) }', variables: { input: { email, password } } }) });
      const cookie = /__Host-batuta=[^;]+/.exec(signedIn.headers.get('set-cookie'))[0];
      const headers = { 'content-type': 'application/json', cookie, 'batuta-organization': slug };
      const one = { url: product.url.replace('localhost', '127.0.0.1'), headers, pid, postgres };
      const { data } = JSON.parse(await answerOf({ ...one, body: JSON.stringify({ query: '{ departments { id name } }' }) }));
      const department = data.departments.find(({ name }) => name === 'Department 3');
      return expecting({ ...one, body: JSON.stringify({ query, variables: { filter: { departmentIds: [department.id] }, first } }) });
    },
    writes: () => writes({ databaseUrl, superuserUrl }),
  };
}

/** One at a time: together they would ask for more connections than there are. */
async function fastest(ways, start) {
  let best;
  for (const way of ways) {
    const target = await start(way);
    const { rps } = await load(target, 16, 2);
    const isFaster = !best || rps > best.rps;
    (isFaster ? best?.target : target)?.child.kill();
    if (isFaster) best = { target, rps };
  }
  return best.target;
}

async function raw(kind, { plan, flags }, { headers, body }, { databaseUrl, postgres }) {
  const child = spawn(process.execPath, [...flags, 'tools/bench/raw.mjs', kind, plan], { cwd: root, env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  stops.push(() => child.kill());
  const port = await new Promise((done) => child.once('message', done));
  return expecting({ url: `http://127.0.0.1:${port}`, headers, body, pid: child.pid, postgres, child });
}

/** A target with the answer that it gives while nobody writes: a failure under load must not count as an answer. */
async function expecting(target) {
  return { ...target, expected: await answerOf(target) };
}

async function answerOf({ url, headers, body }) {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
  return response.text();
}

/** The bounds are bounds only while they answer what the product answers. */
async function same(one, other) {
  const read = async (target) => {
    const { data, errors } = JSON.parse(await answerOf(target));
    if (errors) throw new Error(errors[0].message);
    for (const facets of [data.portfolio.departments, data.portfolio.states]) facets.sort((a, b) => (a.value < b.value ? -1 : 1));
    return data;
  };
  deepStrictEqual(await read(other), await read(one));
}

/** Each contender in turn, round after round: what disturbs the machine disturbs them alike. Medians. */
async function interleaved(contenders, connections) {
  const taken = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (const target of Object.values(contenders)) await load(target, connections, 2);
  for (let round = 0; round < rounds; round++) for (const [name, target] of Object.entries(contenders)) taken[name].push(await load(target, connections, seconds));
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]))]));
}

/** What the api counted for itself, by page size. */
async function statementsOf({ target, logFile }) {
  const ids = [];
  for (const first of [10, 50, 100]) {
    const { url, headers, body } = await target('main', first);
    ids.push(uuidv7());
    await (await fetch(`${url}/graphql`, { method: 'POST', headers: { ...headers, 'x-request-id': ids.at(-1) }, body })).text();
  }
  return ids.map((id) => JSON.parse(readFileSync(logFile, 'utf8').split('\n').findLast((line) => line.includes(id) && line.includes('"statements"'))).statements);
}

/** The SQL of `postStatusUpdate` on initiatives at random, as its service sends it, beside the bare insert of such a row; writes per second. */
async function writes({ databaseUrl, superuserUrl }) {
  const inside = await openInside(databaseUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, pipeline: true });
  const superuser = new pg.Client({ connectionString: superuserUrl });
  await superuser.connect();
  const { rows } = await superuser.query(`select o.organization_id as "organizationId", o.id, o.owner_id as "ownerId" from app.initiative_overview o join app.organizations g on g.id = o.organization_id where g.slug = 'main' and o.state = 'ACTIVE'`);
  await superuser.end();
  const narrative = 'The pilot in the two branches answers in nineteen hours on average, down from fifty-two; the third team starts on Monday.';
  const any = () => rows[Math.floor(Math.random() * rows.length)];
  const post = ({ organizationId, id, ownerId }) => inside.post(organizationId, { initiativeId: id, ownerId }, narrative);
  const sent = any();
  await post(sent);
  const { groups, result } = await recorded(() => post(sent));
  const told = groups.flat().find(({ text }) => text?.includes('insert into app.events')).values;
  const eventId = told[told.indexOf('initiative.status_posted') - 1];
  let count = 0;
  let last;
  const ways = {
    service: () => post(any()),
    sql: async () => {
      const { id, ownerId } = any();
      const other = new Map([[sent.id, id], [sent.ownerId, ownerId], [result.id, uuidv7()], [eventId, uuidv7()]]);
      const client = await pool.connect();
      const now = new Date();
      const health = any().id < id ? 'AT_RISK' : 'ON_TRACK';
      const given = (value) => (value instanceof Date ? now : value === 'AT_RISK' ? health : instead(value, other));
      for (const group of groups) await inOnePacket(client, () => group.map((statement) => client.query(typeof statement === 'string' ? statement : { ...statement, values: statement.values.map(given) })));
      client.release();
      last = { id, health, updateId: other.get(result.id) };
      if (++count % 200 === 0) await inside.fold(sent.organizationId);
    },
    bare: async () => {
      const { organizationId, id, ownerId } = any();
      const client = await pool.connect();
      await inOnePacket(client, () => [
        client.query('begin'),
        client.query({ name: 'tenant', text: `select set_config('app.organization_id', $1, true)`, values: [organizationId] }),
        client.query({ name: 'bare', text: `insert into bench.status_updates (organization_id, id, initiative_id, health, narrative, author_id, is_on_behalf, posted_at) values ($1, $2, $3, 'AT_RISK', $4, $5, false, now())`, values: [organizationId, uuidv7(), id, narrative, ownerId] }),
        client.query('commit'),
      ]);
      client.release();
    },
  };
  const found = {};
  for (const atOnce of [1, 8]) {
    const taken = { service: [], sql: [], bare: [] };
    for (const way of Object.values(ways)) await repeat(way, atOnce, 1);
    for (let round = 0; round < rounds; round++) for (const name of Object.keys(ways)) taken[name].push(await repeat(ways[name], atOnce, seconds));
    found[atOnce] = Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, median(all)]));
    const { service, sql, bare } = found[atOnce];
    say(`  writes, ${atOnce} at a time: service ${service.toFixed(0)}/s, its SQL ${sql.toFixed(0)}/s (${groups.flat().length} statements, ${groups.length} round trips), bare insert ${bare.toFixed(0)}/s`);
  }
  // The replay did what the service does: the read model knows its last update.
  const kept = await pool.connect();
  await kept.query(`select set_config('app.organization_id', $1, false)`, [sent.organizationId]);
  await ways.sql();
  const { rows: [row] } = await kept.query('select health, latest_update_id from app.initiative_overview where organization_id = $1 and id = $2', [sent.organizationId, last.id]);
  deepStrictEqual({ ...row }, { health: last.health, latest_update_id: last.updateId });
  kept.release(true);
  await pool.end();
  await inside.close();
  return found;
}

/** Sent as the service sends it: what goes out together leaves in one packet. */
function inOnePacket(client, ask) {
  inOneWrite(client);
  return Promise.all(ask());
}

/** What one act sends to the database, grouped by what goes out before an answer is waited for. */
async function recorded(act) {
  const groups = [[]];
  const { query } = pg.Client.prototype;
  let answered = 0;
  pg.Client.prototype.query = function record(statement, ...rest) {
    const group = groups.at(-1);
    if (answered > 0 && group.length > 0) groups.push([]);
    answered = 0;
    groups.at(-1).push(statement);
    const answer = query.call(this, statement, ...rest);
    answer.then(() => answered++, () => undefined);
    return answer;
  };
  try {
    const result = await act();
    return { groups, result };
  } finally {
    pg.Client.prototype.query = query;
  }
}

function instead(value, other) {
  if (typeof value === 'string' && /^[[{]/.test(value)) return [...other].reduce((text, [from, to]) => text.replaceAll(from, to), value);
  return Array.isArray(value) ? value.map((one) => instead(one, other)) : (other.get(value) ?? value);
}

async function repeat(act, atOnce, duration) {
  const startedAt = performance.now();
  let count = 0;
  const worker = async () => {
    for (; performance.now() - startedAt < duration * 1000; count++) await act();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return count / ((performance.now() - startedAt) / 1000);
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

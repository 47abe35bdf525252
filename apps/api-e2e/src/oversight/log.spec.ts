import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { product } from '../support/client.js';
import { batuta, Organization } from '../support/organization.js';

const folder = mkdtempSync(join(tmpdir(), 'batuta-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Verdict {
  isWhole: boolean;
  faults: string[];
  fingerprint: string;
  rows: number;
  erased: number;
  seals: number;
}

const verify = async (lines: readonly string[], key?: string): Promise<Verdict> => (await verifyAll([lines], key))[0] as Verdict;

const verifyAll = async (logs: readonly (readonly string[])[], key?: string): Promise<Verdict[]> => {
  const files = logs.map((lines, i) => {
    const file = join(folder, `tampered-${i}.jsonl`);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    return file;
  });
  // Whoever verifies has the file and nothing else.
  const { code, stdout } = await batuta(['log', 'verify', ...files, '--json', ...(key ? ['--key', key] : [])], { DATABASE_URL: '', DATABASE_OWNER_URL: '' });
  const verdicts = stdout.trim().split('\n').map((line) => JSON.parse(line) as Verdict);
  expect(verdicts).toHaveLength(logs.length);
  expect(code).toBe(verdicts.every(({ isWhole }) => isWhole) ? 0 : 1);
  return verdicts;
};

/** What stands in place of an erased payload. */
const hashOf = ({ before, after }: Record<string, unknown>): string => createHash('sha256').update(JSON.stringify([before ?? null, after ?? null])).digest('hex');

describe('the sealed change log', () => {
  let lines: string[] = [];
  let org: Organization;

  beforeAll(async () => {
    org = await Organization.found();
    // Several seals, as time brings them.
    for (let i = 0; i < 4; i++) {
      const id = await org.initiative({ title: `Initiative ${i}`, cost: { amount: '1000' } });
      await org.own(id, org.admin.personId);
      expect((await batuta(['log', 'seal'])).code).toBe(0);
    }
    const file = join(folder, 'log.jsonl');
    expect((await batuta(['log', 'export', '--organization', org.slug, '--as', org.admin.email, '--out', file])).code).toBe(0);
    lines = readFileSync(file, 'utf8').trim().split('\n');
  });

  it('verifies as it was exported, by the command and by the page’s link', async () => {
    const verdict = await verify(lines);
    expect(verdict).toMatchObject({ isWhole: true, faults: [] });
    expect(verdict.seals).toBeGreaterThanOrEqual(4);
    expect((await verify(lines, verdict.fingerprint)).isWhole).toBe(true);
    expect((await verify(lines, verdict.fingerprint.replace(/^..../, '0000'))).isWhole).toBe(false);
    const answer = await fetch(`${product.url}/exports/${org.slug}/log.jsonl`, { headers: { cookie: org.admin.client.cookie ?? '' } });
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect((await verify((await answer.text()).trim().split('\n'))).isWhole).toBe(true);
    const viewer = await org.member('Vi Viewer', 'VIEWER');
    expect((await fetch(`${product.url}/exports/${org.slug}/log.jsonl`, { headers: { cookie: viewer.client.cookie ?? '' } })).status).toBe(403);
    expect((await fetch(`${product.url}/exports/${org.slug}/log.jsonl`)).status).toBe(401);
    const foreign = await Organization.found();
    expect((await fetch(`${product.url}/exports/${org.slug}/log.jsonl`, { headers: { cookie: foreign.admin.client.cookie ?? '' } })).status).toBe(401);
  });

  it('notices each of 100 tampers', async () => {
    const rowsAt = lines.flatMap((line, i) => (line.startsWith('{"row"') ? [i] : []));
    const sealsAt = lines.flatMap((line, i) => (line.startsWith('{"seal"') ? [i] : []));
    const pick = <Item>(items: readonly Item[], i: number): Item => items[(i * 7919) % items.length] as Item;
    const changed = (at: number, change: (line: Record<string, Record<string, unknown>>) => void): string[] => lines.map((line, i) => {
      if (i !== at) return line;
      const read = JSON.parse(line) as Record<string, Record<string, unknown>>;
      change(read);
      return JSON.stringify(read);
    });
    const header = ['sequence', 'recordedAt', 'occurredAt', 'transaction', 'actor', 'request', 'operation', 'action', 'table', 'record'];
    const tampers: [string, string[]][] = Array.from({ length: 100 }, (_, i): [string, string[]] => {
      const row = pick(rowsAt, i);
      const seal = pick(sealsAt, i);
      switch (i % 10) {
        case 0: return [`payload of line ${row}`, changed(row, (line) => { (line.row as Record<string, unknown>).after = `${String(line.row?.after)} `; })];
        case 1: return [`before of line ${row}`, changed(row, (line) => { (line.row as Record<string, unknown>).before = '{"title": "x"}'; })];
        case 2: return [`header of line ${row}`, changed(row, (line) => { const field = pick(header, i + 1); (line.row as Record<string, unknown>)[field] = field === 'sequence' ? 1 : `${String(line.row?.[field])}0`; })];
        case 3: return [`line ${row} left out`, lines.filter((_line, at) => at !== row)];
        case 4: return [`line ${row} twice`, lines.flatMap((line, at) => (at === row ? [line, line] : [line]))];
        case 5: return [`cut after line ${row}`, lines.slice(0, row)];
        case 6: return [`lines ${row} and the next swapped`, lines.map((line, at) => (at === row ? (lines[row + 1] as string) : at === row + 1 ? (lines[row] as string) : line))];
        case 7: return [`seal at ${seal}`, changed(seal, (line) => { const field = pick(['root', 'seal', 'rowCount', 'number', 'lastSequence', 'firstSequence'], i); (line.seal as Record<string, unknown>)[field] = typeof line.seal?.[field] === 'number' ? Number(line.seal[field]) + 1 : String(line.seal?.[field]).replace(/^./, (first) => (first === 'a' ? 'b' : 'a')); })];
        case 8: return i % 20 === 8 ? [`last batch left out with its seal, head mended`, tail(lines, sealsAt)] : [`head`, changed(0, (line) => { const field = pick(['rows', 'seals', 'seal', 'exportedAt', 'organization', 'signature', 'publicKey'], i); const was = line.head?.[field]; (line.head as Record<string, unknown>)[field] = typeof was === 'number' ? was + 1 : String(was).replace(/^./, (mark) => (mark === 'A' ? 'B' : 'A')); })];
        default: return i % 20 === 9 ? [`payload of line ${row} beside its true hash`, changed(row, (line) => { Object.assign(line.row as object, { payloadHash: hashOf(line.row as Record<string, unknown>), after: '{"title": "x"}' }); })] : [`a key more in line ${row}`, changed(row, (line) => { (line.row as Record<string, unknown>).note = 'x'; })];
      }
    });
    const verdicts = await verifyAll([lines, ...tampers.map(([, tampered]) => tampered)]);
    expect(verdicts[0]?.isWhole).toBe(true);
    const unnoticed = tampers.filter(([, tampered], i) => tampered.join() === lines.join() || verdicts[i + 1]?.isWhole).map(([name]) => name);
    expect(tampers).toHaveLength(100);
    expect(unnoticed).toEqual([]);
  });

  it('verifies where a payload was erased and its hash stands instead, and says how many were', async () => {
    const at = lines.findIndex((line) => line.startsWith('{"row"'));
    const { row: { before, after, ...header } } = JSON.parse(lines[at] as string) as { row: Record<string, unknown> };
    const erased = JSON.stringify({ row: { ...header, payloadHash: hashOf({ before, after }) } });
    expect(await verify(lines.map((line, i) => (i === at ? erased : line)))).toMatchObject({ isWhole: true, erased: 1 });
    expect((await verify(lines)).erased).toBe(0);
  });

  it('can’t be written by the app: rows and seals are append-only', async () => {
    const client = new pg.Client({ connectionString: product.runtime.databaseUrl });
    await client.connect();
    const { me } = await org.admin.client.ask('{ me { organization { id } } }');
    await client.query(`select set_config('app.organization_id', $1, false)`, [me.organization.id]);
    expect((await client.query('select count(*)::int as n from app.log_seals')).rows[0].n).toBeGreaterThan(3);
    for (const statement of [`update app.log_seals set seal = 'x'`, 'delete from app.log_seals', `update app.change_log set after = '{}'`, 'delete from app.change_log', `insert into app.change_log (organization_id, occurred_at, actor_id, request_id, operation, action, table_name, record_id) select organization_id, now(), '', '', '', 'insert', 'people', organization_id from app.log_seals limit 1`]) {
      await expect(client.query(statement)).rejects.toThrow(/permission denied|append-only/);
    }
    await client.end();
  });
});

/** The last batch and its seal are gone, and whoever did it wrote the head anew as well as they can. */
function tail(lines: readonly string[], sealsAt: readonly number[]): string[] {
  const end = (sealsAt.at(-2) as number) + 1;
  const kept = lines.slice(0, end);
  const { head } = JSON.parse(kept[0] as string) as { head: Record<string, unknown> };
  const { seal } = JSON.parse(kept.at(-1) as string) as { seal: { number: number; seal: string } };
  kept[0] = JSON.stringify({ head: { ...head, seals: seal.number, rows: kept.filter((line) => line.startsWith('{"row"')).length, seal: seal.seal } });
  return kept;
}

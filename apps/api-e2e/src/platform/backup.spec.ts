import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanUp, folder, type Launched, launched } from '../support/launcher.js';
import { batuta } from '../support/organization.js';

const env = ({ runtime, password, url, dataDir }: Launched): Record<string, string> => ({ DATABASE_URL: runtime.databaseUrl, DATABASE_OWNER_URL: runtime.databaseOwnerUrl, DATABASE_BACKUP_URL: runtime.superuserUrl.replace(/\/postgres$/, '/batuta'), SAMPLE_PASSWORD: password, PUBLIC_URL: url, DATA_DIR: dataDir, BATUTA_SECRET: JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).seal });

async function post(url: string, cookie: string, query: string, variables: object = {}): Promise<{ data: Record<string, never>; cookie: string }> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, 'batuta-organization': 'aurora' }, body: JSON.stringify({ query, variables }) });
  return { data: (await response.json()).data, cookie: /__Host-batuta=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? cookie };
}

const enter = async ({ url, password }: { url: string; password: string }): Promise<string> => (await post(url, '', 'mutation ($input: SignInInput!) { signIn(input: $input) }', { input: { email: 'ana@aurora.example', password } })).cookie;

describe('a backup', () => {
  afterAll(cleanUp);

  it('made under load and restored into an empty folder has the checksum of every table, row security, grants, and a log that verifies', async () => {
    const product = await launched({ SAMPLE: 'on' });
    const cookie = await enter(product);
    let isOver = false;
    let written = 0;
    const load = Array.from({ length: 4 }, async (_, worker) => {
      for (let i = 0; !isOver; i++) {
        await post(product.url, cookie, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: `Under load ${worker} ${i}` } });
        written++;
      }
    });
    while (written < 40) await new Promise((done) => setTimeout(done, 20));
    const place = join(folder(), 'backup');
    const before = written;
    const made = await batuta(['backup', place, '--json'], env(product));
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(written).toBeGreaterThan(before);
    isOver = true;
    await Promise.all(load);
    const { tables } = JSON.parse(made.stdout) as { tables: { name: string; rows: number; checksum: string }[] };
    expect(tables.find(({ name }) => name === 'app.initiatives')?.rows).toBeGreaterThan(84 + 39);
    expect(tables.find(({ name }) => name === 'app.change_log')?.rows).toBeGreaterThan(1000);
    // It is of one instant: no initiative without its subject, no row without its log.
    const rowsOf = (table: string): number => Number(tables.find(({ name }) => name === `app.${table}`)?.rows);
    expect(rowsOf('subjects')).toBe(rowsOf('initiatives') + rowsOf('policies'));
    const { password } = product;
    await product.stop();
    rmSync(product.dataDir, { recursive: true, force: true });

    const fresh = await launched({ SAMPLE: 'off' });
    const restored = await batuta(['restore', place, '--json'], env(fresh));
    expect(restored.stderr).toBe('');
    const after = JSON.parse(restored.stdout) as { tables: typeof tables; differing: string[] };
    expect(after.differing).toEqual([]);
    expect(after.tables.map(({ name, rows, checksum }) => [name, rows, checksum])).toEqual(tables.map(({ name, rows, checksum }) => [name, rows, checksum]));
    expect(restored.code).toBe(0);
    // A second time it is refused: somebody is there now.
    expect(await batuta(['restore', place], env(fresh))).toMatchObject({ code: 1, stderr: expect.stringContaining('has organizations already') });
    await fresh.stop();

    const again = await launched({ SAMPLE: 'off', DATA_DIR: fresh.dataDir });
    const entered = await enter({ url: again.url, password });
    expect((await post(again.url, entered, '{ portfolio { total } }')).data).toMatchObject({ portfolio: { total: expect.any(Number) } });
    const log = await (await fetch(`${again.url}/exports/aurora/log.jsonl`, { headers: { cookie: entered } })).text();
    const file = join(again.dataDir, 'log.jsonl');
    writeFileSync(file, log);
    const verified = await batuta(['log', 'verify', file, '--json'], {});
    expect(JSON.parse(verified.stdout)).toMatchObject({ isWhole: true });
    // Writing goes on where the log stood.
    const made2 = (await post(again.url, entered, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: 'After the restore' } })).data as unknown as { createInitiative: { id: string } };
    expect(made2.createInitiative.id).toBeTruthy();
  }, 300_000);

  it('that was touched, cut or not finished is refused before anything is changed', async () => {
    const product = await launched();
    await batuta(['account', 'create', '--email', 'eva@x.example', '--password', 'cobre-faro-vela-29'], env(product));
    const place = join(folder(), 'backup');
    expect((await batuta(['backup', place], env(product))).code).toBe(0);
    expect(await batuta(['backup', place], env(product))).toMatchObject({ code: 1, stderr: expect.stringContaining('isn’t empty') });
    expect((await batuta(['backup', place, '--check'], env(product))).code).toBe(0);
    const file = join(place, 'app.accounts.copy.gz');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, -12));
    expect(await batuta(['backup', place, '--check'], env(product))).toMatchObject({ code: 1, stderr: expect.stringContaining('can’t be read') });
    writeFileSync(file, readFileSync(join(place, 'app.people.copy.gz')));
    expect(await batuta(['restore', place], env(product))).toMatchObject({ code: 1, stderr: expect.stringContaining('not as it was written') });
    writeFileSync(file, whole);
    rmSync(join(place, 'manifest.json'));
    expect(await batuta(['restore', place], env(product))).toMatchObject({ code: 1, stderr: expect.stringContaining('no finished backup') });
    // The app's own role sees no row: a backup by it would be empty, so it is refused.
    expect(await batuta(['backup', join(folder(), 'blind')], { ...env(product), DATABASE_BACKUP_URL: product.runtime.databaseUrl })).toMatchObject({ code: 1, stderr: expect.stringContaining('BYPASSRLS') });
  });
});

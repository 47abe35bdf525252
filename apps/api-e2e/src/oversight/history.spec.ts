import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { product } from '../support/client.js';
import { batuta, Organization } from '../support/organization.js';

const changes = 'query ($filter: ChangeLogFilter, $first: Int!, $after: String) { changeLog(filter: $filter, first: $first, after: $after) { nodes { id kind action recordName isInitiative actor { name } changes { field before after } } pageInfo { hasNextPage endCursor } } }';

describe('as it stood', () => {
  it.each(['aurora', 'harbor'])('pages of five evenings of %s, taken down while it was told, stand the same on those days', async (story) => {
    const { code, stdout, stderr } = await batuta(['sample', 'rehearse', '--story', story, '--slug', `r${randomBytes(5).toString('hex')}`, '--json'], { SAMPLE_PASSWORD: product.password });
    expect(stderr).toBe('');
    const { moments } = JSON.parse(stdout) as { moments: { initiatives: number; pages: number; differing: string[] }[] };
    expect(moments).toHaveLength(5);
    expect(moments.flatMap(({ differing }) => differing)).toEqual([]);
    expect(moments.every(({ initiatives, pages }) => initiatives > 0 && pages > 1)).toBe(true);
    // It is a history: the evenings differ among themselves.
    expect(new Set(moments.map(({ initiatives }) => initiatives)).size).toBeGreaterThan(2);
    expect(code).toBe(0);
  });

  it('of a day before it was there is NOT_FOUND, of today is now, and nothing can be done to the past', async () => {
    const org = await Organization.found();
    const id = await org.initiative({ title: 'Born today' });
    const { client } = org.admin;
    const page = 'query ($id: ID!, $asOf: Date) { initiative(id: $id, asOf: $asOf) { title can { edit } } portfolio(asOf: $asOf) { total } }';
    const today = new Date().toISOString().slice(0, 10);
    expect(await client.ask(page, { id, asOf: today })).toEqual({ initiative: { title: 'Born today', can: { edit: true } }, portfolio: { total: 1 } });
    expect((await client.send(page, { id, asOf: '2020-01-01' })).code).toBe('NOT_FOUND');
    expect((await client.ask('{ portfolio(asOf: "2020-01-01") { total } }')).portfolio.total).toBe(0);
    expect((await client.ask('query ($from: Date!, $to: Date!) { portfolioChanges(from: $from, to: $to) { title kinds } }', { from: '2020-01-01', to: today })).portfolioChanges).toEqual([{ title: 'Born today', kinds: ['CREATED'] }]);
  });
});

describe('the activity of a record', () => {
  it('says who did what in the product’s words, newest first, a page at a time', async () => {
    const org = await Organization.found();
    const bruno = await org.person('Bruno Mar');
    const id = await org.initiative();
    await org.own(id, bruno);
    const ask = 'query ($id: ID!, $first: Int!, $after: String) { activity(subjectId: $id, first: $first, after: $after) { nodes { name actor { name } from { name } to { name } details } pageInfo { hasNextPage endCursor } } }';
    const { activity } = await org.admin.client.ask(ask, { id, first: 1 });
    expect(activity.nodes).toMatchObject([{ name: 'subject.owner_assigned', actor: { name: 'Ada Admin' }, from: null, to: { name: 'Bruno Mar' } }]);
    const older = (await org.admin.client.ask(ask, { id, first: 5, after: activity.pageInfo.endCursor })).activity;
    expect(older.nodes.map(({ name }: { name: string }) => name)).toEqual(['initiative.created']);
    expect(older.pageInfo.hasNextPage).toBe(false);
  });

  it('shows no amount to whom money isn’t shown', async () => {
    const org = await Organization.found();
    const viewer = await org.member('Vi Viewer', 'VIEWER');
    const id = await org.initiative();
    await org.admin.client.ask('mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', { input: { id, version: 1, cost: { amount: '123456.00' } } });
    const ask = 'query ($id: ID!) { activity(subjectId: $id, first: 5) { nodes { name details } } }';
    expect(JSON.stringify(await org.admin.client.ask(ask, { id }))).toContain('12345600');
    expect(JSON.stringify(await viewer.client.ask(ask, { id }))).not.toContain('12345600');
  });
});

describe('the change log', () => {
  it('is filtered by person, kind, record and day, with before and after', async () => {
    const org = await Organization.found();
    const service = await org.department('Service');
    const office = await org.member('Olivia Office', 'PROGRAM_OFFICE');
    const id = await org.initiative({ title: 'Old name' });
    await office.client.ask('mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', { input: { id, version: 1, title: 'New name', departmentId: service, cost: { amount: '1000' } } });
    const { client } = org.admin;
    const read = async (filter: object) => (await client.ask(changes, { filter, first: 50 })).changeLog.nodes as { kind: string; action: string; recordName: string; actor: { name: string } | null; changes: { field: string; before: string | null; after: string | null }[] }[];
    const byOlivia = await read({ personId: office.personId });
    expect(byOlivia.length).toBeGreaterThan(1);
    expect(byOlivia.every(({ actor }) => actor?.name === 'Olivia Office')).toBe(true);
    const ofRecord = await read({ recordId: id, kind: 'INITIATIVE' });
    expect(ofRecord.filter(({ action }) => action === 'update').flatMap((one) => one.changes)).toEqual(expect.arrayContaining([
      { field: 'title', before: 'Old name', after: 'New name' },
      { field: 'department_id', before: null, after: 'Service' },
      { field: 'cost_minor', before: null, after: '1000.00' },
    ]));
    expect(await read({ kind: 'RATING' })).toEqual([]);
    expect((await read({ kind: 'DEPARTMENT' })).map(({ recordName }) => recordName)).toEqual(['Service']);
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    expect(await read({ from: tomorrow })).toEqual([]);
    expect((await read({ to: tomorrow })).length).toBeGreaterThan(5);
    const first = (await client.ask(changes, { first: 2 })).changeLog;
    const second = (await client.ask(changes, { first: 2, after: first.pageInfo.endCursor })).changeLog;
    expect(Number(second.nodes[0].id)).toBeLessThan(Number(first.nodes[1].id));
  });

  it('shows others only their own, and that of initiatives that they may edit; e-mails only to the program office', async () => {
    const org = await Organization.found();
    const owner = await org.member('Oscar Owner', 'CONTRIBUTOR');
    const executive = await org.member('Eve Exec', 'EXECUTIVE');
    const [own, other] = [await org.initiative({ title: 'Mine' }), await org.initiative({ title: 'Not mine' })];
    await org.own(own, owner.personId);
    await owner.client.ask('mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }', { input: { initiativeId: own, health: 'ON_TRACK', narrative: 'Going.' } });
    const names = async (filter: object) => new Set((await owner.client.ask(changes, { filter, first: 50 })).changeLog.nodes.map(({ actor }: { actor: { name: string } | null }) => actor?.name));
    expect(await names({})).toEqual(new Set(['Oscar Owner']));
    expect(await names({ recordId: own })).toEqual(new Set(['Oscar Owner', 'Ada Admin']));
    expect((await owner.client.ask(changes, { filter: { recordId: other }, first: 50 })).changeLog.nodes).toEqual([]);
    expect((await owner.client.send(changes, { filter: { personId: org.admin.personId }, first: 5 })).code).toBe('FORBIDDEN');
    expect(JSON.stringify(await org.admin.client.ask(changes, { filter: { kind: 'PERSON' }, first: 50 }))).toContain(owner.email);
    expect(JSON.stringify(await executive.client.ask(changes, { filter: { kind: 'PERSON' }, first: 50 }))).not.toContain(owner.email);
  });

  it('shows nobody the raw cells of an import, costs and e-mails among them', async () => {
    const org = await Organization.found();
    const executive = await org.member('Eve Exec', 'EXECUTIVE');
    const folder = mkdtempSync(join(tmpdir(), 'batuta-history-'));
    writeFileSync(join(folder, 'people.csv'), 'Name,E-mail\nBruno Mar,bruno@x.example\n');
    expect((await batuta(['import', 'people', join(folder, 'people.csv'), '--organization', org.slug, '--as', org.admin.email])).code).toBe(0);
    rmSync(folder, { recursive: true });
    const { nodes } = (await executive.client.ask(changes, { filter: { kind: 'IMPORT' }, first: 50 })).changeLog;
    expect(nodes.length).toBeGreaterThan(1);
    expect(JSON.stringify(nodes)).not.toContain('bruno@x.example');
  });
});

import readXlsx from 'read-excel-file/node';
import writeXlsx from 'write-excel-file/node';
import { product, upload } from '../support/client.js';
import { batuta, type Member, Organization } from '../support/organization.js';

const start = 'mutation ($input: StartImportInput!) { startImport(input: $input) { id kind state rowCount preview { departmentsCreated outcomes counts { created updated unchanged skipped cells } rows(show: ALL, first: 100) { number outcome reason cells { field text value before problem } } } } }';
const confirm = 'mutation ($input: ConfirmImportInput!) { confirmImport(input: $input) { state } }';
const one = 'query ($id: ID!) { import(id: $id) { state problem counts { created updated unchanged skipped cells } results(first: 50) { number outcome reason problems { column value message } } } }';

const workbook = async (rows: (string | number | Date | null)[][]): Promise<Buffer> => (await writeXlsx(rows.map((row) => row.map((value) => (value === null ? null : value instanceof Date ? { value, type: Date, format: 'yyyy-mm-dd' } : { value, type: typeof value === 'number' ? Number : String }))) as never).toBuffer()) as Buffer;

async function brought(org: Organization, name: string, content: string | Buffer, kind = 'initiatives', mode = 'GOOD_ROWS') {
  const file = await upload(org.admin.client, name, content);
  if (!file.id) throw new Error(file.message ?? 'refused');
  const read = (await org.admin.client.ask(start, { input: { fileId: file.id, kind } })).startImport;
  await org.admin.client.ask(confirm, { input: { id: read.id, mode } });
  for (;;) {
    const { import: found } = await org.admin.client.ask(one, { id: read.id });
    if (found.state === 'RUNNING') await new Promise((done) => setTimeout(done, 150));
    else return { id: read.id as string, preview: read.preview, ...found };
  }
}

const people = async (org: Organization) => (await org.admin.client.ask('{ people(first: 100, filter: { isActive: true }) { nodes { name title email department { name } manager { name } } } }')).people.nodes as { name: string; title: string | null; email: string | null; department: { name: string } | null; manager: { name: string } | null }[];

describe('people by a file', () => {
  it('come in with department and manager, wherever the manager stands; the same file again changes nothing; undone as one', async () => {
    const org = await Organization.found();
    await org.department('Service');
    const csv = 'Full name;E-mail;Job title;Department;Reports to\nBruno Mar;bruno@x.example;Agent;Service;Carla Sol\nCarla Sol;carla@x.example;Head;Service;\nDora Luz;not-an-address;Analyst;Research;Nobody Known\n;;;;\nBruno Mar;bruno@x.example;Again;Service;\n';
    const first = await brought(org, 'people.csv', csv, 'people');
    expect(first.preview).toMatchObject({ departmentsCreated: ['Research'], counts: { created: 3, updated: 0, skipped: 1, cells: 2 } });
    expect(first).toMatchObject({ state: 'DONE', counts: { created: 3, updated: 0, unchanged: 0, skipped: 1, cells: 2 } });
    expect(first.results).toEqual([
      { number: 4, outcome: 'CREATED', reason: null, problems: [{ column: 'E-mail', value: 'not-an-address', message: expect.stringContaining('not an e-mail') }, { column: 'Reports to', value: 'Nobody Known', message: expect.stringContaining('nobody active') }] },
      { number: 6, outcome: 'SKIPPED', reason: 'same as row 2', problems: [] },
    ]);
    expect(await people(org)).toEqual(expect.arrayContaining([
      { name: 'Bruno Mar', title: 'Agent', email: 'bruno@x.example', department: { name: 'Service' }, manager: { name: 'Carla Sol' } },
      { name: 'Dora Luz', title: 'Analyst', email: null, department: { name: 'Research' }, manager: null },
    ]));
    const again = await brought(org, 'people.csv', csv.replace(';Head;', ';Director;'), 'people');
    expect(again.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2, skipped: 1 });
    const undo = 'mutation ($input: ImportIdInput!) { undoImport(input: $input) { deleted restored kept } }';
    expect((await org.admin.client.ask(undo, { input: { id: again.id } })).undoImport).toEqual({ deleted: 0, restored: 1, kept: 0 });
    expect((await people(org)).find(({ name }) => name === 'Carla Sol')?.title).toBe('Head');
    // Somebody gave Dora work meanwhile, and another import has touched Carla: they stay.
    const dora = (await org.admin.client.ask('{ search(text: "dora") { id } }')).search[0].id;
    await org.own(await org.initiative(), dora);
    expect((await org.admin.client.ask(undo, { input: { id: first.id } })).undoImport).toEqual({ deleted: 1, restored: 0, kept: 3 });
    // Told on its page too, after the moment.
    expect((await org.admin.client.ask('query ($id: ID!) { import(id: $id) { kept { count records { kind title } } } }', { id: first.id })).import.kept).toEqual({ count: 3, records: [{ kind: 'people', title: 'Carla Sol' }, { kind: 'people', title: 'Dora Luz' }, { kind: 'departments', title: 'Research' }] });
    expect((await people(org)).map(({ name }) => name).sort()).toEqual(['Ada Admin', 'Carla Sol', 'Dora Luz']);
  });

  it('are shown with a manager who stands above them as they are then tied', async () => {
    const org = await Organization.found();
    const done = await brought(org, 'people.csv', 'Name,Manager\nCarla Sol,\nBruno Mar,Carla Sol\n', 'people');
    expect(done.preview.counts).toMatchObject({ created: 2, cells: 0 });
    expect(done.counts).toMatchObject({ created: 2, cells: 0 });
    expect((await people(org)).find(({ name }) => name === 'Bruno Mar')?.manager).toEqual({ name: 'Carla Sol' });
  });

  it('with a name that two share come in by an e-mail of their own, and not without', async () => {
    const org = await Organization.found();
    await org.person('Eva Gil');
    await org.person('Eva Gil');
    const done = await brought(org, 'people.csv', 'Name,E-mail\nEva Gil,eva@x.example\nEva Gil,\n', 'people');
    expect(done.counts).toMatchObject({ created: 1, updated: 0, skipped: 1 });
    expect((await people(org)).filter(({ name }) => name === 'Eva Gil').map(({ email }) => email).sort()).toContain('eva@x.example');
  });

  it('all or nothing takes them back with an unknown manager', async () => {
    const org = await Organization.found();
    const back = await brought(org, 'people.csv', 'Name,Manager\nBruno Mar,Nobody Known\n', 'people', 'ALL_OR_NOTHING');
    expect(back).toMatchObject({ state: 'READY', problem: expect.stringContaining('cells that can’t be read, 1') });
    expect(await people(org)).toHaveLength(1);
  });
});

describe('departments by a file', () => {
  it('come in with what they lie in and who heads them; a circle is told and not closed', async () => {
    const org = await Organization.found();
    await org.person('Carla Sol');
    const done = await brought(org, 'departments.csv', 'Department,Lies in,Head\nCall centre,Service,Carla Sol\nService,,\nLoop A,Loop B,\nLoop B,Loop A,Carla Sol\nSelf,Self,\n', 'departments');
    expect(done).toMatchObject({ state: 'DONE', counts: { created: 5, skipped: 0, cells: 2 } });
    const { departments } = await org.admin.client.ask('{ departments { name parent { name } head { name } } }');
    expect(departments).toEqual(expect.arrayContaining([{ name: 'Call centre', parent: { name: 'Service' }, head: { name: 'Carla Sol' } }, { name: 'Loop B', parent: null, head: { name: 'Carla Sol' } }, { name: 'Self', parent: null, head: null }]));
    expect(done.results.map(({ number }: { number: number }) => number).sort()).toEqual([5, 6]);
  });
});

describe('departments that are in use by now', () => {
  it('stay with their head and parent when their import is undone', async () => {
    const org = await Organization.found();
    await org.person('Carla Sol');
    const { id } = await brought(org, 'departments.csv', 'Department,Lies in,Head\nCall centre,Service,Carla Sol\nService,,\nUnused,Service,Carla Sol\n', 'departments');
    const found = async () => (await org.admin.client.ask('{ departments { id name parent { name } head { name } } }')).departments as { id: string; name: string }[];
    await org.initiative({ departmentId: (await found()).find(({ name }) => name === 'Call centre')?.id });
    const undone = await org.admin.client.ask('mutation ($input: ImportIdInput!) { undoImport(input: $input) { deleted restored kept } }', { input: { id } });
    expect(undone.undoImport).toEqual({ deleted: 1, restored: 0, kept: 2 });
    const left = await found();
    expect(left).toContainEqual(expect.objectContaining({ name: 'Call centre', parent: { name: 'Service' }, head: { name: 'Carla Sol' } }));
    expect(left.map(({ name }) => name)).not.toContain('Unused');
  });
});

describe('a workbook', () => {
  it('is read as its table: days, decimals, Spanish headings, the fullest sheet; and by the command alike', async () => {
    const org = await Organization.found();
    const rows = [['Cartera', null, null, null], ['Nombre', 'Fecha de fin', 'Presupuesto', 'Semáforo'], ['Uno', new Date('2027-03-31T00:00:00Z'), 1250.125, 'Verde'], ['Dos', '31/02/2027', 800, 'Rojo']];
    const done = await brought(org, 'cartera.xlsx', await workbook(rows));
    expect(done).toMatchObject({ state: 'DONE', counts: { created: 2, cells: 1 } });
    expect(done.results[0]).toMatchObject({ number: 4, problems: [{ column: 'Fecha de fin', value: '31/02/2027' }] });
    const { initiatives } = await org.admin.client.ask('{ initiatives(first: 10, orderBy: TITLE) { nodes { title endsOn health cost { amount } } } }');
    expect(initiatives.nodes).toEqual([{ title: 'Dos', endsOn: null, health: 'OFF_TRACK', cost: { amount: '800.00' } }, { title: 'Uno', endsOn: '2027-03-31', health: 'ON_TRACK', cost: { amount: '1250.13' } }]);
  });

  it('that isn’t one, or is empty, is refused with what to do', async () => {
    const org = await Organization.found();
    expect(await upload(org.admin.client, 'book.xlsx', Buffer.from('PK\u0003\u0004nothing more'))).toMatchObject({ code: 'RULE', message: expect.stringContaining('can’t be read as one') });
    expect(await upload(org.admin.client, 'empty.xlsx', await workbook([[null]]))).toMatchObject({ code: 'RULE', message: expect.stringContaining('no filled cell') });
  });
});

describe('lists taken along', () => {
  const taken = (member: Member, org: Organization, path: string, language = 'en') => fetch(`${product.url}/exports/${org.slug}/${path}`, { headers: { cookie: member.client.cookie ?? '', 'batuta-language': language } });

  it('hold what is on screen, escape what a spreadsheet would run, and come back in as unchanged', async () => {
    const org = await Organization.found();
    const service = await org.department('Service');
    const carla = await org.person('Carla Sol');
    const id = await org.initiative({ title: '=HYPERLINK("http://x.example")', departmentId: service, cost: { amount: '1250.50' }, endsOn: '2027-03-31' });
    await org.own(id, carla);
    await org.initiative({ title: 'Other' });
    const csv = await (await taken(org.admin, org, `initiatives.csv?department=${service}`)).text();
    const [header, ...lines] = csv.replace('\ufeff', '').trim().split('\r\n');
    expect(header).toContain('Title,Key,Department,Owner');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"\'=HYPERLINK(""http://x.example"")"');
    expect(lines[0]).toContain(',Service,Carla Sol,');
    const spanish = await (await taken(org.admin, org, 'initiatives.csv', 'es')).text();
    expect(spanish).toContain('Título;Clave;Área;Responsable');
    expect(spanish).toContain(';1250,5;');
    const sheet = (await readXlsx(Buffer.from(await (await taken(org.admin, org, 'initiatives.xlsx')).arrayBuffer())))[0]?.data as unknown[][];
    expect(sheet[1]?.[0]).toBe('=HYPERLINK("http://x.example")');
    expect(sheet.find((row) => row[0] === '=HYPERLINK("http://x.example")')?.[14]).toBe(1250.5);
    const again = await brought(org, 'back.xlsx', Buffer.from(await (await taken(org.admin, org, 'initiatives.xlsx')).arrayBuffer()));
    expect(again.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2, cells: 0 });
    const peopleAgain = await brought(org, 'people.csv', Buffer.from(await (await taken(org.admin, org, 'people.csv')).arrayBuffer()), 'people');
    expect(peopleAgain.counts).toMatchObject({ created: 0, updated: 0, skipped: 0, cells: 0 });
  });

  it('show each reader what they may see: no money, no e-mails, nothing of another organization', async () => {
    const org = await Organization.found();
    const viewer = await org.member('Vi Viewer', 'VIEWER');
    await org.initiative({ title: 'Costly', cost: { amount: '987654.00' } });
    expect(await (await taken(org.admin, org, 'initiatives.csv')).text()).toContain('987654');
    const seen = await (await taken(viewer, org, 'initiatives.csv')).text();
    expect(seen).toContain('Costly');
    expect(seen).not.toContain('987654');
    expect(await (await taken(org.admin, org, 'people.csv')).text()).toContain(viewer.email);
    expect(await (await taken(viewer, org, 'people.csv')).text()).not.toContain(org.admin.email);
    const foreign = await Organization.found();
    expect((await taken(foreign.admin, org, 'initiatives.csv')).status).toBe(401);
    expect((await fetch(`${product.url}/exports/${org.slug}/initiatives.csv`)).status).toBe(401);
  });

  it('of a day that there isn’t are refused', async () => {
    const org = await Organization.found();
    expect((await taken(org.admin, org, 'initiatives.csv?asOf=2026-02-31')).status).toBe(400);
  });

  it('people come in by the command too', async () => {
    const org = await Organization.found();
    const { writeFileSync, mkdtempSync, rmSync } = await import('node:fs');
    const folder = mkdtempSync('/tmp/batuta-people-');
    writeFileSync(`${folder}/people.csv`, 'Nombre,Puesto\nEva Gil,Analista\n');
    const { code, stdout } = await batuta(['import', 'people', `${folder}/people.csv`, '--organization', org.slug, '--as', org.admin.email, '--json']);
    rmSync(folder, { recursive: true });
    expect({ code, created: JSON.parse(stdout).created }).toEqual({ code: 0, created: 1 });
    expect((await people(org)).map(({ name }) => name)).toContain('Eva Gil');
  });
});

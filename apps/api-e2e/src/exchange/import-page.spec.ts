import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Client, product, upload } from '../support/client.js';
import { childrenOf } from '../support/launcher.js';
import { act, confirm, given, one, settled, start, titles } from '../support/imports.js';
import { batuta, Organization } from '../support/organization.js';

const gmpp = join(import.meta.dirname, '../../../../../shared/data/uk-gmpp');

describe('an import led by its page', () => {
  let organization: Organization;
  beforeEach(async () => {
    organization = await Organization.found();
  });

  it('brings states and stages, step by step, says what can’t be reached, and undoes them', async () => {
    const standing = (id: string) => organization.admin.client.ask('query ($id: ID!) { initiative(id: $id) { state stage unownedSince } }', { id }).then(({ initiative }) => initiative);
    const [going, closed] = [await organization.initiative({ title: 'Going on' }), await organization.initiative({ title: 'Closed before' })];
    await organization.admin.client.ask('mutation ($input: ChangeStateInput!) { finishInitiative(input: $input) { id } }', { input: { id: closed } });
    const before = { going: await standing(going), closed: await standing(closed) };
    expect(before).toMatchObject({ going: { state: 'ACTIVE', stage: 'EMPATHIZE' }, closed: { state: 'DONE', unownedSince: null } });
    const csv = 'Name;Status;Phase;State;Comment\nGoing on;On hold;Pilot;;Waits for the vendor\nClosed before;Green;;In progress;Begun again\nFresh idea;;;Not started;\nFresh and done;Completed;Measure;;\nGiven up;Cancelada;;;\nOdd;;Lunch;Perhaps;\n';
    const read = await given(organization, csv);
    expect(read.preview.rows.map(({ outcome, cells }: { outcome: string; cells: { field: string; value: string | null; before: string | null; problem: string | null }[] }) => [outcome, ...['state', 'stage'].map((field) => cells.find((cell) => cell.field === field)).map((cell) => cell && [cell.value, cell.before, cell.problem !== null])])).toEqual([
      ['UPDATED', ['PAUSED', 'ACTIVE', false], ['PROTOTYPE', 'EMPATHIZE', false]],
      ['UPDATED', ['ACTIVE', 'DONE', false], [null, null, false]],
      ['CREATED', ['PROPOSED', null, false], [null, null, false]],
      ['CREATED', ['DONE', null, false], ['MEASURE', null, false]],
      ['CREATED', ['CANCELLED', null, false], [null, null, false]],
      ['CREATED', [null, null, true], [null, null, true]],
    ]);
    await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } });
    const done = await settled(organization, read.id);
    expect(done).toMatchObject({ state: 'DONE', counts: { created: 4, updated: 2, skipped: 0 } });
    expect(await standing(going)).toMatchObject({ state: 'PAUSED', stage: 'PROTOTYPE' });
    expect(await standing(closed)).toMatchObject({ state: 'ACTIVE', unownedSince: expect.any(String) });
    const { initiatives } = await organization.admin.client.ask('{ initiatives(first: 100, orderBy: TITLE, filter: { states: [PROPOSED, ACTIVE, PAUSED, DONE, CANCELLED] }) { nodes { title state } } }');
    expect(initiatives.nodes.map(({ title, state }: { title: string; state: string }) => `${title} ${state}`)).toEqual(['Closed before ACTIVE', 'Fresh and done DONE', 'Fresh idea PROPOSED', 'Given up CANCELLED', 'Going on PAUSED', 'Odd ACTIVE']);
    const later = await given(organization, 'Name;State\nGoing on;Proposed\n');
    expect(later.preview.rows[0]).toMatchObject({ outcome: 'UNCHANGED', cells: expect.arrayContaining([expect.objectContaining({ field: 'state', problem: expect.stringContaining('begun') })]) });
    const touched = async (): Promise<number> => (await organization.admin.client.ask('query ($id: ID!) { import(id: $id) { touched { count } } }', { id: read.id })).import.touched.count;
    expect(await touched()).toBe(0);
    const { undoImport } = await organization.admin.client.ask(act('undo'), { input: { id: read.id } });
    expect(undoImport).toMatchObject({ deleted: 4, restored: 2, kept: 0 });
    expect({ going: await standing(going), closed: await standing(closed) }).toEqual(before);
  });

  it('undoes a state and an owner of one row together, and says nothing new of what the same file closed', async () => {
    const standing = async (id: string) => (await organization.admin.client.ask('query ($id: ID!) { initiative(id: $id) { state unownedSince unownedReason owner { name } } }', { id })).initiative;
    const [anton, berta] = [await organization.person('Anton Ames'), await organization.person('Berta Bell')];
    const [closed, gap] = [await organization.initiative({ title: 'Closed with Anton' }), await organization.initiative({ title: 'Open with nobody' })];
    await organization.own(closed, anton);
    await organization.admin.client.ask('mutation ($input: ChangeStateInput!) { finishInitiative(input: $input) { id } }', { input: { id: closed } });
    const before = { closed: await standing(closed), gap: await standing(gap) };
    const csv = 'Name;State;Owner\nClosed with Anton;Active;Berta Bell\nOpen with nobody;Done;Anton Ames\nFresh and done;Done;Berta Bell\n';
    const read = await given(organization, csv);
    await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } });
    expect(await settled(organization, read.id)).toMatchObject({ counts: { created: 1, updated: 2, skipped: 0, cells: 0 } });
    expect({ closed: await standing(closed), gap: await standing(gap) }).toMatchObject({ closed: { state: 'ACTIVE', owner: { name: 'Berta Bell' } }, gap: { state: 'DONE', owner: { name: 'Anton Ames' } } });
    const again = await given(organization, csv, {}, 'again.csv');
    await organization.admin.client.ask(confirm, { input: { id: again.id, mode: 'ALL_OR_NOTHING' } });
    expect(await settled(organization, again.id)).toMatchObject({ state: 'DONE', counts: { created: 0, updated: 0, unchanged: 3, skipped: 0 } });
    // What somebody has done something with since would stay, and is counted before.
    const other = await given(organization, 'Name;State\nLeft alone;Active\nTouched since;Active\n', {}, 'other.csv');
    await organization.admin.client.ask(confirm, { input: { id: other.id, mode: 'GOOD_ROWS' } });
    await settled(organization, other.id);
    const { id: since } = (await organization.admin.client.ask('{ initiatives(first: 10, filter: { text: "Touched since" }) { nodes { id } } }')).initiatives.nodes[0];
    await organization.own(since, anton);
    const said = [{ title: 'Touched since', last: { name: 'subject.owner_assigned', to: { name: expect.any(String) } } }];
    const kept = async (field: string) => (await organization.admin.client.ask(`query ($id: ID!) { import(id: $id) { ${field} { count records { title last { name to { name } } } } } }`, { id: other.id })).import[field];
    expect(await kept('touched')).toEqual({ count: 1, records: said });
    expect((await organization.admin.client.ask(act('undo'), { input: { id: other.id } })).undoImport).toMatchObject({ deleted: 1, restored: 0, kept: 1 });
    // Who did what to it is told still; the undoing itself isn't what keeps it.
    expect([await kept('kept'), await kept('touched')]).toEqual([{ count: 1, records: said }, { count: 0, records: [] }]);
    const { undoImport } = await organization.admin.client.ask(act('undo'), { input: { id: read.id } });
    expect(undoImport).toMatchObject({ deleted: 1, restored: 2, kept: 0 });
    expect({ closed: await standing(closed), gap: await standing(gap) }).toEqual(before);
    expect([anton, berta]).toHaveLength(2);
  });

  it('reads person-days and progress, and undo gives them back', async () => {
    const known = await organization.initiative({ title: 'Known', effortDays: 10 });
    const read = await given(organization, 'Iniciativa;Estado;Días persona;Porcentaje de avance\nKnown;Verde;42,5;30 %\nFresh;Verde;mucho;0,25\nOver;Verde;7;140\n');
    expect(read.preview.counts).toMatchObject({ created: 2, updated: 1, cells: 2 });
    await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } });
    expect((await settled(organization, read.id)).results.map(({ number }: { number: number }) => number)).toEqual([3, 4]);
    const page = '{ initiatives(first: 5, orderBy: TITLE) { nodes { title effortDays statusUpdates(first: 1) { nodes { progress } } } } }';
    expect((await organization.admin.client.ask(page)).initiatives.nodes).toEqual([['Fresh', null, 25], ['Known', 42.5, 30], ['Over', 7, null]].map(([title, effortDays, progress]) => ({ title, effortDays, statusUpdates: { nodes: [{ progress }] } })));
    await organization.admin.client.ask(act('undo'), { input: { id: read.id } });
    expect((await organization.admin.client.ask('query ($id: ID!) { initiative(id: $id) { effortDays } }', { id: known })).initiative.effortDays).toBe(10);
  });

  it('lists what it left without an owner, and nothing of others', async () => {
    await organization.initiative({ title: 'Older gap' });
    const read = await given(organization, 'Name;Owner\nOne;\nTwo;Ada Admin\nThree;\n');
    await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } });
    await settled(organization, read.id);
    const { import: done } = await organization.admin.client.ask('query ($id: ID!) { import(id: $id) { unowned { count initiatives { title } } } }', { id: read.id });
    expect(done.unowned).toEqual({ count: 2, initiatives: [{ title: 'One' }, { title: 'Three' }] });
  });

  it('all or nothing saves nothing while a cell is bad, and everything once none is', async () => {
    const bad = await given(organization, 'name,cost\nAlpha,10\nBeta,none\n');
    await organization.admin.client.ask(confirm, { input: { id: bad.id, mode: 'ALL_OR_NOTHING' } });
    const back = await settled(organization, bad.id);
    expect(back).toMatchObject({ state: 'READY', doneRows: 0, counts: { created: 0, skipped: 0 }, problem: expect.stringContaining('Nothing was saved: rows that can’t be imported, 0; cells that can’t be read, 1.') });
    expect(await titles(organization)).toEqual([]);
    const long = await given(organization, `name\n${Array.from({ length: 1000 }, (_, i) => `Whole ${i}`).join('\n')}\n`);
    await organization.admin.client.ask(confirm, { input: { id: long.id, mode: 'ALL_OR_NOTHING' } });
    for (let done = 0; done === 0; ) done = (await organization.admin.client.ask(one, { id: long.id })).import.doneRows;
    await organization.admin.client.ask(act('cancel'), { input: { id: long.id } });
    expect((await organization.admin.client.send(act('resume'), { input: { id: long.id } })).code).toBe('RULE');
    expect(await settled(organization, long.id, (state) => state === 'READY')).toMatchObject({ doneRows: 0, counts: { created: 0 } });
    expect(await titles(organization)).toEqual([]);
    const good = await given(organization, 'name,cost\nAlpha,10\nBeta,20\n');
    await organization.admin.client.ask(confirm, { input: { id: good.id, mode: 'ALL_OR_NOTHING' } });
    expect(await settled(organization, good.id)).toMatchObject({ state: 'DONE', counts: { created: 2, cells: 0 } });
    expect(await titles(organization)).toEqual(['Alpha', 'Beta']);
  });

  it('reads the file in another way when it is told to, and the earlier reading is gone', async () => {
    const csv = 'junk\nWhat,When,How much\nAlpha,03/04/2026,2\nBeta,05/06/26,3\n';
    const { id: fileId } = await upload(organization.admin.client, 'odd.csv', csv);
    // Nothing is known by its heading: the page asks which column holds the names.
    const unknown = (await organization.admin.client.ask(start, { input: { fileId } })).startImport;
    expect(unknown).toMatchObject({ state: 'READY', reading: { headerRow: 2, columns: [{ name: 'What', field: null }, { name: 'When', field: null }, { name: 'How much', field: null }] }, preview: { counts: { created: 0, skipped: 2 } } });
    const mapping = { headerRow: 2, dateOrder: 'mdy', pivot: 20, units: 'thousands', columns: [{ field: 'title', column: 'What' }, { field: 'startsOn', column: 'When' }, { field: 'cost', column: 'How much' }] };
    const first = (await organization.admin.client.ask(start, { input: { fileId, mapping } })).startImport;
    expect(first.preview.rows.map(({ cells }: { cells: { field: string; value: string }[] }) => cells.map(({ value }) => value))).toEqual([['Alpha', '2026-03-04', '2000.00'], ['Beta', '1926-05-06', '3000.00']]);
    const second = (await organization.admin.client.ask(start, { input: { fileId, mapping: { ...mapping, dateOrder: 'dmy', pivot: 70 } } })).startImport;
    const without = await given(organization, 'name,cost\nAlpha,10\n', { mapping: { columns: [{ field: 'cost', column: null }] } });
    expect((await settled(organization, without.id)).preview.rows[0].cells.map(({ field }: { field: string }) => field)).toEqual(['title']);
    await organization.admin.client.ask(act('cancel'), { input: { id: without.id } });
    expect(second.preview.rows[1].cells[1].value).toBe('2026-06-05');
    expect((await settled(organization, first.id)).state).toBe('DISCARDED');
    const { imports } = await organization.admin.client.ask('{ imports(first: 10) { nodes { id importedBy { name } } } }');
    expect(imports.nodes).toEqual([{ id: second.id, importedBy: { name: 'Ada Admin' } }]);
  });

  it('stops, keeps what is saved, goes on where it stopped', async () => {
    const csv = `name\n${Array.from({ length: 1000 }, (_, i) => `Initiative ${String(i).padStart(4, '0')}`).join('\n')}\n`;
    const { id } = await given(organization, csv);
    await organization.admin.client.ask(confirm, { input: { id, mode: 'GOOD_ROWS' } });
    await settled(organization, id, () => true);
    for (let done = 0; done === 0; ) done = (await organization.admin.client.ask(one, { id })).import.doneRows;
    await organization.admin.client.ask(act('cancel'), { input: { id } });
    const stopped = await settled(organization, id);
    expect(stopped.state).toBe('STOPPED');
    expect(stopped.doneRows).toBeGreaterThan(0);
    expect(stopped.doneRows).toBeLessThan(1000);
    expect(stopped.counts.created).toBe(stopped.doneRows);
    expect((await organization.admin.client.send(act('cancel'), { input: { id } })).code).toBe('RULE');
    await organization.admin.client.ask(act('resume'), { input: { id } });
    expect(await settled(organization, id)).toMatchObject({ state: 'DONE', doneRows: 1000, counts: { created: 1000 } });
    expect((await organization.admin.client.ask('{ portfolio { total } }')).portfolio.total).toBe(1000);
  });

  it('survives the death of its worker: nothing lost, nothing doubled', async () => {
    const csv = `name,status\n${Array.from({ length: 400 }, (_, i) => `Survivor ${i},Green`).join('\n')}\n`;
    const { id } = await given(organization, csv, { asOf: '2026-01-31' });
    await organization.admin.client.ask(confirm, { input: { id, mode: 'GOOD_ROWS' } });
    for (let done = 0; done === 0; ) done = (await organization.admin.client.ask(one, { id })).import.doneRows;
    const [worker] = childrenOf(product.runtime.pid, 'worker.js');
    process.kill(worker as number, 'SIGKILL');
    expect((await organization.admin.client.ask(one, { id })).import.doneRows).toBeLessThan(400);
    const done = await settled(organization, id);
    expect(done).toMatchObject({ state: 'DONE', doneRows: 400, counts: { created: 400, updated: 0, skipped: 0 } });
    expect((await organization.admin.client.ask('{ portfolio { total healths { value count } } }')).portfolio).toEqual({ total: 400, healths: [{ value: 'ON_TRACK', count: 400 }] });
  });

  it('goes no further once whoever confirmed it has lost access, and says so', async () => {
    await organization.member('Stella Steward', 'PROGRAM_OFFICE');
    const office = await organization.member('Olivia Office', 'PROGRAM_OFFICE');
    const { id: fileId } = await upload(office.client, 'late.csv', `name\n${Array.from({ length: 1000 }, (_, i) => `Late ${i}`).join('\n')}\n`);
    const { id } = (await office.client.ask(start, { input: { fileId } })).startImport;
    await office.client.ask(confirm, { input: { id, mode: 'GOOD_ROWS' } });
    const { memberships } = await organization.admin.client.ask('{ memberships { id person { name } } }');
    await organization.admin.client.ask('mutation ($input: EndAccessInput!) { endAccess(input: $input) { id } }', { input: { membershipId: memberships.find(({ person }: { person: { name: string } }) => person.name === 'Olivia Office').id } });
    const stopped = await settled(organization, id);
    expect(stopped).toMatchObject({ state: 'STOPPED', problem: 'Whoever asked for this has no access any more.' });
    expect(stopped.doneRows).toBeLessThan(1000);
  });

  it('takes a file of the program office only, not too large, not empty', async () => {
    const viewer = await organization.member('Vera Viewer', 'VIEWER');
    expect((await upload(organization.admin.client, 'ok.csv', 'name\nA\n')).status).toBe(200);
    expect(await upload(viewer.client, 'ok.csv', 'name\nA\n')).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await upload(new Client(organization.slug, null), 'ok.csv', 'name\nA\n')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    expect(await upload(organization.admin.client, 'none.csv', '')).toMatchObject({ status: 400, message: expect.stringContaining('none.csv is empty') });
    expect(await upload(organization.admin.client, 'huge.csv', Buffer.alloc(10_000_001, 'a'))).toMatchObject({ status: 413, message: expect.stringContaining('larger than 10 MB') });
    expect(await upload(organization.admin.client, 'just.csv', Buffer.alloc(10_000_000, 'a'))).toMatchObject({ status: 200 });
  });

  it('reads a file with the columns of one that was imported as that one was', async () => {
    const first = await given(organization, 'name,pot\nAlpha,2\n', { mapping: { units: 'thousands', columns: [{ field: 'cost', column: 'pot' }] } });
    const fields = (read: { reading: { columns: { name: string; field: string | null }[] } }) => read.reading.columns.map(({ field }) => field);
    // Not before it was saved: a reading that nobody confirmed is nobody's habit.
    expect(fields(await given(organization, 'name,pot\nBeta,3\n'))).toEqual(['title', null]);
    await organization.admin.client.ask(confirm, { input: { id: first.id, mode: 'GOOD_ROWS' } });
    await settled(organization, first.id);
    const second = await given(organization, 'name,pot\nBeta,3\n');
    expect(fields(second)).toEqual(['title', 'cost']);
    expect(second.preview.rows[0].cells[1].value).toBe('3000.00');
    expect(fields(await given(organization, 'name,pot,more\nBeta,3,x\n'))).toEqual(['title', null, null]);
  });

  it('what served its time is thrown away by the app’s own role, and the log holds no file', async () => {
    const { id } = await upload(organization.admin.client, 'old.csv', 'name\nA\n');
    const owner = new pg.Client({ connectionString: product.runtime.superuserUrl });
    const app = new pg.Client({ connectionString: product.runtime.databaseUrl });
    await Promise.all([owner.connect(), app.connect()]);
    try {
      const tidy = async (): Promise<number | null> => {
        await app.query('begin');
        await app.query(`select set_config('app.tidy', 'on', true)`);
        const { rowCount } = await app.query('delete from app.import_files where id = $1', [id]);
        await app.query('commit');
        return rowCount;
      };
      expect(await tidy()).toBe(0);
      await owner.query('set session_replication_role = replica');
      await owner.query(`update app.import_files set uploaded_at = now() - interval '31 days' where id = $1`, [id]);
      expect(await tidy()).toBe(1);
      expect((await owner.query(`select count(*)::int as n from app.change_log where record_id = $1 and (after ? 'content' or before ? 'content')`, [id])).rows[0].n).toBe(0);
    } finally {
      await Promise.all([owner.end(), app.end()]);
    }
  });

  it('a decision is of its row: another row of that name stays another initiative', async () => {
    await organization.initiative({ title: 'Home claim in 48 hours' });
    const read = await given(organization, 'code,name\nA,Home claim in 48 hrs\nB,Home claim in 48 hrs\n');
    const [first] = read.preview.rows;
    await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS', renames: [{ row: first.number, initiativeId: first.suggestion.id }] } });
    expect((await settled(organization, read.id)).counts).toMatchObject({ created: 1, updated: 1, skipped: 0 });
    expect(await titles(organization)).toEqual(['Home claim in 48 hrs', 'Home claim in 48 hrs']);
  });

  it('is undone by command too, and refuses to go on with what a command imported', async () => {
    const { id } = await given(organization, 'name\nOnly\n');
    await organization.admin.client.ask(confirm, { input: { id, mode: 'GOOD_ROWS' } });
    await settled(organization, id);
    const undone = await batuta(['import', 'undo', id, '--organization', organization.slug, '--as', organization.admin.email, '--json']);
    expect(JSON.parse(undone.stdout)).toMatchObject({ deleted: 1 });
    expect((await organization.admin.client.send(act('resume'), { input: { id } })).code).toBe('RULE');
  });

  (existsSync(gmpp) ? it : it.skip)('reads three published years as the command does, renames decided', async () => {
    const counts: object[] = [];
    for (const [year, asOf] of [[2018, '2018-09-30'], [2019, '2019-09-30'], [2020, '2020-09-30']] as const) {
      const read = await given(organization, readFileSync(join(gmpp, `uk_${year}.csv`)), { asOf }, `uk_${year}.csv`);
      await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } });
      const done = await settled(organization, read.id);
      expect(done.counts).toEqual({ ...read.preview.counts });
      counts.push([read.rowCount, done.counts.created + done.counts.updated + done.counts.unchanged + done.counts.skipped]);
    }
    expect(counts).toEqual([[133, 133], [133, 133], [125, 125]]);
    expect((await organization.admin.client.ask('{ portfolio { total } departments { id } }')).portfolio.total).toBe(190);
  });
});

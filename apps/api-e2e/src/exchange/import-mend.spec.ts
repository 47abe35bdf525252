import { act, confirm, given, settled, start, titles } from '../support/imports.js';
import { Organization } from '../support/organization.js';

describe('an import is looked at and mended before anything is saved', () => {
  let organization: Organization;
  beforeEach(async () => {
    organization = await Organization.found();
  });

  it('shows what confirming would do, writes nothing before, and does just that', async () => {
    const known = await organization.initiative({ title: 'One call, one answer', cost: { amount: '1000' } });
    await organization.initiative({ title: 'Home claim in 48 hours' });
    await organization.person('Olga Owner');
    const csv = 'Name;Department;Owner;Status;Budget;End date\nOne call, one answer;Service;Olga Owner;Green;1500;31/12/2027\nHome claim in 48 hrs;Claims;;Amber;;\nFresh;Claims;Nadie Conocida;purple;abc;31/02/2027\n;Claims;;;;\n';
    const read = await given(organization, csv);
    expect(read).toMatchObject({ state: 'READY', rowCount: 4, reading: { encoding: 'utf-8', separator: 'SEMICOLON', headerRow: 1, dateOrder: 'dmy', units: 'units' } });
    expect(read.preview).toMatchObject({ doubtful: 1, unowned: 2, statuses: 2, departmentsCreated: ['Service', 'Claims'], outcomes: ['UPDATED', 'CREATED', 'CREATED', 'SKIPPED'], counts: { created: 2, updated: 1, unchanged: 0, skipped: 1, cells: 4 } });
    const [call, claim, fresh, nameless] = read.preview.rows;
    expect(call.cells).toEqual(expect.arrayContaining([{ field: 'cost', text: '1500', value: '1500.00', before: '1000.00', problem: null }, { field: 'owner', text: 'Olga Owner', value: 'Olga Owner', before: null, problem: null }]));
    expect(claim.suggestion.title).toBe('Home claim in 48 hours');
    expect(fresh.cells.filter(({ problem }: { problem: string | null }) => problem).map(({ field, value }: { field: string; value: null }) => [field, value])).toEqual([['owner', null], ['status', null], ['endsOn', null], ['cost', null]]);
    expect(nameless).toMatchObject({ number: 5, reason: 'no name' });
    expect(await titles(organization)).toEqual(['Home claim in 48 hours', 'One call, one answer']);

    const { confirmImport } = await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS', renames: [{ row: 3, initiativeId: claim.suggestion.id }] } });
    expect(confirmImport.state).toBe('RUNNING');
    const done = await settled(organization, read.id);
    expect(done).toMatchObject({ state: 'DONE', doneRows: 4, counts: { created: 1, updated: 2, unchanged: 0, skipped: 1, cells: 4 }, preview: null });
    expect(done.results.map(({ number, problems }: { number: number; problems: { column: string }[] }) => [number, problems.map(({ column }) => column)])).toEqual([[4, ['Owner', 'Status', 'End date', 'Budget'].sort()], [5, []]].map(([number, columns]) => [number, expect.arrayContaining(columns as string[])]));
    expect(await titles(organization)).toEqual(['Fresh', 'Home claim in 48 hrs', 'One call, one answer']);
    expect((await organization.admin.client.ask('query ($id: ID!) { initiative(id: $id) { owner { name } health cost { amount } endsOn sources { fileName rowNumber } } }', { id: known })).initiative).toEqual({ owner: { name: 'Olga Owner' }, health: 'ON_TRACK', cost: { amount: '1500.00' }, endsOn: '2027-12-31', sources: [{ fileName: 'portfolio.csv', rowNumber: 2 }] });

    // Confirmed once: not again, and not thrown away.
    expect((await organization.admin.client.send(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } })).code).toBe('RULE');
    expect((await organization.admin.client.send(act('cancel'), { input: { id: read.id } })).code).toBe('RULE');
    const { undoImport } = await organization.admin.client.ask(act('undo'), { input: { id: read.id } });
    expect(undoImport).toMatchObject({ deleted: 1, restored: 2, kept: 0, import: { state: 'DONE', undoneAt: expect.any(String) } });
    expect(await titles(organization)).toEqual(['Home claim in 48 hours', 'One call, one answer']);
  });

  it('a bad cell is mended before anything is saved, by a name like it or by hand, and the file’s own text is kept', async () => {
    await organization.person('Bruno Salas');
    const read = await given(organization, 'Name;Owner;Status;End date\nFresh;Bruno Sala;burnt amber;31/02/2027\n;Bruno Salas;Green;\n');
    const correct = `mutation ($input: CorrectCellInput!) { correctCell(input: $input) { state preview { corrected counts { created skipped cells } rows(show: ALL) { number outcome cells { field text value problem corrected nearest } } } } }`;
    const mend = async (row: number, field: string, text: string) => (await organization.admin.client.ask(correct, { input: { id: read.id, row, field, text } })).correctCell.preview;
    const cellOf = (preview: { rows: { number: number; cells: { field: string }[] }[] }, row: number, field: string) => preview.rows.find(({ number }) => number === row)?.cells.find((cell) => cell.field === field);
    const untouched = await mend(2, 'status', 'burnt amber');
    expect(cellOf(untouched, 2, 'owner')).toMatchObject({ text: 'Bruno Sala', nearest: 'Bruno Salas', corrected: null });
    expect(untouched.counts).toEqual({ created: 1, skipped: 1, cells: 3 });
    await mend(2, 'owner', 'Bruno Salas');
    await mend(2, 'status', 'at risk');
    await mend(3, 'title', 'The nameless one');
    const wrong = await mend(2, 'endsOn', '30/02/2027');
    expect(cellOf(wrong, 2, 'endsOn')).toMatchObject({ text: '31/02/2027', corrected: '30/02/2027', value: null, problem: expect.any(String) });
    expect(wrong.corrected).toBe(1);
    const mended = await mend(2, 'endsOn', '28/02/2027');
    expect(mended).toMatchObject({ counts: { created: 2, skipped: 0, cells: 0 }, corrected: 2 });
    expect((await organization.admin.client.send(correct, { input: { id: read.id, row: 9, field: 'title', text: 'x' } })).code).toBe('NOT_FOUND');
    expect((await organization.admin.client.send(correct, { input: { id: read.id, row: 2, field: 'cost', text: '1' } })).code).toBe('NOT_FOUND');
    await organization.admin.client.ask(confirm, { input: { id: read.id, mode: 'ALL_OR_NOTHING' } });
    expect(await settled(organization, read.id)).toMatchObject({ state: 'DONE', counts: { created: 2, cells: 0 } });
    const { initiatives } = await organization.admin.client.ask('{ initiatives(first: 5, orderBy: TITLE) { nodes { title health endsOn owner { name } sources { cells { column value } } } } }');
    expect(initiatives.nodes).toMatchObject([{ title: 'Fresh', health: 'AT_RISK', endsOn: '2027-02-28', owner: { name: 'Bruno Salas' } }, { title: 'The nameless one', owner: { name: 'Bruno Salas' } }]);
    expect(initiatives.nodes[0].sources[0].cells).toContainEqual({ column: 'Owner', value: 'Bruno Sala' });
    expect((await organization.admin.client.send(correct, { input: { id: read.id, row: 2, field: 'title', text: 'Late' } })).code).toBe('RULE');
  });

  it('asks about a department that would be new beside those that are there, and proposes the one that its short name may mean', async () => {
    const ask = organization.admin.client.ask.bind(organization.admin.client);
    await organization.department('Customer care');
    await organization.department('Technology');
    const read = await given(organization, 'Name;Department\nOne;IT\nTwo;Cust. care\nThree;Purchasing\nFour;Technology\n');
    const { rows } = (await ask('query ($id: ID!) { import(id: $id) { preview { rows(show: TO_LOOK_AT, first: 20) { number cells { field text nearest doubt } } } } }', { id: read.id })).import.preview;
    const departments = rows.map(({ cells }: { cells: { field: string; text: string; nearest: string | null; doubt: string | null }[] }) => cells.find(({ field }) => field === 'department')).map(({ text, nearest, doubt }: { text: string; nearest: string | null; doubt: string | null }) => [text, nearest, doubt]);
    expect(departments).toEqual([['IT', 'Technology', 'NEW_DEPARTMENT'], ['Cust. care', 'Customer care', 'NEW_DEPARTMENT'], ['Purchasing', null, 'NEW_DEPARTMENT']]);
    // A guess is answered by the other name, or by its own: then nothing is left to confirm.
    const answer = async (row: number, text: string, isKept = false) => (await ask('mutation ($input: CorrectCellInput!) { correctCell(input: $input) { preview { guessed corrected departmentsCreated } } }', { input: { id: read.id, row, field: 'department', text, isKept } })).correctCell.preview;
    expect(read.preview).toMatchObject({ guessed: 2, corrected: 0 });
    expect(await answer(2, 'Technology')).toEqual({ guessed: 1, corrected: 1, departmentsCreated: ['Cust. care', 'Purchasing'] });
    expect(await answer(3, 'Cust. care', true)).toEqual({ guessed: 0, corrected: 2, departmentsCreated: ['Cust. care', 'Purchasing'] });
    expect(await answer(3, 'Cust. care')).toEqual({ guessed: 1, corrected: 1, departmentsCreated: ['Cust. care', 'Purchasing'] });
    // What was typed by hand is guessed about too, and may stand as well.
    expect(await answer(4, 'Customer car')).toEqual({ guessed: 2, corrected: 2, departmentsCreated: ['Cust. care', 'Customer car'] });
    expect(await answer(4, 'Customer car', true)).toEqual({ guessed: 1, corrected: 2, departmentsCreated: ['Cust. care', 'Customer car'] });
    // Read in another way the answers stay.
    const other = (await ask(start, { input: { fileId: read.fileId, asOf: '2026-01-31' } })).startImport;
    expect(other.preview).toMatchObject({ guessed: 1, corrected: 2 });
    read.id = other.id;
    expect(await answer(4, 'Purchasing')).toMatchObject({ guessed: 1, corrected: 1 });
    // What is left out, and what can't be read still, isn't corrected.
    await ask('mutation ($input: CorrectCellInput!) { correctCell(input: $input) { id } }', { input: { id: read.id, row: 2, field: 'title', text: '' } });
    expect(await answer(3, 'Cust. care')).toMatchObject({ guessed: 1, corrected: 0 });
  });

  it('says who can be added from a cell: somebody’s name that nobody has, not an address, not somebody who left, not one of two', async () => {
    const { client } = organization.admin;
    const departed = await organization.person('Dora Departed');
    await client.ask('mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }', { input: { personId: departed } });
    await organization.person('Tina Twin');
    await organization.person('Tina Twin');
    const read = await given(organization, 'Name;Owner\nOne;Nora New\nTwo;nora@new.example\nThree;Dora Departed\nFour;Tina Twin\nFive;TBD\nSix;Ana Ruiz / Luis Gil\nSeven;Nora New\n');
    const cells = async (): Promise<[string, boolean, string | null][]> => (await client.ask('query ($id: ID!) { import(id: $id) { preview { rows(show: ALL, first: 20) { cells { field text doubt problem } } } } }', { id: read.id })).import.preview.rows.map(({ cells: all }: { cells: { field: string; text: string; doubt: string | null; problem: string | null }[] }) => all.find(({ field }) => field === 'owner')).map(({ text, doubt, problem }: { text: string; doubt: string | null; problem: string | null }) => [text, doubt === 'UNKNOWN_PERSON', problem]);
    const before = await cells();
    expect(before.map(([text, isStranger]) => [text, isStranger])).toEqual([['Nora New', true], ['nora@new.example', false], ['Dora Departed', false], ['Tina Twin', false], ['TBD', false], ['Ana Ruiz / Luis Gil', false], ['Nora New', true]]);
    expect(before[2]?.[2]).toContain('has left');
    await organization.person('Nora New');
    expect((await cells()).filter(([text]) => text === 'Nora New')).toEqual([['Nora New', false, null], ['Nora New', false, null]]);
  });

  it('counts what is left to look at in the whole file, whatever rows are asked for', async () => {
    await organization.department('Customer care');
    const read = await given(organization, `Name;Department;End date\n${Array.from({ length: 60 }, (_, i) => `One ${i};${i === 3 ? 'Cust. care' : 'Customer care'};${i > 55 ? 'soon' : '31/12/2026'}`).join('\n')}\nTOTAL;;soon\n`);
    const toMend = async (): Promise<object> => (await organization.admin.client.ask('query ($id: ID!) { import(id: $id) { preview { toMend rowsToMend rows(show: TO_LOOK_AT, first: 1) { number } } } }', { id: read.id })).import.preview;
    expect(await toMend()).toEqual({ toMend: 5, rowsToMend: [5, 58, 59, 60, 61], rows: [{ number: 5 }] });
    await organization.admin.client.ask('mutation ($input: CorrectCellInput!) { correctCell(input: $input) { id } }', { input: { id: read.id, row: 59, field: 'endsOn', text: '31/12/2026', isEverywhere: null, isKept: null } });
    expect(await toMend()).toMatchObject({ toMend: 4, rowsToMend: [5, 58, 60, 61] });
  });

  it('leaves totals and rows that are left out where they are, mends the same word everywhere, and keeps what was mended when the file is read otherwise', async () => {
    const read = await given(organization, 'Name;Status;Amount\nOne;On schedule;10\nTwo;On schedule;20\nThree;late;30\nTOTAL;;60\n');
    expect(read.preview.rows.map(({ outcome, reason }: { outcome: string; reason: string | null }) => [outcome, reason])).toEqual([['CREATED', null], ['CREATED', null], ['CREATED', null], ['SKIPPED', 'looks like a line of totals']]);
    const correct = 'mutation ($input: CorrectCellInput!) { correctCell(input: $input) { preview { counts { created skipped cells } rows(show: ALL) { reason cells { field corrected } } } } }';
    const mend = async (input: object) => (await organization.admin.client.ask(correct, { input: { id: read.id, ...input } })).correctCell.preview;
    expect((await mend({ row: 2, field: 'status', text: 'on track', isEverywhere: true })).counts.cells).toBe(1);
    const out = await mend({ row: 4, field: 'title', text: '' });
    // A cell of a row that doesn't come in is nobody's concern.
    expect(out.counts).toEqual({ created: 2, skipped: 2, cells: 0 });
    expect(out.rows[2].reason).toBe('left out here');
    // A detour by another column loses nothing; there, what was mended in this one doesn't count.
    const detour = (await organization.admin.client.ask(start, { input: { fileId: read.fileId, mapping: { columns: [{ field: 'status', column: 'Amount' }] } } })).startImport;
    expect(detour.preview.counts.cells).toBe(2);
    const again = (await organization.admin.client.ask(start, { input: { fileId: read.fileId, mapping: { columns: [{ field: 'cost', column: 'Amount' }] } } })).startImport;
    expect(again.preview.counts).toMatchObject({ created: 2, skipped: 2, cells: 0 });
    await organization.admin.client.ask(confirm, { input: { id: again.id, mode: 'ALL_OR_NOTHING' } });
    // What was left out on purpose keeps nothing from being saved.
    expect(await settled(organization, again.id)).toMatchObject({ state: 'DONE', problem: null, counts: { created: 2, skipped: 2, cells: 0 } });
    const { initiatives } = await organization.admin.client.ask('{ initiatives(first: 5, orderBy: TITLE) { nodes { title health statusUpdates(first: 1) { nodes { sourceWord } } } } }');
    expect(initiatives.nodes).toEqual(['One', 'Two'].map((title) => ({ title, health: 'ON_TRACK', statusUpdates: { nodes: [{ sourceWord: 'On schedule' }] } })));
  });

  it('takes the day that the sheet’s title tells, and another when told; none that is still to come', async () => {
    // A comma in the title is no separator.
    const sheet = (title: string): string => `${title}\n\nName;Status;End date\nQueues;Green;31/12/2099\n`;
    const told = await given(organization, sheet('CX plan, updated 03/02/2025'));
    expect(told).toMatchObject({ asOf: '2025-02-03', reading: { headerRow: 3, titleDay: '2025-02-03' } });
    const again = (await organization.admin.client.ask(start, { input: { fileId: told.fileId, asOf: '2025-02-10', mapping: { headerRow: 3 } } })).startImport;
    expect(again).toMatchObject({ asOf: '2025-02-10', reading: { titleDay: '2025-02-03' } });
    const today = new Date().toISOString().slice(0, 10);
    for (const title of ['CX plan', 'From 03/02/2025 to 10/02/2025', 'Until 31/12/2099']) expect(await given(organization, sheet(title))).toMatchObject({ asOf: today, reading: { titleDay: null } });
    expect((await organization.admin.client.send(start, { input: { fileId: told.fileId, asOf: '2099-01-01' } })).code).toBe('INVALID');
    // The other order of day and month is another day of the title.
    expect((await organization.admin.client.ask(start, { input: { fileId: told.fileId, mapping: { headerRow: 3, dateOrder: 'mdy' } } })).startImport).toMatchObject({ asOf: '2025-03-02', reading: { titleDay: '2025-03-02' } });
    await organization.admin.client.ask(start, { input: { fileId: told.fileId, asOf: '2025-02-10', mapping: { headerRow: 3 } } }).then(({ startImport }) => organization.admin.client.ask(confirm, { input: { id: startImport.id, mode: 'GOOD_ROWS' } }).then(() => settled(organization, startImport.id)));
    const { initiatives } = await organization.admin.client.ask('{ initiatives(first: 10) { nodes { latestPostedAt } } }');
    expect(initiatives.nodes[0].latestPostedAt).toMatch(/^2025-02-10/);
  });

  it('knows somebody whose family name stands first, and shows them as they are called here', async () => {
    const { client } = organization.admin;
    await organization.person('Marta Olmo');
    await organization.person('RUIZ, Ada');
    const read = await given(organization, 'Name;Owner;Sponsor\nOne;"OLMO, Marta";"RUIZ, Ada"\nTwo;"Nobody, Ever";\n');
    const people = read.preview.rows.map(({ cells }: { cells: { field: string; value: string | null }[] }) => ['owner', 'sponsor'].map((field) => cells.find((cell) => cell.field === field)?.value ?? null));
    expect(people).toEqual([['Marta Olmo', 'RUIZ, Ada'], [null, null]]);
    await client.ask(confirm, { input: { id: read.id, mode: 'GOOD_ROWS' } });
    await settled(organization, read.id);
    const { initiatives } = await client.ask('{ initiatives(first: 5, orderBy: TITLE) { nodes { owner { name } sponsor { name } } } }');
    expect(initiatives.nodes).toEqual([{ owner: { name: 'Marta Olmo' }, sponsor: { name: 'RUIZ, Ada' } }, { owner: null, sponsor: null }]);
  });
});

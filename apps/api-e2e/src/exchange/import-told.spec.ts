import { act, confirm, given, settled, start } from '../support/imports.js';
import { Organization } from '../support/organization.js';
import { product } from '../support/client.js';

describe('what is told of an import afterwards', () => {
  let organization: Organization;
  let ask: Organization['admin']['client']['ask'];
  beforeEach(async () => {
    organization = await Organization.found();
    ask = organization.admin.client.ask.bind(organization.admin.client);
  });
  const correct = (id: string, input: object): Promise<unknown> => ask('mutation ($input: CorrectCellInput!) { correctCell(input: $input) { id } }', { input: { id, ...input } });
  const saved = async (id: string): Promise<void> => {
    await ask(confirm, { input: { id, mode: 'GOOD_ROWS' } });
    await settled(organization, id);
  };

  it('of each saved row what was corrected in it, and in the portfolio what it made or changed', async () => {
    await organization.initiative({ title: 'Not of the sheet' });
    await organization.initiative({ title: 'Known' });
    await organization.initiative({ title: 'Unchanged' });
    const { id } = await given(organization, 'Name;Budget\nFresh;about ten\nKnown;20\nUnchanged;\nSpare;30\n');
    await correct(id, { row: 2, field: 'cost', text: '10' });
    await correct(id, { row: 5, field: 'title', text: '' });
    await saved(id);
    const rows = async (show: string, more = '') => (await ask(`query ($id: ID!) { import(id: $id) { results(show: ${show}, first: 2${more}) { number name outcome corrections { field text corrected } } } }`, { id })).import.results;
    expect(await rows('CREATED')).toEqual([{ number: 2, name: 'Fresh', outcome: 'CREATED', corrections: [{ field: 'cost', text: 'about ten', corrected: '10' }] }]);
    expect((await rows('TO_LOOK_AT')).map(({ number, corrections }: { number: number; corrections: object[] }) => [number, corrections])).toEqual([[2, [expect.anything()]], [5, [{ field: 'title', text: 'Spare', corrected: '' }]]]);
    expect((await rows('ALL', ', afterRow: 3')).map(({ outcome }: { outcome: string }) => outcome)).toEqual(['UNCHANGED', 'SKIPPED']);
    const brought = 'query ($filter: InitiativeFilter) { portfolio(filter: $filter) { total } initiatives(filter: $filter, orderBy: TITLE, first: 10) { nodes { title } } }';
    expect(await ask(brought, { filter: { importId: id } })).toEqual({ portfolio: { total: 2 }, initiatives: { nodes: [{ title: 'Fresh' }, { title: 'Known' }] } });
    expect((await ask(brought, { filter: {} })).portfolio.total).toBe(4);
    const file = await (await fetch(`${product.url}/exports/${organization.slug}/initiatives.csv?import=${id}`, { headers: { cookie: organization.admin.client.cookie ?? '' } })).text();
    expect(file.trim().split('\n').slice(1).map((line) => /Fresh|Known|Unchanged|Not of/.exec(line)?.[0])).toEqual(['Fresh', 'Known']);
    // One that isn't there, and another organization's, brought nothing.
    expect((await ask(brought, { filter: { importId: '01900000-0000-7000-8000-000000000000' } })).portfolio.total).toBe(0);
    const other = await Organization.found();
    await other.initiative({ title: 'Theirs' });
    expect((await other.admin.client.ask(brought, { filter: {} })).portfolio.total).toBe(1);
    expect((await other.admin.client.ask(brought, { filter: { importId: id } })).portfolio.total).toBe(0);
  });

  it('no correction of a column that is read from somewhere else by now, nor one that says the same', async () => {
    const read = await given(organization, 'Name;Budget;Real cost\nFresh; about ten ;20\n');
    await correct(read.id, { row: 2, field: 'cost', text: '10' });
    const again = (await ask(start, { input: { fileId: read.fileId, mapping: { columns: [{ field: 'cost', column: 'Real cost' }] } } })).startImport;
    await saved(again.id);
    expect((await ask('query ($id: ID!) { import(id: $id) { results(show: ALL) { corrections { corrected } } } }', { id: again.id })).import.results).toEqual([{ corrections: [] }]);
  });

  it('who was added from a cell of it, also once it is read otherwise, saved, or undone', async () => {
    const read = await given(organization, 'Name;Owner;Status\nOne;Nora  New;Green\nTwo;Olaf Old;Green\n');
    const add = 'mutation ($input: ImportCellInput!) { addImportedPerson(input: $input) { people { name } } }';
    const added = (row: number, field = 'owner', id = read.id) => organization.admin.client.send(add, { input: { id, row, field } });
    expect((await added(2)).data.addImportedPerson.people).toEqual([{ name: 'Nora New' }]);
    expect((await added(2)).code).toBe('RULE');
    expect((await added(3, 'status')).code).toBe('RULE');
    expect((await added(9)).code).toBe('NOT_FOUND');
    const other = await Organization.found();
    expect((await other.admin.client.send(add, { input: { id: read.id, row: 3, field: 'owner' } })).code).toBe('NOT_FOUND');
    const again = (await ask(start, { input: { fileId: read.fileId, mapping: { headerRow: 1 } } })).startImport;
    const people = async () => (await ask('{ imports(first: 5) { nodes { id people { name } } } }')).imports.nodes;
    expect(await people()).toEqual([{ id: again.id, people: [{ name: 'Nora New' }] }]);
    await saved(again.id);
    expect((await added(3, 'owner', again.id)).code).toBe('RULE');
    await ask(act('undo'), { input: { id: again.id } });
    expect(await people()).toEqual([{ id: again.id, people: [{ name: 'Nora New' }] }]);
    expect((await ask('{ people(filter: { name: "Nora" }, first: 5) { totalCount } }')).people.totalCount).toBe(1);
  });
});

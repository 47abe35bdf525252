import { Organization } from '../support/organization.js';

const find = 'query ($text: String!, $kinds: [SearchKind!]) { search(text: $text, kinds: $kinds, first: 20) { kind name isPast initiative { owner { name } } person { heldCount held { title } heldBefore { initiative { title } } } } }';

describe('finding', () => {
  it('by the beginnings of words in any order, whatever their case and accents, and by key', async () => {
    const org = await Organization.found();
    const service = await org.department('Atención al cliente');
    await org.person('Óscar Vidal', service);
    await org.initiative({ title: 'Renovación transparente', externalKey: 'CX-17' });
    await org.initiative({ title: 'Recibos sin sorpresas' });
    const names = async (text: string, kinds: string[] = []): Promise<string[]> => (await org.admin.client.ask(find, { text, kinds })).search.map(({ name }: { name: string }) => name);
    expect(await names('renovacion')).toEqual(['Renovación transparente']);
    expect(await names('TRANS reno')).toEqual(['Renovación transparente']);
    expect(await names('re')).toEqual(['Recibos sin sorpresas', 'Renovación transparente']);
    expect(await names('cx-17')).toEqual(['Renovación transparente']);
    expect(await names('osc')).toEqual(['Óscar Vidal']);
    expect(await names('cliente', ['DEPARTMENT'])).toEqual(['Atención al cliente']);
    expect(await names('cliente', ['PERSON'])).toEqual([]);
    expect(await names('novacion')).toEqual([]);
    expect(await names('¿?')).toEqual([]);
  });

  it('follows renames, and puts what is closed last', async () => {
    const org = await Organization.found();
    const id = await org.initiative({ title: 'Faster answers' });
    await org.initiative({ title: 'Faster claims' });
    await org.admin.client.ask('mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', { input: { id, version: 1, title: 'Fast replies' } });
    const names = async (text: string): Promise<unknown> => (await org.admin.client.ask(find, { text })).search.map(({ name, isPast }: { name: string; isPast: boolean }) => [name, isPast]);
    expect(await names('answers')).toEqual([]);
    expect(await names('fast')).toEqual([['Fast replies', false], ['Faster claims', false]]);
    await org.admin.client.ask('mutation ($input: ChangeStateInput!) { archiveInitiative(input: $input) { id } }', { input: { id } });
    expect(await names('fast')).toEqual([['Faster claims', false], ['Fast replies', true]]);
  });

  it('says what a person holds and held', async () => {
    const org = await Organization.found();
    const [ana, bruno] = [await org.person('Ana Sol'), await org.person('Bruno Mar')];
    const id = await org.initiative({ title: 'One call' });
    await org.own(id, ana);
    await org.own(id, bruno);
    const { search } = await org.admin.client.ask(find, { text: 'ana' });
    expect(search[0].person).toEqual({ heldCount: 0, held: [], heldBefore: [{ initiative: { title: 'One call' } }] });
    expect((await org.admin.client.ask(find, { text: 'bruno' })).search[0].person).toEqual({ heldCount: 1, held: [{ title: 'One call' }], heldBefore: [] });
  });

  it('never finds a neighbour’s', async () => {
    const [one, other] = await Promise.all([Organization.found(), Organization.found()]);
    await one.initiative({ title: 'Unmistakable' });
    expect((await one.admin.client.ask(find, { text: 'unmistakable' })).search).toHaveLength(1);
    expect((await other.admin.client.ask(find, { text: 'unmistakable' })).search).toEqual([]);
  });
});

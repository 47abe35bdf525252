import { Organization } from '../support/organization.js';

const page = '{ continuity { from to index busFactor activeDays ownedDays loads { items person { id } value { amount } } } }';

describe('continuity', () => {
  it('is the owned share of active time, with who carries what and how few could leave', async () => {
    const organization = await Organization.found();
    const { client } = organization.admin;
    expect((await client.ask(page)).continuity).toMatchObject({ index: null, busFactor: null, loads: [] });
    const [one, two] = [await organization.person('Ona One'), await organization.person('Teo Two')];
    const ids: string[] = [];
    for (const amount of ['100', '100', '300', '500']) ids.push(await organization.initiative({ cost: { amount } }));
    expect((await client.ask(page)).continuity.index).toBe(0);
    for (const id of ids.slice(0, 3)) await organization.own(id, one);
    await organization.own(ids[3] as string, two);
    const { continuity } = await client.ask(page);
    expect(continuity.index).toBeGreaterThan(0);
    expect(continuity.index).toBeLessThan(1);
    expect(continuity.ownedDays / continuity.activeDays).toBeCloseTo(continuity.index, 9);
    // Either of them alone carries half of the value: one is enough.
    expect(continuity).toMatchObject({ busFactor: 1, loads: [{ items: 3, person: { id: one }, value: { amount: '500.00' } }, { items: 1, person: { id: two }, value: { amount: '500.00' } }] });
    // What is paused is worked on by nobody: its time counts for neither.
    const paused = 'mutation ($input: ChangeStateInput!) { finishInitiative(input: $input) { id } }';
    for (const id of ids) await client.ask(paused, { input: { id } });
    const { activeDays } = (await client.ask(page)).continuity;
    await new Promise((done) => setTimeout(done, 50));
    expect((await client.ask(page)).continuity.activeDays).toBe(activeDays);
    expect((await client.send('query ($period: ContinuityPeriod) { continuity(period: $period) { index } }', { period: { from: '2026-02-01', to: '2026-01-01' } })).code).toBe('INVALID');
    const viewer = await organization.member('Vi Viewer', 'VIEWER');
    await organization.own((await organization.initiative()) as string, two);
    expect((await viewer.client.ask(page)).continuity.loads).toMatchObject([{ items: 1, value: null }]);
  });
});

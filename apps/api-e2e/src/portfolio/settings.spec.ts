import { Organization } from '../support/organization.js';

const save = 'mutation ($input: SaveSettingsInput!) { saveSettings(input: $input) { name timeZone currency cadence moneyReaders version } }';
const version = async (org: Organization): Promise<number> => (await org.admin.client.ask('{ me { organization { version } } }')).me.organization.version;

describe('an organization’s settings', () => {
  it('are saved, followed at once by due days, and refused when somebody saved first', async () => {
    const org = await Organization.found();
    const id = await org.initiative();
    const due = async (): Promise<string> => (await org.admin.client.ask('query ($id: ID!) { initiative(id: $id) { dueOn cadence } }', { id })).initiative.dueOn;
    const before = await due();
    const seen = await version(org);
    const saved = (await org.admin.client.ask(save, { input: { version: seen, name: ' Harbor ', cadence: 'MONTH', timeZone: 'Pacific/Auckland' } })).saveSettings;
    expect(saved).toMatchObject({ name: 'Harbor', cadence: 'MONTH', timeZone: 'Pacific/Auckland', version: seen + 1 });
    expect(await due() > before).toBe(true);
    const stale = await org.admin.client.send(save, { input: { version: seen, name: 'Other' } });
    expect(stale.code).toBe('CONFLICT');
    expect(stale.errors[0]?.extensions.current).toMatchObject({ name: 'Harbor' });
    expect((await org.admin.client.send(save, { input: { version: seen + 1, timeZone: 'Mars/Olympus' } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'timeZone' });
  });

  it.each([['WEEK', 7, 9], ['FORTNIGHT', 14, 16], ['MONTH', 28, 33], ['QUARTER', 89, 94]] as const)('say when the next status is due after one that is posted (%s)', async (cadence, least, most) => {
    const org = await Organization.found();
    const id = await org.initiative();
    await org.admin.client.ask(save, { input: { version: await version(org), cadence } });
    const { postStatusUpdate } = await org.admin.client.ask('mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { postedAt initiative { dueOn } } }', { input: { initiativeId: id, health: 'ON_TRACK', narrative: 'Fewer calls.' } });
    const days = (Date.parse(postStatusUpdate.initiative.dueOn) - Date.parse(postStatusUpdate.postedAt.slice(0, 10))) / 86_400_000;
    // A day off moves it to the next that is none.
    expect(days).toBeGreaterThanOrEqual(least);
    expect(days).toBeLessThanOrEqual(most);
  });

  it('keep the currency once an amount is kept in it', async () => {
    const org = await Organization.found();
    expect((await org.admin.client.ask(save, { input: { version: await version(org), currency: 'GBP' } })).saveSettings.currency).toBe('GBP');
    await org.initiative({ cost: { amount: '1000' } });
    const refused = await org.admin.client.send(save, { input: { version: await version(org), currency: 'USD', name: 'Not kept' } });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'RULE', field: 'currency' });
    expect((await org.admin.client.ask('{ me { organization { name currency } } }')).me.organization).toMatchObject({ currency: 'GBP' });
  });

  it('say who sees money', async () => {
    const org = await Organization.found();
    const service = await org.department('Service');
    const [head, viewer, executive] = [await org.member('Hal Head', 'DEPARTMENT_HEAD', service), await org.member('Vi Viewer', 'VIEWER'), await org.member('Eve Exec', 'EXECUTIVE')];
    const id = await org.initiative({ departmentId: service, cost: { amount: '1000' } });
    const seen = async (): Promise<(string | null)[]> => Promise.all([executive, head, viewer].map(async ({ client }) => (await client.ask('query ($id: ID!) { initiative(id: $id) { cost { amount } } }', { id })).initiative.cost?.amount ?? null));
    expect(await seen()).toEqual(['1000.00', '1000.00', null]);
    await org.admin.client.ask(save, { input: { version: await version(org), moneyReaders: 'LEADERS' } });
    expect(await seen()).toEqual(['1000.00', null, null]);
    await org.admin.client.ask(save, { input: { version: await version(org), moneyReaders: 'EVERYBODY' } });
    expect(await seen()).toEqual(['1000.00', '1000.00', '1000.00']);
    expect((await viewer.client.ask('{ portfolio { cost { amount } } }')).portfolio.cost.amount).toBe('1000.00');
  });
});

describe('criteria and weights', () => {
  it('show the ranking that they would give, then give it', async () => {
    const org = await Organization.found();
    const { criteria } = await org.admin.client.ask('{ criteria { id axis weight } }');
    const rate = async (title: string, customer: number, business: number): Promise<string> => {
      const initiativeId = await org.initiative({ title, confidence: 'MEASURED' });
      await org.admin.client.ask('mutation ($input: RateInitiativeInput!) { rateInitiative(input: $input) { id } }', { input: { initiativeId, ratings: criteria.map(({ id, axis }: { id: string; axis: string }) => ({ criterionId: id, value: axis === 'CUSTOMER' ? customer : business, evidence: 'Survey' })) } });
      return initiativeId;
    };
    await rate('Loved', 90, 20);
    await rate('Lucrative', 40, 80);
    const order = async (): Promise<unknown> => (await org.admin.client.ask('{ initiatives(first: 10) { nodes { title priority } } }')).initiatives.nodes.map(({ title, priority }: { title: string; priority: number }) => [title, priority]);
    // 0.5 × 90 + 0.5 × 20 = 55; 0.5 × 40 + 0.5 × 80 = 60.
    expect(await order()).toEqual([['Lucrative', 60], ['Loved', 55]]);
    const { rankingPreview } = await org.admin.client.ask('{ rankingPreview(customerWeight: 0.8, weights: []) { total moved rows { rank rankBefore priority priorityBefore initiative { title } } } }');
    // 0.8 × 90 + 0.2 × 20 = 76; 0.8 × 40 + 0.2 × 80 = 48.
    expect(rankingPreview).toEqual({ total: 2, moved: 2, rows: [{ rank: 1, rankBefore: 2, priority: 76, priorityBefore: 55, initiative: { title: 'Loved' } }, { rank: 2, rankBefore: 1, priority: 48, priorityBefore: 60, initiative: { title: 'Lucrative' } }] });
    expect(await order()).toEqual([['Lucrative', 60], ['Loved', 55]]);
    const input = { version: await version(org), customerWeight: 0.8, criteria: [{ id: criteria[0].id, weight: 3, nameEn: 'How many', nameEs: 'A cuántos' }] };
    const saved = (await org.admin.client.ask('mutation ($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id name weight } }', { input })).saveCriteria;
    expect(saved[0]).toMatchObject({ name: 'How many', weight: 3 });
    expect(await order()).toEqual([['Loved', 76], ['Lucrative', 48]]);
    expect((await org.admin.client.send('mutation ($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id } }', { input })).code).toBe('CONFLICT');
    expect((await org.admin.client.send('mutation ($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id } }', { input: { ...input, version: input.version + 1, criteria: [{ id: criteria[0].id, weight: 0 }] } })).code).toBe('INVALID');
  });

  it('are refused when somebody saved others first, also where customer impact weighs the same', async () => {
    const org = await Organization.found();
    const { criteria } = await org.admin.client.ask('{ criteria { id } }');
    const seen = await version(org);
    const weigh = async (i: number): Promise<string | null> => (await org.admin.client.send('mutation ($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id } }', { input: { version: seen, customerWeight: 0.5, criteria: [{ id: criteria[i].id, weight: 3 }] } })).code;
    expect(await weigh(0)).toBeNull();
    expect(await weigh(1)).toBe('CONFLICT');
    expect(await version(org)).toBe(seen + 1);
  });
});

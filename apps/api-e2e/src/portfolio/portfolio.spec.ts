import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { product } from '../support/client.js';
import { Organization } from '../support/organization.js';
import { makeWorld } from '../support/world.js';
import type { World } from '../access.matrix.js';

const post = 'mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id isOnBehalf author { name } initiative { health dueOn latestNarrative } } }';
const rate = 'mutation ($input: RateInitiativeInput!) { rateInitiative(input: $input) { id priority customerImpact businessImpact ratedCount ratings { value share contribution criterion { axis weight } } } }';
const list = 'query ($filter: InitiativeFilter, $orderBy: InitiativeOrder!, $first: Int!, $after: String) { initiatives(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { id title priority health dueOn latestNarrative latestPostedAt cadence unownedSince department { name } owner { name department { name } } } pageInfo { hasNextPage endCursor } } }';
const whole = 'query ($filter: InitiativeFilter) { portfolio(filter: $filter) { total unowned unrated proposed overdue cost { amount } departments { value count } healths { value count } states { value count } } }';

interface Node {
  id: string;
  title: string;
  priority: number | null;
  health: string | null;
  unownedSince: string | null;
}

describe('the portfolio', () => {
  let world: World;

  beforeAll(async () => {
    world = await makeWorld();
  });

  const all = async (orderBy = 'PRIORITY', filter: object = {}, first = 7): Promise<Node[]> => {
    const nodes: Node[] = [];
    for (let after: string | null = null; ; ) {
      const { initiatives } = await world.admin.ask(list, { orderBy, filter, first, after });
      nodes.push(...initiatives.nodes);
      if (!initiatives.pageInfo.hasNextPage) return nodes;
      after = initiatives.pageInfo.endCursor;
    }
  };

  it('explains its figure: ratings, shares and contributions add up to the priority', async () => {
    const id = await world.fresh();
    const { criteria } = await world.admin.ask('{ criteria { id axis weight } }');
    const values = [75, 100, 50, 50, 25, 100];
    const ratings = criteria.map((criterion: { id: string }, i: number) => ({ criterionId: criterion.id, value: values[i], evidence: 'Panel of May, n = 1,204' }));
    const partly = (await world.admin.ask(rate, { input: { initiativeId: id, ratings: ratings.slice(0, 5), confidence: 'SOME_EVIDENCE' } })).rateInitiative;
    expect(partly).toMatchObject({ priority: null, ratedCount: 5 });
    const { rateInitiative } = await world.admin.ask(rate, { input: { initiativeId: id, ratings: ratings.slice(5) } });
    expect(rateInitiative.customerImpact).toBeCloseTo(80, 9);
    expect(rateInitiative.businessImpact).toBeCloseTo(57.5, 9);
    expect(rateInitiative.priority).toBeCloseTo(55, 9);
    const sum = (axis: string) => rateInitiative.ratings.filter((one: { criterion: { axis: string } }) => one.criterion.axis === axis).reduce((total: number, one: { contribution: number }) => total + one.contribution, 0);
    expect(sum('CUSTOMER')).toBeCloseTo(80, 9);
    expect(sum('BUSINESS')).toBeCloseTo(57.5, 9);
  });

  it('posts a status as the owner, and on behalf of them', async () => {
    const initiativeId = await world.fresh();
    const own = (await world.cast.owner.client.ask(post, { input: { initiativeId, health: 'AT_RISK', narrative: 'Waits for the contract.', nextStep: 'Sign it' } })).postStatusUpdate;
    expect(own).toMatchObject({ isOnBehalf: false, initiative: { health: 'AT_RISK', latestNarrative: 'Waits for the contract.' } });
    expect((await world.admin.ask(post, { input: { initiativeId, health: 'ON_TRACK', narrative: 'Signed.' } })).postStatusUpdate.isOnBehalf).toBe(true);
  });

  it('takes a status back within ten seconds, by its author only, and shows the one before', async () => {
    const initiativeId = await world.fresh();
    await world.cast.owner.client.ask(post, { input: { initiativeId, health: 'ON_TRACK', narrative: 'Fine.' } });
    const { id } = (await world.cast.owner.client.ask(post, { input: { initiativeId, health: 'OFF_TRACK', narrative: 'Wrong row.' } })).postStatusUpdate;
    const withdraw = 'mutation ($input: WithdrawStatusUpdateInput!) { withdrawStatusUpdate(input: $input) { withdrawnAt initiative { health latestNarrative } } }';
    expect((await world.admin.send(withdraw, { input: { id } })).code).toBe('FORBIDDEN');
    expect((await world.cast.owner.client.ask(withdraw, { input: { id } })).withdrawStatusUpdate.initiative).toEqual({ health: 'ON_TRACK', latestNarrative: 'Fine.' });
    expect((await world.cast.owner.client.send(withdraw, { input: { id } })).code).toBe('RULE');
    const { initiative } = await world.admin.ask('query ($id: ID!) { initiative(id: $id) { statusUpdates(first: 10) { nodes { narrative } } } }', { id: initiativeId });
    expect(initiative.statusUpdates.nodes).toEqual([{ narrative: 'Fine.' }]);
  });

  it('no longer takes it back after ten seconds', async () => {
    const initiativeId = await world.fresh();
    const { id } = (await world.cast.owner.client.ask(post, { input: { initiativeId, health: 'ON_TRACK', narrative: 'Stays.' } })).postStatusUpdate;
    await new Promise((done) => setTimeout(done, 10_200));
    expect((await world.cast.owner.client.send('mutation ($input: WithdrawStatusUpdateInput!) { withdrawStatusUpdate(input: $input) { id } }', { input: { id } })).code).toBe('RULE');
  });

  it('refuses a status for what isn’t active, keeps owners through pause, and shows the gap when reopened', async () => {
    const id = await world.fresh();
    const input = { initiativeId: id, health: 'ON_TRACK', narrative: 'Going.' };
    const step = (verb: string, reason?: string) => world.admin.ask(`mutation ($input: ChangeStateInput!) { ${verb}Initiative(input: $input) { state dueOn owner { name } } }`, { input: { id, reason } });
    expect((await world.admin.send(post, { input })).code).toBeNull();
    expect((await step('pause')).pauseInitiative).toEqual({ state: 'PAUSED', dueOn: null, owner: { name: 'Oscar Owner' } });
    expect((await world.admin.send(post, { input })).code).toBe('RULE');
    expect((await step('activate')).activateInitiative.dueOn).not.toBeNull();
    expect((await world.admin.send('mutation ($input: ChangeStateInput!) { cancelInitiative(input: $input) { id } }', { input: { id } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect((await step('cancel', 'No budget')).cancelInitiative.state).toBe('CANCELLED');
    expect((await step('activate')).activateInitiative.owner).toEqual({ name: 'Oscar Owner' });
  });

  it('two who edit the same version: one is saved, the other gets the current record', async () => {
    const id = await world.fresh();
    const edit = 'mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { version summary } }';
    const answers = await Promise.all(['Mine', 'Yours'].map((summary) => world.admin.send(edit, { input: { id, version: 1, summary } })));
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort());
    const loser = answers.find(({ code }) => code === 'CONFLICT');
    expect((loser?.errors[0]?.extensions.current as { version: number }).version).toBe(2);
  });

  it('pages by keyset: every row once, in order, whatever the page size', async () => {
    for (let i = 0; i < 15; i++) await world.organization.initiative({ departmentId: world.departments.other });
    for (const order of ['PRIORITY', 'TITLE', 'DUE_ON', 'UNOWNED_SINCE']) {
      const small = await all(order, {}, 4);
      const large = await all(order, {}, 100);
      expect(small.map(({ id }) => id)).toEqual(large.map(({ id }) => id));
      expect(new Set(small.map(({ id }) => id)).size).toBe(small.length);
    }
    const priorities = (await all('PRIORITY')).map(({ priority }) => priority ?? -1);
    expect(priorities).toEqual([...priorities].sort((one, other) => other - one));
  });

  it('counts what it lists, under every filter, after a hundred random operations', async () => {
    const ids = [...(await all()).map(({ id }) => id)];
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;
    const change = (verb: string, id: string) => world.admin.send(`mutation ($input: ChangeStateInput!) { ${verb}Initiative(input: $input) { id } }`, { input: { id, reason: 'r' } });
    for (let i = 0; i < 100; i++) {
      const id = pick(ids);
      const acts: (() => Promise<unknown>)[] = [
        () => change(pick(['activate', 'pause', 'finish', 'cancel', 'archive', 'restore']), id),
        () => world.admin.send(post, { input: { initiativeId: id, health: pick(['ON_TRACK', 'AT_RISK', 'OFF_TRACK']), narrative: `n${i}` } }).then(({ data }) => (Math.random() < 0.3 && data ? world.admin.send('mutation ($id: ID!) { withdrawStatusUpdate(id: $id) { id } }', { id: data.postStatusUpdate.id }) : null)),
        async () => {
          const { initiative } = await world.admin.ask('query ($id: ID!) { initiative(id: $id) { version } }', { id });
          await world.admin.send('mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', { input: { id, version: initiative.version, cadence: pick(['WEEK', 'MONTH', null]) } });
        },
        () => world.admin.send('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId: id, personId: pick(Object.values(world.cast)).personId } }),
        async () => ids.push(await world.organization.initiative({ isProposal: Math.random() < 0.5, departmentId: pick(Object.values(world.departments)), cost: { amount: '100' } })),
        () => world.admin.send(rate, { input: { initiativeId: id, ratings: [{ criterionId: world.criterionId, value: Math.floor(Math.random() * 100), evidence: 'e' }] } }),
      ];
      await pick(acts)();
    }
    await world.organization.initiative({ title: 'Aviso de cobro, último' });
    for (const filter of [{}, { text: 'ULTIM av' }, { isTold: false }, { isTold: true, isOwned: true }, { departmentIds: [world.departments.lead] }, { healths: ['AT_RISK'] }, { isOwned: false }, { isRated: true }, { states: ['PROPOSED'] }, { departmentIds: [world.departments.other], isOwned: true }]) {
      const nodes = await all('PRIORITY', filter, 50);
      const { portfolio } = await world.admin.ask(whole, { filter });
      expect({ filter, total: portfolio.total }).toEqual({ filter, total: nodes.length });
      expect({ filter, unowned: portfolio.unowned }).toEqual({ filter, unowned: nodes.filter(({ unownedSince }) => unownedSince).length });
      expect(portfolio.unrated).toBe(nodes.filter(({ priority }) => priority === null).length);
    }
    // Words by their beginning, and none of what only looks like a pattern.
    expect((await all('TITLE', { text: 'ULTIM av' })).map(({ title }) => title)).toEqual(['Aviso de cobro, último']);
    expect(await all('TITLE', { text: 'viso' })).toEqual([]);
    expect((await all('TITLE', { text: ' %_ ' })).length).toBe((await all('TITLE')).length);
    // And a rebuild from the facts changes nothing of what is shown.
    const shown = await all('PRIORITY', {}, 100);
    const { batuta } = await import('../support/organization.js');
    expect((await batuta(['portfolio', 'rebuild', '--organization', world.organization.slug, '--as', world.cast.admin.email, '--json'])).code).toBe(0);
    expect(await all('PRIORITY', {}, 100)).toEqual(shown);
  });

  it('counts cells of the matrix as it lists them, all but the first by priority', async () => {
    const criteria: { id: string }[] = (await world.admin.ask('{ criteria { id } }')).criteria;
    for (const value of [0, 20, 49, 50, 90, 100]) {
      await world.admin.ask(rate, { input: { initiativeId: await world.fresh(), ratings: criteria.map(({ id }) => ({ criterionId: id, value, evidence: 'Panel of May' })) } });
    }
    const cells = 'query ($filter: InitiativeFilter, $top: Int!, $asOf: Date) { matrixCells(filter: $filter, top: $top, asOf: $asOf) { customer business initiatives unowned } }';
    const isRated = true;
    const rated = await all('PRIORITY', { isRated }, 100);
    const counted = (await world.admin.ask(cells, { top: 0 })).matrixCells as { customer: number; business: number; initiatives: number; unowned: number }[];
    expect(counted.reduce((sum, { initiatives }) => sum + initiatives, 0)).toBe(rated.length);
    expect(counted.find(({ customer, business }) => customer === 9 && business === 9)?.initiatives).toBeGreaterThanOrEqual(2);
    for (const { customer, business, initiatives, unowned } of counted) {
      const filter = { isRated, cell: { customer, business } };
      const nodes = await all('PRIORITY', filter, 50);
      expect({ initiatives, unowned }).toEqual({ initiatives: nodes.length, unowned: nodes.filter(({ unownedSince }) => unownedSince).length });
      expect((await world.admin.ask(whole, { filter })).portfolio.total).toBe(initiatives);
    }
    const rest = (await world.admin.ask(cells, { top: 3 })).matrixCells as typeof counted;
    const without = new Set(rated.slice(0, 3).map(({ id }) => id));
    for (const { customer, business, initiatives } of counted) {
      const nodes = await all('PRIORITY', { isRated, cell: { customer, business } }, 50);
      expect(rest.find((cell) => cell.customer === customer && cell.business === business)?.initiatives ?? 0).toBe(nodes.filter(({ id }) => !without.has(id)).length);
      expect(initiatives).toBe(nodes.length);
    }
    expect((await world.admin.ask(cells, { top: 0, asOf: '2020-01-01' })).matrixCells).toEqual([]);
    expect((await world.admin.send(list, { orderBy: 'PRIORITY', first: 1, filter: { cell: { customer: 9, business: 9 } } })).code).toBeNull();
    expect((await world.admin.send(list, { orderBy: 'PRIORITY', first: 1, filter: { cell: { customer: 10, business: 0 } } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'cell.customer' });
    expect((await world.admin.send(list, { orderBy: 'PRIORITY', first: 1, filter: { departmentIds: ['finance'] } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'departmentIds' });
  });

  it('pages people by name, one at a time as all at once', async () => {
    const page = 'query ($first: Int!, $after: String) { people(first: $first, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } initiatives(first: 100) { nodes { owner { id } } } }';
    const { people } = await world.admin.ask(page, { first: 100 });
    const found: string[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const next: { people: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await world.admin.ask(page, { first: 1, after });
      found.push(...next.people.nodes.map(({ id }) => id));
      ({ hasNextPage: isMore, endCursor: after } = next.people.pageInfo);
    }
    expect(found.length).toBeGreaterThan(8);
    expect(found).toEqual(people.nodes.map(({ id }: { id: string }) => id));
  });

  it('is one operation with at most three statements, whatever the page size', async () => {
    const both = `query ($first: Int!) { portfolio { total unowned departments { count department { name } } } initiatives(first: $first) { nodes { id title owner { name department { name } } sponsor { name } department { name } cost { amount } } } gaps: initiatives(orderBy: UNOWNED_SINCE, first: 4) { nodes { id title } } }`;
    const statements: number[] = [];
    for (const first of [5, 50]) {
      const { headers } = await world.admin.send(both, { first });
      statements.push(await statementsOf(headers.get('x-request-id') as string));
    }
    expect(statements).toEqual([3, 3]);
  });

  it('shows what is due to its owner, and not to others', async () => {
    const mine = (await world.cast.owner.client.ask('{ work { held { id } due { daysLate } } }')).work;
    expect(mine.held.length).toBeGreaterThan(0);
    const newcomer = await world.organization.member('Nil Newcomer', 'VIEWER');
    expect((await newcomer.client.ask('{ work { held { id } due { daysLate } } }')).work).toEqual({ held: [], due: [] });
  });

  it('refuses what an initiative can’t be', async () => {
    const create = 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }';
    expect((await world.admin.send(create, { input: { title: 'Ends first', startsOn: '2027-02-01', endsOn: '2027-01-01' } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'endsOn' });
    expect((await world.admin.send(create, { input: { title: 'No such day', startsOn: '2027-02-30' } })).code).toBe('INVALID');
    expect((await world.admin.send(create, { input: { title: 'x'.repeat(301) } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'title' });
    expect((await world.admin.send(create, { input: { title: 'Costs words', cost: { amount: 'a lot' } } })).code).toBe('INVALID');
    const sponsorId = world.cast.owner.personId;
    expect((await world.cast.head.client.ask('mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { sponsor { id } } }', { input: { title: 'Sponsored', departmentId: world.departments.lead, sponsorId } })).createInitiative.sponsor.id).toBe(sponsorId);
    // An executive may begin one; who sponsors it is said by who governs it.
    expect((await world.cast.executive.client.send(create, { input: { title: 'Unsponsored' } })).code).toBeNull();
    expect((await world.cast.executive.client.send(create, { input: { title: 'Not sponsored', sponsorId } })).code).toBe('FORBIDDEN');
    expect((await world.admin.send(create, { input: { title: 'First', externalKey: 'K-1' } })).code).toBeNull();
    expect((await world.admin.send(create, { input: { title: 'Second', externalKey: ' k-1 ' } })).code).toBe('CONFLICT');
  });
});

/** What the api's log says of a request; its line follows the answer at once. */
async function statementsOf(requestId: string): Promise<number> {
  for (let i = 0; i < 50; i++) {
    const line = readFileSync(join(product.dataDir, 'batuta.log'), 'utf8').split('\n').find((text) => text.includes(requestId) && text.includes('"statements"'));
    if (line) return (JSON.parse(line) as { statements: number }).statements;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`no log line for ${requestId}`);
}

describe('an empty organization', () => {
  it('answers everything with nothing', async () => {
    const { admin } = await Organization.found();
    expect((await admin.client.ask(whole, {})).portfolio).toMatchObject({ total: 0, unowned: 0, overdue: 0, departments: [] });
    expect((await admin.client.ask(list, { orderBy: 'PRIORITY', first: 10 })).initiatives).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });
});

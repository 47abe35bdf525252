import { Client } from '../support/client.js';
import { launched, cleanUp } from '../support/launcher.js';
import { batuta, Organization, testPassword } from '../support/organization.js';

describe('the sample companies', () => {
  afterAll(cleanUp);

  it('are told anew by one command, with their history, and not where somebody works in one', async () => {
    const product = await launched({ SAMPLE: 'on' });
    const env = { DATABASE_URL: product.runtime.databaseUrl, DATABASE_OWNER_URL: product.runtime.databaseOwnerUrl, SAMPLE_PASSWORD: product.password, PUBLIC_URL: product.url };
    const enter = async (): Promise<string> => {
      const response = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation ($input: SignInInput!) { signIn(input: $input) }', variables: { input: { email: 'ana@aurora.example', password: product.password } } }) });
      return /__Host-batuta=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';
    };
    const ask = async (query: string): Promise<Record<string, { total: number; unowned: number; states: { value: string; count: number }[] } & { id: string }[]>> => (await (await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: await enter(), 'batuta-organization': 'aurora' }, body: JSON.stringify({ query }) })).json()).data;
    const page = '{ portfolio { total unowned states { value count } } departments { id } }';
    const before = await ask(page);
    expect(before.portfolio?.total).toBeGreaterThan(35);
    expect(before.portfolio?.unowned).toBeGreaterThan(2);
    expect(before.departments).toHaveLength(8);
    // A believable company has holes of many kinds, with the ages that its history gave them.
    const { gaps } = (await ask('{ gaps(first: 100) { counts { rule } nodes { rule severity since } } }')) as unknown as { gaps: { counts: { rule: string }[]; nodes: { rule: string; severity: string; since: string }[] } };
    expect(gaps.counts.length).toBeGreaterThanOrEqual(8);
    const vacant = gaps.nodes.find(({ rule, severity }) => rule === 'role-vacant' && severity === 'CRITICAL');
    expect(Math.round((Date.now() - Date.parse(vacant?.since ?? '')) / 86_400_000)).toBeGreaterThanOrEqual(94);
    const reset = await batuta(['sample', 'reset', '--json'], env);
    expect(reset).toMatchObject({ code: 0, stderr: '' });
    const after = await ask(page);
    expect(after.portfolio).toEqual(before.portfolio);
    expect(after.departments?.[0]?.id).not.toBe(before.departments?.[0]?.id);

    // Somebody of flesh and blood joins: from now on it stays.
    await batuta(['account', 'create', '--email', 'eva@elsewhere.example', '--password', 'cobre-faro-vela-29'], env);
    const invited = (await (await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: await enter(), 'batuta-organization': 'aurora' }, body: JSON.stringify({ query: 'mutation { inviteMember(input: { email: "eva@elsewhere.example", access: VIEWER }) { link } }' }) })).json()).data.inviteMember.link as string;
    await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', variables: { input: { token: invited.slice(invited.lastIndexOf('/') + 1), password: 'cobre-faro-vela-29' } } }) });
    expect(await batuta(['sample', 'reset'], env)).toMatchObject({ code: 1, stderr: expect.stringContaining('has worked in') });
    expect((await ask(page)).departments?.[0]?.id).toBe(after.departments?.[0]?.id);
  }, 240_000);
});

describe('a sample of one’s own', () => {
  it('is told once to whoever asked, seen by nobody else, and put away; it is nobody’s other organization', async () => {
    const organization = await Organization.found();
    const office = await organization.member('Olga Office', 'PROGRAM_OFFICE');
    expect((await office.client.ask('{ ownSample { slug } }')).ownSample).toBeNull();
    await office.client.ask('mutation { exploreSample }');
    let own: { slug: string; name: string; isReady: boolean } | null = null;
    for (let tries = 0; tries < 300 && !own?.isReady; tries++) {
      await new Promise((done) => setTimeout(done, 200));
      // Nowhere to go before it is told to its end. Of one operation, whose organizations are looked up first.
      const { ownSample, me: reader } = await office.client.ask('{ ownSample { slug name isReady } me { organizations { slug } } }');
      own = ownSample;
      if (own && !own.isReady) expect(reader.organizations).toHaveLength(1);
    }
    expect(own).toMatchObject({ isReady: true, name: 'Harbor Telecom (sample)' });
    const slug = own?.slug ?? '';
    await office.client.ask('mutation { exploreSample }');
    const inside = await Client.signIn(office.email, testPassword, slug);
    const { portfolio, me, memberships } = await inside.ask('{ portfolio { total unowned } me { access organization { isSample } organizations { slug } } memberships { person { name } } }');
    expect(portfolio).toEqual({ total: 38, unowned: 4 });
    expect(me).toMatchObject({ access: 'ADMIN', organization: { isSample: true }, organizations: [{ slug: organization.slug }, { slug }] });
    expect(memberships).toEqual([{ person: { name: 'Olga Office' } }]);
    expect((await (await Client.signIn(organization.admin.email, testPassword, slug)).send('{ portfolio { total } }')).code).toBe('NOT_FOUND');
    // Looking around costs nobody their administrator's help.
    const { memberships: members } = await organization.admin.client.ask('{ memberships { id person { id } } }');
    const membershipId = members.find(({ person }: { person: { id: string } }) => person.id === office.personId).id;
    expect((await organization.admin.client.send('mutation ($input: IssueResetLinkInput!) { issueResetLink(input: $input) { link } }', { input: { membershipId } })).code).toBeNull();
    expect((await inside.ask('mutation { putSampleAway }')).putSampleAway).toBe(true);
    expect((await inside.send('{ portfolio { total } }')).code).toBe('NOT_FOUND');
    expect((await office.client.ask('{ ownSample { slug } me { organizations { slug } } }'))).toEqual({ ownSample: null, me: { organizations: [{ slug: organization.slug }] } });
  }, 120_000);
});

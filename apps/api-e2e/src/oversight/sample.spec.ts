import { launched, cleanUp } from '../support/launcher.js';
import { batuta } from '../support/organization.js';

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

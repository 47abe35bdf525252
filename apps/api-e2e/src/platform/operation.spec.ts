import { Client, product } from '../support/client.js';
import { Organization } from '../support/organization.js';

const create = 'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id name } }';

describe('an operation', () => {
  let organization: Organization;
  let admin: Client;

  beforeAll(async () => {
    organization = await Organization.found();
    admin = organization.admin.client;
  });

  it('with the same Idempotency-Key gives its first answer again and writes once', async () => {
    const [first, second] = [await admin.send(create, { input: { name: 'Once' } }, { key: 'k-once' }), await admin.send(create, { input: { name: 'Once' } }, { key: 'k-once' })];
    expect(first.code).toBeNull();
    expect(second.data).toEqual(first.data);
    const { departments } = await admin.ask('{ departments { name } }');
    expect(departments.filter(({ name }: { name: string }) => name === 'Once')).toHaveLength(1);
  });

  it('sent twice at the same moment under one key is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.send(create, { input: { name: 'Together' } }, { key: 'k-together' })));
    expect(answers.map(({ code }) => code)).toEqual(Array(8).fill(null));
    expect(new Set(answers.map(({ data }) => data.createDepartment.id)).size).toBe(1);
  });

  it('refuses a key that was used for something else, and forgets keys of refused ones', async () => {
    await admin.ask(create, { input: { name: 'Other' } }, { key: 'k-other' });
    expect((await admin.send(create, { input: { name: 'Another' } }, { key: 'k-other' })).code).toBe('CONFLICT');
    expect((await admin.send(create, { input: { name: '' } }, { key: 'k-refused' })).code).toBe('INVALID');
    expect((await admin.send(create, { input: { name: 'Mended' } }, { key: 'k-refused' })).code).toBeNull();
  });

  it('under a key says what the database refused in what was only sent, and keeps nothing of it', async () => {
    const initiativeId = await organization.initiative({ title: 'Refused' });
    const post = 'mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }';
    const status = (narrative: string): object => ({ input: { initiativeId, health: 'ON_TRACK', narrative } });
    expect((await admin.send(post, status('All is well.'), { key: 'k-well' })).code).toBeNull();
    expect((await admin.send(post, status('All is \u0000 well.'), { key: 'k-nul' })).code).toBe('INVALID');
    const { initiative } = await admin.ask('query ($id: ID!) { initiative(id: $id) { statusUpdates(first: 5) { nodes { narrative } } } }', { id: initiativeId });
    expect(initiative.statusUpdates.nodes).toEqual([{ narrative: 'All is well.' }]);
  });

  it('keeps keys of one member apart from another’s', async () => {
    const office = await organization.member('Petra Program', 'PROGRAM_OFFICE');
    await admin.ask(create, { input: { name: 'Mine' } }, { key: 'k-shared' });
    expect((await office.client.send(create, { input: { name: 'Hers' } }, { key: 'k-shared' })).data.createDepartment.name).toBe('Hers');
  });

  it.each([
    ['depth', `{ departments { ${'parent { '.repeat(14)} id ${'}'.repeat(14)} } }`],
    ['aliases', `{ ${Array.from({ length: 40 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['cost', '{ people(first: 100) { nodes { manager { id } department { head { id } } a: id b: id c: id } } initiatives(first: 100) { nodes { statusUpdates(first: 100) { nodes { id narrative } } } } }'],
    ['directives', `{ me { email ${'@include(if: true) '.repeat(1)} ${Array.from({ length: 30 }, () => 'email @include(if: true)').join(' ')} } }`],
  ])('beyond the bound of %s is refused before it runs', async (bound, query) => {
    const { code, errors, data } = await admin.send(query);
    expect({ code, bound: errors[0]?.extensions.bound ?? null, data }).toEqual({ code: 'LIMITED', bound, data: null });
  });

  it('counts depth through fragments, and refuses their cycles', async () => {
    const deep = `query { departments { ...a } } ${'abcdefghijkl'.split('').map((name, i, all) => `fragment ${name} on Department { parent { ${all[i + 1] ? `...${all[i + 1]}` : 'id'} } }`).join(' ')}`;
    expect((await admin.send(deep)).code).toBe('LIMITED');
    expect((await admin.send('query { departments { ...a } } fragment a on Department { parent { ...a } }')).code).toBe('INVALID');
  });

  it('comes by POST, alone, and not too large', async () => {
    const headers = { 'content-type': 'application/json', cookie: admin.cookie ?? '', 'batuta-organization': organization.slug };
    expect((await fetch(`${product.url}/graphql?query={me{email}}`, { headers })).status).toBe(405);
    const batch = await fetch(`${product.url}/graphql`, { method: 'POST', headers, body: JSON.stringify([{ query: '{ me { email } }' }]) });
    expect(batch.status).toBeGreaterThanOrEqual(400);
    const large = await fetch(`${product.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: '{ me { email } }', variables: { x: 'x'.repeat(1_100_000) } }) });
    expect(large.status).toBe(413);
    const broken = await fetch(`${product.url}/graphql`, { method: 'POST', headers, body: '{' });
    expect(broken.status).toBe(400);
    const form = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { cookie: admin.cookie ?? '', 'content-type': 'text/plain' }, body: JSON.stringify({ query: 'mutation { signOut }' }) });
    expect(form.status).toBe(400);
    expect((await admin.send('{ me { email } }')).code).toBeNull();
  });

  it('shows the schema to members only', async () => {
    const ask = '{ __schema { queryType { name } } }';
    expect((await admin.send(ask)).code).toBeNull();
    expect((await new Client(null, null).send(ask)).code).toBe('UNAUTHENTICATED');
  });

  it('doesn’t suggest names, and hides what it did not expect behind a request id', async () => {
    const { errors } = await new Client(null, null).send('{ departmentz { id } }');
    expect(errors[0]?.message).not.toMatch(/did you mean/i);
    const nul = await admin.send(create, { input: { name: 'a\u0000b' } });
    expect({ code: nul.code, hasId: typeof nul.errors[0]?.extensions.requestId === 'string', stack: JSON.stringify(nul.errors).includes('node_modules') }).toEqual({ code: 'INVALID', hasId: true, stack: false });
  });

  it('refuses in the reader’s language, naming the field', async () => {
    const english = await admin.send(create, { input: { name: '' } });
    const spanish = await admin.send(create, { input: { name: '' } }, { language: 'es' });
    expect(english.errors[0]).toMatchObject({ message: '“name” is empty; write something.', extensions: { code: 'INVALID', field: 'name' } });
    expect(spanish.message).toBe('«name» está vacío; escribe algo.');
  });

  it('rolls back all of a mutation when a part of it fails', async () => {
    const { code, data } = await admin.send(`mutation { a: createDepartment(input: { name: "Kept?" }) { id } b: createDepartment(input: { name: "" }) { id } }`);
    expect({ code, data }).toEqual({ code: 'INVALID', data: null });
    const { departments } = await admin.ask('{ departments { name } }');
    expect(departments.map(({ name }: { name: string }) => name)).not.toContain('Kept?');
  });

  it('in a stale cursor, in another list’s cursor and in a made-up one is INVALID', async () => {
    const ask = 'query ($after: String) { people(first: 1, after: $after) { pageInfo { endCursor } } }';
    expect((await admin.send(ask)).code).toBeNull();
    for (const after of ['x', Buffer.from('[1,2,3]').toString('base64url'), Buffer.from('{}').toString('base64url')]) expect((await admin.send(ask, { after })).code).toBe('INVALID');
  });
});

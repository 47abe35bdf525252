import pg from 'pg';
import { Client, cookieIn, product } from '../support/client.js';
import { Organization, testPassword, tokenOf } from '../support/organization.js';

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) }';
const accept = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }';
const invite = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link invitation { id expiresAt } } }';

describe('signing in', () => {
  let organization: Organization;
  const nobody = new Client(null, null);

  beforeAll(async () => {
    organization = await Organization.found();
  });

  it('sets a cookie that scripts and other sites can’t use', async () => {
    const { headers } = await nobody.send(signIn, { input: { email: organization.admin.email, password: testPassword } });
    expect(headers.get('set-cookie')).toMatch(/^__Host-batuta=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  });

  it('says the same of a wrong password and of an unknown account', async () => {
    const wrong = await nobody.send(signIn, { input: { email: organization.admin.email, password: 'not-this-one-1' } });
    const unknown = await nobody.send(signIn, { input: { email: 'nobody@nowhere.example', password: 'not-this-one-1' } });
    expect(wrong.code).toBe('UNAUTHENTICATED');
    expect({ ...unknown.errors[0], extensions: { ...unknown.errors[0]?.extensions, requestId: '' } }).toEqual({ ...wrong.errors[0], extensions: { ...wrong.errors[0]?.extensions, requestId: '' } });
  });

  it('is slowed down after ten wrong passwords, right ones included', async () => {
    const guest = await organization.member('Thea Throttle', 'VIEWER');
    expect((await nobody.send(signIn, { input: { email: guest.email, password: testPassword } })).code).toBeNull();
    for (let i = 0; i < 10; i++) await nobody.send(signIn, { input: { email: guest.email, password: `wrong-password-${i}` } });
    const { code, errors } = await nobody.send(signIn, { input: { email: guest.email, password: testPassword } });
    expect(code).toBe('LIMITED');
    expect(errors[0]?.extensions.retryAfter).toBeGreaterThan(0);
  });

  it('an invitation under another address asks whether it is the person who bears that name, and makes no second one unasked', async () => {
    const other = await Organization.found();
    const department = await other.department('Claims');
    const marta = (await other.admin.client.ask('mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Marta Olmo', title: 'Head of claims', email: 'marta@old.example', departmentId: department } })).createPerson.id;
    const input = { email: `marta.olmo@${other.slug}.example`, name: 'marta  olmo', access: 'VIEWER' };
    const asked = await other.admin.client.send(invite, { input });
    expect([asked.code, asked.message, asked.errors[0]?.extensions.personId]).toEqual(['CONFLICT', expect.stringContaining('Marta Olmo, Head of claims, Claims'), marta]);
    const people = async () => (await other.admin.client.ask('{ people(first: 50) { nodes { name email } } }')).people.nodes.filter(({ name }: { name: string }) => name.toLowerCase().startsWith('marta'));
    expect(await people()).toEqual([{ name: 'Marta Olmo', email: 'marta@old.example' }]);
    const { inviteMember } = await other.admin.client.ask(invite, { input: { ...input, personId: marta } });
    expect(await people()).toEqual([{ name: 'Marta Olmo', email: input.email }]);
    const offer = 'query ($token: String!) { invitation(token: $token) { name } }';
    expect((await nobody.ask(offer, { token: tokenOf(inviteMember.link) })).invitation).toEqual({ name: 'Marta Olmo' });
    await other.admin.client.ask(invite, { input: { ...input, email: `another@${other.slug}.example`, isAnother: true } });
    expect(await people()).toHaveLength(2);
    const taken = await other.admin.client.send(invite, { input: { ...input, email: `another@${other.slug}.example`, personId: marta } });
    expect([taken.code, taken.message]).toEqual(['CONFLICT', expect.stringContaining('has that address')]);
  });

  it('is said in each organization of the account, with who it was there', async () => {
    const [one, other] = [await Organization.found(), await Organization.found()];
    const { inviteMember } = await other.admin.client.ask(invite, { input: { email: one.admin.email, access: 'VIEWER' } });
    await nobody.send(accept, { input: { token: tokenOf(inviteMember.link), password: testPassword } });
    await nobody.send(signIn, { input: { email: one.admin.email, password: testPassword } });
    const database = new pg.Client({ connectionString: product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });
    await database.connect();
    const { rows } = await database.query(
      `select o.slug, p.email, count(*)::int as times from app.events e join app.organizations o on o.id = e.organization_id join app.people p on p.organization_id = e.organization_id and p.id = e.actor_id
       where e.name = 'account.signed_in' and p.email = $1 group by 1, 2`,
      [one.admin.email],
    );
    await database.end();
    // Founding signed the administrator in once, before the second organization was theirs.
    expect(rows.sort((a, b) => b.times - a.times)).toEqual([{ slug: one.slug, email: one.admin.email, times: 3 }, { slug: other.slug, email: one.admin.email, times: 2 }]);
  });

  it('gives a new session each time, and a forged cookie gives none', async () => {
    const tokens = await Promise.all([1, 2].map(async () => cookieIn((await nobody.send(signIn, { input: { email: organization.admin.email, password: testPassword } })).headers)));
    expect(new Set(tokens).size).toBe(2);
    expect((await new Client(organization.slug, '__Host-batuta=forged').send('{ me { email } }')).code).toBe('UNAUTHENTICATED');
  });

  it('lets sample accounts in from this machine only, and not through a proxy on it', async () => {
    const sample = { input: { email: 'ana@aurora.example', password: product.password } };
    expect((await nobody.send(signIn, sample)).code).toBeNull();
    // Whoever comes through a proxy on this machine comes from elsewhere.
    const forwarded = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' }, body: JSON.stringify({ query: signIn, variables: sample }) });
    expect(((await forwarded.json()) as { data: unknown }).data).toBeNull();
  });
});

describe('an invitation', () => {
  let organization: Organization;
  const nobody = new Client(null, null);

  beforeAll(async () => {
    organization = await Organization.found();
  });

  const make = async (email: string, access = 'CONTRIBUTOR') => tokenOf((await organization.admin.client.ask(invite, { input: { email, access } })).inviteMember.link);

  it('says what it offers and from whom, for as long as it works', async () => {
    const offer = 'query ($token: String!) { invitation(token: $token) { organization invitedBy email name access } }';
    const email = `cero@${organization.slug}.example`;
    const token = await make(email, 'VIEWER');
    expect((await nobody.ask(offer, { token })).invitation).toEqual({ organization: `Test ${organization.slug}`, invitedBy: 'Ada Admin', email, name: 'cero', access: 'VIEWER' });
    expect((await nobody.send(accept, { input: { token, password: testPassword } })).code).toBeNull();
    expect((await nobody.send(offer, { token })).code).toBe('NOT_FOUND');
    expect((await nobody.send(offer, { token: 'a'.repeat(32) })).code).toBe('NOT_FOUND');
    const [replaced, fresh] = [await make(email.replace('cero', 'nueve')), await make(email.replace('cero', 'nueve'))];
    expect((await nobody.send(offer, { token: replaced })).code).toBe('NOT_FOUND');
    expect((await nobody.send(offer, { token: fresh })).code).toBeNull();
  });

  it('beside other fields of one query, each sees its own', async () => {
    const other = await Organization.found();
    const [here, there] = [await make(`diez@${organization.slug}.example`), tokenOf((await other.admin.client.ask(invite, { input: { email: `diez@${other.slug}.example`, access: 'VIEWER' } })).inviteMember.link)];
    const both = await organization.admin.client.ask('query ($here: String!, $there: String!) { a: invitation(token: $here) { organization } people(first: 100) { nodes { name } } b: invitation(token: $there) { organization } departments { id } }', { here, there });
    expect(both.a.organization).toBe(`Test ${organization.slug}`);
    expect(both.b.organization).toBe(`Test ${other.slug}`);
    expect(both.people.nodes).toEqual(expect.arrayContaining([{ name: 'Ada Admin' }, { name: 'diez' }]));
  });

  it('works once', async () => {
    const token = await make(`una@${organization.slug}.example`);
    expect((await nobody.send(accept, { input: { token, password: testPassword } })).data.acceptInvitation.organization).toBe(organization.slug);
    expect((await nobody.send(accept, { input: { token, password: testPassword } })).code).toBe('NOT_FOUND');
  });

  it('accepted twice at the same moment gives access once', async () => {
    const token = await make(`dos@${organization.slug}.example`);
    const answers = await Promise.all([1, 2, 3, 4].map(() => nobody.send(accept, { input: { token, password: testPassword } })));
    expect(answers.filter(({ code }) => code === null)).toHaveLength(1);
  });

  it('is replaced by a later one to the same address', async () => {
    const [first, second] = [await make(`tres@${organization.slug}.example`), await make(`tres@${organization.slug}.example`)];
    expect((await nobody.send(accept, { input: { token: first, password: testPassword } })).code).toBe('NOT_FOUND');
    expect((await nobody.send(accept, { input: { token: second, password: testPassword } })).code).toBeNull();
  });

  it('of a head says which department, and makes them its head where it has none', async () => {
    const departmentId = await organization.department('Branches');
    const { inviteMember } = await organization.admin.client.ask(invite, { input: { email: `ocho@${organization.slug}.example`, access: 'DEPARTMENT_HEAD', departmentId } });
    const token = tokenOf(inviteMember.link);
    expect((await nobody.ask('query ($token: String!) { invitation(token: $token) { department } }', { token })).invitation.department).toBe('Branches');
    await nobody.send(accept, { input: { token, password: testPassword } });
    const { departments, people } = await organization.admin.client.ask('{ departments { name head { name } } people(filter: { departmentId: "' + departmentId + '" }) { nodes { name hasAccess } } }');
    expect(departments).toContainEqual({ name: 'Branches', head: { name: 'ocho' } });
    expect(people.nodes).toEqual([{ name: 'ocho', hasAccess: true }]);
  });

  it('is renewed by a new link, and taken back; once accepted it is neither', async () => {
    const client = organization.admin.client;
    const made = (await client.ask(invite, { input: { email: `siete@${organization.slug}.example`, access: 'VIEWER' } })).inviteMember;
    const renew = 'mutation ($input: InvitationIdInput!) { renewInvitation(input: $input) { link invitation { id email access person { name } } } }';
    const renewed = (await client.ask(renew, { input: { id: made.invitation.id } })).renewInvitation;
    expect(renewed.invitation).toMatchObject({ email: `siete@${organization.slug}.example`, access: 'VIEWER', person: { name: 'siete' } });
    expect((await nobody.send(accept, { input: { token: tokenOf(made.link), password: testPassword } })).code).toBe('NOT_FOUND');
    expect((await client.send(renew, { input: { id: made.invitation.id } })).code).toBe('RULE');
    const revoke = 'mutation ($input: InvitationIdInput!) { revokeInvitation(input: $input) { id } }';
    await client.ask(revoke, { input: { id: renewed.invitation.id } });
    expect((await nobody.send(accept, { input: { token: tokenOf(renewed.link), password: testPassword } })).code).toBe('NOT_FOUND');
    expect((await client.ask('{ invitations { email } }')).invitations).not.toContainEqual({ email: `siete@${organization.slug}.example` });
    const last = (await client.ask(invite, { input: { email: `siete@${organization.slug}.example`, access: 'VIEWER' } })).inviteMember;
    expect((await nobody.send(accept, { input: { token: tokenOf(last.link), password: testPassword } })).code).toBeNull();
    for (const act of [renew, revoke]) expect((await client.send(act, { input: { id: last.invitation.id } })).code).toBe('RULE');
  });

  it('asks an existing account for its own password', async () => {
    const other = await Organization.found();
    const token = await make(other.admin.email);
    expect((await nobody.send(accept, { input: { token, password: 'not-their-password-1' } })).code).toBe('UNAUTHENTICATED');
    const { headers } = await nobody.send(accept, { input: { token, password: testPassword } });
    const client = new Client(organization.slug, cookieIn(headers));
    expect((await client.ask('{ me { access organizations { slug } } }')).me).toMatchObject({ access: 'CONTRIBUTOR', organizations: expect.arrayContaining([{ slug: other.slug }, { slug: organization.slug }]) });
  });

  it.each(['short', 'password', 'password1', 'batuta-batuta', '12345678', 'aaaaaaaaaa'])('refuses the password “%s”', async (password) => {
    const token = await make(`clave.${password.replace(/\W/g, '')}@${organization.slug}.example`);
    expect((await nobody.send(accept, { input: { token, password } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'password' });
    expect((await nobody.send(accept, { input: { token, password: testPassword } })).code).toBeNull();
  });

  it('is not made for somebody who has access already', async () => {
    expect((await organization.admin.client.send(invite, { input: { email: organization.admin.email, access: 'VIEWER' } })).code).toBe('RULE');
  });

  it('the last administrator and the steward can’t lose their access', async () => {
    const { memberships } = await organization.admin.client.ask('{ memberships { id access } }');
    const own = memberships.find(({ access }: { access: string }) => access === 'ADMIN');
    expect((await organization.admin.client.send('mutation ($input: EndAccessInput!) { endAccess(input: $input) { id } }', { input: { membershipId: own.id } })).code).toBe('RULE');
    expect((await organization.admin.client.send('mutation ($input: ChangeAccessInput!) { changeAccess(input: $input) { id } }', { input: { membershipId: own.id, access: 'VIEWER' } })).code).toBe('RULE');
  });
});

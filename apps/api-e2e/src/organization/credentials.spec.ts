import { generateSync } from 'otplib';
import { Client, cookieIn } from '../support/client.js';
import { batuta, Organization, testPassword, tokenOf } from '../support/organization.js';

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) }';
const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }';
const issue = 'mutation ($input: IssueResetLinkInput!) { issueResetLink(input: $input) { link expiresAt } }';
const reset = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }';
const nobody = new Client(null, null);
const membershipOf = async (org: Organization, personId: string): Promise<string> => (await org.admin.client.ask('{ memberships { id person { id } } }')).memberships.find(({ person }: { person: { id: string } }) => person.id === personId).id;
const isIn = async (client: Client): Promise<boolean> => (await client.send('{ me { email } }')).code === null;

describe('one’s own password and sessions', () => {
  it('a changed password ends the other sessions and keeps this one; a wrong or weak one changes nothing', async () => {
    const org = await Organization.found();
    const member = await org.member('Mia Member', 'CONTRIBUTOR');
    const elsewhere = await Client.signIn(member.email, testPassword, org.slug);
    expect((await member.client.send(change, { input: { current: 'not-it-at-all', password: 'lino-roble-trigo-7' } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'current' });
    expect((await member.client.send(change, { input: { current: testPassword, password: 'password1' } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'password' });
    expect(await isIn(elsewhere)).toBe(true);
    await member.client.ask(change, { input: { current: testPassword, password: 'lino-roble-trigo-7' } });
    expect([await isIn(member.client), await isIn(elsewhere)]).toEqual([true, false]);
    expect((await nobody.send(signIn, { input: { email: member.email, password: testPassword } })).code).toBe('UNAUTHENTICATED');
    await Client.signIn(member.email, 'lino-roble-trigo-7', org.slug);
  });

  it('lists one’s sessions, ends one, and ends all', async () => {
    const org = await Organization.found();
    const member = await org.member('Mia Member', 'VIEWER');
    const elsewhere = await Client.signIn(member.email, testPassword, org.slug);
    const { ownSessions } = await member.client.ask('{ ownSessions { id isCurrent userAgent address } }');
    expect(ownSessions.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent).sort()).toEqual([false, true]);
    const other = ownSessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    expect((await org.admin.client.send('mutation ($id: ID!) { endSession(id: $id) }', { id: other.id })).code).toBe('NOT_FOUND');
    await member.client.ask('mutation ($id: ID!) { endSession(id: $id) }', { id: other.id });
    expect([await isIn(member.client), await isIn(elsewhere)]).toEqual([true, false]);
    const third = await Client.signIn(member.email, testPassword, org.slug);
    await member.client.ask('mutation { signOutEverywhere }');
    expect([await isIn(member.client), await isIn(third)]).toEqual([false, false]);
  });
});

describe('a second factor', () => {
  it('is asked for once it is on; each code is good once; a recovery code too; it goes by password', async () => {
    const org = await Organization.found();
    const member = await org.member('Mia Member', 'EXECUTIVE');
    const { startTwoFactor } = await member.client.ask('mutation { startTwoFactor { secret uri } }');
    expect(startTwoFactor.uri).toMatch(/^otpauth:\/\/totp\/Batuta/);
    const confirm = 'mutation ($code: String!) { confirmTwoFactor(code: $code) }';
    expect((await member.client.send(confirm, { code: '000000' })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'code' });
    // Not on before it is confirmed.
    await Client.signIn(member.email, testPassword, org.slug);
    const used = generateSync({ secret: startTwoFactor.secret });
    const { confirmTwoFactor: recovery } = await member.client.ask(confirm, { code: used });
    expect(new Set(recovery).size).toBe(10);
    const enter = (code?: string) => nobody.send(signIn, { input: { email: member.email, password: testPassword, code } });
    expect((await enter()).errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', field: 'code' });
    expect((await enter(used)).errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', field: 'code' });
    const next = generateSync({ secret: startTwoFactor.secret, epoch: Math.floor(Date.now() / 1000) + 30 });
    expect(cookieIn((await enter(next)).headers)).not.toBeNull();
    expect((await enter(next)).code).toBe('UNAUTHENTICATED');
    expect((await enter(recovery[3])).code).toBeNull();
    expect((await enter(recovery[3])).code).toBe('UNAUTHENTICATED');
    expect((await nobody.send(signIn, { input: { email: member.email, password: 'wrong-all-along', code: recovery[4] } })).errors[0]?.extensions).toMatchObject({ field: 'password' });
    const remove = 'mutation ($password: String!) { removeTwoFactor(password: $password) }';
    expect((await member.client.send(remove, { password: 'not-mine' })).code).toBe('INVALID');
    await member.client.ask(remove, { password: testPassword });
    expect((await enter()).code).toBeNull();
  });

  it('an invitation’s link doesn’t get around it', async () => {
    const [org, other] = await Promise.all([Organization.found(), Organization.found()]);
    const member = await org.member('Mia Member', 'VIEWER');
    const { startTwoFactor } = await member.client.ask('mutation { startTwoFactor { secret } }');
    await member.client.ask('mutation ($code: String!) { confirmTwoFactor(code: $code) }', { code: generateSync({ secret: startTwoFactor.secret }) });
    const { inviteMember } = await other.admin.client.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email: member.email, access: 'VIEWER' } });
    const accepted = await nobody.send('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', { input: { token: tokenOf(inviteMember.link), password: testPassword } });
    expect(accepted.data.acceptInvitation.organization).toBe(other.slug);
    expect(cookieIn(accepted.headers)).toBeNull();
  });
});

describe('an administrator’s reset link', () => {
  it('sets a new password once, ends every session, and can’t be used again or after a newer one', async () => {
    const org = await Organization.found();
    const member = await org.member('Mia Member', 'CONTRIBUTOR');
    const membershipId = await membershipOf(org, member.personId);
    const first = (await org.admin.client.ask(issue, { input: { membershipId } })).issueResetLink;
    const { link } = (await org.admin.client.ask(issue, { input: { membershipId } })).issueResetLink;
    expect((await nobody.send(reset, { input: { token: tokenOf(first.link), password: 'lino-roble-trigo-7' } })).code).toBe('NOT_FOUND');
    expect((await nobody.ask('query ($token: String!) { passwordReset(token: $token) { email } }', { token: tokenOf(link) })).passwordReset.email).toBe(member.email);
    expect((await nobody.send(reset, { input: { token: tokenOf(link), password: 'batuta' } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'password' });
    await nobody.ask(reset, { input: { token: tokenOf(link), password: 'lino-roble-trigo-7' } });
    expect(await isIn(member.client)).toBe(false);
    await Client.signIn(member.email, 'lino-roble-trigo-7', org.slug);
    expect((await nobody.send(reset, { input: { token: tokenOf(link), password: 'otra-cosa-larga-9' } })).code).toBe('NOT_FOUND');
  });

  it('stops working when the password is changed otherwise', async () => {
    const org = await Organization.found();
    const member = await org.member('Mia Member', 'CONTRIBUTOR');
    const { link } = (await org.admin.client.ask(issue, { input: { membershipId: await membershipOf(org, member.personId) } })).issueResetLink;
    await member.client.ask(change, { input: { current: testPassword, password: 'lino-roble-trigo-7' } });
    expect((await nobody.send(reset, { input: { token: tokenOf(link), password: 'otra-cosa-larga-9' } })).code).toBe('NOT_FOUND');
  });

  it('turns the second factor off only where it says so', async () => {
    const org = await Organization.found();
    const member = await org.member('Mia Member', 'CONTRIBUTOR');
    const { startTwoFactor } = await member.client.ask('mutation { startTwoFactor { secret } }');
    await member.client.ask('mutation ($code: String!) { confirmTwoFactor(code: $code) }', { code: generateSync({ secret: startTwoFactor.secret }) });
    const membershipId = await membershipOf(org, member.personId);
    const plain = (await org.admin.client.ask(issue, { input: { membershipId } })).issueResetLink.link;
    await nobody.ask(reset, { input: { token: tokenOf(plain), password: 'lino-roble-trigo-7' } });
    expect((await nobody.send(signIn, { input: { email: member.email, password: 'lino-roble-trigo-7' } })).errors[0]?.extensions.field).toBe('code');
    const without = (await org.admin.client.ask(issue, { input: { membershipId, isWithoutSecondFactor: true } })).issueResetLink.link;
    await nobody.ask(reset, { input: { token: tokenOf(without), password: 'lino-roble-trigo-8' } });
    await Client.signIn(member.email, 'lino-roble-trigo-8', org.slug);
  });

  it('is refused for an account that belongs to another organization too, also when it was made before; the operator’s command sets it', async () => {
    const [org, other] = await Promise.all([Organization.found(), Organization.found()]);
    const member = await org.member('Mia Member', 'VIEWER');
    const membershipId = await membershipOf(org, member.personId);
    const { link } = (await org.admin.client.ask(issue, { input: { membershipId } })).issueResetLink;
    const { inviteMember } = await other.admin.client.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email: member.email, access: 'VIEWER' } });
    await nobody.ask('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', { input: { token: tokenOf(inviteMember.link), password: testPassword } });
    expect((await org.admin.client.send(issue, { input: { membershipId } })).code).toBe('RULE');
    expect((await nobody.send(reset, { input: { token: tokenOf(link), password: 'lino-roble-trigo-8' } })).code).toBe('NOT_FOUND');
    expect((await batuta(['account', 'password', '--email', member.email, '--password', 'lino-roble-trigo-7'])).code).toBe(0);
    expect(await isIn(member.client)).toBe(false);
    await Client.signIn(member.email, 'lino-roble-trigo-7', org.slug);
  });
});

import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, phone, signIn, url, violations, visit } from './support/browser.js';
import { enter, founded, password } from './support/founded.js';

/** Somebody with access, by the link of their invitation. */
async function member(page: Page, slug: string, name: string, language: string): Promise<string> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@${slug}.example`;
  const { inviteMember } = await ask<{ inviteMember: { link: string } }>(page, slug, 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email, name, access: 'CONTRIBUTOR' } });
  // From outside: the page's own session stays.
  await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language }, body: JSON.stringify({ query: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', variables: { input: { token: inviteMember.link.split('/').at(-1), password } } }) });
  return email;
}

describe('somebody leaves', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['es', 'light'], ['en', 'dark']] as const)('the program office names successors, one accepts on a phone, another refuses, and it is offered again (%s, %s)', async (language, theme) => {
    const es = language === 'es';
    const organization = await founded(language);
    const { slug } = organization;
    const context = await visit(browser, { language, theme });
    const page = await enter(context, organization);
    const receiver = await member(page, slug, 'Rosa Relevo', language);
    const leaver = (await ask<{ createPerson: { id: string } }>(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Leo Adiós' } })).createPerson.id;
    for (const title of ['Desayuno sin colas', 'Llaves en el móvil']) {
      await ask(page, slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title, ownerId: leaver } });
    }
    // Seven things of different kinds: beside those two a proposed one, one through a role, two policies, and what a decision asks.
    const me = (await ask<{ me: { person: { id: string } } }>(page, slug, '{ me { person { id } } }')).me.person.id;
    const role = async (name: string, personId: string): Promise<string> => {
      const { createRole } = await ask<{ createRole: { id: string } }>(page, slug, 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name } });
      await ask(page, slug, 'mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: createRole.id, personId } });
      return createRole.id;
    };
    await ask(page, slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: 'Café a la carta', ownerId: leaver, isProposal: true } });
    const through = (await ask<{ createInitiative: { id: string } }>(page, slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: 'Cartas claras' } })).createInitiative.id;
    await ask(page, slug, 'mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId: through, letter: 'A', holder: { roleId: await role('Cartas', leaver) } } });
    const approver = await role('Aprueba', me);
    for (const title of ['Quejas', 'Regalos']) {
      const { draftPolicy } = await ask<{ draftPolicy: { open: { id: string } } }>(page, slug, 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title, body: '# Texto', approverRoleIds: [approver], ownerId: leaver } });
      if (title === 'Quejas') for (const verb of ['submit', 'approve']) await ask(page, slug, `mutation ($input: PolicyVersionIdInput!) { ${verb}Policy(input: $input) { id } }`, { input: { versionId: draftPolicy.open.id } });
    }
    const bodyId = (await ask<{ createBody: { id: string } }>(page, slug, 'mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'Comité', kind: 'COUNCIL', quorum: 1, chairId: me } })).createBody.id;
    const meetingId = (await ask<{ scheduleMeeting: { id: string } }>(page, slug, 'mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }', { input: { bodyId, startsAt: new Date().toISOString() } })).scheduleMeeting.id;
    await ask(page, slug, 'mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', { input: { id: meetingId, attendances: [{ personId: me, presence: 'PRESENT' }] } });
    await ask(page, slug, 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }', { input: { meetingId, title: 'Cuál', outcome: 'Esta', reason: 'Mejor', subjectIds: [through], actions: [{ what: 'Avisar al comedor', ownerId: leaver, dueOn: '2099-01-01' }] } });
    await page.goto(`${url}/${slug}/people/${leaver}`);
    await page.click(`button:text-is("${es ? 'Dar de baja' : 'Deactivate'}")`);
    const all = page.locator('form.sheet .picker input').first();
    await all.fill('relevo');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    expect(await page.textContent('form.sheet')).toContain(es ? 'Leo Adiós lleva 7 cosas' : 'Leo Adiós holds 7 things');
    expect(await page.textContent('form.sheet')).toContain('Avisar al comedor');
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${es ? 'Dar de baja a Leo Adiós y ofrecer 6' : 'Deactivate Leo Adiós, offer 6'}")`);
    await page.waitForSelector(`h2:text-is("${es ? 'Qué dejó y quién lo lleva' : 'What they left and who holds it'}")`);

    // What a decision asked is with the fallback, and is given on in its row.
    await page.goto(`${url}/${slug}/governance/meetings/${meetingId}`);
    const action = page.locator('ul.actions li').filter({ hasText: 'Avisar al comedor' });
    expect(await action.textContent()).toContain(es ? 'en lugar de Leo Adiós' : 'in place of Leo Adiós');
    await action.locator(`button:text-is("${es ? 'Dársela a otra persona' : 'Give it to somebody else'}")`).click();
    await action.locator('input').fill('rosa');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await action.locator('button.p').click();
    await page.waitForFunction(() => [...document.querySelectorAll('ul.actions li')].some((one) => one.textContent?.includes('Rosa Relevo') && !one.textContent.includes('Leo')));

    const mobile = await visit(browser, { viewport: phone, language, theme });
    const own = await signIn(mobile, receiver, password);
    await own.waitForSelector(`text=${es ? 'Te ofrecen «Desayuno sin colas»' : '“Desayuno sin colas” is offered to you'}`);
    expect(await own.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    const offered = (title: string) => own.locator('section.item').filter({ hasText: new RegExp(es ? `Te ofrecen «${title}` : `“${title}[^”]*” is offered`) });
    await offered('Desayuno').locator('button.p').click();
    for (const title of ['Café a la carta', 'Cartas claras', 'Quejas', 'Regalos']) {
      await offered(title).locator('button.p').click();
      await offered(title).waitFor({ state: 'detached' });
    }
    await offered('Llaves').locator(`button:text-is("${es ? 'Rechazar' : 'Refuse'}")`).click();
    await offered('Llaves').locator('input').fill('Ya llevo seis');
    expect(await violations(own)).toEqual([]);
    await offered('Llaves').locator('button.p').click();
    await offered('Llaves').waitFor({ state: 'detached' });

    await page.goto(`${url}/${slug}/governance`);
    await page.waitForSelector(`text=${es ? 'Rosa Relevo rechazó «Llaves en el móvil»' : 'Rosa Relevo refused “Llaves en el móvil”'}`);
    expect(await page.textContent('main')).toContain('Ya llevo seis');
    await page.click(`button[aria-label^="${es ? 'Ofrecerla' : 'Offer it'}"]`);
    await page.fill('form.sheet .picker input', 'rosa');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await page.click('form.sheet button.p');
    await page.waitForSelector(`text=${es ? '«Llaves en el móvil» se ha ofrecido a Rosa Relevo' : '“Llaves en el móvil” is offered to Rosa Relevo'}`);
    await Promise.all([context, mobile].map((one) => one.close()));
  });
});

import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, phone, signIn, url, violations, visit } from './support/browser.js';
import { enter, founded, password } from './support/founded.js';

/** Somebody with access, by the link of their invitation. */
async function member(page: Page, slug: string, name: string, access: string, language: string): Promise<{ email: string; id: string }> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@${slug}.example`;
  const { createPerson } = await ask<{ createPerson: { id: string } }>(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name, email } });
  const { inviteMember } = await ask<{ inviteMember: { link: string } }>(page, slug, 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email, access } });
  await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language }, body: JSON.stringify({ query: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', variables: { input: { token: inviteMember.link.split('/').at(-1), password } } }) });
  return { email, id: createPerson.id };
}

describe('proposals', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['es', 'light'], ['en', 'dark']] as const)('a role’s change is proposed from its row, objected to on a phone, amended, consented to and adopted; the role says by which proposal (%s, %s)', async (language, theme) => {
    const es = language === 'es';
    const organization = await founded(language);
    const { slug } = organization;
    const context = await visit(browser, { language, theme });
    const page = await enter(context, organization);
    const voter = await member(page, slug, 'Vera Voto', 'VIEWER', language);
    await ask(page, slug, 'mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'Consejo', kind: 'COUNCIL', quorum: 1, chairId: voter.id } });
    await ask(page, slug, 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Voz del cliente', purpose: 'Escucha', accountabilities: ['Hace encuestas'] } });

    await page.goto(`${url}/${slug}/governance/roles`);
    await page.click(`a[aria-label="${es ? 'Proponer' : 'Propose'}: Voz del cliente"]`);
    await page.fill('#p-title', 'Quien escucha, lee');
    await page.fill('#p-reason', 'Nadie lee las quejas.');
    await page.fill('#raccount', 'Hace encuestas\nLee las quejas');
    expect(await violations(page)).toEqual([]);
    // What is open isn't in it yet, and a reload keeps what was typed.
    await page.click('button[form="proposal"]');
    await page.waitForSelector(`text=${es ? 'Añade antes a la propuesta el cambio' : 'Add the open change to the proposal first'}`);
    await page.click('form:has(#raccount) button.p');
    await page.reload();
    expect(await page.inputValue('#p-reason')).toBe('Nadie lee las quejas.');
    await page.click(`button:text-is("${es ? 'Añadir un cambio' : 'Add a change'}")`);
    await page.selectOption('#p-kind', 'EDIT_BODY');
    await page.selectOption('#p-which', { label: 'Consejo' });
    await page.selectOption('#bcadence', 'MONTH');
    await page.click('form:has(#bcadence) button.p');
    expect(await violations(page)).toEqual([]);
    await page.click('button[form="proposal"]');
    await page.waitForSelector('.part ins:text-is("Lee las quejas")');
    expect(await page.locator('.part').count()).toBe(2);
    expect(await page.locator(`button:text-is("${es ? 'Adoptar' : 'Adopt'}")`).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    const address = page.url();

    const mobile = await visit(browser, { viewport: phone, language, theme });
    const own = await signIn(mobile, voter.email, password);
    await own.click(`a[aria-label="${es ? 'Leerla' : 'Read it'}: Quien escucha, lee"]`);
    await own.click(`button:text-is("${es ? 'Objetar' : 'Object'}")`);
    await own.fill('#object', 'Cada mes es poco.');
    expect(await violations(own)).toEqual([]);
    expect(await own.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await own.click('form:has(#object) button.p');
    await own.waitForSelector('li:has-text("Cada mes es poco.")');

    await page.goto(address);
    await page.click(`a:text-is("${es ? 'Corregir' : 'Amend'}")`);
    await page.click(`button[aria-label="${es ? 'Editar' : 'Edit'}: Consejo"]`);
    expect(await page.inputValue('#bcadence')).toBe('MONTH');
    await page.selectOption('#bcadence', 'FORTNIGHT');
    await page.click('form:has(#bcadence) button.p');
    await page.click('button[form="proposal"]');
    await page.waitForSelector(`.part ins:text-is("${es ? 'cada dos semanas' : 'every two weeks'}")`);
    // The part that nobody touched is there as it was said; the objection stands until its author answers what is said now.
    await page.waitForSelector('.part ins:text-is("Lee las quejas")');
    await page.waitForSelector(`li:has-text("Cada mes es poco.") :text("${es ? 'a una redacción anterior' : 'to an earlier wording'}")`);

    // Whoever still sees the old one hears that it was amended, and reads it anew.
    await own.click(`button:text-is("${es ? 'Consentir' : 'Consent'}")`);
    await own.waitForSelector(`.part ins:text-is("${es ? 'cada dos semanas' : 'every two weeks'}")`);
    await own.click(`button:text-is("${es ? 'Consentir' : 'Consent'}")`);
    await own.waitForSelector(`li:has-text("${es ? 'consiente' : 'consents'}")`);
    await page.reload();
    await page.click(`button:text-is("${es ? 'Adoptar' : 'Adopt'}")`);
    await page.waitForSelector(`text=${es ? 'La adoptó' : 'Adopted on'}`);
    await page.goto(`${url}/${slug}/governance/roles`);
    await page.click(`.role:has-text("Voz del cliente") a:has-text("${es ? 'Como lo dejó «Quien escucha, lee»' : 'As “Quien escucha, lee” made it'}")`);
    await page.waitForSelector('.part');
    await page.goto(`${url}/${slug}/governance/proposals`);
    await page.waitForSelector(`h1:text-is("${es ? 'No hay ninguna propuesta abierta' : 'No proposal is open'}")`);
    expect(await violations(page)).toEqual([]);
    await Promise.all([context, mobile].map((one) => one.close()));
  });

  it('a draft goes on where one comes from, names only what changes, and what is amended keeps its place and its people', async () => {
    const organization = await founded('en');
    const { slug } = organization;
    const context = await visit(browser, { language: 'en' });
    const page = await enter(context, organization);
    const sponsor = await member(page, slug, 'Sol Sponsor', 'EXECUTIVE', 'en');
    await ask(page, slug, 'mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'Council', kind: 'COUNCIL', chairId: sponsor.id } });
    for (const name of ['Listener', 'Reader']) await ask(page, slug, 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name, purpose: 'Is there', needed: 2 } });
    const propose = (name: string): Promise<void> => page.goto(`${url}/${slug}/governance/roles`).then(() => page.click(`a[aria-label="Propose: ${name}"]`));
    const into = (form: string): Promise<void> => page.click(`form:has(${form}) button:text-is("Add to the proposal")`);
    await propose('Listener');
    await page.fill('#rpurpose', 'Hears');
    // Typed and not added yet: it is there again.
    await page.reload();
    await page.waitForSelector('#rpurpose');
    expect(await page.inputValue('#rpurpose')).toBe('Hears');
    await page.fill('#rpurpose', 'Is there');
    await into('#rpurpose');
    await page.waitForSelector('text=It changes nothing yet.');
    await page.fill('#rpurpose', 'Hears');
    await into('#rpurpose');
    await page.waitForSelector('h3:text-is("Role: Listener") + p:text-is("what changes: purpose")');
    await propose('Reader');
    await page.fill('#rpurpose', 'Reads');
    await into('#rpurpose');
    await page.click('button:text-is("Add a change")');
    await page.selectOption('#p-kind', 'CREATE_ROLE');
    await page.fill('#rname', 'Head of listening');
    await page.selectOption('#rin', { label: 'Council' });
    await page.selectOption('#rseat', 'SECRETARY');
    await page.check('.checks input');
    await page.fill('.picker input', 'Sol');
    await page.click('.picker .option:has-text("Sol Sponsor")');
    await into('#rname');
    // Opened again it is as it was said.
    await page.click('button[aria-label="Edit: Head of listening"]');
    expect([await page.locator('#rin option:checked').textContent(), await page.inputValue('#rseat'), await page.inputValue('.picker input')]).toEqual(['Council', 'SECRETARY', 'Sol Sponsor']);
    await into('#rname');
    await page.fill('#p-title', 'Who listens');
    await page.fill('#p-reason', 'Nobody does.');
    await page.click('button[form="proposal"]');
    await page.waitForSelector('.part >> nth=2');
    const first = page.locator('.part').first();
    expect(await first.locator('dt').allTextContents()).toEqual(['Purpose']);
    await page.click('a:text-is("Amend")');
    await page.click('button[aria-label="Edit: Head of listening"]');
    expect([await page.locator('#rin option:checked').textContent(), await page.inputValue('#rseat'), await page.inputValue('.picker input')]).toEqual(['Council', 'SECRETARY', 'Sol Sponsor']);
    await page.fill('#rpurpose', 'Listens to all');
    await into('#rname');
    await page.click('button[form="proposal"]');
    await page.waitForSelector('.part:has-text("Head of listening"):has-text("Listens to all") ins:text-is("Sol Sponsor")');
    for (const said of ['Council', 'Listens to all', 'secretary']) expect(await page.locator('.part').nth(2).textContent()).toContain(said);
    // An amendment that was begun before another one says so, and begins again from what stands.
    await page.click('a:text-is("Amend")');
    await page.fill('#p-title', 'Who listens here');
    const id = page.url().split('amends=')[1]?.replaceAll('%22', '');
    const { proposal } = await ask<{ proposal: { version: number; parts: { id: string; kind: string }[] } }>(page, slug, 'query ($id: ID!) { proposal(id: $id) { version parts { id kind } } }', { id });
    await ask(page, slug, 'mutation ($input: AmendProposalInput!) { amendProposal(input: $input) { id } }', { input: { id, version: proposal.version, title: 'Listening', reason: 'Nobody does.', parts: proposal.parts } });
    await page.click('button[form="proposal"]');
    await page.waitForSelector('text=was amended elsewhere');
    expect(await page.inputValue('#p-title')).toBe('Who listens here');
    await page.click('button:text-is("Begin again from what stands now")');
    expect(await page.inputValue('#p-title')).toBe('Listening');
    await context.close();
  });
});

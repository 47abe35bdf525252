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
    await page.waitForSelector(`text=${es ? 'Lleva antes a la propuesta el cambio' : 'Put the open change into the proposal first'}`);
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
    // The part that nobody touched is there as it was said; nobody has answered what is said now.
    await page.waitForSelector('.part ins:text-is("Lee las quejas")');
    expect(await page.locator('li:has-text("Cada mes es poco.")').count()).toBe(0);

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
});

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
    await page.goto(`${url}/${slug}/people/${leaver}`);
    await page.click(`button:text-is("${es ? 'Dar de baja' : 'Deactivate'}")`);
    const all = page.locator('form.sheet .picker input').first();
    await all.fill('relevo');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${es ? 'Dar de baja a Leo Adiós y ofrecer 2' : 'Deactivate Leo Adiós, offer 2'}")`);
    await page.waitForSelector(`h2:text-is("${es ? 'Qué dejó y quién lo lleva' : 'What they left and who holds it'}")`);

    const mobile = await visit(browser, { viewport: phone, language, theme });
    const own = await signIn(mobile, receiver, password);
    await own.waitForSelector(`text=${es ? 'Te ofrecen «Desayuno sin colas»' : '“Desayuno sin colas” is offered to you'}`);
    expect(await own.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    const offered = (title: string) => own.locator('section.item').filter({ hasText: title });
    await offered('Desayuno').locator('button.p').click();
    await own.waitForFunction(() => document.querySelectorAll('section.item').length === 1);
    await offered('Llaves').locator(`button:text-is("${es ? 'Rechazar' : 'Refuse'}")`).click();
    await offered('Llaves').locator('input').fill('Ya llevo seis');
    expect(await violations(own)).toEqual([]);
    await offered('Llaves').locator('button.p').click();
    await own.waitForFunction(() => document.querySelectorAll('section.item').length === 0);

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

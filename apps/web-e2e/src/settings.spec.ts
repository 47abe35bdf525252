import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { ask, openBrowser, url, violations, visit } from './support/browser.js';
import { enter, founded, password } from './support/founded.js';

describe('account and settings', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('somebody sets a second step up, signs in with it, and turns it off again', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization);
    await page.click('details.me summary');
    await page.click('details.me a:text-is("Tu cuenta y sesiones")');
    await page.click('button:text-is("Activar el segundo paso")');
    await page.waitForSelector('.qr svg');
    const secret = ((await page.textContent('code')) ?? '').replace(/\s/g, '');
    await page.fill('#code', '000000');
    await page.click('form button:text-is("Confirmar el código")');
    await page.waitForSelector('.err');
    await page.fill('#code', generateSync({ secret }));
    await page.click('form button:text-is("Confirmar el código")');
    await page.waitForSelector('.codes');
    expect(await page.$$eval('.codes li', (codes) => codes.length)).toBe(10);
    const recovery = (await page.textContent('.codes li')) ?? '';
    await page.click('button:text-is("Ya los he guardado")');
    await page.waitForSelector('button:text-is("Desactivar el segundo paso")');
    // Coming back, the page still says so.
    await page.click('nav.nav a:first-child');
    await page.waitForURL(`${url}/${organization.slug}`);
    await page.goBack();
    await page.waitForSelector('button:text-is("Desactivar el segundo paso")');
    await context.close();

    const again = await visit(browser);
    const door = await again.newPage();
    await door.goto(`${url}/sign-in`);
    await door.fill('#email', organization.email);
    await door.fill('#password', password);
    await door.click('form button.p');
    await door.waitForSelector('#code');
    expect(await door.textContent('.err')).toContain('seis dígitos');
    await door.fill('#code', recovery);
    await door.click('form button.p');
    await door.waitForSelector('header.top');
    await door.goto(`${url}/${organization.slug}/account`);
    await door.click('button:text-is("Desactivar el segundo paso")');
    await door.fill('#password', password);
    await door.click('form button:text-is("Desactivar el segundo paso")');
    await door.waitForFunction(() => document.body.innerText.includes('Ya no hay segundo paso'));
    await again.close();
  });

  it('somebody ends another of their sessions, which is asked to sign in at once', async () => {
    const organization = await founded();
    const [here, there] = [await visit(browser, { language: 'en' }), await visit(browser, { language: 'en' })];
    const other = await enter(there, organization);
    const page = await enter(here, organization, '/account');
    await page.waitForSelector('.rows li button');
    for (let left = await page.locator('.rows li button').count(); left > 0; left--) {
      await page.click('.rows li button');
      await page.waitForFunction((count) => document.querySelectorAll('.rows li button').length < count, left);
    }
    expect(await page.textContent('main')).toContain('You have one open session');
    await other.goto(`${url}/${organization.slug}/portfolio`);
    await other.waitForURL('**/sign-in**');
    await Promise.all([here.close(), there.close()]);
  });

  it('the program office moves a weight, sees the ranking that it gives, and saves it; somebody else’s save is shown beside theirs', async () => {
    const organization = await founded();
    const context = await visit(browser, { language: 'en' });
    const page = await enter(context, organization);
    const { slug } = organization;
    const { criteria } = await ask<{ criteria: { id: string; axis: 'CUSTOMER' | 'BUSINESS' }[] }>(page, slug, '{ criteria { id axis } }');
    const rate = async (title: string, values: Record<'CUSTOMER' | 'BUSINESS', number>): Promise<void> => {
      const { createInitiative } = await ask<{ createInitiative: { id: string } }>(page, slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title } });
      const ratings = criteria.map(({ id, axis }) => ({ criterionId: id, value: values[axis], evidence: 'Guest survey of May' }));
      await ask(page, slug, 'mutation ($input: RateInitiativeInput!) { rateInitiative(input: $input) { id } }', { input: { initiativeId: createInitiative.id, ratings } });
    };
    const version = async (): Promise<number> => (await ask<{ me: { organization: { version: number } } }>(page, slug, '{ me { organization { version } } }')).me.organization.version;
    const said = (text: string): Promise<unknown> => page.waitForFunction((wanted) => [...document.querySelectorAll('.toast')].some((toast) => toast.textContent?.includes(wanted)), text);
    await rate('Cheaper laundry', { CUSTOMER: 20, BUSINESS: 100 });
    await rate('Quieter rooms', { CUSTOMER: 80, BUSINESS: 20 });

    await page.goto(`${url}/${slug}/settings`);
    await page.waitForSelector('.weigh table');
    expect(await page.textContent('.weigh tbody a')).toBe('Cheaper laundry');
    await page.fill('#balance', '1');
    await page.waitForFunction(() => document.querySelector('.weigh h3')?.textContent === '2 of 2 would change their place');
    expect(await page.textContent('.weigh tbody a')).toBe('Quieter rooms');
    await page.click('button:text-is("Save weights")');
    await said('Every priority follows it');
    await page.waitForFunction(() => document.querySelector('.weigh h3')?.textContent === 'The ranking stays as it is');
    const { initiatives } = await ask<{ initiatives: { nodes: { title: string }[] } }>(page, slug, '{ initiatives(first: 1) { nodes { title } } }');
    expect(initiatives.nodes[0]?.title).toBe('Quieter rooms');

    // One's own weights are nobody else's save.
    await page.fill('#name', 'Marea Group');
    await page.click('button:text-is("Save settings")');
    await said('It counts from now on');

    await ask(page, slug, 'mutation ($input: SaveSettingsInput!) { saveSettings(input: $input) { id } }', { input: { version: await version(), cadence: 'MONTH' } });
    await page.fill('#name', 'Marea Hotels');
    await page.selectOption('#cadence', 'WEEK');
    await page.click('button:text-is("Save settings")');
    await page.waitForSelector('.theirs');
    expect(await page.textContent('.theirs')).toContain('every month');
    expect(await page.inputValue('#name')).toBe('Marea Hotels');
    await page.click('button:text-is("Save mine over it")');
    await page.waitForSelector('.theirs', { state: 'detached' });

    await page.fill('#balance', '0.5');
    await page.waitForFunction(() => document.querySelector('.weigh h3')?.textContent === '2 of 2 would change their place');
    await ask(page, slug, 'mutation ($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id } }', { input: { version: await version(), customerWeight: 0.75, criteria: [] } });
    await page.click('button:text-is("Save weights")');
    await page.waitForSelector('.weigh .theirs');
    expect(await page.textContent('.weigh .theirs')).toContain('75');
    expect(await page.inputValue('#balance')).toBe('0.5');
    await page.click('button:text-is("Save mine over it")');
    await page.waitForSelector('.weigh .theirs', { state: 'detached' });
    expect((await ask<{ me: { organization: { customerWeight: number } } }>(page, slug, '{ me { organization { customerWeight } } }')).me.organization.customerWeight).toBe(0.5);
    await context.close();
  });

  it.each([['es', 'dark'], ['en', 'light']] as const)('says from when on a gap is serious; the list follows, and a refusal keeps what is typed (%s)', async (language, theme) => {
    const es = language === 'es';
    const organization = await founded(language);
    const context = await visit(browser, { language, theme });
    const page = await enter(context, organization);
    await ask(page, organization.slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: 'Menos colas' } });
    const row = '.gap[data-rule=unowned]:has-text("Menos colas")';
    await page.goto(`${url}/${organization.slug}/governance`);
    expect(await page.textContent(row)).not.toContain(es ? 'Seria.' : 'Serious.');
    await page.goto(`${url}/${organization.slug}/settings`);
    const [serious, critical] = (es ? ['Seria tras, días', 'Crítica tras, días'] : ['Serious after, days', 'Critical after, days']).map((name) => `input[aria-label="${name}: ${es ? 'sin responsable' : 'without an owner'}"]`) as [string, string];
    await page.fill(serious, '40');
    await page.click('form:has(.thresholds) button.p');
    await page.waitForSelector(`${critical}[aria-invalid=true]`);
    expect(await page.inputValue(serious)).toBe('40');
    expect(await violations(page)).toEqual([]);
    await page.fill(serious, '0');
    await page.fill(critical, '');
    await page.click('form:has(.thresholds) button.p');
    await page.waitForSelector(`text=${es ? 'Guardado. Cuenta desde ahora.' : 'Saved. It counts from now on.'}`);
    await page.goto(`${url}/${organization.slug}/governance`);
    await page.waitForSelector(`${row} b:text-is("${es ? 'Seria. ' : 'Serious. '}")`);
    await context.close();
  });
});

import { generateSync } from 'otplib';
import type { Browser } from 'playwright-core';
import { ask, openBrowser, signIn, url, visit } from './support/browser.js';

const password = process.env.BATUTA_PASSWORD ?? '';

describe('account and settings', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('somebody sets a second step up, signs in with it, and turns it off again', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'bruno@aurora.example');
    await page.click('details.me summary');
    await page.click('details.me a:text-is("Tu cuenta y sesiones")');
    await page.click('button:text-is("Ponerlo")');
    await page.waitForSelector('.qr svg');
    const secret = ((await page.textContent('code')) ?? '').replace(/\s/g, '');
    await page.fill('#code', '000000');
    await page.click('form button:text-is("Activarlo")');
    await page.waitForSelector('.err');
    await page.fill('#code', generateSync({ secret }));
    await page.click('form button:text-is("Activarlo")');
    await page.waitForSelector('.codes');
    expect(await page.$$eval('.codes li', (codes) => codes.length)).toBe(10);
    const recovery = (await page.textContent('.codes li')) ?? '';
    await context.close();

    const again = await visit(browser);
    const door = await again.newPage();
    await door.goto(`${url}/sign-in`);
    await door.fill('#email', 'bruno@aurora.example');
    await door.fill('#password', password);
    await door.click('form button.p');
    await door.waitForSelector('#code');
    expect(await door.textContent('.err')).toContain('seis dígitos');
    await door.fill('#code', recovery);
    await door.click('form button.p');
    await door.waitForSelector('header.top');
    await door.goto(`${url}/aurora/account`);
    await door.click('button:text-is("Quitarlo")');
    await door.fill('#password', password);
    await door.click('form button:text-is("Quitarlo")');
    await door.waitForFunction(() => document.body.innerText.includes('Ya no hay segundo paso'));
    await again.close();
  });

  it('somebody ends another of their sessions, which is asked to sign in at once', async () => {
    const [here, there] = [await visit(browser, { language: 'en' }), await visit(browser, { language: 'en' })];
    const other = await signIn(there, 'ben@harbor.example');
    const page = await signIn(here, 'ben@harbor.example');
    await page.goto(`${url}/harbor/account`);
    await page.waitForSelector('.rows li button');
    for (let left = await page.locator('.rows li button').count(); left > 0; left--) {
      await page.click('.rows li button');
      await page.waitForFunction((count) => document.querySelectorAll('.rows li button').length < count, left);
    }
    expect(await page.textContent('main')).toContain('You are signed in here only');
    await other.goto(`${url}/harbor/portfolio`);
    await other.waitForURL('**/sign-in**');
    await Promise.all([here.close(), there.close()]);
  });

  it('the program office moves a weight, sees the ranking that it gives, and saves it; somebody else’s save is shown beside theirs', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    await page.goto(`${url}/harbor/settings`);
    await page.waitForSelector('.weigh table');
    await page.fill('#balance', '1');
    await page.waitForFunction(() => /would change their place/.test(document.querySelector('.weigh h3')?.textContent ?? ''));
    const first = await page.textContent('.weigh tbody a');
    await page.click('button:text-is("Save weights")');
    await page.waitForFunction(() => document.querySelector('.weigh h3')?.textContent === 'The ranking stays as it is');
    expect(await page.textContent('.weigh tbody a')).toBe(first);
    const { initiatives } = await ask<{ initiatives: { nodes: { title: string }[] } }>(page, 'harbor', '{ initiatives(first: 1) { nodes { title } } }');
    expect(initiatives.nodes[0]?.title).toBe(first);

    await page.reload();
    await page.waitForSelector('#name');
    const { me } = await ask<{ me: { organization: { version: number } } }>(page, 'harbor', '{ me { organization { version } } }');
    await ask(page, 'harbor', 'mutation ($input: SaveSettingsInput!) { saveSettings(input: $input) { id } }', { input: { version: me.organization.version, cadence: 'MONTH' } });
    await page.fill('#name', 'Harbor Telecom Group');
    await page.selectOption('#cadence', 'WEEK');
    await page.click('button:text-is("Save settings")');
    await page.waitForSelector('.theirs');
    expect(await page.textContent('.theirs')).toContain('every month');
    expect(await page.inputValue('#name')).toBe('Harbor Telecom Group');
    await page.fill('#name', 'Harbor Telecom');
    await page.selectOption('#cadence', 'FORTNIGHT');
    await page.click('button:text-is("Save mine over it")');
    await page.waitForSelector('.theirs', { state: 'detached' });
    await page.fill('#balance', '0.5');
    await page.waitForTimeout(300);
    await page.click('button:text-is("Save weights")');
    await context.close();
  });
});

import type { Browser } from 'playwright-core';
import { ask, openBrowser, phone, signIn, url, violations, visit } from './support/browser.js';

describe('the palette', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('answers who owns something, and leads to giving it an owner, by keyboard alone', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'ana@aurora.example');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog.palette input:focus');
    await page.keyboard.type('quién responde de la renovación trans');
    await page.waitForFunction(() => document.querySelector('.palette .answer')?.textContent?.includes('«Renovación transparente»'));
    expect(await page.textContent('.palette .answer')).toMatch(/^Nadie, desde hace \d+\sdías.*«Renovación transparente»/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/initiatives/*?open=owner');
    await page.waitForSelector('.picker input');
    // What was looked at comes first the next time.
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog.palette input:focus');
    expect(await page.textContent('.palette [role=option]')).toBe('Renovación transparente');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog.palette', { state: 'detached' });
    // Where nothing has the name Enter begins nothing; an arrow chooses to.
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog.palette input:focus');
    await page.keyboard.type('zzyzx');
    await page.waitForSelector('.palette .none:has-text("Nada se llama")');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    expect(await page.locator('dialog.palette').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/initiatives/new?title=zzyzx');
    await context.close();
  });

  it('says what somebody holds, finds people and departments by a mark, and pages and acts by their words', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    const find = async (typed: string, expected: RegExp): Promise<string[]> => {
      await page.keyboard.press('Control+k');
      await page.waitForSelector('dialog.palette input:focus');
      await page.keyboard.type(typed);
      const found = await page.waitForFunction((pattern) => {
        const names = [...document.querySelectorAll('.palette [role=option] b')].map(({ textContent }) => textContent ?? '');
        return new RegExp(pattern).test(names.join('\n')) ? names : null;
      }, expected.source);
      const names = (await found.jsonValue()) ?? [];
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog.palette', { state: 'detached' });
      return names;
    };
    expect((await find('what does diego hold', /^Diego Marsh holds/))[0]).toMatch(/^Diego Marsh holds/);
    expect(await find('@mar', /Diego Marsh/)).toContain('Diego Marsh');
    expect((await find('#bill', /^Billing/))[0]).toBe('Billing');
    expect(await find('>invite', /^Invite somebody$/)).toEqual(['Invite somebody']);
    expect(await find('govern', /Governance: gaps/)).toContain('Governance: gaps');
    await context.close();
  });

  it('offers only what the reader may do', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'carla@aurora.example');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('dialog.palette input:focus');
    await page.keyboard.type('>');
    await page.waitForSelector('.palette [role=option]:has-text("Añadir una iniciativa")');
    const acts = await page.$$eval('.palette [role=option] b', (rows) => rows.map(({ textContent }) => textContent));
    expect(acts).toContain('Añadir una iniciativa');
    expect(acts).not.toContain('Invitar a alguien');
    expect(acts).not.toContain('Importar una hoja de cálculo');
    await context.close();
  });

  it('fills a phone’s screen, and a person found there shows what they hold and held', async () => {
    const context = await visit(browser, { viewport: phone });
    const page = await signIn(context, 'ana@aurora.example');
    await page.waitForLoadState('networkidle');
    await page.click('.find');
    await page.fill('dialog.palette input', 'nuria');
    await page.waitForSelector('.palette [role=option]:has-text("Nuria Campos")');
    expect(await page.evaluate(() => document.querySelector('.palette')?.clientWidth)).toBeGreaterThan(370);
    await page.click('.palette [role=option]:has-text("Nuria Campos")');
    await page.waitForURL('**/people/*');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Nuria Campos responde de'));
    expect(await page.textContent('main')).toContain('Vista única del cliente');
    const { search } = await ask<{ search: { id: string }[] }>(page, 'aurora', '{ search(text: "nuria campos", kinds: [PERSON]) { id } }');
    expect(page.url()).toBe(`${url}/aurora/people/${search[0]?.id}`);
    await context.close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, phone, violations, visit } from './support/browser.js';
import { enter, type Founded, founded } from './support/founded.js';

const count = 1_000;

describe('a portfolio of a thousand', () => {
  let browser: Browser;
  let organization: Founded;

  beforeAll(async () => {
    browser = await openBrowser();
    organization = await founded();
    const page = await enter(await visit(browser, { language: 'en' }), organization, '/portfolio');
    const { criteria } = await ask<{ criteria: { id: string }[] }>(page, organization.slug, '{ criteria { id } }');
    const make = async (i: number): Promise<void> => {
      const { createInitiative } = await ask<{ createInitiative: { id: string } }>(page, organization.slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: `Room service ${String(i).padStart(4, '0')}` } });
      const ratings = criteria.map(({ id }, n) => ({ criterionId: id, value: (i * 7 + n * 13 + ((i * i) % 31)) % 101, evidence: 'Guest survey of May' }));
      await ask(page, organization.slug, 'mutation ($input: RateInitiativeInput!) { rateInitiative(input: $input) { id } }', { input: { initiativeId: createInitiative.id, ratings } });
    };
    for (let i = 0; i < count; i += 10) await Promise.all(Array.from({ length: 10 }, (_, n) => make(i + n)));
    await page.context().close();
  }, 300_000);

  afterAll(() => browser.close());

  const rowsDrawn = (page: Page): Promise<number> => page.$$eval('table.rank tbody tr:not(.spacer)', (rows) => rows.length);

  it('draws the first by name and the others as cells, which open', async () => {
    const page = await enter(await visit(browser, { language: 'en' }), organization, '/portfolio');
    await page.waitForSelector('.plot .cell');
    const names = await page.$$eval('.plot .cell', (cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    const inCells = names.map((name) => Number(/: ([\d,]+) initiative/.exec(name)?.[1]?.replace(',', ''))).reduce((sum, n) => sum + n, 0);
    expect(inCells).toBe(count - 20);
    expect(await violations(page)).toEqual([]);
    // Opened by keyboard; what is in it can be gone to, or shown in the table.
    const fullest = names.indexOf([...names].sort((one, other) => Number(/: (\d+)/.exec(other)?.[1]) - Number(/: (\d+)/.exec(one)?.[1]))[0] ?? '');
    const inFullest = Number(/: (\d+)/.exec(names[fullest] ?? '')?.[1]);
    await page.locator('.plot .cell').nth(fullest).focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.opened table tr');
    expect((await page.$$('.opened table tr')).length).toBe(Math.min(10, inFullest));
    expect(await violations(page)).toEqual([]);
    await page.click('.opened button:has-text("Show all in the table")');
    await page.waitForURL('**cell=*');
    await page.waitForFunction((most) => document.querySelectorAll('table.rank tbody tr').length <= most + 20, inFullest);
    await page.waitForFunction((least) => document.querySelectorAll('table.rank tbody tr:not(.spacer)').length >= least, Math.min(50, inFullest));
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('table.rank tbody tr').length === 50);
    await page.context().close();
  });

  for (const viewport of [{ width: 1440, height: 900 }, phone]) {
    it(`lists all at ${viewport.width} px, drawing only what is seen`, async () => {
      const page = await enter(await visit(browser, { language: 'en', viewport }), organization, '/portfolio');
      await page.click('button:has-text("Show all 1,000")');
      await page.waitForSelector('table.rank[aria-rowcount="1001"]');
      let most = 0;
      let last = '';
      for (let i = 0; i < 400 && last !== '1,000'; i++) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await page.waitForTimeout(60);
        most = Math.max(most, await rowsDrawn(page));
        last = await page.$$eval('table.rank .rk', (cells) => cells.at(-1)?.textContent ?? '');
      }
      expect(last).toBe('1,000');
      if (viewport === phone) {
        // Back from an initiative far down leads to the same row, not to the top.
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight * 0.6));
        await page.waitForTimeout(300);
        const far = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('table.rank .nm a')].find((link) => link.getBoundingClientRect().top > 200)?.textContent ?? '');
        const before = await page.evaluate(() => scrollY);
        await page.click(`table.rank .nm a:text-is("${far}")`);
        await page.waitForURL('**/initiatives/*');
        await page.waitForSelector('h1');
        await page.goBack();
        await page.waitForSelector(`table.rank .nm a:text-is("${far}")`);
        await page.waitForFunction((y) => Math.abs(scrollY - y) < 60, before);
      }
      expect(most).toBeLessThan(90);
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForFunction(() => document.querySelector('table.rank .rk')?.textContent === '1');
      // On paper all of it.
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await rowsDrawn(page)).toBe(1000);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await page.waitForFunction(() => document.querySelectorAll('table.rank tbody tr').length < 90);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });
  }
});

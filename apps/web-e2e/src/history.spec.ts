import type { Browser } from 'playwright-core';
import { ask, openBrowser, signIn, url, visit } from './support/browser.js';

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

describe('history', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('Carla looks at the portfolio as it stood in another season, sees what changed since, and opens one as it stood', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'carla@aurora.example');
    await page.goto(`${url}/aurora/portfolio`);
    await page.waitForSelector('table.rank');
    const now = await page.textContent('h1');
    await page.getByRole('button', { name: 'Cómo estaba otro día' }).click();
    await page.fill('.as-of input', daysAgo(200));
    await page.waitForSelector('.band.past');
    await page.waitForFunction((then) => document.querySelector('h1')?.textContent !== then, now);
    expect(page.url()).toContain(`asOf=${daysAgo(200)}`);
    await page.waitForFunction(() => /iniciativas no están como el/.test(document.querySelector('main')?.textContent ?? ''));
    expect(await page.locator('.gaps .btn').count()).toBe(0);
    await page.click('table.rank .nm a');
    await page.waitForURL('**/initiatives/*asOf=*');
    await page.waitForSelector('.facts');
    expect(await page.locator('.acts button').count()).toBe(0);
    await page.click('.band.past button');
    await page.waitForFunction(() => !location.search.includes('asOf'));
    // Back leads to the portfolio of that day.
    await page.goBack();
    await page.waitForFunction(() => location.pathname.endsWith('/portfolio') && location.search.includes('asOf'));
    await context.close();
  });

  it('Ana finds who changed what in the log, from an initiative and by filters that live in the address', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    const { initiatives } = await ask<{ initiatives: { nodes: { id: string; title: string }[] } }>(page, 'harbor', '{ initiatives(first: 1) { nodes { id title } } }');
    const [one] = initiatives.nodes;
    await page.goto(`${url}/harbor/initiatives/${one?.id}`);
    await page.waitForSelector('.happened li');
    expect(await page.textContent('.happened')).toContain('Has a new owner: passed from');
    await page.click('a:text-is("All of it, with each value before and after")');
    await page.waitForSelector('table.log tbody tr');
    expect(page.url()).toContain(`record=${one?.id}`);
    const names = await page.$$eval('table.log td:nth-child(2) p', (rows) => [...new Set(rows.map(({ textContent }) => textContent))]);
    expect(names).toEqual([one?.title]);
    await page.selectOption('.filters select', 'RATING');
    await page.waitForFunction(() => location.search.includes('kind=RATING'));
    await page.waitForFunction(() => [...document.querySelectorAll('table.log td:nth-child(2)')].every((cell) => cell.textContent?.includes('rating')));
    // Typed digit by digit; day and month are one figure, whichever the browser puts first.
    await page.focus('.filters input[type="date"]');
    await page.keyboard.type('03032020');
    await page.waitForFunction(() => location.search.includes('from=2020-03-03'));
    await page.reload();
    await page.waitForSelector('table.log tbody tr');
    expect(await page.inputValue('.filters select')).toBe('RATING');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:text-is("Download the sealed log")')]);
    expect(download.suggestedFilename()).toMatch(/^batuta-log-.*\.jsonl$/);
    await context.close();
  });
});

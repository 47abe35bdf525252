import type { Browser } from 'playwright-core';
import { openBrowser, phone, signIn, url, violations, visit } from './support/browser.js';

describe('the structure as a chart', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['ana@aurora.example', 'aurora', 'es', 'light', 'Atención al cliente', 'Consejo de CX', '24 personas'], ['amy@harbor.example', 'harbor', 'en', 'dark', 'Billing', 'CX council', 'people']] as const)('is walked by keys alone to a person, searched, and read as a table (%s)', async (email, slug, language, theme, department, council, crowd) => {
    const context = await visit(browser, { language, theme });
    const page = await signIn(context, email);
    await page.goto(`${url}/${slug}/governance/structure`);
    await page.click(`nav a:text-is("${language === 'es' ? 'Organigrama' : 'Chart'}")`);
    await page.waitForSelector('[role=tree]');
    expect(await violations(page)).toEqual([]);
    const at = () => page.evaluate(() => (document.activeElement as HTMLElement).querySelector('.nd b')?.textContent ?? '');
    const focus = async (): Promise<void> => {
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(() => document.activeElement?.getAttribute('role') === 'treeitem')) return;
      }
      throw new Error('the chart is never reached');
    };
    await focus();
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    // One stop of Tab; in it, letters and arrows.
    await press('ArrowRight', 'Home', 'End', 'Home');
    while ((await at()) !== council) await press('c');
    await press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('false');
    while ((await at()) !== department) await press(department.charAt(0).toLowerCase());
    await press('ArrowRight', 'ArrowRight');
    while (!(await at()).includes(crowd)) await press('ArrowDown');
    await press('ArrowRight');
    await page.waitForSelector('[role=treeitem] .nd.person >> nth=0');
    await press('ArrowRight');
    const name = await at();
    await press('Enter');
    await page.waitForURL(`**/${slug}/people/*`);
    await page.waitForFunction((expected) => document.title.startsWith(expected), name);
    // Back, found by name with what leads there.
    await page.goBack();
    // Typed as one types, by family name first: all that leads there is open.
    await page.locator('input[type=search]').pressSequentially(name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').split(' ').reverse().join(' '), { delay: 15 });
    await page.waitForSelector(`.nd.found b:text-is("${name}")`);
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${language === 'es' ? 'Ver como tabla' : 'View as table'}")`);
    await page.waitForSelector(`tbody th:has-text("${name}")`);
    await page.fill('input[type=search]', 'zzzz');
    await page.waitForSelector('text=zzzz');
    expect(await page.locator('tbody tr').count()).toBe(0);
    await page.fill('input[type=search]', '');
    await page.waitForSelector(`tbody th:has-text("${council}")`);
    expect(await violations(page)).toEqual([]);
    await context.close();
    const mobile = await visit(browser, { viewport: phone, language, theme });
    const small = await signIn(mobile, email);
    await small.goto(`${url}/${slug}/governance/structure/chart`);
    await small.waitForSelector(`tbody th:has-text("${council}")`);
    expect(await small.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await violations(small)).toEqual([]);
    await mobile.close();
  });
});

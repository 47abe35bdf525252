import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import writeXlsx from 'write-excel-file/node';
import { ask, openBrowser, url, visit } from './support/browser.js';
import { batuta, enter, founded, pidOf } from './support/founded.js';

const gmpp = join(import.meta.dirname, '../../../../shared/data/uk-gmpp');
const published = existsSync(gmpp) ? describe : describe.skip;
if (!existsSync(gmpp)) process.stderr.write('The three published years of uk-gmpp are not here: their journey did not run.\n');

const year = (of: number): Buffer => readFileSync(join(gmpp, `uk_${of}.csv`));

/** The same table as a workbook, every cell a text. */
async function asWorkbook(bytes: Buffer): Promise<Buffer> {
  const decoded = ((): string => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder('windows-1252').decode(bytes);
    }
  })();
  const rows = parse(decoded, { bom: true, relax_column_count: true, relax_quotes: true }) as string[][];
  return (await writeXlsx(rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))) as never).toBuffer()) as Buffer;
}

published('three published years of a government portfolio, through the page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function read(page: Page, slug: string, name: string, content: Buffer, asOf: string): Promise<void> {
    await page.goto(`${url}/${slug}/imports`);
    await page.fill('#asof', asOf);
    await page.setInputFiles('.drop input[type=file]', { name, mimeType: 'application/octet-stream', buffer: content });
    await page.waitForSelector('.marks');
  }

  async function save(page: Page): Promise<void> {
    await page.click('button.p:has-text("Import ")');
    await page.waitForSelector('progress, a:has-text("See them in the portfolio")');
  }

  const done = (page: Page): Promise<unknown> => page.waitForSelector('a:has-text("See them in the portfolio")', { timeout: 120_000 });

  it('comes in with the command’s counts, renames decided in the preview, a workbook among them, a worker killed on the way, nothing doubled', async () => {
    const organization = await founded();
    const { slug, email } = organization;
    const context = await visit(browser, { language: 'en' });
    const page = await enter(context, organization);

    await read(page, slug, 'uk_2018.csv', year(2018), '2018-09-30');
    expect(await page.textContent('h1')).toMatch(/^133\srows: 133 new$/);
    expect(await page.textContent('.deck')).toMatch(/25\scells can’t be read/);
    const worker = pidOf('worker.js');
    await page.click('button.p:has-text("Import ")');
    // The worker dies in the middle: the server knows it before the page's progress bar does.
    let doneRows = 0;
    while (doneRows === 0) ({ doneRows } = (await ask<{ imports: { nodes: [{ doneRows: number }] } }>(page, slug, '{ imports(first: 1) { nodes { doneRows } } }')).imports.nodes[0]);
    process.kill(worker, 'SIGKILL');
    expect(doneRows).toBeLessThan(133);
    await done(page);
    expect(await page.textContent('h1')).toMatch(/^133\snew initiatives$/);

    const { suggestions } = JSON.parse(await batuta('import', 'initiatives', join(gmpp, 'uk_2019.csv'), '--organization', slug, '--as', email, '--as-of', '2019-09-30', '--dry-run', '--json')) as { suggestions: { row: number; score: number; name: string }[] };
    const renames = suggestions.filter(({ score }) => score === 1).slice(0, 3);
    expect(renames).toHaveLength(3);
    await read(page, slug, 'uk_2019.xlsx', await asWorkbook(year(2019)), '2019-09-30');
    expect(await page.textContent('h1')).toMatch(/^133\srows:/);
    for (const { name } of renames) await page.locator('.decisions li', { hasText: name }).locator('button:text-is("It is the same")').click();
    await save(page);
    await done(page);
    expect(await page.textContent('h1')).toMatch(/changed/);

    await read(page, slug, 'uk_2020.csv', year(2020), '2020-09-30');
    await save(page);
    await done(page);

    const { imports, portfolio, departments } = await ask<{ imports: { nodes: { rowCount: number; counts: { created: number; updated: number; unchanged: number; skipped: number } }[] }; portfolio: { total: number }; departments: unknown[] }>(page, slug, '{ imports(first: 5) { nodes { rowCount counts { created updated unchanged skipped } } } portfolio { total } departments { id } }');
    expect(imports.nodes.map(({ counts }) => counts.created + counts.updated + counts.unchanged + counts.skipped)).toEqual([125, 133, 133]);
    // 190 by the command; three fewer for the three that were said to be the same.
    expect(portfolio.total).toBe(187);
    expect(departments).toHaveLength(16);
    const { initiatives } = await ask<{ initiatives: { nodes: { statusUpdates: { nodes: { postedAt: string }[] } }[] } }>(page, slug, '{ initiatives(first: 100) { nodes { statusUpdates(first: 10) { nodes { postedAt } } } } }');
    for (const { statusUpdates } of initiatives.nodes) expect(new Set(statusUpdates.nodes.map(({ postedAt }) => postedAt)).size).toBe(statusUpdates.nodes.length);
    await context.close();
  }, 300_000);
});

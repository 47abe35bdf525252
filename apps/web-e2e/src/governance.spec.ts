import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, url, violations, visit } from './support/browser.js';
import { enter, founded } from './support/founded.js';

/** An organization with a department of so many people and so many initiatives of it. */
async function withDepartment(browser: Browser, people: number, initiatives: number): Promise<{ page: Page; slug: string; department: string; ids: string[]; names: string[] }> {
  const organization = await founded('en');
  const { slug } = organization;
  const page = await enter(await visit(browser, { language: 'en' }), organization);
  const department = (await ask<{ createDepartment: { id: string } }>(page, slug, 'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }', { input: { name: 'Guest services' } })).createDepartment.id;
  const number = (i: number): string => String(i + 1).padStart(3, '0');
  const names = Array.from({ length: people }, (_, i) => `Person ${number(i)}`);
  for (const name of names) await ask(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name, departmentId: department } });
  const ids: string[] = [];
  for (let i = 0; i < initiatives; i++) ids.push((await ask<{ createInitiative: { id: string } }>(page, slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: `Initiative ${number(i)}`, departmentId: department } })).createInitiative.id);
  await page.goto(`${url}/${slug}/governance/responsibilities?columns=PEOPLE&department=${department}`);
  await page.waitForSelector('[data-cell="0 0"]');
  return { page, slug, department, ids, names };
}

/** The letters as the server knows them: one string per row, `.` for nothing. */
async function stored(page: Page, slug: string, department: string): Promise<string[]> {
  const rows: string[] = [];
  for (let after: string | null = null, isDone = false; !isDone; ) {
    const { responsibilityMatrix: matrix }: { responsibilityMatrix: { columns: { id: string }[]; rows: { nodes: { cells: { columnId: string; letter: string }[] }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } } = await ask(page, slug, 'query ($department: ID, $after: String) { responsibilityMatrix(columns: PEOPLE, filter: { departmentId: $department }) { columns { id } rows(first: 100, after: $after) { nodes { cells { columnId letter } } pageInfo { hasNextPage endCursor } } } }', { department, after });
    rows.push(...matrix.rows.nodes.map(({ cells }) => matrix.columns.map(({ id }) => cells.find(({ columnId }) => columnId === id)?.letter ?? '.').join('')));
    after = matrix.rows.pageInfo.endCursor;
    isDone = !matrix.rows.pageInfo.hasNextPage;
  }
  return rows;
}

async function until(read: () => Promise<string[]>, wanted: (rows: string[]) => boolean): Promise<string[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const rows = await read();
    if (wanted(rows) || Date.now() > deadline) return rows;
    await new Promise((done) => setTimeout(done, 200));
  }
}

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

describe('the responsibility matrix', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('a cell that was clicked takes letters, and the arrows go on from it', async () => {
    const { page, slug, department } = await withDepartment(browser, 3, 2);
    await page.click('[data-cell="0 0"]');
    for (const key of ['a', 'ArrowRight', 'r', 'ArrowDown', 'c']) await page.keyboard.press(key);
    expect(await until(() => stored(page, slug, department), (found) => found[1] === '.C.')).toEqual(['AR.', '.C.']);
    await page.context().close();
  });

  it('twenty rows are filled without a mouse', async () => {
    const { page, slug, department } = await withDepartment(browser, 4, 20);
    await page.focus('[data-cell="0 0"]');
    for (let row = 0; row < 20; row++) {
      for (const key of ['a', 'ArrowRight', 'r', 'ArrowRight', 'c', 'ArrowRight', 'i', 'Home', 'ArrowDown']) await page.keyboard.press(key);
    }
    const rows = await until(() => stored(page, slug, department), (found) => found.every((row) => row === 'ARCI'));
    expect(rows).toEqual(Array.from({ length: 20 }, () => 'ARCI'));
    // Several at once: the last two columns of all rows are cleared, and taken back.
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+Shift+End');
    await page.keyboard.press('Delete');
    await until(() => stored(page, slug, department), (found) => found.every((row) => row === 'AR..'));
    await page.keyboard.press('Control+z');
    expect(await until(() => stored(page, slug, department), (found) => found.every((row) => row === 'ARCI'))).toEqual(rows);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('clearing the one who answers asks why and opens the gap; Enter offers the letters', async () => {
    const { page, slug, department } = await withDepartment(browser, 2, 2);
    await page.focus('[data-cell="0 0"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.letters button:focus');
    expect(await page.textContent('.letters')).toContain('Accountable Person 001');
    await page.keyboard.press('Enter');
    await until(() => stored(page, slug, department), ([row]) => row === 'A.');
    await page.waitForSelector('[data-cell="0 0"] .letter.a');
    await page.focus('[data-cell="0 0"]');
    await page.keyboard.press('Backspace');
    await page.fill('#why-clear', 'The budget went');
    await page.keyboard.press('Enter');
    expect(await until(() => stored(page, slug, department), ([row]) => row === '..')).toEqual(['..', '..']);
    await page.waitForSelector('tr:has([data-cell="0 0"]) .amiss:has-text("no A")');
    await page.goto(`${url}/${slug}/governance`);
    await page.waitForSelector('.gap:has-text("The owner was taken off it")');
    await page.context().close();
  });

  it('a block of 30 × 10 with two mistakes marks exactly those two and keeps the rest; undo takes it all back', async () => {
    const { page, slug, department } = await withDepartment(browser, 10, 30);
    const block = Array.from({ length: 30 }, (_, row) => Array.from({ length: 10 }, (_, column) => (column === row % 10 ? 'A' : 'RCI'[(row + column) % 3] ?? '')));
    (block[4] as string[])[7] = 'X';
    // A second one who would answer in a row.
    (block[11] as string[])[5] = 'A';
    await page.focus('[data-cell="0 0"]');
    await paste(page, block.map((row) => row.join('\t')).join('\r\n'));
    const wanted = block.map((row, i) => row.map((letter, j) => ((i === 4 && j === 7) || (i === 11 && j === 5) ? '.' : letter)).join(''));
    expect(await until(() => stored(page, slug, department), (found) => found.join() === wanted.join())).toEqual(wanted);
    await page.waitForSelector('.mistakes h3:has-text("2 cells were left as they were")');
    expect(await page.$$eval('.mistakes li b', (marks) => marks.map(({ textContent }) => textContent))).toEqual(['Initiative 005, Person 008', 'Initiative 012, Person 006']);
    await page.keyboard.press('Control+z');
    const empty = Array.from({ length: 30 }, () => '.'.repeat(10));
    expect(await until(() => stored(page, slug, department), (found) => found.join() === empty.join())).toEqual(empty);
    await page.context().close();
  });

  it('200 × 40 is edited and scrolled with a bounded page', async () => {
    const { page, slug, department } = await withDepartment(browser, 40, 200);
    await page.waitForSelector('h1:has-text("200 of 200")');
    const drawn = (): Promise<number> => page.$$eval('[data-cell]', (cells) => cells.length);
    let most = await drawn();
    await page.focus('[data-cell="0 0"]');
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('PageDown');
      most = Math.max(most, await drawn());
    }
    await page.waitForSelector('[data-cell="199 0"]:focus');
    await page.keyboard.press('a');
    await page.keyboard.press('End');
    await page.keyboard.press('i');
    const rows = await until(() => stored(page, slug, department), (found) => found.at(-1) === `A${'.'.repeat(38)}I`);
    expect(rows.at(-1)).toBe(`A${'.'.repeat(38)}I`);
    expect(rows).toHaveLength(200);
    // A screen of rows and some beyond, whatever there is.
    expect(most).toBeLessThanOrEqual(40 * 40);
    await page.context().close();
  });
});

describe('roles and bodies', () => {
  it.each([['es', 'light'], ['en', 'dark']] as const)('a body is founded, a role made and filled, and its mandate said to be a title only (%s, %s)', async (language, theme) => {
    const browser = await openBrowser();
    const es = language === 'es';
    const organization = await founded(language);
    const { slug } = organization;
    const page = await enter(await visit(browser, { language, theme }), organization);
    await ask(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Rita Rol' } });
    await page.goto(`${url}/${slug}/governance/roles`);
    await page.click(`button:text-is("${es ? 'Nuevo órgano' : 'New body'}")`);
    await page.fill('#bname', 'Consejo');
    await page.fill('#blimit', es ? '50.000' : '50,000');
    expect(await violations(page)).toEqual([]);
    await page.click('form.sheet button.p');
    await page.waitForSelector('h2:text-is("Consejo")');
    await page.click(`button:text-is("${es ? 'Nuevo rol' : 'New role'}")`);
    await page.fill('#rname', 'Dirección de CX');
    await page.check('.checks input');
    await page.click('form.sheet button.p');
    await page.waitForSelector(`.title-only:has-text("${es ? 'mandato solo de título' : 'mandate by title only'}")`);
    await page.click(`button[aria-label="${es ? 'Poner a alguien' : 'Name somebody'}: Dirección de CX"]`);
    await page.fill('form.sheet .picker input', 'rita');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    await page.click('form.sheet button.p');
    await page.waitForSelector('.in-role b:text-is("Rita Rol")');
    expect(await violations(page)).toEqual([]);
    await page.click(`button[aria-label="${es ? 'Editar' : 'Edit'}: Consejo"]`);
    await page.click(`button:has-text("${es ? 'Cerrar el órgano' : 'Close the body'}…")`);
    await page.click(`button:text-is("${es ? 'Cerrar el órgano' : 'Close the body'}")`);
    await page.waitForSelector('h2:text-is("Consejo")', { state: 'detached' });
    await browser.close();
  });
});

describe('gaps that are closed in their row', () => {
  it.each([['es', 'light'], ['en', 'dark']] as const)('a day that has passed, somebody who holds too much, a department in nothing (%s, %s)', async (language, theme) => {
    const browser = await openBrowser();
    const es = language === 'es';
    const organization = await founded(language);
    const { slug } = organization;
    const page = await enter(await visit(browser, { language, theme }), organization);
    const made = async (name: 'Department' | 'Person' | 'Initiative', input: object): Promise<string> => (await ask<Record<string, { id: string }>>(page, slug, `mutation ($input: Create${name}Input!) { create${name}(input: $input) { id } }`, { input }))[`create${name}`]?.id ?? '';
    const service = await made('Department', { name: 'Recepción' });
    const [nora, leo] = [await made('Person', { name: 'Nora Llena' }), await made('Person', { name: 'Leo Libre', departmentId: service })];
    for (let i = 1; i <= 7; i++) await made('Initiative', { title: `Llegada ${i}`, ownerId: nora, ...(i === 1 && { startsOn: '2024-01-01', endsOn: '2024-06-30' }) });
    await page.goto(`${url}/${slug}/governance`);
    const row = (rule: string) => page.locator(`.gap[data-rule="${rule}"]`);
    await row('past-end').locator('button.o').click();
    await row('past-end').locator('input[type=date]').fill('2099-01-01');
    expect(await violations(page)).toEqual([]);
    await row('past-end').locator('button.p').click();
    await row('past-end').waitFor({ state: 'detached' });

    await row('overload').locator('button.o').click();
    await row('overload').locator(`button[aria-label="${es ? 'Pasar' : 'Pass on'}: Llegada 3"]`).click();
    await row('overload').locator('.picker input').fill('leo');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    expect(await violations(page)).toEqual([]);
    await row('overload').locator('button.p').click();
    await row('overload').waitFor({ state: 'detached' });
    // Whoever got it is of the department: it is in something now, and out of it again when it is passed back.
    await row('department-in-nothing').waitFor({ state: 'detached' });
    await ask(page, slug, 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId: (await ask<{ person: { accountableFor: { id: string }[] } }>(page, slug, 'query ($id: ID!) { person(id: $id) { accountableFor { id } } }', { id: leo })).person.accountableFor[0]?.id, personId: await made('Person', { name: 'Otra Más' }) } });
    await page.reload();
    await row('department-in-nothing').locator('button.o').click();
    await row('department-in-nothing').locator('.picker input').fill('llegada 5');
    await row('department-in-nothing').locator('.option >> nth=0').click();
    expect(await violations(page)).toEqual([]);
    await row('department-in-nothing').locator('button.p').click();
    await row('department-in-nothing').waitFor({ state: 'detached' });
    await browser.close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, phone, signIn, url, visit } from './support/browser.js';
import { enter, founded, type Founded } from './support/founded.js';

/** What those who saw the product for the first time stumbled over (docs/first-use.md), and what a picture alone can't keep so. */
describe('a first use', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  /** Where the last of them stands on the page. */
  const top = (page: Page, selector: string): Promise<number> => page.locator(selector).last().evaluate((one) => one.getBoundingClientRect().top + scrollY);
  const create = async (page: Page, { slug }: Founded, verb: string, input: object): Promise<string> => {
    const type = { createInitiative: 'CreateInitiativeInput', createPerson: 'CreatePersonInput', createDepartment: 'CreateDepartmentInput' }[verb];
    return (await ask<Record<string, { id: string }>>(page, slug, `mutation ($input: ${type}!) { ${verb}(input: $input) { id } }`, { input }))[verb]?.id ?? '';
  };

  it('an import tells what was corrected and who was added, moves nothing meanwhile, and leads to just what it brought', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization, '/imports');
    await create(page, organization, 'createInitiative', { title: 'De antes' });
    const sheet = 'Nombre;Responsable;Coste\nMenos colas;Nora Nueva;unos 10\nPago claro;;20\nSin papeles;;30\nAviso a tiempo;;s/d\n';
    await page.setInputFiles('.drop input[type=file]', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet, 'utf8') });
    await page.waitForSelector('table.preview');
    page.once('dialog', (one) => void one.accept());
    await page.click('button:text-is("Añadir a Nora Nueva")');
    await page.waitForSelector('tr[data-row="2"] td:has-text("Nora Nueva"):not(.bad)');
    const before = await top(page, 'tr[data-row]');
    await page.click('tr[data-row="2"] td.bad button:text-is("Corregir")');
    await page.waitForSelector('.mend');
    expect(Math.abs((await top(page, 'tr[data-row]')) - before)).toBeLessThan(2);
    await page.fill('#mend', '10');
    await page.click('.mend button:text-is("Guardar")');
    await page.waitForSelector('tr[data-row="2"] td:has-text("Volver a")');
    // Rows without anything to look at are said, not missed.
    await page.click('button:has-text("Importar 4")');
    await page.waitForSelector('a:text-is("Verlas en el portafolio")', { timeout: 30_000 });
    await page.waitForSelector('main :text("Coste: «unos 10», se corrigió a «10»")');
    expect(await page.textContent('main')).toContain('Personas añadidas al leer la hoja: Nora Nueva.');
    await page.click('button:text-is("Nuevas")');
    await page.waitForFunction(() => document.querySelectorAll('section:last-of-type tbody tr').length === 4);
    await page.click('a:text-is("Verlas en el portafolio")');
    await page.waitForFunction(() => document.querySelectorAll('table.rank tbody tr').length === 4);
    expect(await page.textContent('table.rank')).not.toContain('De antes');
    await page.click('button:has-text("De plan.csv")');
    await page.waitForFunction(() => document.querySelectorAll('table.rank tbody tr').length === 5);
    await context.close();
  });

  it('whoever does the work and whoever heads the department come first as owners; with a reason nobody owns it, and its two gaps stand in one row', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization);
    const [head, worker] = [await create(page, organization, 'createPerson', { name: 'Zoe Zabala' }), await create(page, organization, 'createPerson', { name: 'Yago Yuste' })];
    for (const name of ['Ana Alba', 'Bea Bosch', 'Carla Cano']) await create(page, organization, 'createPerson', { name });
    const departmentId = await create(page, organization, 'createDepartment', { name: 'Recepción', headId: head });
    const id = await create(page, organization, 'createInitiative', { title: 'Entrada sin espera', departmentId });
    await ask(page, organization.slug, 'mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId: id, letter: 'R', holder: { personId: worker } } });
    await page.goto(`${url}/${organization.slug}/initiatives/${id}`);
    await page.click('button:text-is("Asignar responsable")');
    await page.waitForSelector('.option');
    const options = await page.$$eval('.option', (all) => all.slice(0, 3).map(({ textContent }) => textContent));
    expect(options[0]).toMatch(/^Yago Yuste.*hace el trabajo$/);
    expect(options[1]).toMatch(/^Zoe Zabala.*dirige el área$/);
    expect(options[2]).toMatch(/^Ada Ruiz/);
    await page.click('.option:has-text("Zoe Zabala")');
    await page.click('button:text-is("Asignar a Zoe Zabala")');
    await page.click('.acts summary:has-text("Más")');
    await page.click('.others button:text-is("Dejarla sin responsable")');
    await page.fill('#reason', 'Deja el hotel en enero');
    await page.click('form button:text-is("Dejarla sin responsable")');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Nadie responde de «Entrada sin espera»'));
    await page.waitForSelector('.happened li:has-text("Se quedó sin responsable")');
    await page.goto(`${url}/${organization.slug}/governance`);
    await page.waitForSelector('.gap');
    const row = page.locator('.gap:has-text("Entrada sin espera"):has(button:text-is("Asignar responsable"))');
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toMatch(/[Ss]e quitó a quien la llevaba/);
    expect(await row.textContent()).toContain('La hace Yago Yuste, que podría responder.');
    await context.close();
  });

  it('unrated work doesn’t turn the drawing into squares; of a result or two there is none', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization);
    const titles = Array.from({ length: 57 }, (_, i) => `Mejora ${String(i + 1).padStart(2, '0')}`);
    await page.goto(`${url}/${organization.slug}/imports`);
    await page.setInputFiles('.drop input[type=file]', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(`Nombre\n${titles.join('\n')}\n`, 'utf8') });
    await page.click('button:has-text("Importar 57")');
    await page.waitForSelector('a:text-is("Verlas en el portafolio")', { timeout: 60_000 });
    const { initiatives, criteria } = await ask<{ initiatives: { nodes: { id: string }[] }; criteria: { id: string }[] }>(page, organization.slug, '{ initiatives(orderBy: TITLE, first: 3) { nodes { id } } criteria { id } }');
    for (const { id } of initiatives.nodes) await ask(page, organization.slug, 'mutation ($input: RateInitiativeInput!) { rateInitiative(input: $input) { id } }', { input: { initiativeId: id, confidence: 'MEASURED', ratings: criteria.map((criterion) => ({ criterionId: criterion.id, value: 75, evidence: 'Encuesta' })) } });
    await page.goto(`${url}/${organization.slug}/portfolio`);
    // The list is whole without being asked for, and each of its rows is drawn.
    await page.waitForFunction(() => document.querySelectorAll('table.rank tbody tr').length === 57);
    await page.waitForSelector('svg.plot');
    expect(await page.locator('svg.plot .cell').count()).toBe(0);
    // All that are rated are drawn by name, as the sentence above them says.
    expect(await page.textContent('section:has(> svg.plot)')).toContain('Las iniciativas de la lista de abajo');
    expect(await page.locator('svg.plot a[aria-label^="1."], svg.plot a[aria-label^="2."], svg.plot a[aria-label^="3."]').count()).toBe(3);
    await page.locator('svg.plot a[aria-label^="2."]').hover();
    await page.waitForSelector('svg.plot .lbl:text-is("Mejora 02")');
    // Its headings stay in sight.
    await page.locator('table.rank tbody tr').nth(40).scrollIntoViewIfNeeded();
    expect((await page.locator('table.rank thead th').nth(1).boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.goto(`${url}/${organization.slug}/portfolio?text=mejora%2007`);
    await page.waitForFunction(() => document.querySelectorAll('table.rank tbody tr').length === 1);
    expect(await page.locator('svg.plot').count()).toBe(0);
    await context.close();
  });

  it('on a phone the act stays under the finger whatever a choice or a press asks for', async () => {
    const context = await visit(browser, { viewport: phone });
    const page = await signIn(context, 'bruno@aurora.example');
    await page.waitForSelector('form.comp');
    const act = 'form.comp button.p';
    const before = (await page.locator(act).first().boundingBox())?.y ?? 0;
    await page.click('form.comp label.off');
    await page.waitForSelector('form.comp label:has-text("volver al plan")');
    expect((await page.locator(act).first().boundingBox())?.y).toBe(before);
    await page.click('form.comp button:text-is("Pedir algo a quien decide")');
    expect((await page.locator(act).first().boundingBox())?.y).toBe(before);
    expect((await page.locator('form.comp .added').boundingBox())?.y).toBeGreaterThan(before);
    await context.close();
  });

  it('people come in pages with their number, and say who has no access yet', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'ana@aurora.example');
    await page.goto(`${url}/aurora/governance/structure`);
    await page.waitForSelector('table.people tbody tr');
    const first = await page.textContent('table.people tbody tr b');
    await page.click('button:has-text("Ver 50 más")');
    await page.waitForFunction((then) => document.querySelector('table.people tbody tr b')?.textContent !== then, first);
    await page.click('button:text-is("Anteriores")');
    await page.waitForFunction((then) => document.querySelector('table.people tbody tr b')?.textContent === then, first);
    await page.fill('input[type=search]', 'lorena');
    await page.waitForFunction(() => document.querySelectorAll('table.people tbody tr').length === 1);
    await page.click('a:text-is("Invitar")');
    await page.waitForFunction(() => (document.querySelector('#invite-name') as HTMLInputElement | null)?.value === 'Lorena Abad');
    expect(await page.textContent('.deck')).toMatch(/^Los demás accesos los da .+\.$/);
    await context.close();
  });
});

import type { Browser } from 'playwright-core';
import { ask, openBrowser, signIn, url, violations, visit } from './support/browser.js';
import { enter, founded } from './support/founded.js';

describe('the import page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('Ana brings in her spreadsheet, decides a rename, saves, and takes it back', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'ana@aurora.example');
    await page.goto(`${url}/aurora/portfolio`);
    await page.click('a:text-is("Importar")');
    await page.waitForSelector('.drop');
    const sheet = 'Cartera 2027;;;;;\nProyecto;Gerencia;Semáforo;Cierre;Dinero previsto (miles €);Líder\nHogar: siniestro en 48 h;Siniestros;Verde;31/12/2027;1.120,5;Marta Olmo\nPagos sin papel;Finanzas;Ámbar quemado;31/02/2027;s/d;Nadie Conocida\n';
    await page.setInputFiles('.drop input[type=file]', { name: 'cartera.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet, 'utf8') });
    await page.waitForSelector('.marks');
    expect(await page.textContent('h1')).toMatch(/^2\sfilas: 2\snuevas$/);
    expect(await page.textContent('.deck')).toContain('De la hoja todavía no se ha guardado nada');
    // Two columns that the product doesn't know are named by hand; the file is read again each time.
    await page.selectOption('select[aria-label="Campo de la columna «Cierre»"]', 'endsOn');
    await page.waitForFunction(() => [...document.querySelectorAll('td.bad')].some((cell) => cell.textContent?.includes('ese día no existe')));
    await page.selectOption('select[aria-label="Campo de la columna «Dinero previsto (miles €)»"]', 'cost');
    await page.waitForFunction(() => [...document.querySelectorAll('td.bad')].some((cell) => cell.textContent?.includes('no es un importe')));
    await page.click('.decisions button:text-is("Es la misma")');
    await page.click('button:has-text("Importar 2")');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('1\u00a0iniciativa nueva, 1\u00a0cambiada'), undefined, { timeout: 30_000 });
    await page.waitForSelector('main :text("no dice ninguna salud")');
    // Asked before, with what would go and what would be as it was.
    const asked = page.waitForEvent('dialog');
    const pressed = page.click('button:has-text("Deshacer")');
    const dialog = await asked;
    expect(dialog.message()).toMatch(/^2\sfilas vuelven a como estaban antes de la hoja: .* ¿Deshacer la importación\?$/);
    await dialog.dismiss();
    await pressed;
    await page.reload();
    await page.waitForSelector('button:has-text("Deshacer")');
    page.once('dialog', (one) => void one.accept());
    await page.click('button:has-text("Deshacer")');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Importación deshecha el'));
    await page.goto(`${url}/aurora/imports`);
    expect(await page.textContent('table')).toContain('cartera.csv');
    await context.close();
  });

  it('bad cells are mended where they stand, and what the file left without an owner gets one on its page; the assignment is undone from its notice', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization, '/imports');
    await page.setInputFiles('.drop input[type=file]', { name: 'mías.csv', mimeType: 'text/csv', buffer: Buffer.from('Iniciativa;Responsable;Estado;Fin\nDesayuno sin colas;Ada Ruis;Ámbar quemado;31/02/2027\n;;Verde;\n', 'utf8') });
    await page.waitForSelector('td.bad');
    // Nothing moves as cells are mended, and the heading counts what is left and what is done.
    const heights = () => page.$$eval('tr[data-row]', (rows) => rows.map((row) => (row as HTMLElement).offsetHeight));
    const before = await heights();
    await page.click('button:text-is("¿Ada Ruiz?")');
    await page.waitForFunction(() => document.querySelectorAll('td.bad').length === 2);
    expect(await heights()).toEqual(before);
    await page.waitForSelector('h2:has-text("2\u00a0celdas no se entienden; sus filas entran igual. 1\u00a0fila no entra")');
    const next = async (): Promise<string | null | undefined> => {
      await page.click('button:text-is("Ir a la siguiente")');
      return page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    };
    // From one to the next, and after the last to the first again.
    expect([await next(), await next(), await next()]).toEqual(['Corregir Salud de la fila 2', 'Corregir Termina de la fila 2', 'Corregir Salud de la fila 2']);
    await page.click('button[aria-label="Corregir Salud de la fila 2"]');
    await page.selectOption('.mend select', 'en riesgo');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('td.bad').length === 1);
    await page.click('button[aria-label="Corregir Termina de la fila 2"]');
    await page.fill('.mend input', '2027-02-28');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('td.bad').length === 0);
    await page.waitForSelector('h2:has-text("1\u00a0fila no entra. 1\u00a0fila ya corregida")');
    expect(await page.textContent('table.preview')).toContain('Volver a «31/02/2027»');
    await page.click('button[aria-label="Corregir Nombre de la fila 3"]');
    await page.fill('.mend input', 'Llaves en el móvil');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('2\u00a0filas: 2\u00a0nuevas'));
    await page.click('button:has-text("Importar 2")');
    await page.waitForSelector('h2:has-text("1\u00a0iniciativa de esta hoja en marcha y sin responsable")', { timeout: 30_000 });
    await page.click('button[aria-label="Asignar responsable: Llaves en el móvil"]');
    await page.fill('.picker input', 'ruiz');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    await page.click('button:text-is("Asignar a Ada Ruiz")');
    await page.waitForSelector('h2:has-text("Todo lo que está en marcha de esta hoja tiene responsable")');
    await page.click('.toast button:not(.x)');
    await page.waitForSelector('h2:has-text("1\u00a0iniciativa de esta hoja en marcha y sin responsable")');
    // What somebody touched since stays when it is undone, and is named; the question says how many.
    let said = '';
    page.once('dialog', (one) => {
      said = one.message();
      void one.accept();
    });
    await page.click('button:has-text("Deshacer")');
    await page.waitForSelector('h2:has-text("Se queda: alguien ha hecho algo con ello después")');
    expect(said).toMatch(/^1\sfila vuelve a como estaba antes de la hoja: .* 1 se queda: /);
    await page.reload();
    await page.click('main a:text-is("Llaves en el móvil")');
    await page.waitForSelector('h1:has-text("Llaves en el móvil")');
    await context.close();
  });

  it('of two of one name the one that is chosen is taken; a department much like one that is there is asked about; a line of totals stays out', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization, '/imports');
    const person = (email: string, title: string) => ask(page, organization.slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Marta Olmo', email, title } });
    await person('marta@olmo.example', 'Directora de Siniestros');
    await person('marta.olmo@olmo.example', 'Siniestros');
    await ask(page, organization.slug, 'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }', { input: { name: 'Atención al cliente' } });
    await page.setInputFiles('.drop input[type=file]', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from('Nº;Iniciativa;Área;Responsable;Presupuesto;Patrocinador;Inicio;% avance\n1;Aviso de cobro;Atencion al Clinete;Marta Olmo;120 k€;Berta Coll;01/02/2099;0\nTOTAL;1 iniciativas;;;3.344,5 k€;;;\n', 'utf8') });
    await page.waitForSelector('text=parece una fila de totales');
    await page.waitForSelector('text=empieza después de la fecha de la hoja: entra como propuesta');
    await page.click('button:text-is("¿Atención al cliente?")');
    await page.waitForFunction(() => !document.querySelector('table.preview')?.textContent?.includes('área nueva'));
    await page.click('button[aria-label="Corregir Responsable de la fila 2"]');
    await page.fill('.picker input', 'marta');
    await page.click('.picker .option:has-text("Directora de Siniestros")');
    await page.click('.mend button:text-is("Guardar")');
    await page.waitForFunction(() => document.querySelectorAll('td.bad').length === 2);
    // Somebody who isn't known is brought in from the cell that names them, at one click; the columns stay where they are.
    const column = await page.locator('table.preview th:last-child').boundingBox();
    await page.click('button[aria-label="Corregir Patrocinio de la fila 2"]');
    await page.waitForSelector('.mend .picker input');
    expect((await page.locator('table.preview th:last-child').boundingBox())?.x).toBe(column?.x);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // Asked about, since no sheet takes a person back.
    page.once('dialog', (one) => void one.accept());
    await page.click('button:text-is("Añadir a Berta Coll")');
    await page.waitForFunction(() => document.querySelectorAll('td.bad').length === 1);
    // What was pressed is gone; whoever goes by keys is still in the table.
    await page.waitForFunction(() => Boolean(document.activeElement?.closest('[role=region]:has(table.preview)')));
    await page.click('button:has-text("Importar 1")');
    await page.waitForSelector('h2:has-text("Todo lo que está en marcha de esta hoja tiene responsable")', { timeout: 30_000 });
    const { initiatives } = await ask<{ initiatives: { nodes: object[] } }>(page, organization.slug, '{ initiatives(first: 5) { nodes { title state sponsor { name } owner { title } department { name } cost { amount } } } }');
    expect(initiatives.nodes).toEqual([{ title: 'Aviso de cobro', state: 'PROPOSED', sponsor: { name: 'Berta Coll' }, owner: { title: 'Directora de Siniestros' }, department: { name: 'Atención al cliente' }, cost: { amount: '120000.00' } }]);
    await context.close();
  });

  it('the line at the foot counts the whole file and leads to the next page; a name typed by hand may be new too', async () => {
    const organization = await founded('es');
    const context = await visit(browser);
    const page = await enter(context, organization, '/imports');
    await ask(page, organization.slug, 'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }', { input: { name: 'Atención al cliente' } });
    // One with something left, more than a page of rows that stay out, and two more.
    const rows = ['Llamada previa;Verde;Atención al cliente;31/02/2027', ...Array.from({ length: 52 }, () => ';Verde;Atención al cliente;'), 'Colas;Verde;At. Cliente;31/02/2027', 'Avisos;Verde;Atención al cliente;31/02/2027'];
    await page.setInputFiles('.drop input[type=file]', { name: 'larga.csv', mimeType: 'text/csv', buffer: Buffer.from(`Iniciativa;Salud;Área;Fin\n${rows.join('\n')}\n`, 'utf8') });
    await page.waitForSelector('.still:has-text("Quedan 4 celdas por mirar")');
    const cells = ['Corregir Termina de la fila 2', '¿Atención al cliente? Corregir Área de la fila 55', 'Corregir Termina de la fila 55', 'Corregir Termina de la fila 56'];
    // Page by page to the last, and on to the first again.
    for (const label of [...cells, cells[0], cells[1]]) {
      await page.click('button:text-is("Ir a la siguiente")');
      await page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, label);
    }
    // Also from where nothing is left.
    await page.click('button:text-is("Fuera")');
    await page.waitForSelector('tr[data-row="3"]');
    await page.click('button:text-is("Ir a la siguiente")');
    await page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-label') === wanted, cells[1]);
    await page.click('button[aria-label="Corregir Área de la fila 55"]');
    await page.fill('.mend input', 'Atención a clientes');
    await page.keyboard.press('Enter');
    await page.waitForSelector('td.doubt:has-text("Atención a clientes")');
    await page.click('button:text-is("Es nueva")');
    await page.waitForSelector('.still:has-text("Quedan 3 celdas por mirar")');
    expect(await page.textContent('tr[data-row="55"]')).toContain('Atención a clientes');
    expect(await violations(page)).toEqual([]);
    await context.close();
  });

  it.each([['es', 'lo dice su título', 'Fecha de la hoja', 'Cambiar la lectura', 'Leer otra vez'], ['en', 'its title says so', 'Day of the sheet', 'Change the reading', 'Read again']] as const)('the day that the sheet’s title tells is proposed and can be changed (%s)', async (language, said, label, change, again) => {
    const organization = await founded(language);
    const context = await visit(browser, { language });
    const page = await enter(context, organization, '/imports');
    await page.setInputFiles('.drop input[type=file]', { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from('Plan CX, 03/02/2025;\n;\nIniciativa;Salud\nColas;Verde\n', 'utf8') });
    await page.waitForSelector(`.facts:has-text("${said}")`);
    await page.click(`button:text-is("${change}")`);
    await page.getByLabel(label).fill('2025-02-10');
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${again}")`);
    await page.waitForSelector(`.effects:has-text("10 ${language === 'es' ? 'feb' : 'Feb'} 2025")`);
    expect(await page.locator(`.facts:has-text("${said}")`).count()).toBe(0);
    await context.close();
  });

  it('a file that can’t be read says why and leaves the page as it was', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    await page.goto(`${url}/harbor/imports`);
    await page.setInputFiles('.drop input[type=file]', { name: 'book.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004\u0000\u0000') });
    await page.waitForSelector('.drop .err');
    expect(await page.textContent('.drop .err')).toContain('can’t be read as one');
    await page.setInputFiles('.drop input[type=file]', { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') });
    await page.waitForFunction(() => document.querySelector('.drop .err')?.textContent?.includes('empty.csv is empty'));
    await page.setInputFiles('.drop input[type=file]', { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(10_000_001, 'a') });
    await page.waitForFunction(() => document.querySelector('.drop .err')?.textContent?.includes('larger than 10 MB'));
    await context.close();
  });
});

import type { Browser } from 'playwright-core';
import { ask, openBrowser, phone, signIn, url, visit } from './support/browser.js';
import { enter, founded } from './support/founded.js';

describe('the three users', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['on a desk', undefined], ['on a phone', phone]])('Bruno posts a status in three interactions %s, and takes it back', async (_, viewport) => {
    const context = await visit(browser, { viewport });
    const page = await signIn(context, 'bruno@aurora.example');
    await page.waitForSelector('form.comp');
    const before = await page.textContent('h1');
    const title = await page.textContent('section.item h2');
    await page.click('form.comp label.risk'); // 1
    await page.fill('form.comp textarea', 'El piloto empieza el 12 de enero.'); // 2
    await page.click('form.comp button.p'); // 3
    await page.waitForSelector('.toast');
    expect(await page.textContent('.toast')).toMatch(/Publicado el estado de «.+».*Deshacer, \d+ s/);
    await page.waitForFunction((then) => document.querySelector('h1')?.textContent !== then, before);
    await page.click('.toast button:not(.x)');
    await page.waitForFunction((then) => document.querySelector('h1')?.textContent === then, before);
    expect(await page.textContent('section.item h2')).toBe(title);
    // What was typed comes back with it.
    expect(await page.inputValue('form.comp textarea')).toBe('El piloto empieza el 12 de enero.');
    await page.fill('form.comp textarea', '');
    await context.close();
  });

  it('a draft survives a reload and signing out, and the next account never sees it', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'bruno@aurora.example');
    await page.fill('form.comp textarea', 'A medio escribir');
    await page.reload();
    await page.waitForSelector('form.comp');
    expect(await page.inputValue('form.comp textarea')).toBe('A medio escribir');
    await page.click('details.me summary');
    await page.click('details.me button');
    await page.waitForURL('**/sign-in');
    const other = await signIn(context, 'ana@aurora.example');
    expect(await other.content()).not.toContain('A medio escribir');
    await context.close();
    const again = await visit(browser);
    await again.close();
  });

  it('what is refused says why and keeps what was typed', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'bruno@aurora.example');
    await page.fill('form.comp textarea', 'Sin salud elegida');
    await page.click('form.comp button.p');
    expect(await page.textContent('form.comp .err')).toBe('Elige antes cómo va.');
    await context.setOffline(true);
    await page.click('form.comp label.ok');
    await page.click('form.comp button.p');
    await page.waitForFunction(() => document.querySelector('form.comp .err')?.textContent?.includes('El servidor no responde'), undefined, { timeout: 20_000 });
    expect(await page.textContent('.band')).toContain('Estás sin conexión');
    expect(await page.inputValue('form.comp textarea')).toBe('Sin salud elegida');
    await page.fill('form.comp textarea', '');
    await context.close();
  });

  it('Amy closes a gap from its row, by keyboard', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    await page.click('nav.nav a:nth-child(2)');
    await page.waitForSelector('.gap[data-rule="unowned"]');
    const before = await page.locator('.gap[data-rule="unowned"]').count();
    await page.locator('.gap[data-rule="unowned"] button.o').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.picker input');
    await page.keyboard.type('priy');
    await page.waitForFunction(() => document.querySelectorAll('.option').length === 1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.gap form button.p')?.textContent ?.startsWith('Assign Priya Raman'));
    await page.keyboard.press('Enter');
    await page.waitForSelector('.toast');
    await page.waitForFunction((then) => document.querySelectorAll('.gap[data-rule="unowned"]').length === then - 1, before);
    await context.close();
  });

  it('Amy changes her mind with the pointer while the list is open, and a name only typed makes nobody the owner', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    await page.goto(`${url}/harbor/governance`);
    await page.locator('.gap[data-rule="unowned"] button.o').first().click();
    await page.waitForSelector('.option');
    await page.locator('.gap form button.t').scrollIntoViewIfNeeded();
    const cancel = await page.locator('.gap form button.t').boundingBox();
    if (!cancel) throw new Error('no cancel button');
    // As a hand does it: down and up at one place, wherever things move meanwhile.
    await page.mouse.move(cancel.x + 10, cancel.y + 10);
    await page.mouse.down();
    await page.waitForTimeout(120);
    await page.mouse.up();
    await page.waitForSelector('.gap form', { state: 'detached' });
    await page.goto(`${url}/harbor/initiatives/new`);
    await page.fill('#title', 'A quieter shop');
    await page.fill('#cost', '12.34.5');
    await page.fill('.picker input', 'Priya');
    await page.click('form button.p');
    expect(await page.textContent('.err')).toContain('The amount can’t be read. Write it like 250,000');
    await page.fill('#cost', '£12,000');
    await page.click('form button.p');
    await page.waitForFunction(() => document.querySelector('.err')?.textContent?.includes('“Priya” isn’t chosen'));
    await page.click('.picker input');
    await page.click('.option');
    await page.fill('.picker >> nth=1 >> input', 'Clara');
    await page.click('.picker >> nth=1 >> .option:has-text("Clara Ward")');
    const sponsor = 'Clara Ward';
    // Whom one chose outlives the page, as all that is typed does.
    await page.reload();
    await page.waitForFunction((name) => [...document.querySelectorAll<HTMLInputElement>('.picker input')].some(({ value }) => value === name), sponsor);
    await page.click('form button.p');
    await page.waitForSelector('dl.facts');
    const facts = await page.textContent('dl.facts');
    expect(facts).toMatch(/Priya Raman.*£12k/);
    expect(facts).toContain(sponsor);
    await context.close();
  });

  it.each([['es', 'Hoy no tienes nada pendiente; una toca después', 'Una cosa te espera; una más toca después'], ['en', 'Nothing is due from you today; one later', 'One thing is waiting for you; one more later']] as const)('what has a day to come is there and doesn’t wait yet (%s)', async (language, quiet, waiting) => {
    const organization = await founded(language);
    const context = await visit(browser, { language });
    const page = await enter(context, organization);
    const make = async (name: string, input: object): Promise<string> => {
      const made = await ask<Record<string, { id: string }>>(page, organization.slug, `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { id } }`, { input });
      return made[name]?.id ?? '';
    };
    const { me } = await ask<{ me: { person: { id: string } } }>(page, organization.slug, '{ me { person { id } } }');
    const personId = me.person.id;
    const subjectId = await make('createInitiative', { title: 'Menos colas' });
    const bodyId = await make('createBody', { name: 'Comité', kind: 'COUNCIL', quorum: 1, cadence: 'WEEK', chairId: personId });
    const meetingId = await make('scheduleMeeting', { bodyId, startsAt: new Date().toISOString() });
    await make('holdMeeting', { id: meetingId, attendances: [{ personId, presence: 'PRESENT' }] });
    const dueOn = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await make('recordDecision', { meetingId, title: '¿Más mesas?', outcome: 'Dos.', reason: 'Hay cola.', subjectIds: [subjectId], actions: [{ what: 'Pedir dos mesas', ownerId: personId, dueOn }] });
    await page.goto(`${url}/${organization.slug}`);
    await page.waitForSelector('.item:has-text("Pedir dos mesas")');
    expect(await page.textContent('h1')).toBe(quiet);
    const roleId = await make('createRole', { name: 'Panel' });
    await make('assignRole', { roleId, personId });
    const { draftPolicy } = await ask<{ draftPolicy: { open: { id: string } } }>(page, organization.slug, 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { open { id } } }', { input: { title: 'Esperas', body: 'Diez minutos.', approverRoleIds: [roleId] } });
    await ask(page, organization.slug, 'mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id } }', { input: { versionId: draftPolicy.open.id } });
    await page.reload();
    await page.waitForSelector('.item:has-text("Esperas")');
    expect(await page.textContent('h1')).toBe(waiting);
    await context.close();
  });

  it('Carla filters the portfolio; the address keeps it, and back leads back', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'carla@aurora.example');
    await page.click('nav.nav a:nth-child(3)');
    await page.waitForSelector('table.rank');
    const rows = await page.locator('table.rank tbody tr').count();
    await page.selectOption('.filters label:has-text("Responsable") select', 'without');
    await page.waitForFunction((then) => document.querySelectorAll('table.rank tbody tr').length < then, rows);
    expect(page.url()).toContain('owner=without');
    await page.reload();
    await page.waitForSelector('table.rank');
    expect(await page.locator('table.rank tbody tr').count()).toBeLessThan(rows);
    await page.click('table.rank tbody tr:first-child a');
    await page.waitForSelector('dl.facts');
    await page.goBack();
    await page.waitForSelector('table.rank');
    expect(page.url()).toContain('owner=without');
    // By words of the name, as one types; today and as it stood.
    await page.goto(`${url}/aurora/portfolio`);
    await page.waitForSelector('table.rank');
    await page.click('.filters input');
    await page.keyboard.type('SINIES');
    await page.waitForFunction((then) => document.querySelectorAll('table.rank tbody tr').length < then, rows);
    const named = async (): Promise<boolean> => (await page.$$eval('table.rank tbody tr', (all) => all.map(({ textContent }) => textContent ?? ''))).every((text) => /siniestro/i.test(text));
    expect(await named()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.matches('.filters input'))).toBe(true);
    expect(page.url()).toContain('text=SINIES');
    await page.goto(`${page.url()}&asOf=${new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)}`);
    await page.waitForSelector('table.rank');
    expect(await named()).toBe(true);
    await page.fill('.filters input', 'nada que se llame así');
    await page.waitForSelector('.state button');
    await page.click('.state button');
    await page.waitForSelector('table.rank');
    expect(await page.inputValue('.filters input')).toBe('');
    await context.close();
  });

  it('Ana changes language without a reload, and organization by address', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'ana@aurora.example');
    expect(await page.textContent('nav.nav')).toContain('Mi trabajo');
    await page.click('.lang button[lang=en]');
    expect(await page.textContent('nav.nav')).toContain('My work');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.click('.lang button[lang=es]');
    await page.click('details.org summary');
    await page.click('details.org a[href="/harbor"]');
    await page.waitForURL('**/harbor');
    await page.waitForFunction(() => document.querySelector('details.org summary')?.textContent?.includes('Harbor'));
    await context.close();
  });

  it('a session that ended leads to the sign-in and back to where one was', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'carla@aurora.example');
    await page.goto(`${url}/aurora/portfolio?owner=without`);
    await page.waitForSelector('table.rank');
    await context.clearCookies();
    await page.reload();
    await page.waitForSelector('#password');
    await page.fill('#email', 'carla@aurora.example');
    await page.fill('#password', process.env.BATUTA_PASSWORD ?? '');
    await page.click('form button.p');
    await page.waitForSelector('table.rank');
    expect(page.url()).toContain('/aurora/portfolio?owner=without');
    await context.close();
  });

  it('somebody who saved first is shown beside what one typed', async () => {
    const context = await visit(browser, { language: 'en' });
    const page = await signIn(context, 'amy@harbor.example');
    const { initiatives } = await ask<{ initiatives: { nodes: { id: string; title: string }[] } }>(page, 'harbor', '{ initiatives(first: 100) { nodes { id title } } }');
    const id = initiatives.nodes.find(({ title }) => title === 'Store to app in one step')?.id as string;
    await page.goto(`${url}/harbor/initiatives/${id}/edit`);
    await page.fill('#summary', 'Mine');
    const { initiative } = await ask<{ initiative: { version: number } }>(page, 'harbor', 'query ($id: ID!) { initiative(id: $id) { version } }', { id });
    await ask(page, 'harbor', 'mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', { input: { id, version: initiative.version, summary: 'Theirs' } });
    await page.click('form button.p');
    await page.waitForSelector('.theirs');
    expect(await page.textContent('.theirs')).toContain('Theirs');
    expect(await page.inputValue('#summary')).toBe('Mine');
    await page.click('form button.p');
    await page.waitForSelector('dl.facts');
    await page.waitForFunction(() => document.querySelector('.prose')?.textContent === 'Mine');
    await context.close();
  });

  it('Ana says who heads a department, by keyboard', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'ana@aurora.example');
    await page.goto(`${url}/aurora/governance/structure`);
    const headless = page.locator('a[href="#people"]').filter({ hasText: 'nadie la dirige' }).first();
    await page.waitForSelector('text=nadie la dirige');
    const name = (await headless.locator('b').first().textContent()) ?? '';
    await headless.click();
    await page.click(`button:has-text("Editar ${name}")`);
    await page.fill('form.sheet .picker input', 'Nuria Cam');
    await page.waitForSelector('.option[data-combobox-selected]');
    await page.keyboard.press('Enter');
    expect(await page.inputValue('form.sheet .picker input')).toBe('Nuria Campos');
    await page.click('form.sheet button.p');
    await page.waitForFunction(() => !document.body.textContent?.includes('nadie la dirige'));
    await context.close();
  });

  it('an invitation goes from the row to the page of the invited', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'ana@aurora.example');
    await page.goto(`${url}/aurora/governance/access`);
    const email = `invitada${Date.now()}@aurora.example`;
    await page.fill('#invite', email);
    await page.fill('#invite-name', 'Inés de Prueba');
    await page.click('form button.p:has-text("Crear el enlace")');
    const first = await page.inputValue('.link input');
    // Another link for the same offer: the first stops working.
    await page.click(`button[aria-label="Enlace nuevo: ${email}"]`);
    await page.waitForFunction((old) => (document.querySelector('.link input') as HTMLInputElement | null)?.value !== old, first);
    const link = await page.inputValue('.link input');
    const guest = await visit(browser);
    const invited = await guest.newPage();
    await invited.goto(first);
    await invited.waitForSelector('text=Este enlace ya no sirve');
    await invited.goto(link);
    await invited.waitForSelector('#name');
    expect(await invited.textContent('h1')).toBe('Ana Beltrán te da acceso a Batuta, en Aurora Seguros');
    expect(await invited.inputValue('#name')).toBe('Inés de Prueba');
    await invited.fill('#name', 'Inés Invitada');
    await invited.fill('#password', 'cobre-faro-vela-31');
    await invited.click('form button.p');
    await invited.waitForURL('**/aurora');
    await invited.waitForSelector('header.top');
    // Whoever is new has two policies to read, and nothing else.
    expect(await invited.textContent('h1')).toBe('Dos cosas te esperan');
    await guest.close();
    await context.close();
  });
});

import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, phone, signIn, url, violations, visit } from './support/browser.js';
import { enter, type Founded, founded, password } from './support/founded.js';

const create = 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }';

describe('when something goes wrong', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function withInitiative(language: 'es' | 'en' = 'en'): Promise<{ organization: Founded; page: Page; id: string }> {
    const organization = await founded(language);
    const page = await enter(await visit(browser, { language }), organization, '/portfolio');
    const { me } = await ask<{ me: { person: { id: string } } }>(page, organization.slug, '{ me { person { id } } }');
    const { createInitiative } = await ask<{ createInitiative: { id: string } }>(page, organization.slug, create, { input: { title: 'Late check-out', ownerId: me.person.id } });
    return { organization, page, id: createInitiative.id };
  }

  it('a session that ends while one types is begun again in place, and what was typed is posted once', async () => {
    const { organization, page, id } = await withInitiative();
    await page.goto(`${url}/${organization.slug}/initiatives/${id}?open=status`);
    await page.waitForSelector('form.comp');
    await page.click('form.comp label.ok');
    await page.fill('form.comp textarea', 'Three hotels do it since Monday.');
    // What the page still asks for by itself would be refused too, and the question be there before the press.
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.click('form.comp button.p');
    await page.waitForSelector('dialog.again #password:focus');
    expect(await page.textContent('dialog.again')).toContain(`Password of ${organization.email}`);
    expect(await violations(page)).toEqual([]);
    await page.fill('dialog.again #password', 'not this one, 29');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog.again .err');
    expect(await page.inputValue('form.comp textarea')).toBe('Three hotels do it since Monday.');
    await page.fill('dialog.again #password', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.toast');
    await page.waitForSelector('dialog.again', { state: 'detached' });
    const { initiative } = await ask<{ initiative: { statusUpdates: { nodes: { narrative: string }[] } } }>(page, organization.slug, 'query ($id: ID!) { initiative(id: $id) { statusUpdates(first: 10) { nodes { narrative } } } }', { id });
    expect(initiative.statusUpdates.nodes.map(({ narrative }) => narrative)).toEqual(['Three hotels do it since Monday.']);
    // Also when only looking: the page that was asked for comes after.
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.click('.nav a:has-text("Governance")');
    await page.waitForSelector('dialog.again #password:focus');
    await page.fill('dialog.again #password', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog.again', { state: 'detached' });
    expect(page.url()).toContain('/governance');
    await page.context().close();
  });

  it('somebody else at the device signs in as themselves and sees nothing of what was typed', async () => {
    const { organization, page, id } = await withInitiative();
    await page.goto(`${url}/${organization.slug}/initiatives/${id}?open=status`);
    await page.fill('form.comp textarea', 'Only for my eyes');
    await page.click('form.comp label.ok');
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.click('form.comp button.p');
    await page.click('dialog.again a');
    await page.waitForURL('**/sign-in');
    const other = await signIn(page.context(), 'bruno@aurora.example');
    await other.waitForSelector('form.comp, h1');
    expect(await other.content()).not.toContain('Only for my eyes');
    await other.goto(`${url}/${organization.slug}/initiatives/${id}`);
    await other.waitForSelector('.state');
    expect(await other.content()).not.toContain('Late check-out');
    await page.context().close();
  });

  it('an address that leads nowhere looks for what it may have meant', async () => {
    const { organization, page, id } = await withInitiative();
    await page.goto(`${url}/${organization.slug}/late-check`);
    await page.waitForSelector('h1:has-text("nothing at this address")');
    expect(await page.inputValue('#nearest')).toBe('late check');
    await page.click('.nearest a:has-text("Late check-out")');
    await page.waitForURL(`**/initiatives/${id}`);
    // A record that doesn't exist, and one of another organization, are the same to the reader.
    await page.goto(`${url}/${organization.slug}/initiatives/0194e000-0000-7000-8000-000000000000`);
    await page.waitForSelector('#nearest');
    expect(await page.inputValue('#nearest')).toBe('');
    await page.fill('#nearest', 'spa and wellness');
    await page.waitForSelector('.nearest p:has-text("Nothing is called “spa and wellness”")');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/aurora/portfolio`);
    await page.waitForSelector('h1:has-text("nothing at this address")');
    expect(await page.content()).not.toContain('Aurora Seguros');
    await page.context().close();
  });

  it('what is not part of one’s access says whom to ask, before and after one tried', async () => {
    const ana = await signIn(await visit(browser), 'ana@aurora.example');
    await ana.goto(`${url}/aurora/settings`);
    await ana.waitForSelector('main form');
    await ana.context().close();
    const page = await signIn(await visit(browser), 'bruno@aurora.example');
    for (const path of ['settings', 'imports']) {
      await page.goto(`${url}/aurora/${path}`);
      await page.waitForSelector('h1:has-text("Esto no entra en tu acceso")');
      await page.waitForSelector('main b:has-text("Ana Beltrán")');
    }
    expect(await violations(page)).toEqual([]);
    const { initiatives } = await ask<{ initiatives: { nodes: { id: string; can: { edit: boolean } }[] } }>(page, 'aurora', '{ initiatives(first: 50) { nodes { id can { edit } } } }');
    const [mine, foreign] = [true, false].map((edit) => initiatives.nodes.find(({ can }) => can.edit === edit)?.id);
    expect(mine).toBeTruthy();
    await page.goto(`${url}/aurora/initiatives/${foreign}/edit`);
    await page.fill('#summary', 'Lo que yo haría');
    await page.click('form button.p');
    await page.waitForSelector('.err b:has-text("Ana Beltrán")');
    expect(await page.inputValue('#summary')).toBe('Lo que yo haría');
    await page.evaluate(() => sessionStorage.clear());
    await page.context().close();
  });

  it.each(['es', 'en'] as const)('an organization without anything says how to begin, in every list (%s)', async (language) => {
    const organization = await founded(language);
    const page = await enter(await visit(browser, { language, viewport: language === 'es' ? phone : undefined }), organization, '/portfolio');
    await page.waitForSelector('.drop');
    expect(await page.textContent('h1')).toBe(language === 'es' ? 'Aún no hay iniciativas: empieza por la hoja que ya tienes' : 'No initiatives yet: start with the spreadsheet you already have');
    expect(await page.$$eval('.steps h3', (steps) => steps.length)).toBe(3);
    expect(await violations(page)).toEqual([]);
    const [headings] = await Promise.all([page.waitForEvent('download'), page.click('.first a[download]')]);
    expect(headings.suggestedFilename()).toMatch(/\.xlsx$/);
    for (const path of ['', '/governance', '/governance/structure', '/governance/access', '/imports', '/history']) {
      await page.goto(`${url}/${organization.slug}${path}`);
      await page.waitForSelector('h1');
      await page.waitForLoadState('networkidle');
      expect(await page.$$eval('main svg.plot, main .error', (found) => found.length)).toBe(0);
      expect((await page.textContent('main'))?.trim().length).toBeGreaterThan(20);
    }
    await page.goto(`${url}/${organization.slug}/portfolio`);
    // A sample of one's own: told, opened, put away; back in the empty organization.
    await page.click('.look button');
    const sample = page.locator('.look a.btn');
    await sample.waitFor({ timeout: 90_000 });
    await sample.click();
    await page.waitForSelector('.band');
    await page.waitForSelector('svg.plot');
    expect(await page.textContent('h1')).toMatch(language === 'es' ? /^Nadie responde de 4 de 39/ : /^Nobody answers for 4 of 38/);
    expect(await violations(page)).toEqual([]);
    await page.click(`.band button:text-is("${language === 'es' ? 'Quitarla' : 'Put it away'}")`);
    const address = page.url();
    await page.click(`.band button:text-is("${language === 'es' ? 'Sí, quitarla' : 'Yes, put it away'}")`);
    await page.waitForURL(`${url}/${organization.slug}`);
    await page.goto(address);
    await page.waitForSelector('.nearest, .state');
    await page.goto(`${url}/${organization.slug}/portfolio`);
    await page.waitForSelector('.drop');
    expect(await page.$$eval('.org a', (links) => links.length)).toBe(0);
    await page.fill('#title', 'Desayuno sin colas');
    await page.press('#title', 'Enter');
    await page.waitForURL('**/initiatives/new?title=*');
    expect(await page.inputValue('form input[id=title], form input[name=title]')).toBe('Desayuno sin colas');
    await page.click('form button.p');
    await page.waitForSelector('h1:has-text("Desayuno sin colas")');
    await page.goto(`${url}/${organization.slug}/portfolio`);
    await page.waitForSelector('table.rank');
    await page.context().close();
  });

  it('what was changed and not saved asks before it is left', async () => {
    const organization = await founded();
    const page = await enter(await visit(browser, { language: 'en' }), organization, '/settings');
    const asked: string[] = [];
    let isLeaving = false;
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void (isLeaving ? dialog.accept() : dialog.dismiss());
    });
    await page.waitForSelector('#name');
    await page.click('.nav a:has-text("Portfolio")');
    await page.waitForURL('**/portfolio');
    expect(asked).toEqual([]);
    await page.goto(`${url}/${organization.slug}/settings`);
    await page.fill('#name', 'Marea Hoteles y Spa');
    await page.click('.nav a:has-text("Portfolio")');
    await page.waitForTimeout(300);
    expect(page.url()).toContain('/settings');
    expect(await page.inputValue('#name')).toBe('Marea Hoteles y Spa');
    isLeaving = true;
    await page.click('.nav a:has-text("Portfolio")');
    await page.waitForURL('**/portfolio');
    expect(asked).toEqual(['confirm', 'confirm']);
    await page.goto(`${url}/${organization.slug}/initiatives/new`);
    await page.fill('#title', 'Half a thought');
    await page.reload();
    expect(asked.at(-1)).toBe('beforeunload');
    // And it is there again, for it was kept.
    await page.waitForSelector('#title');
    expect(await page.inputValue('#title')).toBe('Half a thought');
    await page.context().close();
  });

  it('what was typed into a form is there again after a reload, for whoever typed it, until it is saved or given up', async () => {
    const { organization, page } = await withInitiative();
    const open = async (): Promise<void> => {
      await page.goto(`${url}/${organization.slug}/governance/structure`);
      await page.click('button:text-is("Add person")');
      await page.waitForSelector('#pname');
    };
    await open();
    await page.fill('#pname', 'Nadia Brook');
    await page.fill('#ptitle', 'Front desk lead');
    await open();
    expect([await page.inputValue('#pname'), await page.inputValue('#ptitle'), await page.inputValue('#pemail')]).toEqual(['Nadia Brook', 'Front desk lead', '']);
    await page.click('form.sheet button:text-is("Save")');
    await page.waitForSelector('tr:has-text("Nadia Brook"), li:has-text("Nadia Brook"), a:has-text("Nadia Brook")');
    await open();
    expect(await page.inputValue('#pname')).toBe('');
    await page.fill('#pname', 'Nobody');
    await page.click('form.sheet button:text-is("Cancel")');
    await open();
    expect(await page.inputValue('#pname')).toBe('');
    await page.context().close();
  });

  it('a slow line shows where things will stand, then them; a broken one says so and tries again', async () => {
    const { organization, page } = await withInitiative();
    let how: 'slow' | 'broken' | 'well' = 'slow';
    await page.route('**/graphql', async (route) => {
      if (how === 'slow') await new Promise((done) => setTimeout(done, 1500));
      return how === 'broken' ? route.abort() : route.continue();
    });
    await page.goto(`${url}/${organization.slug}/portfolio`, { waitUntil: 'commit' });
    await page.waitForSelector('.loading');
    await page.waitForSelector('table.rank');
    how = 'broken';
    await page.click('.nav a:has-text("Governance")');
    await page.waitForSelector('h2:has-text("This didn’t load")');
    expect(await page.textContent('header.top')).toContain('Portfolio');
    how = 'well';
    await page.click('.state button');
    await page.waitForSelector('.state', { state: 'detached' });
    await page.context().close();
  });

  it('a file that is too large is refused with its limit, and the page goes on', async () => {
    const organization = await founded();
    const page = await enter(await visit(browser, { language: 'en' }), organization, '/imports');
    await page.setInputFiles('.drop input[type=file]', { name: 'everything.csv', mimeType: 'text/csv', buffer: Buffer.alloc(10_000_001, 'a,b\n') });
    await page.waitForSelector('.drop .err');
    expect(await page.textContent('.drop .err')).toContain('larger than 10 MB; nothing was kept');
    await page.setInputFiles('.drop input[type=file]', { name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from('Initiative\nLate check-out\n') });
    await page.waitForURL('**/imports/*');
    await page.context().close();
  });

  it('a browser in a third language gets one of the two, and its own choice is kept', async () => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto(`${url}/sign-in`);
    await page.waitForSelector('#email');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('es');
    expect(await page.textContent('form button.p')).toBe('Entrar');
    await page.click('.lang button[lang=en]');
    await page.reload();
    await page.waitForSelector('#email');
    expect(await page.textContent('form button.p')).toBe('Sign in');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await context.close();
  });

  it('back leads to the same filters and the same place', async () => {
    const page = await signIn(await visit(browser), 'carla@aurora.example');
    await page.goto(`${url}/aurora/portfolio?owner=with`);
    await page.waitForSelector('table.rank');
    await page.waitForLoadState('networkidle');
    const link = page.locator('table.rank .nm a').nth(15);
    await link.scrollIntoViewIfNeeded();
    await page.evaluate(() => scrollBy(0, 300));
    await page.waitForTimeout(300);
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(300);
    await link.click();
    await page.waitForURL('**/initiatives/*');
    await page.waitForSelector('dl.facts');
    await page.goBack();
    await page.waitForSelector('table.rank');
    expect(page.url()).toContain('owner=with');
    await page.waitForFunction((y) => Math.abs(scrollY - y) < 40, before);
    await page.context().close();
  });

  it('every page names itself and its organization in the tab', async () => {
    const { organization, page, id } = await withInitiative();
    const titles = new Set<string>();
    const paths = ['', '/portfolio', '/governance', '/governance/structure', '/governance/access', '/imports', '/history', '/account', '/settings', '/initiatives/new', `/initiatives/${id}`, `/initiatives/${id}/edit`];
    for (const path of paths) {
      await page.goto(`${url}/${organization.slug}${path}`);
      await page.waitForSelector('h1');
      await page.waitForFunction(() => / · Batuta$/.test(document.title));
      titles.add(await page.title());
    }
    expect([...titles]).toHaveLength(paths.length);
    expect([...titles].filter((title) => !title.includes('Marea Hoteles'))).toEqual([]);
    await page.context().close();
  });

  it('prints what is read, without what is pressed, on the width of a page', async () => {
    const context = await visit(browser, { viewport: { width: 718, height: 1000 }, theme: 'dark' });
    const page = await signIn(context, 'ana@aurora.example');
    const { policies, meetings, proposals } = await ask<Record<'policies' | 'meetings' | 'proposals', { nodes: { id: string; state: string; current?: { number: number } | null }[] }>>(page, 'aurora', '{ policies(first: 50) { nodes { id state current { number } } } meetings(first: 50) { nodes { id state } } proposals(first: 50) { nodes { id state } } }');
    const policy = policies.nodes.find(({ current }) => current?.number === 2)?.id;
    const readings = ['policies', `policies/${policy}`, `policies/${policy}?version=2&changes=true`, 'meetings', ...['HELD', 'SCHEDULED'].map((state) => `meetings/${meetings.nodes.find((one) => one.state === state)?.id}`), 'proposals', `proposals/${proposals.nodes[0]?.id}`, 'responsibilities', 'roles', 'continuity', 'structure', 'structure/chart'];
    for (const path of ['portfolio', 'governance', 'history', ...readings.map((reading) => `governance/${reading}`)]) {
      await page.goto(`${url}/aurora/${path}`);
      await page.waitForSelector('h1');
      await page.waitForLoadState('networkidle');
      await page.emulateMedia({ media: 'print' });
      const shown = await page.$$eval('header.top, nav.sub, .btn, .filters, .toast, input, select, textarea', (parts) => parts.filter((part) => part.getClientRects().length > 0).length);
      expect({ path, shown }).toEqual({ path, shown: 0 });
      expect({ path, over: await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth)) }).toEqual({ path, over: 0 });
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
      const ink = await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).color);
      expect(Math.max(...(ink.match(/\d+/g) ?? []).slice(0, 3).map(Number))).toBeLessThan(90);
      await page.emulateMedia({ media: 'screen' });
    }
    await context.close();
  });
});

import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { ask, desktop, openBrowser, phone, signIn, url, visit } from './support/browser.js';
import { violations } from './support/browser.js';

const casts = { es: { slug: 'aurora', office: 'ana@aurora.example' }, en: { slug: 'harbor', office: 'amy@harbor.example' } } as const;

async function paths(page: Page, slug: string): Promise<string[]> {
  const { initiatives } = await ask<{ initiatives: { nodes: { id: string; health: string | null }[] } }>(page, slug, '{ initiatives(first: 100) { nodes { id health } } }');
  const told = initiatives.nodes.find(({ health }) => health)?.id;
  const untold = initiatives.nodes.find(({ health }) => !health)?.id;
  const { me } = await ask<{ me: { person: { id: string } } }>(page, slug, '{ me { person { id } } }');
  const { policies } = await ask<{ policies: { nodes: { id: string; state: string; current: { number: number } | null }[] } }>(page, slug, '{ policies(first: 50) { nodes { id state current { number } } } }');
  const policyIn = (state: string): string | undefined => policies.nodes.find((one) => one.state === state)?.id;
  const twice = policies.nodes.find(({ current }) => current?.number === 2)?.id;
  const { meetings } = await ask<{ meetings: { nodes: { id: string; state: string }[] } }>(page, slug, '{ meetings(first: 50) { nodes { id state } } }');
  const meetingIn = (state: string): string | undefined => meetings.nodes.find((one) => one.state === state)?.id;
  const meeting = `/${slug}/governance/meetings`;
  const policy = `/${slug}/governance/policies`;
  const { proposals } = await ask<{ proposals: { nodes: { id: string }[] } }>(page, slug, '{ proposals(first: 20) { nodes { id } } }');
  const proposal = `/${slug}/governance/proposals`;
  return [proposal, ...proposals.nodes.map(({ id }) => `${proposal}/${id}`), `${proposal}/new`, `/${slug}/governance/structure/chart`, `/${slug}/governance/structure/chart?view=table`, meeting, `${meeting}/${meetingIn('SCHEDULED')}`, `${meeting}/${meetingIn('HELD')}`, policy, `${policy}?form=new`, `${policy}/${twice}`, `${policy}/${twice}?version=2&changes=true`, `${policy}/${twice}/edit`, `${policy}/${policyIn('IN_REVIEW')}`, `${policy}/${policyIn('RETIRED')}`, '/read/none', `/${slug}`, `/${slug}/account`, `/${slug}/history`, `/${slug}/history?kind=INITIATIVE&record=${told}`, `/${slug}/portfolio?asOf=${monthsAgo(3)}`, `/${slug}/initiatives/${told}?asOf=${monthsAgo(2)}`, `/${slug}/settings`, `/${slug}/people/${me.person.id}`, `/${slug}/portfolio`, `/${slug}/portfolio?health=OFF_TRACK&owner=without`, `/${slug}/governance`, `/${slug}/governance/structure`, `/${slug}/governance/responsibilities`, `/${slug}/governance/responsibilities?columns=PEOPLE`, `/${slug}/governance/roles`, `/${slug}/governance/continuity`, `/${slug}/governance/access`, `/${slug}/initiatives/${told}`, `/${slug}/initiatives/${untold}`, `/${slug}/initiatives/${told}/edit`, `/${slug}/initiatives/new`, `/${slug}/imports`, `/${slug}/imports/${await readImport(page, slug)}`, `/${slug}/initiatives/01900000-0000-7000-8000-000000000000`, '/sign-in', '/invitation/none', '/reset/none'];
}

function monthsAgo(months: number): string {
  return new Date(Date.now() - months * 30 * 86_400_000).toISOString().slice(0, 10);
}

async function readImport(page: Page, slug: string): Promise<string> {
  const body = slug === 'aurora' ? 'Nombre;Área;Salud;Coste\nPagos sin papel;Finanzas;Verde;mucho\n;;;\nHogar: siniestro en 48 h;Siniestros;Rojo;12\n' : 'Name,Department,Health,Cost\nPaperless payments,Billing,Green,lots\nOne-call resolutions,Service,Red,12\n';
  const { id } = await page.evaluate(async ([organization, content]) => (await fetch('/files', { method: 'POST', body: content, headers: { 'x-file-name': 'cartera.csv', 'batuta-organization': organization as string } })).json() as Promise<{ id: string }>, [slug, body]);
  return (await ask<{ startImport: { id: string } }>(page, slug, 'mutation ($input: StartImportInput!) { startImport(input: $input) { id } }', { input: { fileId: id } })).startImport.id;
}

describe('every page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['es', 'light'], ['es', 'dark'], ['en', 'light'], ['en', 'dark']] as const)('in %s and %s: axe finds nothing, no page scrolls sideways, none fails', async (language, theme) => {
    const { slug, office } = casts[language];
    const context = await visit(browser, { language, theme });
    const page = await signIn(context, office);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    for (const path of await paths(page, slug)) {
      await page.setViewportSize(desktop);
      await page.goto(url + path, { waitUntil: 'networkidle' });
      for (const found of await violations(page)) faults.push(`${path} ${found}`);
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      for (const width of [phone.width, 360]) {
        await page.setViewportSize({ ...phone, width });
        await page.waitForTimeout(60);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) faults.push(`${path} is ${over} px too wide at ${width}`);
      }
      for (const found of await violations(page)) faults.push(`${path} on a phone ${found}`);
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it('leaves no English in the Spanish pages, and no Spanish in the English ones', async () => {
    const telltale = { es: /\b(the|with|your|nobody|status|owner|days?|save|cancel|sign in)\b/i, en: /\b(el|los|las|una|con|nadie|estado|responsable|días?|guardar|cancelar|entrar)\b/i };
    for (const language of ['es', 'en'] as const) {
      const context = await visit(browser, { language });
      const page = await signIn(context, casts[language].office);
      for (const path of await paths(page, casts[language].slug)) {
        await page.goto(url + path, { waitUntil: 'networkidle' });
        const words = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll('[aria-label], [placeholder], [title]')].map((element) => ` ${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('placeholder') ?? ''}`).join(' '));
        const found = telltale[language].exec(words.replace(/\S+@\S+/g, ''));
        expect({ path, word: found?.[0] ?? null, around: found ? words.slice(Math.max(0, found.index - 30), found.index + 40) : null }).toEqual({ path, word: null, around: null });
      }
      await context.close();
    }
  });

  it('loads at most 200 kB of JavaScript, compressed, before the portfolio can be used', async () => {
    const context = await visit(browser);
    await signIn(context, 'carla@aurora.example');
    const fresh = await visit(browser);
    await fresh.addCookies(await context.cookies());
    const page = await fresh.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('.js')) return;
      const body = response.body();
      // One that comes when the page is closed already is not of the first page.
      body.catch(() => undefined);
      scripts.push(body);
    });
    await page.goto(`${url}/aurora/portfolio`, { waitUntil: 'networkidle' });
    await page.waitForSelector('table.rank');
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(200_000);
    await fresh.close();
    await context.close();
  });

  it('asks the portfolio in one operation', async () => {
    const context = await visit(browser);
    const page = await signIn(context, 'carla@aurora.example');
    const operations: string[] = [];
    page.on('request', (request) => request.url().endsWith('/graphql') && operations.push(/(query|mutation) \w+/.exec(request.postData() ?? '')?.[0] ?? ''));
    await page.click('nav.nav a:nth-child(3)');
    await page.waitForSelector('table.rank');
    await page.waitForLoadState('networkidle');
    expect(operations).toEqual(['query Portfolio']);
    await context.close();
  });
});

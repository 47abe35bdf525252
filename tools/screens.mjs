// `npm run screens`: every page and opened form × language × theme × desktop and 390 px, from the sample's real data, into screens/.
// Words after -- choose by file name: npm run screens -- portfolio.es dark.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root, say } from './setup.mjs';

await install();
await build();
const { chromium, chromiumArguments } = await import('./chromium.mjs');
const { startProduct } = await import('./product.mjs');
const playwright = await import('playwright-core');

const sheetEs = 'Cartera 2027;;;;;;;\nProyecto;Cod.;Gerencia;Responsable;Semáforo;Fecha de inicio;Fecha de fin;Presupuesto (miles €);Obs. internas\nUna sola llamada;;Atención al cliente;Bruno Salas;Ámbar;12/01/2026;30/09/2027;910;\nAlta digital en 10 minutos;;Tecnología;Iván Roldán;Verde;02/02/2026;31/03/2027;710;ver acta\nHogar: siniestro en 48 h;;Siniestros;Marta Olmo;Verde;;31/12/2027;1.120,5;\nSiniestros MX: pago el mismo día;MX-1;Siniestros;;Verde;01/02/2026;Exento;840;\nChile: renovar sin papeles;CL-4;Operaciones;;Verde;31/02/2026;30/09/2026;215;\nAgente en el bolsillo;PE-2;Agencias;Lucía Ferrer;Ámbar;15/05/2026;31/12/2027;s/d;\nQuejas: respuesta en 5 días;;Atención al cliente;Andrés Cuevas;Ámbar quemado;01/03/2026;30/11/2026;96;\n;;Siniestros;;;;;;\n';
const sheetEn = 'Portfolio 2027,,,,,,,\nProject,Ref,Department,Owner,RAG,Start date,End date,Budget (£k),Notes\nOne-call resolution,,Service,Tomás Ibarra,Amber,12/01/2026,30/09/2027,910,\nFirst bill explained,,Billing,Priya Raman,Green,02/02/2026,31/03/2027,310,see minutes\nOutage messages in 5 mins,,Network,Diego Marsh,Green,,31/12/2027,450,\nSame-day repairs,N-1,Network,,Green,01/02/2026,Exempt,840,\nPaperless start,R-4,Operations,,Green,31/02/2026,30/09/2026,215,\nApp for field staff,N-2,Network,Diego Marsh,Amber,15/05/2026,31/12/2027,tbc,\nComplaints in 5 days,,Service,Nora Unknown,Burnt amber,01/03/2026,30/11/2026,96,\n,,Retail,,,,,,\n';

const only = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const out = join(root, 'screens');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const product = await startProduct();
const browser = await playwright.chromium.launch({ executablePath: chromium(), args: chromiumArguments });
let count = 0;
try {
  for (const language of ['es', 'en']) {
    const cast = language === 'es' ? { slug: 'aurora', office: 'ana@aurora.example', head: 'bruno@aurora.example', executive: 'carla@aurora.example', owned: 'Una sola llamada', unowned: 'Renovación transparente' } : { slug: 'harbor', office: 'amy@harbor.example', head: 'ben@harbor.example', executive: 'clara@harbor.example', owned: 'One-call resolution', unowned: 'Switch without silence' };
    const ids = await idsOf(cast);
    const past = new Date(Date.now() - 120 * 86_400_000).toISOString().slice(0, 10);
    const words = language === 'es' ? { question: 'quién responde de una sola', typed: 'El piloto empieza el 12 de enero.', meant: 'una-sola-llamada', assign: 'Asignar responsable', rate: 'Valorar', pause: 'Pausar', asTable: 'Ver como tabla', sheet: sheetEs, same: 'Nombre,Área,Fin\nUna sola llamada,Atención al cliente,\n,Siniestros,\nPeritación por vídeo,Siniestros,pronto\n' } : { question: 'who owns one-call', typed: 'The pilot starts on 12 January.', meant: 'one-call-resolution', assign: 'Assign owner', rate: 'Rate', pause: 'Pause', asTable: 'View as table', sheet: sheetEn, same: 'Name,Department,End\nOne-call resolution,Service,\n,Retail,\nFirst bill explained,Billing,soon\n' };
    const click = (selector) => (page) => page.click(selector);
    const button = (word) => click(`main button:text-is("${word}")`);
    const pages = [
      ['sign-in', null, '/sign-in'],
      ['invitation', null, await invitationOf(cast)],
      ['work', cast.head, `/${cast.slug}`],
      ['work-composer', cast.head, `/${cast.slug}`, click('form.comp label.risk')],
      ['work-empty', cast.executive, `/${cast.slug}`],
      ['menu', cast.office, `/${cast.slug}/portfolio`, click('details.me summary')],
      ['account', cast.office, `/${cast.slug}/account`],
      ['settings', cast.office, `/${cast.slug}/settings`],
      ['history', cast.office, `/${cast.slug}/history`],
      ['portfolio-as-of', cast.executive, `/${cast.slug}/portfolio?asOf=${past}`],
      ['initiative-as-of', cast.executive, `/${cast.slug}/initiatives/${ids[cast.owned]}?asOf=${past}`],
      ['palette', cast.office, `/${cast.slug}/portfolio`, async (page) => { await page.click('.find'); await page.fill('dialog.palette input', words.question); await page.waitForSelector('.palette .answer'); }],
      ['session-ended', cast.head, `/${cast.slug}`, async (page) => { await page.fill('form.comp textarea', words.typed); await page.click('form.comp label.ok'); await page.context().clearCookies(); await page.click('form.comp button.p'); await page.waitForSelector('dialog.again'); }],
      ['refused', cast.head, `/${cast.slug}/settings`],
      ['portfolio', cast.executive, `/${cast.slug}/portfolio`],
      ['portfolio-as-table', cast.executive, `/${cast.slug}/portfolio`, button(words.asTable)],
      ['portfolio-filtered', cast.executive, `/${cast.slug}/portfolio?owner=without`],
      ['portfolio-empty', cast.executive, `/${cast.slug}/portfolio?health=OFF_TRACK&state=PROPOSED`],
      ['governance', cast.office, `/${cast.slug}/governance`],
      ['governance-late', cast.office, `/${cast.slug}/governance`, async (page) => { await page.locator('.gap[data-rule=late-status] button.o').first().click(); await page.waitForSelector('form.comp'); }],
      ...['responsibilities', 'roles', 'policies', 'meetings', 'proposals', 'continuity', 'access'].map((page) => [`governance-${page}`, cast.office, `/${cast.slug}/governance/${page}`]),
      ['governance-assign', cast.office, `/${cast.slug}/governance?open=${ids[cast.unowned]}`],
      ['structure', cast.office, `/${cast.slug}/governance/structure`],
      ['initiative', cast.office, `/${cast.slug}/initiatives/${ids[cast.owned]}`],
      ['initiative-unowned', cast.office, `/${cast.slug}/initiatives/${ids[cast.unowned]}`],
      ['initiative-assign', cast.office, `/${cast.slug}/initiatives/${ids[cast.unowned]}`, button(words.assign)],
      ['initiative-rate', cast.office, `/${cast.slug}/initiatives/${ids[cast.owned]}`, button(words.rate)],
      ['initiative-more', cast.office, `/${cast.slug}/initiatives/${ids[cast.owned]}`, click('.others summary')],
      ['initiative-pause', cast.office, `/${cast.slug}/initiatives/${ids[cast.owned]}`, async (page) => { await page.click('.others summary'); await button(words.pause)(page); }],
      ['initiative-edit', cast.office, `/${cast.slug}/initiatives/${ids[cast.owned]}/edit`],
      ['initiative-new', cast.office, `/${cast.slug}/initiatives/new`],
      ['access-invited', cast.office, `/${cast.slug}/governance/access`, async (page) => { await page.fill('#invite', `nadia@${cast.slug}.example`); await page.fill('#invite-name', 'Nadia Prats'); await page.click('form:has(#invite) button.p'); }],
      ['imports', cast.office, `/${cast.slug}/imports`],
      ['import-ready', cast.office, `/${cast.slug}/imports/${await importOf(cast, words.sheet)}`],
      ['import-done', cast.office, `/${cast.slug}/imports/${await importOf(cast, words.same, true)}`],
      ['not-found', cast.office, `/${cast.slug}/${words.meant}`],
    ];
    for (const theme of ['light', 'dark']) {
      for (const [device, viewport] of [['desktop', { width: 1440, height: 900 }], ['390', { width: 390, height: 844 }]]) {
        for (const [name, email, path, act] of pages) {
          const file = `${name}.${language}.${theme}.${device}.png`;
          if (only.length > 0 && !only.some((word) => file.includes(word))) continue;
          const context = await browser.newContext({ viewport, colorScheme: theme, locale: language === 'es' ? 'es-ES' : 'en-GB', deviceScaleFactor: 1, ...(device === '390' && { isMobile: true, hasTouch: true }) });
          if (email) await context.addCookies([await cookieOf(email)]);
          const page = await context.newPage();
          await page.goto(product.url + path, { waitUntil: 'networkidle' });
          await act?.(page);
          await page.waitForLoadState('networkidle');
          await page.waitForFunction((loading) => !document.body.innerText.includes(loading), language === 'es' ? 'Cargando…' : 'Loading…');
          await page.screenshot({ path: join(out, file), fullPage: true });
          await context.close();
          count++;
        }
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
}
say(`${count} pictures in ${out}`);

async function idsOf({ executive, slug }) {
  const { initiatives } = await ask(executive, slug, '{ initiatives(first: 100) { nodes { id title } } }');
  return Object.fromEntries(initiatives.nodes.map(({ id, title }) => [title, id]));
}

async function importOf({ office, slug }, sheet, isConfirmed = false) {
  const { value } = await cookieOf(office);
  const response = await fetch(`${product.url}/files`, { method: 'POST', body: sheet, headers: { 'x-file-name': slug === 'aurora' ? 'cartera-2027.csv' : 'portfolio-2027.csv', cookie: `__Host-batuta=${value}`, 'batuta-organization': slug } });
  const { id: fileId } = await response.json();
  const { startImport } = await ask(office, slug, 'mutation ($input: StartImportInput!) { startImport(input: $input) { id } }', { input: { fileId } });
  if (!isConfirmed) return startImport.id;
  await ask(office, slug, 'mutation ($input: ConfirmImportInput!) { confirmImport(input: $input) { id } }', { input: { id: startImport.id, mode: 'GOOD_ROWS' } });
  for (let state = ''; state !== 'DONE'; ) ({ state } = (await ask(office, slug, 'query ($id: ID!) { import(id: $id) { state } }', { id: startImport.id })).import);
  return startImport.id;
}

async function invitationOf({ office, slug }) {
  const { inviteMember } = await ask(office, slug, 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email: `dana@${slug}.example`, name: 'Dana Ferri', access: 'VIEWER' } });
  return new URL(inviteMember.link).pathname;
}

async function ask(email, slug, query, variables = {}) {
  const { value } = await cookieOf(email);
  const response = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: `__Host-batuta=${value}`, 'batuta-organization': slug }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

async function cookieOf(email) {
  const response = await fetch(`${product.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'mutation ($input: SignInInput!) { signIn(input: $input) }', variables: { input: { email, password: product.password } } }) });
  const [value] = /(?<=__Host-batuta=)[^;]+/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  return { name: '__Host-batuta', value, url: product.url.replace('http:', 'https:'), httpOnly: true, secure: true, sameSite: 'Lax' };
}

import type { Browser, Page } from 'playwright-core';
import { ask, openBrowser, phone, url, violations, visit } from './support/browser.js';
import { enter, type Founded, founded } from './support/founded.js';

const long = `Nobody waits without being told.\n\n## What we do\n\n${Array.from({ length: 40 }, (_, i) => `${i + 1}. Step ${i + 1}: we say who answers and by when, in words that a neighbour would understand.`).join('\n')}\n\n## Who answers\n\nGuest services.\n`;

interface Setting { organization: Founded; page: Page; slug: string; me: string; roleId: string }

async function setting(browser: Browser, language: 'es' | 'en', theme: 'light' | 'dark' = 'light'): Promise<Setting> {
  const organization = await founded(language);
  const page = await enter(await visit(browser, { language, theme }), organization);
  const { slug } = organization;
  const { me } = await ask<{ me: { person: { id: string } } }>(page, slug, '{ me { person { id } } }');
  const { createRole } = await ask<{ createRole: { id: string } }>(page, slug, 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Quality panel' } });
  await ask(page, slug, 'mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: createRole.id, personId: me.person.id } });
  return { organization, page, slug, me: me.person.id, roleId: createRole.id };
}

async function inForce({ page, slug, roleId }: Setting, input: object = {}): Promise<{ id: string; versionId: string }> {
  const { draftPolicy } = await ask<{ draftPolicy: { id: string; open: { id: string } } }>(page, slug, 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title: 'Waiting times', body: long, approverRoleIds: [roleId], ...input } });
  for (const verb of ['submit', 'approve']) await ask(page, slug, `mutation ($input: PolicyVersionIdInput!) { ${verb}Policy(input: $input) { id } }`, { input: { versionId: draftPolicy.open.id } });
  return { id: draftPolicy.id, versionId: draftPolicy.open.id };
}

describe('policies', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['es', 'dark'], ['en', 'light']] as const)('a policy is begun, written beside how it reads, sent, approved and read to its end, all on its pages (%s, %s)', async (language, theme) => {
    const es = language === 'es';
    const { page, slug } = await setting(browser, language, theme);
    await page.goto(`${url}/${slug}/governance/policies`);
    await page.click(`button:text-is("${es ? 'Nueva política' : 'New policy'}")`);
    await page.fill('#ptitle', 'Waiting times');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#body');
    await page.fill('#body', long);
    await page.waitForSelector('.md ol li:nth-child(40)');
    // What is typed outlives the page.
    await page.reload();
    await page.waitForSelector('.md ol li:nth-child(40)');
    expect(await page.inputValue('#body')).toBe(long);
    // Who approves it is chosen above the text; roles of nobody can't.
    const { roles } = await ask<{ roles: { id: string; name: string }[] }>(page, slug, '{ roles { id name } }');
    await page.getByLabel(es ? 'Roles que la aprueban' : 'Roles that approve it', { exact: true }).selectOption(roles.find(({ name }) => name === 'Quality panel')?.id ?? '');
    await page.click(`button[aria-label="${es ? 'Añadir: Roles que la aprueban' : 'Add: Roles that approve it'}"]`);
    await page.click(`form:has(#needed) button:text-is("${es ? 'Guardar estos datos' : 'Save this'}")`);
    // Its text is another thing, and isn't saved by that.
    await page.waitForSelector(`.toast:has-text("${es ? 'el texto de abajo, todavía no' : 'the text below isn’t yet'}")`);
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${es ? 'Enviar a revisión' : 'Send for review'}")`);
    // The approval that puts it into force is asked about once.
    const asked = page.waitForEvent('dialog');
    const pressed = page.click(`button:text-is("${es ? 'Aprobar' : 'Approve'}")`);
    const question = await asked;
    expect(question.message()).toContain(es ? 'obliga a 1 persona.' : 'binds 1 person.');
    await question.dismiss();
    await pressed;
    page.once('dialog', (dialog) => void dialog.accept());
    await page.click(`button:text-is("${es ? 'Aprobar' : 'Approve'}")`);
    // In force at once: one approval was asked for. Now it is to be read, on a phone, to its end.
    await page.setViewportSize(phone);
    await page.waitForSelector('.read button');
    expect(await page.isDisabled('.read button')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.goto(`${url}/${slug}`);
    await page.click(`a:text-is("${es ? 'Leer' : 'Read'}")`);
    await page.waitForSelector('.md ol li:nth-child(40)');
    expect(await page.isDisabled('.read button')).toBe(true);
    await page.locator('.read button').scrollIntoViewIfNeeded();
    await page.click('.read button:not([disabled])');
    await page.waitForSelector(`text=${es ? 'La leíste' : 'You read it'}`);
    await page.goto(`${url}/${slug}`);
    await page.waitForSelector('h1');
    expect(await page.locator('h2:has-text("Waiting times")').count()).toBe(0);
    await page.context().close();
  });

  it.each([['es', 'dark'], ['en', 'light']] as const)('where it takes two people, whoever sent a policy is told that somebody else answers it (%s, %s)', async (language, theme) => {
    const es = language === 'es';
    const { page, slug, roleId } = await setting(browser, language, theme);
    await page.goto(`${url}/${slug}/settings`);
    await page.check(`label:has-text("${es ? 'Regla de las dos personas' : 'Two-person rule'}") input`);
    await page.click(`button:text-is("${es ? 'Guardar ajustes' : 'Save settings'}")`);
    await page.waitForSelector(`text=${es ? 'Guardado. Cuenta desde ahora.' : 'Saved. It counts from now on.'}`);
    const { draftPolicy } = await ask<{ draftPolicy: { id: string } }>(page, slug, 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id } }', { input: { title: 'Waiting times', body: long, approverRoleIds: [roleId] } });
    const at = `${url}/${slug}/governance/policies/${draftPolicy.id}`;
    await page.goto(`${at}/edit`);
    await page.click(`button:text-is("${es ? 'Enviar a revisión' : 'Send for review'}")`);
    await page.waitForSelector(`.err:has-text("${es ? 'aquí hacen falta dos personas' : 'here it takes two people'}")`);
    const { createPerson } = await ask<{ createPerson: { id: string } }>(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Otto Otero' } });
    await ask(page, slug, 'mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: createPerson.id } });
    await page.click(`button:text-is("${es ? 'Enviar a revisión' : 'Send for review'}")`);
    await page.waitForSelector(`text=${es ? 'Es tuya, y aquí hacen falta dos personas: responde otra. Se pide a: Otto Otero' : 'It is yours, and here it takes two people: somebody else answers. Asked: Otto Otero'}`);
    expect(await page.locator(`button:text-is("${es ? 'Aprobar' : 'Approve'}")`).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('shows what the next version changed, word by word, and keeps each version to be read; what is retired says so', async () => {
    const given = await setting(browser, 'en');
    const { page, slug } = given;
    const { id } = await inForce(given, { body: '# Waiting\n\nAn answer within **ten** days.\n\nKept as it is.\n\n- One\n- Two' });
    const { draftPolicy } = await ask<{ draftPolicy: { open: { id: string } } }>(page, slug, 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { open { id } } }', { input: { policyId: id, body: '# Waiting\n\nAn answer within **five** days.\n\nKept as it is.\n\n- One\n- Two\n- Three', note: 'Faster' } });
    for (const verb of ['submit', 'approve']) await ask(page, slug, `mutation ($input: PolicyVersionIdInput!) { ${verb}Policy(input: $input) { id } }`, { input: { versionId: draftPolicy.open.id } });
    await page.goto(`${url}/${slug}/governance/policies/${id}`);
    await page.click('button:text-is("Changes")');
    await page.waitForSelector('.changes');
    expect(await page.locator('.changes ins').allTextContents()).toEqual(['added: five', '• Three']);
    expect(await page.locator('.changes del').allTextContents()).toEqual(['removed: ten']);
    expect(await violations(page)).toEqual([]);
    await page.click('aside button:text-is("Version 1")');
    await page.waitForSelector('.md:has-text("within ten days")');
    await page.click('button:text-is("Retire")');
    await page.fill('#retire-why', 'The code of conduct holds.');
    await page.click('form button:text-is("Retire")');
    await page.waitForSelector('[role="note"]:has-text("The code of conduct holds.")');
    expect(await page.locator('.read button').count()).toBe(0);
    await page.goto(`${url}/${slug}/governance/policies?state=RETIRED`);
    await page.waitForSelector('td:has-text("retired")');
    await page.context().close();
  });

  it('somebody without access reads and acknowledges by a link, on a phone; a link of yesterday says what to do', async () => {
    const given = await setting(browser, 'en');
    const { page, slug } = given;
    const { id } = await inForce(given);
    await ask(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Paula Paper' } });
    await page.goto(`${url}/${slug}/governance/policies/${id}`);
    await page.click('button:text-is("Show who hasn’t")');
    await page.click('button[aria-label="Copy a link: Paula Paper"]');
    const address = await page.inputValue('.missing input');
    const visitor = await (await visit(browser, { viewport: phone, language: 'en' })).newPage();
    await visitor.goto(url + new URL(address).pathname);
    await visitor.waitForSelector('.md ol li:nth-child(40)');
    expect(await violations(visitor)).toEqual([]);
    expect(await visitor.isDisabled('.read button')).toBe(true);
    await visitor.locator('.read button').scrollIntoViewIfNeeded();
    await visitor.click('.read button:not([disabled])');
    await visitor.waitForSelector('text=You can close this page');
    await visitor.goto(`${url}/read/nothing-of-ours`);
    await visitor.waitForSelector('text=Ask whoever sent it for a new one');
    expect(await violations(visitor)).toEqual([]);
    await visitor.context().close();
    await page.reload();
    await page.click('button:text-is("Show who hasn’t")');
    await page.waitForSelector('.missing li');
    expect(await page.locator('.missing li:has-text("Paula Paper")').count()).toBe(0);
    await page.context().close();
  });

  it.each([['es', 'light'], ['en', 'dark']] as const)('a file says it instead of a text: refused with what to do, kept, opened before it can be acknowledged, on its page and by a link (%s, %s)', async (language, theme) => {
    const es = language === 'es';
    const made = await setting(browser, language, theme);
    const { page, slug, roleId } = made;
    const { draftPolicy } = await ask<{ draftPolicy: { id: string; open: { id: string } } }>(page, slug, 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title: 'Gifts', body: '', approverRoleIds: [roleId] } });
    await page.goto(`${url}/${slug}/governance/policies/${draftPolicy.id}/edit`);
    await page.setInputFiles('input[type=file]', { name: 'gifts.pdf', mimeType: 'application/pdf', buffer: Buffer.from('only text') });
    await page.waitForSelector(`text=${es ? 'es un PDF o un documento de Word' : 'is a PDF or a Word document'}`);
    await page.setInputFiles('input[type=file]', { name: 'gifts.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF') });
    await page.waitForSelector('.file:has-text("gifts.pdf")');
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${es ? 'Enviar a revisión' : 'Send for review'}")`);
    await page.waitForURL((address) => !address.pathname.endsWith('/edit'));
    await ask(page, slug, 'mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id } }', { input: { versionId: draftPolicy.open.id } });
    await page.goto(`${url}/${slug}/governance/policies/${draftPolicy.id}`);
    await page.waitForSelector('.read button');
    expect(await page.isDisabled('.read button')).toBe(true);
    expect(await violations(page)).toEqual([]);
    const opened = page.context().waitForEvent('page');
    await page.click(`a:text-is("${es ? 'Abrir el archivo' : 'Open the file'}")`);
    await (await opened).close();
    await page.click('.read button:not([disabled])');
    await page.waitForSelector(`text=${es ? 'La leíste' : 'You read it'}`);
    // By a link, on a phone.
    const { createPerson } = await ask<{ createPerson: { id: string } }>(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Paula Paper' } });
    const { linkPolicy } = await ask<{ linkPolicy: string }>(page, slug, 'mutation ($input: LinkPolicyInput!) { linkPolicy(input: $input) }', { input: { policyId: draftPolicy.id, personId: createPerson.id } });
    const mobile = await visit(browser, { viewport: phone, language, theme });
    const own = await mobile.newPage();
    await own.goto(`${url}/read/${linkPolicy.split('/').at(-1)}`);
    await own.waitForSelector('.file');
    expect(await own.evaluate(async () => (await fetch((document.querySelector('.file a') as HTMLAnchorElement).href)).headers.get('content-type'))).toBe('application/pdf');
    expect(await own.isDisabled('.read button')).toBe(true);
    expect(await violations(own)).toEqual([]);
    const again = mobile.waitForEvent('page');
    await own.click('.file a');
    await (await again).close();
    await own.click('.read button:not([disabled])');
    await own.waitForSelector('.read [role=status], p.read[role=status]');
    await Promise.all([page.context(), mobile].map((one) => one.close()));
  });
});

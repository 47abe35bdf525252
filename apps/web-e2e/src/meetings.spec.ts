import type { Browser } from 'playwright-core';
import { ask, openBrowser, url, violations, visit } from './support/browser.js';
import { enter, founded } from './support/founded.js';

describe('meetings and decisions', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it.each([['es', 'light'], ['en', 'dark']] as const)('a meeting is called, its agenda is there, a decision is refused without quorum and kept as typed, then recorded and found from what it is about (%s, %s)', async (language, theme) => {
    const es = language === 'es';
    const organization = await founded(language);
    const { slug } = organization;
    const page = await enter(await visit(browser, { language, theme }), organization);
    const { me } = await ask<{ me: { person: { id: string } } }>(page, slug, '{ me { person { id } } }');
    const person = async (name: string): Promise<string> => (await ask<{ createPerson: { id: string } }>(page, slug, 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name } })).createPerson.id;
    const memberIds = [await person('Mia One'), await person('Max Two')];
    await ask(page, slug, 'mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'CX council', kind: 'COUNCIL', quorum: 2, cadence: 'MONTH', chairId: me.person.id, memberIds } });
    const { createInitiative } = await ask<{ createInitiative: { id: string } }>(page, slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: 'Shorter queues', ownerId: me.person.id } });
    await ask(page, slug, 'mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }', { input: { initiativeId: createInitiative.id, health: 'AT_RISK', narrative: 'Two desks are empty.', nextStep: 'Hire.', ask: 'Two people until March.' } });

    await page.goto(`${url}/${slug}/governance/meetings`);
    await page.click(`button:text-is("${es ? 'Convocar una reunión' : 'Call a meeting'}")`);
    await page.waitForSelector('#m-day');
    expect(await violations(page)).toEqual([]);
    // Today’s, and begun, whatever the hour is.
    await page.fill('#m-time', '00:00');
    await page.click('form.sheet button.p');
    await page.waitForSelector('.agenda:has-text("Two people until March.")');
    expect(await violations(page)).toEqual([]);
    // Only the chair was there: no quorum, and what is written stays.
    await page.click(`button:text-is("${es ? 'Decir quién estuvo' : 'Say who was there'}")`);
    for (const name of ['Mia One', 'Max Two']) await page.click(`fieldset:has-text("${name}") label:has-text("${es ? 'no estuvo' : 'not there'}")`);
    await page.waitForSelector(`text=${es ? 'Sin cuórum' : 'No quorum'}`);
    await page.click('form:has(.attend) button.p');
    const decide = `button[aria-label^="${es ? 'Decidir' : 'Decide on it'}"]`;
    await page.click(decide);
    await page.fill('#d-outcome', 'One person now.');
    await page.fill('#d-reason', 'The budget has one.');
    expect(await page.inputValue('#d-title')).toBe('Shorter queues');
    expect(await violations(page)).toEqual([]);
    await page.click('form:has(#d-outcome) button.p');
    await page.waitForSelector(`text=${es ? 'No hubo cuórum' : 'There was no quorum'}`);
    await page.reload();
    await page.click(decide);
    expect(await page.inputValue('#d-outcome')).toBe('One person now.');
    // One more came late.
    await page.click(`button:text-is("${es ? 'Corregir' : 'Correct'}")`);
    await page.click(`fieldset:has-text("Mia One") label:has-text("${es ? 'estuvo' : 'there'}") >> nth=0`);
    await page.click('form:has(.attend) button.p');
    await page.waitForSelector('form:has(.attend)', { state: 'detached' });
    if (await page.locator('#d-outcome').count() === 0) await page.click(decide);
    await page.click('form:has(#d-outcome) button.p');
    await page.waitForSelector('article.decided');
    expect(await violations(page)).toEqual([]);
    await page.click(`button:text-is("${es ? 'Escribirla' : 'Write them'}")`);
    await page.fill('#minutes', 'We met.');
    await page.click(`form:has(#minutes) button:text-is("${es ? 'Guardar' : 'Save'}")`);
    await page.click(`button:text-is("${es ? 'Aprobar el acta' : 'Approve the minutes'}")`);
    await page.waitForSelector(`text=${es ? 'ya no cambia nada' : 'nothing changes any more'}`);
    // From the initiative, in one step.
    await page.goto(`${url}/${slug}/initiatives/${createInitiative.id}`);
    await page.click('.decided a:text-is("Shorter queues")');
    await page.waitForSelector('article.decided');
    await page.context().close();
  });
});

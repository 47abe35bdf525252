import type { Browser } from 'playwright-core';
import { ask, openBrowser, url, visit } from './support/browser.js';
import { enter, founded, pidOf } from './support/founded.js';

describe('a server that restarts under one’s hands', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('keeps what is typed and posts it once, when it is back', async () => {
    const organization = await founded();
    const page = await enter(await visit(browser, { language: 'en' }), organization, '/portfolio');
    const { me } = await ask<{ me: { person: { id: string } } }>(page, organization.slug, '{ me { person { id } } }');
    const { createInitiative: made } = await ask<{ createInitiative: { id: string } }>(page, organization.slug, 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', { input: { title: 'Late check-out', ownerId: me.person.id } });
    await page.goto(`${url}/${organization.slug}/initiatives/${made.id}?open=status`);
    await page.waitForSelector('form.comp');
    await page.click('form.comp label.ok');
    await page.fill('form.comp textarea', 'Three hotels do it since Monday.');
    process.kill(pidOf('main.js'), 'SIGKILL');
    await page.click('form.comp button.p');
    // Either it was back within the attempts, or it says so and the same press sends it again.
    const settled = await page.waitForSelector('.toast, form.comp .err', { timeout: 60_000 });
    if ((await settled.getAttribute('class'))?.includes('err')) {
      expect(await page.textContent('form.comp .err')).toContain('The server doesn’t answer. Nothing was lost');
      expect(await page.inputValue('form.comp textarea')).toBe('Three hotels do it since Monday.');
      await page.waitForFunction(() => fetch('/health/ready').then(({ ok }) => ok, () => false), undefined, { timeout: 60_000, polling: 500 });
      await page.click('form.comp button.p');
      await page.waitForSelector('.toast');
    }
    const { initiative } = await ask<{ initiative: { latestNarrative: string; statusUpdates: { nodes: object[] } } }>(page, organization.slug, 'query ($id: ID!) { initiative(id: $id) { latestNarrative statusUpdates(first: 10) { nodes { id } } } }', { id: made.id });
    expect(initiative.latestNarrative).toBe('Three hotels do it since Monday.');
    expect(initiative.statusUpdates.nodes).toHaveLength(1);
    await page.context().close();
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const url = process.env.BATUTA_URL ?? 'http://localhost:3000';
const password = process.env.BATUTA_PASSWORD ?? '';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

interface Visit {
  viewport?: { width: number; height: number };
  language?: 'es' | 'en';
  theme?: 'light' | 'dark';
}

/** A browser of one person: their language, theme and screen. */
export function visit(browser: Browser, { viewport = desktop, language = 'es', theme = 'light' }: Visit = {}): Promise<BrowserContext> {
  return browser.newContext({ viewport, locale: language === 'es' ? 'es-ES' : 'en-GB', colorScheme: theme, reducedMotion: 'reduce' });
}

export async function signIn(context: BrowserContext, email: string, secret = password): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.fill('#email', email);
  await page.fill('#password', secret);
  await page.click('form button.p');
  await page.waitForSelector('header.top');
  return page;
}

/** What axe finds on the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- axe puts itself on window
    const { violations: found } = await (window as any).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.flatMap(({ id, nodes }: { id: string; nodes: { html: string }[] }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
}

/** Asks the product as the page's own session would. */
export function ask<Data>(page: Page, organization: string, query: string, variables: object = {}): Promise<Data> {
  return page.evaluate(
    async ([slug, text, given]) => {
      const response = await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', 'batuta-organization': slug as string }, body: JSON.stringify({ query: text, variables: given }) });
      return (await response.json()).data;
    },
    [organization, query, variables] as const,
  ) as Promise<Data>;
}

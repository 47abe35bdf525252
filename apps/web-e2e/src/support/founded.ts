import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { signIn, url } from './browser.js';

const root = join(import.meta.dirname, '../../../..');
const runtime = JSON.parse(process.env.BATUTA_RUNTIME ?? '{}') as { databaseUrl: string; databaseOwnerUrl: string; pid: number };
export const password = 'cobre-faro-vela-29';

/** The product's own process that runs a file, as the launcher started it. */
export function pidOf(file: string): number {
  return readdirSync('/proc').map(Number).find((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === runtime.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(file);
    } catch {
      return false;
    }
  }) as number;
}

/** Runs an operator's command against the product's database; gives what it printed. */
export async function batuta(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: runtime.databaseUrl, DATABASE_OWNER_URL: runtime.databaseOwnerUrl, PUBLIC_URL: url, LANG: 'C' };
  return (await promisify(execFile)(process.execPath, ['apps/api/dist/cli.js', ...args], { cwd: root, maxBuffer: 64 * 1024 * 1024, env })).stdout;
}

export interface Founded {
  slug: string;
  email: string;
}

/** An organization of one test alone, empty, with an administrator. */
export async function founded(language: 'es' | 'en' = 'en'): Promise<Founded> {
  const slug = `w${randomBytes(5).toString('hex')}`;
  const email = `ada@${slug}.example`;
  await batuta('account', 'create', '--email', email, '--password', password, '--language', language);
  await batuta('organization', 'create', '--slug', slug, '--name', 'Marea Hoteles', '--administrator', email, '--administrator-name', 'Ada Ruiz', '--language', language);
  return { slug, email };
}

export async function enter(context: BrowserContext, { slug, email }: Founded, path = ''): Promise<Page> {
  const page = await signIn(context, email, password);
  if (path) await page.goto(`${url}/${slug}${path}`);
  return page;
}

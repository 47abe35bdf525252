import { readdirSync } from 'node:fs';
import type { GapRule } from './gap.rule.js';

/** Every file of `rules/` is a rule: a new one needs nothing else. */
export const gapRules: readonly GapRule[] = await Promise.all(
  readdirSync(new URL('rules/', import.meta.url))
    .filter((name) => name.endsWith('.rule.js'))
    .sort()
    .map(async (name) => ((await import(`./rules/${name}`)) as { rule: GapRule }).rule),
);

const byId = new Map(gapRules.map((rule) => [rule.id, rule]));

export function ruleOf(id: string): GapRule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule;
}

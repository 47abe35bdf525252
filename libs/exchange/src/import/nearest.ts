import type { Ctx } from '@batuta/platform';
import { namesOfPeople } from './import.queries.js';
import { similarAmong } from './similar.js';

/** For names that nobody has: somebody's name like each, if there is one. */
export async function nearestNames(ctx: Ctx, names: readonly string[]): Promise<(name: string) => string | null> {
  if (names.length === 0) return () => null;
  const similarTo = similarAmong(await namesOfPeople(ctx));
  // The same name stands in many rows.
  const known = new Map<string, string | null>();
  return (name) => {
    const nearest = known.has(name) ? (known.get(name) ?? null) : (similarTo(name)?.candidate.title ?? null);
    known.set(name, nearest);
    return nearest;
  };
}

/** Whether it can be the name of one person: two words at least, of letters; not an e-mail address, “TBD”, or two people in one cell. */
export const isName = (text: string | undefined): boolean => text !== undefined && text.length <= 120 && /^[\p{L}\p{M}.'’-]+(\s+[\p{L}\p{M}.'’-]+)+$/u.test(text.trim());

import type { Ctx } from '@batuta/platform';
import { namesOfPeople } from './import.queries.js';
import { phraseOf } from './columns.js';
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

/** What sheets say where nobody is meant yet. */
const placeholders = /^((por|sin|a) (definir|asignar|determinar|confirmar|concretar|responsable|dueno|nombrar)|to be (confirmed|defined|decided|assigned|named)|not (assigned|defined|applicable|known)|no (owner|procede|aplica|asignado)|nobody yet|nadie todavia)$/;

/** Whether it can be the name of one person: two words at least, with letters; not an e-mail address, “por definir”, or two people in one cell. */
export function isName(text: string | undefined): boolean {
  const name = text?.trim() ?? '';
  const isTwo = /\s(and|e|und|&)\s/i.test(name) || name.split(/\sy\s/i).filter((part) => part.trim().includes(' ')).length > 1;
  return name.length <= 120 && !isTwo && /^[\p{L}\p{M}.'’-]*\p{L}[\p{L}\p{M}.'’-]*(\s+[\p{L}\p{M}.'’-]*\p{L}[\p{L}\p{M}.'’-]*)+$/u.test(name) && !placeholders.test(phraseOf(name));
}

/** As a list of staff writes somebody, family name first: “OLMO, Marta” may be Marta Olmo. Null for what isn't written so. */
export function turned(name: string): string | null {
  const [, family = '', given = ''] = /^([\p{L}\p{M}.'’ -]+),\s*([\p{L}\p{M}.'’ -]+)$/u.exec(name) ?? [];
  return given ? `${given} ${family}` : null;
}

import type { SearchKind } from '../graphql/graphql';

/** What was typed into the palette, understood. */
export interface Question {
  /** What is looked for. */
  text: string;
  /** `owner`: who answers for it; `holds`: what somebody answers for. */
  asks: 'owner' | 'holds' | null;
  /** Only these kinds; none: all. */
  kinds: SearchKind[];
  isActs: boolean;
}

const owner = [/^(?:qui[eé]n\s+(?:responde\s+del?|lleva|es\s+responsable\s+del?)|responsable\s+del?)\s+(.+)$/i, /^who\s+(?:owns|holds|has|runs|answers\s+for|is\s+accountable\s+for)\s+(.+)$/i];
const holds = [/^(?:qu[eé]|de\s+qu[eé])\s+(?:lleva|responde|tiene)\s+(.+)$/i, /^what\s+(?:does|is)\s+(.+?)(?:\s+(?:hold|own|have|run|answer\s+for|accountable\s+for))?$/i];
const article = /^(?:el|la|los|las|the|an?)\s+/i;
const prefixes: Record<string, Partial<Question>> = { '@': { kinds: ['PERSON'] }, '#': { kinds: ['DEPARTMENT'] }, '>': { isActs: true } };

/** Reads questions in both languages, and the marks @ (people), # (departments), > (acts). */
export function questionOf(typed: string): Question {
  const plain = typed.trim().replace(/[?¿]/g, '').trim();
  const narrowed = prefixes[plain[0] ?? ''];
  if (narrowed) return { text: plain.slice(1).trim(), asks: null, kinds: [], isActs: false, ...narrowed };
  const asked = (patterns: RegExp[]): string | undefined => patterns.map((pattern) => pattern.exec(plain)?.[1]).find(Boolean)?.replace(article, '');
  const what = asked(owner);
  if (what) return { text: what, asks: 'owner', kinds: ['INITIATIVE'], isActs: false };
  const who = asked(holds);
  if (who) return { text: who, asks: 'holds', kinds: ['PERSON'], isActs: false };
  return { text: plain, asks: null, kinds: [], isActs: false };
}

/** Where the words of a question stand in a name: begin and end of each match, in order. Accents and case don't matter. */
export function matchesIn(name: string, text: string): [number, number][] {
  const plain = [...name].map((character) => character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()[0] ?? ' ').join('');
  const words = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const found = words.flatMap((word): [number, number][] => {
    const at = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].find(([own]) => own.startsWith(word))?.index;
    return at === undefined ? [] : [[at, at + word.length]];
  });
  return found.sort(([one], [other]) => one - other).filter(([from], i, all) => i === 0 || from >= (all[i - 1]?.[1] ?? 0));
}

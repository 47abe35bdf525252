import { phraseOf } from './columns.js';
import { similarAmong } from './similar.js';

/** Names that companies give to one and the same department, in English and Spanish. */
const sames = [
  ['tecnologia', 'sistemas', 'informatica', 'ti', 'it', 'tecnologias de la informacion', 'technology', 'systems'],
  ['personas', 'rrhh', 'rr hh', 'recursos humanos', 'talento', 'people', 'hr', 'human resources'],
  ['atencion al cliente', 'servicio al cliente', 'atencion a clientes', 'customer service', 'customer care', 'contact center', 'call center', 'atc', 'sac'],
  ['finanzas', 'financiero', 'direccion financiera', 'finance'],
  ['comercial', 'ventas', 'sales'],
  ['operaciones', 'operations', 'ops'],
  ['juridico', 'asesoria juridica', 'legal'],
];
const links = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'al', 'a', 'y', 'of', 'the', 'and', 'to', 'for']);

/** A department that a name much like or short for it may mean: “At. Cliente”, “Mkt”, “RRHH”. Only a suggestion: nothing is ever matched by it. */
export function likeDepartment(names: readonly string[]): (name: string) => string | null {
  const similar = similarAmong(names.map((title) => ({ title })));
  const known = names.map((name) => ({ name, phrase: phraseOf(name), words: wordsOf(name) }));
  // The same name stands in many rows.
  const answers = new Map<string, string | null>();
  const find = (name: string): string | null => {
    const [phrase, words] = [phraseOf(name), wordsOf(name)];
    const same = sames.find((group) => group.includes(phrase)) ?? [];
    const found = known.find((one) => same.includes(one.phrase)) ?? known.find((one) => isShortFor(words, one.words)) ?? onlyOne(known.filter((one) => words.length === 1 && isShortFor(words, one.words.slice(0, 1)) && (words[0] as string).length > 2));
    return found?.name ?? similar(name)?.candidate.title ?? null;
  };
  return (name) => {
    const answer = answers.has(name) ? (answers.get(name) ?? null) : find(name);
    answers.set(name, answer);
    return answer;
  };
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function wordsOf(name: string): string[] {
  return phraseOf(name).split(' ').filter((word) => !links.has(word));
}

/** Word for word, each the beginning of the other name's, or three or four of its letters from the first on. */
function isShortFor(words: readonly string[], whole: readonly string[]): boolean {
  return words.length > 0 && words.length === whole.length && words.every((word, i) => {
    const long = whole[i] as string;
    return (word.length > 1 && long.startsWith(word)) || (word.length > 2 && word.length <= 4 && word[0] === long[0] && [...word].reduce((at, letter) => (at < 0 ? at : long.indexOf(letter, at) + 1 || -1), 0) > 0);
  });
}

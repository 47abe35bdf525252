import type { CellRules } from './cells.js';

/** Titles are short; what is longer is something else. */
const most = 2000;
/** Between the two ends of a period. */
const link = String.raw`\s*(?:al?|hasta|y|to|until|and|[-–—])\s*`;
const [endsPeriod, beginsPeriod] = [new RegExp(String.raw`(?:(?<![\d\p{L}])\d{1,2}|\d[./-]\d{2,4})${link}$`, 'iu'), new RegExp(String.raw`^${link}\d{1,2}(?:[./-]\d|\s+de\s)`, 'iu')];

/** The one whole day, not later than `latest`, that a sheet's titles tell (“updated 27/11/2026”, «a 27 de noviembre de 2026»); null where they tell none, several, or only a period. */
export async function titleDayOf(titles: readonly string[], dateOrder: CellRules['dateOrder'], latest: string): Promise<string | null> {
  if (titles.length === 0) return null;
  // Loaded with the first title: most days do without.
  const [english, spanish] = await Promise.all([import('chrono-node/en'), import('chrono-node/es')]);
  const text = titles.join('\n').slice(0, most);
  const parsers = dateOrder === 'mdy' ? [english.strict] : [spanish.strict, new english.Chrono(english.configuration.createConfiguration(true, true))];
  const told = parsers.flatMap((parser) => parser.parse(text)).filter(({ start, end, index, text: words }) => {
    // Without its year it is reckoned from today: “the last 30 days”.
    const isWhole = start.isCertain('day') && /\d{4}|\d[./-]\d{2}$/.test(words);
    return isWhole && !end && !endsPeriod.test(text.slice(0, index)) && !beginsPeriod.test(text.slice(index + words.length));
  });
  const days = new Set(told.map(({ start }) => new Date(Date.UTC(start.get('year') as number, (start.get('month') as number) - 1, start.get('day') as number)).toISOString().slice(0, 10)));
  const [day] = days;
  return days.size === 1 && day !== undefined && day <= latest ? day : null;
}

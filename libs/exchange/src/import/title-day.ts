import type { CellRules } from './cells.js';

/** Titles are short; what is longer is something else. */
const most = 2000;

/** The one whole day, not later than `latest`, that a sheet's titles tell (“updated 27/11/2026”, «a 27 de noviembre de 2026»); null where they tell none, or several. */
export async function titleDayOf(titles: readonly string[], dateOrder: CellRules['dateOrder'], latest: string): Promise<string | null> {
  if (titles.length === 0) return null;
  // Loaded with the first title: most days do without.
  const [english, spanish] = await Promise.all([import('chrono-node/en'), import('chrono-node/es')]);
  const text = titles.join('\n').slice(0, most);
  const parsers = dateOrder === 'mdy' ? [english.strict] : [spanish.strict, english.GB];
  const days = parsers
    .flatMap((parser) => parser.parse(text))
    .flatMap(({ start }) => (start.isCertain('day') && start.isCertain('month') && start.isCertain('year') ? [start] : []))
    .map((start) => new Date(Date.UTC(start.get('year') as number, (start.get('month') as number) - 1, start.get('day') as number)).toISOString().slice(0, 10))
    .filter((day) => day <= latest);
  return new Set(days).size === 1 ? (days[0] as string) : null;
}

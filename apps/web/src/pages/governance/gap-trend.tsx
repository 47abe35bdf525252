import type { ReactNode } from 'react';
import { useText } from '../../app/language';
import { useWords } from '../../app/words';
import { gapsWords } from './gaps.words';

interface Day { day: string; stops: number; weakens: number }

const [width, height] = [240, 40];
const day = 86_400_000;

/** Whether governance gets better: how many gaps were open, as they were counted day by day, drawn small and said in a sentence. */
export function GapTrend({ days, now }: { days: readonly Day[]; now: number }): ReactNode {
  const { format } = useText();
  const words = useWords(gapsWords);
  const [first] = days;
  // Two counts make no trend yet.
  if (!first || days.length < 3) return null;
  const all = ({ stops, weakens }: Day): number => stops + weakens;
  const [from, to] = [Date.parse(first.day), Date.parse(format.today())];
  const most = Math.max(1, now, ...days.map(all));
  const at = (when: number, count: number): string => `${(((when - from) / Math.max(day, to - from)) * width).toFixed(1)},${(height - (count / most) * (height - 4) - 2).toFixed(1)}`;
  const line = (count: (one: Day) => number): string => days.map((one) => at(Date.parse(one.day), count(one))).join(' ');
  const before = (back: number): Day | undefined => days.findLast((one) => Date.parse(one.day) <= to - back * day);
  const said = ([[365, words.yearAgo], [91, words.quarterAgo], [30, words.monthAgo]] as const).flatMap(([back, say]) => {
    const known = before(back);
    return known ? [say(format.number(all(known)))] : [];
  });
  const sentence = [...said.slice(-2), words.nowOpen(format.number(now))].join(', ');
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={words.trend(format.day(first.day), all(first), now)}>
        <polyline points={`${line(all)} ${at(to, now)}`} />
        <polyline className="stops" points={line(({ stops }) => stops)} />
      </svg>
      <figcaption className="s m">{sentence}. <span className="q">{words.trendLines}</span></figcaption>
    </figure>
  );
}

import { scaleTime } from '@visx/scale';
import { type ReactNode, useContext, useState } from 'react';
import { dueOn, localDay } from '@batuta/rules';
import { useWidth } from '@batuta/ui';
import { HealthMark } from '../../app/health';
import { AsOfContext, nowOn } from '../../app/as-of';
import { at as dayAt } from '../../app/format';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import type { Shown } from './initiative.query';

const left = 150;
const barHeight = 26;
/** Room for the mark of one update, in px. */
const narrowest = 16;
/** Narrower than this, in px, the table says it better. */
const chartFrom = 520;

interface Stretch {
  from: Date;
  to: Date;
  name: string | null;
  isCurrent: boolean;
}

/** Who held it and what was said, on one time axis; a time without anybody is dotted and says how long it was. */
export function Timeline({ initiative }: { initiative: Shown }): ReactNode {
  const { text } = useText();
  const [ref, width] = useWidth();
  const [isTable, setTable] = useState(false);
  const updates = [...initiative.statusUpdates.nodes].reverse();
  const stretches = stretchesOf(initiative, nowOn(useContext(AsOfContext)));
  // Of less than a day there is nothing to see yet.
  if (stretches.length === 0 || (stretches.length === 1 && (stretches[0] as Stretch).to.getTime() - (stretches[0] as Stretch).from.getTime() < 86_400_000)) return null;
  return (
    <section className="sec" ref={ref}>
      <div className="sech">
        <h2>{text.initiative.whoHeld}</h2>
        {width >= chartFrom && <button type="button" className="btn t r" onClick={() => setTable(!isTable)}>{isTable ? text.common.viewAsChart : text.common.viewAsTable}</button>}
      </div>
      {isTable || width < chartFrom ? <AsTable stretches={stretches} initiative={initiative} /> : <Chart stretches={stretches} updates={updates} initiative={initiative} width={width} />}
    </section>
  );
}

/** An update speaks until the next one is due by today's cadence; the silence after it is dotted, unless nothing is due now (paused, closed). */
function Chart({ stretches, updates, initiative: { cadence, dueOn: isDue }, width }: { stretches: Stretch[]; updates: Shown['statusUpdates']['nodes']; initiative: Shown; width: number }): ReactNode {
  const { text, format } = useText();
  const timeZone = useMe().organization?.timeZone ?? 'UTC';
  const asOf = useContext(AsOfContext);
  // The end of the axis is the end of what is drawn on it, or what began after the page was opened would stand outside.
  const now = stretches.at(-1)?.to.getTime() ?? nowOn(asOf).getTime();
  const from = new Date(Math.min(...stretches.map((one) => one.from.getTime()), ...updates.map(({ postedAt }) => Date.parse(postedAt))));
  const x = scaleTime({ domain: [from, new Date(now)], range: [left, width] });
  const days = (one: Stretch): number => format.daysUntil(one.from, one.to);
  const months = monthsOf(from, new Date(now), Math.max(2, Math.floor((width - left) / 80)));
  return (
    <svg className="plot strip" width={width} height={112} role="group" aria-label={text.initiative.whoHeld}>
      {months.map((month, i) => <text key={month.getTime()} x={x(month)} y={12} textAnchor={x(month) > width - 60 ? 'end' : undefined} style={{ fill: 'var(--ink3)' }}>{format.month(`${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}-01`, month.getFullYear() !== months[i - 1]?.getFullYear())}</text>)}
      <text x={0} y={44} style={{ fill: 'var(--ink2)' }}>{text.initiative.heldBy}</text>
      {stretches.map((one) => {
        const start = x(one.from);
        const length = Math.max(2, x(one.to) - start - 1.5);
        const words = one.name ? `${one.name}, ${format.day(one.from.toISOString())} – ${format.day(one.to.toISOString())}` : text.initiative.vacancy(days(one));
        const label = one.name ? `${one.name}${one.isCurrent ? ` · ${text.initiative.currentDays(days(one), format.day(one.from.toISOString()))}` : ''}` : words;
        return (
          <g key={one.from.getTime()} role="img" aria-label={words}>
            <title>{words}</title>
            {one.name ? <rect x={start} y={27} width={length} height={barHeight} rx={3} fill={one.isCurrent ? 'var(--ink)' : 'var(--h2)'} /> : <line x1={start} x2={start + length} y1={27 + barHeight / 2} y2={27 + barHeight / 2} stroke="var(--ink)" strokeWidth="2" strokeDasharray=".1 4.6" strokeLinecap="round" />}
            {one.isCurrent && label.length * 7 + 16 >= length && <text x={width} y={66} textAnchor="end" style={{ fill: 'var(--ink)', fontWeight: one.name ? 600 : 400 }}>{label}</text>}
            {label.length * 7 + 16 < length && <text x={start + 9} y={one.name ? 44 : 34} style={{ fill: one.isCurrent && one.name ? 'var(--paper)' : 'var(--ink)', fontWeight: one.name ? 600 : 400 }}>{label}</text>}
          </g>
        );
      })}
      <text x={0} y={88} style={{ fill: 'var(--ink2)' }}>{text.initiative.ownerSays}</text>
      {updates.map((update, i) => {
        const next = updates[i + 1] ? Date.parse(updates[i + 1]?.postedAt as string) : now;
        const isSilent = updates[i + 1] !== undefined || isDue != null;
        const heard = isSilent ? Math.min(next, dayAt(dueOn(localDay(new Date(update.postedAt), timeZone), cadence)).getTime()) : next;
        const start = Math.min(x(Date.parse(update.postedAt)), width - narrowest);
        const [said, end] = [Math.max(x(heard), start + narrowest), x(next)];
        const tone = { ON_TRACK: 'ok', AT_RISK: 'risk', OFF_TRACK: 'off' }[update.health];
        return (
          <g key={update.id} role="img" aria-label={`${format.day(update.postedAt)}: ${text.health[update.health]}. ${update.narrative}`}>
            <title>{`${format.day(update.postedAt)}: ${update.narrative}`}</title>
            <rect x={start} y={72} width={said - start - 1.5} height={24} rx={3} fill={`var(--${tone}wash)`} />
            <Mark health={update.health} x={start + Math.min(12, (said - start - 1.5) / 2)} y={84} tone={tone} />
            {end - said > 6 && <line x1={said + 3} x2={end - 3} y1={84} y2={84} stroke="var(--ink3)" strokeWidth="1.6" strokeDasharray=".1 4.6" strokeLinecap="round" />}
            {end - said > 90 && <text x={said + 9} y={79} style={{ fill: 'var(--ink3)' }}>{text.initiative.noUpdate}</text>}
          </g>
        );
      })}
      {updates.length === 0 && <text x={left} y={88} style={{ fill: 'var(--ink3)' }}>{text.initiative.noUpdate}</text>}
    </svg>
  );
}

function Mark({ health, x, y, tone }: { health: 'ON_TRACK' | 'AT_RISK' | 'OFF_TRACK'; x: number; y: number; tone: string }): ReactNode {
  if (health === 'AT_RISK') return <path d={`M${x} ${y - 5} ${x + 5.5} ${y + 4.5} ${x - 5.5} ${y + 4.5}Z`} fill={`var(--${tone})`} />;
  if (health === 'OFF_TRACK') return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} fill={`var(--${tone})`} />;
  return <circle cx={x} cy={y} r={5} fill={`var(--${tone})`} />;
}

function AsTable({ stretches, initiative }: { stretches: Stretch[]; initiative: Shown }): ReactNode {
  const { text, format } = useText();
  return (
    <div className="scroll">
      <table>
        <thead><tr><th>{text.initiative.heldBy}</th><th>{text.initiative.starts}</th><th>{text.initiative.ends}</th></tr></thead>
        <tbody>
          {[...stretches].reverse().map((one) => <tr key={one.from.getTime()}><td>{one.name ? <b>{one.name}</b> : <span className="q">{text.common.nobody}</span>}</td><td>{format.day(one.from.toISOString())}</td><td>{one.isCurrent ? text.initiative.toDate : format.day(one.to.toISOString())}</td></tr>)}
        </tbody>
      </table>
      {initiative.statusUpdates.nodes.length === 0 ? (
        <p className="s q" style={{ marginTop: 16 }}>{text.initiative.saidNothing}</p>
      ) : (
        <table style={{ marginTop: 16 }}>
          <thead><tr><th>{text.initiative.ownerSays}</th><th>{text.initiative.postedOn}</th></tr></thead>
          <tbody>{initiative.statusUpdates.nodes.map((update) => <tr key={update.id}><td><HealthMark health={update.health} /></td><td>{format.day(update.postedAt)}</td></tr>)}</tbody>
        </table>
      )}
    </div>
  );
}

/** First days of months between two instants, at most so many. */
function monthsOf(from: Date, to: Date, most: number): Date[] {
  const all: Date[] = [];
  for (let month = new Date(from.getFullYear(), from.getMonth() + 1, 1); month <= to; month = new Date(month.getFullYear(), month.getMonth() + 1, 1)) all.push(month);
  const step = Math.ceil(all.length / most);
  return all.filter((_, i) => i % step === 0);
}

/** Holes that are drawn, in ms. */
const shortest = 3_600_000;
/** As long as an assignment can be undone, in ms. */
const undoneWithin = 30_000;

/** Ranges of accountability with the holes between them, and the open one at the end. */
function stretchesOf({ ownershipHistory, unownedSince, activeSince }: Shown, now: Date): Stretch[] {
  const stretches: Stretch[] = [];
  const heldFrom = activeSince ?? ownershipHistory[0]?.startedAt ?? now.toISOString();
  for (const { startedAt, endedAt, person } of ownershipHistory) {
    const from = new Date(startedAt);
    const before = stretches.at(-1);
    if (before && from.getTime() - before.to.getTime() > shortest) stretches.push({ from: before.to, to: from, name: null, isCurrent: false });
    stretches.push({ from, to: endedAt ? new Date(endedAt) : now, name: person.name, isCurrent: !endedAt });
  }
  // The gap before the first owner, and at the end the one that is open.
  const [first] = stretches;
  const since = new Date(heldFrom);
  if (first && first.from.getTime() - since.getTime() > shortest) stretches.unshift({ from: since, to: first.from, name: null, isCurrent: false });
  if (unownedSince) stretches.push({ from: new Date(unownedSince), to: now, name: null, isCurrent: true });
  // An assignment that was undone at once is in the log; here it would be a sliver.
  return stretches.filter(({ from, to, isCurrent }) => isCurrent || to.getTime() - from.getTime() >= undoneWithin);
}

import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force';
import { scaleLinear } from '@visx/scale';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useWidth } from '@batuta/ui';
import { useAsOfLink, useDaysSince } from '../../app/as-of';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useWords } from '../../app/words';
import type { InitiativeFilter } from '../../graphql/graphql';
import { type Cell, CellCount, CellMark, cellWords, MatrixCellsDocument, OpenCell, top } from './cells';
import { place, type Placed } from './labels';
import { useHolder } from './holder';
import { Told, usePointed } from './pointed';
import type { Listed } from './portfolio.query';
import { useQuery } from '../../app/query';

type Rated = Listed & { customerImpact: number; businessImpact: number; rank: number };

const margin = { top: 30, right: 14, bottom: 34, left: 34 };
/** More than these are drawn as cells; as many are listed at first. */
const most = 50;
/** Below so many pixels the marks carry their rank instead of their name. */
const small = 480;

interface MatrixProps {
  initiatives: Listed[];
  /** All that match; beyond the listed ones they are drawn as cells. */
  total: number;
  /** Of all that match, those without a priority. */
  unrated: number;
  isByPriority: boolean;
  filter: InitiativeFilter;
  onCell: (cell: string) => void;
  organization: string;
  isTable: boolean;
  onTable: (isTable: boolean) => void;
}

/** Customer by business impact. Size is money (or effort for readers without money), colour and shape health, a dotted edge nobody. */
export function Matrix({ initiatives, total, unrated, isByPriority, filter, onCell, organization, isTable, onTable }: MatrixProps): ReactNode {
  const { text, format } = useText();
  const words = useWords(cellWords);
  const asOf = useAsOfLink();
  const [ref, width] = useWidth();
  // What isn't rated isn't drawn. By priority the rated come first; in another order of the list nobody knows which of them are in its first page.
  const isCrowded = (isByPriority ? total - unrated : total) > most;
  // The first by name are the first by priority; in another order all stand in cells, or some would be drawn twice and some never.
  const named = isByPriority ? top : 0;
  const [{ data }] = useQuery({ query: MatrixCellsDocument, variables: { filter, top: named, asOf: asOf.asOf ?? null }, pause: !isCrowded });
  const cells = (isCrowded && data?.matrixCells) || noCells;
  const [openCell, setOpenCell] = useState<string | null>(null);
  const open = cells.find((cell) => keyOf(cell) === openCell);
  const rated = initiatives.map((one, i) => ({ ...one, rank: i + 1 })).filter((one): one is Rated => one.customerImpact != null && one.businessImpact != null).slice(0, isCrowded ? named : most);
  const both = rated.filter(({ customerImpact, businessImpact }) => customerImpact > 50 && businessImpact > 50);
  const square = cells.filter(({ customer, business }) => customer >= 50 && business >= 50);
  const inSquare = both.length + square.reduce((sum, cell) => sum + cell.initiatives, 0);
  const unowned = both.filter(({ unownedSince }) => unownedSince).length + square.reduce((sum, cell) => sum + cell.unowned, 0);
  // Where only some amounts are shown, sizes by money would say that the others are small.
  const me = useMe();
  const seesAll = ['ADMIN', 'PROGRAM_OFFICE', 'EXECUTIVE'].includes(me.access ?? '') || me.organization?.moneyReaders === 'EVERYBODY';
  const hasMoney = seesAll && rated.some(({ cost }) => cost);
  /** Nothing rated has no place in it. */
  const isDrawn = rated.length > 0 || cells.length > 0;
  return (
    <section className="sec" ref={ref}>
      <div className="sech"><h2>{!isDrawn ? words.notRated : inSquare === 0 ? text.portfolio.matrixNone : text.portfolio.matrix(inSquare, unowned)}</h2>{isDrawn && <button type="button" className="btn t r" onClick={() => onTable(!isTable)}>{isTable ? text.common.viewAsChart : text.common.viewAsTable}</button>}</div>
      {!isTable && isDrawn && isCrowded && <p className="m s">{words.deck(rated.length, format.number(cells.reduce((sum, cell) => sum + cell.initiatives, 0)))}</p>}
      {!isTable && isDrawn && !isCrowded && <p className="m s">{width < small ? text.portfolio.matrixDeckSmall : text.portfolio.matrixDeck}</p>}
      {isTable && isDrawn ? (
        <AsTable rated={rated} organization={organization} hasMoney={hasMoney} />
      ) : isDrawn && (
        <>
          <div className="key">
            <span>{hasMoney ? text.portfolio.matrixSize : text.portfolio.matrixSizeEffort}</span>
            <HealthMark health="ON_TRACK" /><HealthMark health="AT_RISK" /><HealthMark health="OFF_TRACK" />
            <span><svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="var(--h4)" /><line x1="5" x2="11" y1="8" y2="8" stroke="var(--paper)" strokeWidth="2" /></svg>{text.health.none}</span>
            <span><svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="var(--wash)" stroke="var(--ink)" strokeWidth="1.4" /></svg>{text.portfolio.ownedKey}</span>
            <span><svg width="16" height="16" aria-hidden="true"><circle cx="8" cy="8" r="6" fill="none" stroke="var(--ink)" strokeWidth="2" strokeDasharray=".1 4.2" strokeLinecap="round" /></svg>{text.portfolio.unownedKey}</span>
          </div>
          {width > 0 && <Plot rated={rated} cells={cells} openCell={openCell} onCell={setOpenCell} organization={organization} width={width} size={(one) => (hasMoney ? Number(one.cost?.amount ?? 0) : (one.effortDays ?? 0))} />}
        </>
      )}
      {!isTable && open && <OpenCell key={openCell} cell={open} filter={filter} organization={organization} onAll={() => onCell(`${open.customer}-${open.business}`)} onClose={() => setOpenCell(null)} />}
      {unrated > 0 && <p className="s q" style={{ marginTop: 8 }}>{text.portfolio.unratedBeside(unrated)}</p>}
    </section>
  );
}

const noCells: readonly Cell[] = [];

interface PlotProps {
  rated: Rated[];
  cells: readonly Cell[];
  openCell: string | null;
  onCell: (key: string | null) => void;
  organization: string;
  width: number;
  size: (one: Rated) => number;
}

function Plot({ rated, cells, openCell, onCell, organization, width, size }: PlotProps): ReactNode {
  const { text, format } = useText();
  const daysSince = useDaysSince();
  const search = useAsOfLink();
  const height = Math.max(320, Math.min(520, width * 0.72));
  const x = scaleLinear({ domain: [0, 100], range: [margin.left, width - margin.right] });
  const y = scaleLinear({ domain: [0, 100], range: [height - margin.bottom, margin.top] });
  const biggest = Math.max(1, ...rated.map(size));
  const isSmall = width < small;
  const bubbles = useMemo(() => {
    const largest = isSmall ? 15 : 26;
    const marks = apart(rated.map((one) => ({ one, rank: one.rank, x: x(one.businessImpact), y: y(one.customerImpact), r: Math.max(isSmall ? 5 : 8, largest * Math.sqrt(size(one) / biggest)) })));
    // What asks for attention gets its name first.
    const named = marks.slice(0, 20).sort((one, other) => attention(other.one) - attention(one.one) || one.rank - other.rank).map((mark) => ({ ...mark, lines: isSmall ? [String(mark.rank)] : linesOf(mark.one, text, daysSince) }));
    // A cell's number stands in its lower right corner.
    const numbers = cells.map(({ customer, business }) => ({ left: x(10 * business + 10) - 30, right: x(10 * business + 10), top: y(10 * customer) - 22, bottom: y(10 * customer) }));
    return { marks, labels: place(named, marks, { width, height, top: margin.top }, numbers) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the scales follow from the width
  }, [rated, width, text, cells]);
  const fullest = Math.max(1, ...cells.map((cell) => cell.initiatives));
  /** Which mark the pointer or the focus is on: it says what it is, whether or not it found room for its name. */
  const [pointed, point, leave] = usePointed();
  const told = bubbles.marks.find(({ one }) => one.id === pointed);
  const holds = useHolder();
  return (
    <svg className="plot" width={width} height={height} role="group" aria-label={`${text.portfolio.customerAxis}, ${text.portfolio.businessAxis}`}>
      <rect x={x(50)} y={y(100)} width={x(100) - x(50)} height={y(50) - y(100)} fill="var(--wash)" />
      {(isSmall ? [50] : [25, 50, 75]).map((tick) => (
        <g key={tick}>
          <line x1={x(0)} x2={x(100)} y1={y(tick)} y2={y(tick)} stroke={tick === 50 ? 'var(--h3)' : 'var(--hair)'} />
          <line y1={y(0)} y2={y(100)} x1={x(tick)} x2={x(tick)} stroke={tick === 50 ? 'var(--h3)' : 'var(--hair)'} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end" style={{ fill: 'var(--ink3)' }}>{tick}</text>
          <text x={x(tick)} y={height - margin.bottom + 18} textAnchor="middle" style={{ fill: 'var(--ink3)' }}>{tick}</text>
        </g>
      ))}
      {cells.map((cell) => <CellMark key={keyOf(cell)} cell={cell} fullest={fullest} x={x(10 * cell.business)} y={y(10 * cell.customer + 10)} width={x(10) - x(0)} height={y(0) - y(10)} isOpen={keyOf(cell) === openCell} onOpen={() => onCell(keyOf(cell) === openCell ? null : keyOf(cell))} />)}
      <Axis x={0} y={14} anchor="start" words={`↑ ${text.portfolio.customerAxis}`} />
      <Axis x={width} y={height - 4} anchor="end" words={`${text.portfolio.businessAxis} →`} />
      {[...bubbles.marks].sort((one, other) => other.r - one.r).map(({ one, rank, r, ...at }) => {
        const colour = colourOf(one);
        const words = `${rank}. ${one.title}: ${text.portfolio.customer} ${format.number(one.customerImpact)}, ${text.portfolio.business} ${format.number(one.businessImpact)}, ${one.health ? text.health[one.health] : text.health.none}, ${holds(one)}${one.cost ? `, ${format.money(one.cost)}` : ''}`;
        return (
          <Link key={one.id} to="/$organization/initiatives/$id" search={search} params={{ organization, id: one.id }} aria-label={words} onMouseEnter={() => point(one.id)} onMouseLeave={leave} onFocus={() => point(one.id)} onBlur={leave}>
            <circle cx={at.x} cy={at.y} r={Math.max(r, 12)} fill="transparent" />
            <circle cx={at.x} cy={at.y} r={r} fill={one.unownedSince ? 'var(--paper)' : colour} fillOpacity={one.unownedSince ? 0.72 : 1} stroke={one.unownedSince ? 'var(--ink)' : colour} strokeWidth={one.unownedSince ? 2 : 1} strokeDasharray={one.unownedSince ? '.1 4.6' : undefined} strokeLinecap="round" />
          </Link>
        );
      })}
      {/* Every mark of health above every disc: a disc may hide another's edge, never what it says. */}
      <g pointerEvents="none">{bubbles.marks.map(({ one, x: left, y: top, r }) => <Shape key={one.id} health={one.health ?? null} x={left} y={top} r={Math.min(6, Math.max(3.8, r * 0.26))} fill={one.unownedSince ? colourOf(one) : 'var(--paper)'} />)}</g>
      {cells.map((cell) => <CellCount key={keyOf(cell)} cell={cell} fullest={fullest} right={x(10 * cell.business + 10)} bottom={y(10 * cell.customer)} />)}
      {/* What a name says can be pressed as its mark can; the mark is what keys and readers find. */}
      {bubbles.labels.map((label) => <Link key={label.one.id} to="/$organization/initiatives/$id" search={search} params={{ organization, id: label.one.id }} tabIndex={-1} aria-hidden><Label label={label} /></Link>)}
      {told && <Told mark={told} lines={[told.one.title, holds(told.one), [told.one.health ? text.health[told.one.health] : text.health.none, told.one.cost && format.money(told.one.cost)].filter(Boolean).join(' · ')]} size={{ width, height }} onEnter={() => point(told.one.id)} onLeave={leave} />}
    </svg>
  );
}

/** What would lie on each other stands side by side, as near as it can to where it belongs. */
function apart<Mark extends { x: number; y: number; r: number }>(marks: Mark[]): Mark[] {
  const moved = marks.map((mark) => ({ ...mark }));
  const home = (axis: 'x' | 'y') => (_: Mark, i: number): number => (marks[i] as Mark)[axis];
  forceSimulation(moved).force('x', forceX<Mark>(home('x')).strength(0.5)).force('y', forceY<Mark>(home('y')).strength(0.5)).force('apart', forceCollide<Mark>(({ r }) => r + 1).iterations(4)).stop().tick(120);
  return moved;
}

function AsTable({ rated, organization, hasMoney }: { rated: Rated[]; organization: string; hasMoney: boolean }): ReactNode {
  const { text, format } = useText();
  const holds = useHolder();
  const search = useAsOfLink();
  const { columns } = text.portfolio;
  return (
    <div className="scroll" style={{ marginTop: 12 }}>
      <table>
        <thead><tr><th><span className="vh">{columns.rank}</span></th><th>{columns.title}</th><th className="n">{text.initiative.CUSTOMER}</th><th className="n">{text.initiative.BUSINESS}</th><th className="n wide-only">{hasMoney ? columns.cost : columns.effort}</th><th>{columns.health}</th><th className="wide-only">{text.portfolio.owner}</th></tr></thead>
        <tbody>
          {rated.map((one) => (
            <tr key={one.id}>
              <td className="n">{one.rank}</td>
              <th scope="row"><Link className="plain" to="/$organization/initiatives/$id" search={search} params={{ organization, id: one.id }}>{one.title}</Link></th>
              <td className="n">{format.number(one.customerImpact)}</td>
              <td className="n">{format.number(one.businessImpact)}</td>
              <td className="n wide-only">{hasMoney ? one.cost && format.money(one.cost) : one.effortDays != null && format.number(one.effortDays)}</td>
              <td><HealthMark health={one.health} /></td>
              <td className="wide-only">{one.unownedSince ? <b>{holds(one)}</b> : holds(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function keyOf({ customer, business }: Cell): string {
  return `${customer}-${business}`;
}

function Axis({ x, y, anchor, words }: { x: number; y: number; anchor: 'start' | 'end'; words: string }): ReactNode {
  return <text x={x} y={y} textAnchor={anchor} style={{ fill: 'var(--ink2)' }}>{words}</text>;
}

function Label({ label }: { label: Placed<{ one: Rated; lines: string[] }> }): ReactNode {
  return (
    <text x={label.at.x} y={label.at.y} textAnchor={label.at.anchor} className="halo">
      {label.lines.map((line, i) => <tspan key={line} x={label.at.x} dy={i === 0 ? 0 : 16} className={i === 0 && label.one.unownedSince ? 'lbl' : undefined} style={i > 0 ? { fill: 'var(--ink2)' } : undefined}>{line}</tspan>)}
    </text>
  );
}

function Shape({ health, x, y, r, fill }: { health: Listed['health'] | null; x: number; y: number; r: number; fill: string }): ReactNode {
  if (health === 'AT_RISK') return <path d={`M${x} ${y - r} ${x + r} ${y + r * 0.8} ${x - r} ${y + r * 0.8}Z`} fill={fill} />;
  if (health === 'OFF_TRACK') return <rect x={x - r * 0.8} y={y - r * 0.8} width={r * 1.6} height={r * 1.6} fill={fill} />;
  if (health === 'ON_TRACK') return <circle cx={x} cy={y} r={r * 0.9} fill={fill} />;
  return <line x1={x - r * 0.7} x2={x + r * 0.7} y1={y} y2={y} stroke={fill} strokeWidth="2" />;
}

const attention = ({ unownedSince, health }: Listed): number => (unownedSince ? 2 : health === 'OFF_TRACK' ? 1 : 0);

function colourOf({ health }: Listed): string {
  return health ? `var(--${{ ON_TRACK: 'ok', AT_RISK: 'risk', OFF_TRACK: 'off' }[health]})` : 'var(--h4)';
}

function linesOf(one: Rated, text: ReturnType<typeof useText>['text'], daysSince: (moment: string) => number): string[] {
  return one.unownedSince ? [one.title, text.nobody(daysSince(one.unownedSince))] : [one.title];
}

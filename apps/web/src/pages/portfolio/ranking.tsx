import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { HealthMark } from '../../app/health';
import { useAsOfLink, useDaysSince } from '../../app/as-of';
import { useText } from '../../app/language';
import { useHolder } from './holder';
import type { Listed } from './portfolio.query';

/** The ranked list: a table on a desk, cards on a phone. */
export function Ranking({ initiatives, organization }: { initiatives: readonly Listed[]; organization: string }): ReactNode {
  return (
    <table className="rank">
      <RankHead />
      <tbody>{initiatives.map((initiative, i) => <RankRow key={initiative.id} initiative={initiative} rank={i + 1} organization={organization} />)}</tbody>
    </table>
  );
}

export function RankHead(): ReactNode {
  const { text } = useText();
  const columns = text.portfolio.columns;
  return (
    <thead>
      <tr>
        <th><span className="vh">{columns.rank}</span></th>
        <th>{columns.name}</th>
        <th><Dot isOpen={false} />{text.portfolio.customer} <Dot isOpen />{text.portfolio.business}</th>
        <th>{columns.health}</th>
        <th>{columns.due}</th>
        <th className="n">{columns.effort}</th>
        <th className="n">{columns.cost}</th>
        <th className="n">{columns.priority}</th>
      </tr>
    </thead>
  );
}

interface RankRowProps {
  initiative: Listed;
  rank: number;
  organization: string;
  /** In long lists: what learns of its height, and its place. */
  measure?: (element: HTMLTableRowElement | null) => void;
  index?: number;
}

export function RankRow({ initiative, rank, organization, measure, index }: RankRowProps): ReactNode {
  const { text, format } = useText();
  const daysSince = useDaysSince();
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index === undefined ? undefined : rank + 1}>
      <td className="rk">{initiative.priority != null && format.number(rank)}</td>
      <td className="nm"><Named initiative={initiative} organization={organization} /></td>
      <td className="hide"><Impacts customer={initiative.customerImpact ?? null} business={initiative.businessImpact ?? null} /></td>
      <td className="under"><HealthMark health={initiative.health} /></td>
      <td className="hide">{initiative.state === 'PAUSED' ? <span className="q">{text.work.paused}</span> : initiative.dueOn && (daysSince(initiative.dueOn) > 0 ? <b>{text.portfolio.wasDue(daysSince(initiative.dueOn))}</b> : format.shortDay(initiative.dueOn))}</td>
      <td className="n hide">{initiative.effortDays != null && format.number(initiative.effortDays)}</td>
      <td className="n hide">{initiative.cost && format.money(initiative.cost)}</td>
      <td className="n">{initiative.priority != null ? <><span className="phone q">{text.portfolio.columns.priority} </span><b>{format.fixed(initiative.priority)}</b></> : <span className="q">{text.portfolio.rated(initiative.ratedCount, initiative.criteriaCount)}</span>}</td>
    </tr>
  );
}

function Dot({ isOpen }: { isOpen: boolean }): ReactNode {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" style={{ display: 'inline-block', marginInline: isOpen ? '10px 4px' : '0 4px' }}>
      {isOpen ? <circle cx="5" cy="5" r="3.4" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.4" /> : <circle cx="5" cy="5" r="4" fill="var(--ink)" />}
    </svg>
  );
}

const width = 96;

/** Both impacts on one line of 0 to 100: filled is the customer's, open the business's. */
function Impacts({ customer, business }: { customer: number | null; business: number | null }): ReactNode {
  const { text, format } = useText();
  if (customer === null && business === null) return <span className="q">–</span>;
  const at = (value: number): number => 5 + (value / 100) * (width - 10);
  const words = [customer !== null && `${text.portfolio.customer} ${format.number(customer)}`, business !== null && `${text.portfolio.business} ${format.number(business)}`].filter(Boolean).join(', ');
  return (
    <svg width={width} height="12" viewBox={`0 0 ${width} 12`} role="img" aria-label={words}>
      <title>{words}</title>
      <line x1="5" x2={width - 5} y1="6" y2="6" stroke="var(--h3)" />
      {customer !== null && business !== null && <line x1={at(customer)} x2={at(business)} y1="6" y2="6" stroke="var(--ink2)" strokeWidth="1.5" />}
      {business !== null && <circle cx={at(business)} cy="6" r="4" fill="var(--paper)" stroke="var(--ink)" strokeWidth="1.4" />}
      {customer !== null && <circle cx={at(customer)} cy="6" r="4.4" fill="var(--ink)" />}
    </svg>
  );
}

/** The name of an initiative with who holds it and where, as every list shows it. */
function Named({ initiative, organization }: { initiative: Pick<Listed, 'id' | 'title' | 'state' | 'owner' | 'unownedSince' | 'unownedReason' | 'department'>; organization: string }): ReactNode {
  const holder = useHolder();
  const search = useAsOfLink();
  return (
    <>
      <Link to="/$organization/initiatives/$id" search={search} params={{ organization, id: initiative.id }}>{initiative.title}</Link>
      <span><span className={initiative.unownedSince ? 'nobody' : ''} style={{ display: 'inline' }}>{holder(initiative)}</span>{initiative.department && ` · ${initiative.department.name}`}</span>
    </>
  );
}

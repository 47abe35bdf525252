import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import type { ProposalsQuery } from '../../graphql/graphql';
import { GovernanceTabs } from '../governance/tabs';
import { type ProposalRow, ProposalsDocument } from './proposals.query';
import { proposalsWords } from './proposals.words';

/** What is proposed to change of how one is governed: what is open first, the soonest day first. */
export function Proposals(): ReactNode {
  const { text, format } = useText();
  const words = useWords(proposalsWords);
  const me = useMe();
  const client = useClient();
  const organization = me.organization?.slug ?? '';
  const [{ data, error, fetching }, refetch] = useQuery({ query: ProposalsDocument, variables: { after: null }, requestPolicy: 'cache-and-network' });
  const [older, setOlder] = useState<ProposalsQuery['decided'][]>([]);
  const [unread, setUnread] = useState<Problem | null>(null);
  usePageTitle(words.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const pages = [data.decided, ...older];
  const last = pages.at(-1)?.pageInfo;
  const open = [...data.open.nodes].sort((one, other) => one.answerBy.localeCompare(other.answerBy));
  const decided = pages.flatMap(({ nodes }) => nodes);
  const more = async (): Promise<void> => {
    const { data: next, error: failed } = await client.query(ProposalsDocument, { after: last?.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    setUnread(failed ? problemOf(failed) : null);
    if (next) setOlder([...older, next.decided]);
  };
  const row = ({ id, title, state, answerBy, decidedAt, body, proposedBy, standing }: ProposalRow): ReactNode => (
    <tr key={id}>
      <th scope="row"><Link className="plain" to="/$organization/governance/proposals/$id" params={{ organization, id }}><b>{title}</b></Link><br /><span className="q">{proposedBy?.name}</span></th>
      <td className="wide-only">{body?.name}</td>
      <td>{state === 'OPEN' ? words.stands(standing.consents, standing.asked, standing.objections) : words.states[state]}</td>
      <td>{state === 'OPEN' ? (format.daysSince(answerBy) > 0 ? <b>{format.day(answerBy)}</b> : format.day(answerBy)) : decidedAt && format.day(decidedAt)}</td>
    </tr>
  );
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <div className="row act">{data.bodies.length > 0 && me.access !== 'VIEWER' && <Link className="btn o" to="/$organization/governance/proposals/new" params={{ organization }}>{words.propose}</Link>}</div>
        <h1>{words.title(open.length)}</h1>
        <p className="deck">{data.bodies.length === 0 ? words.noBody : words.deck}</p>
      </div>
      <section className="sec"><div className="sech"><h2>{words.open}</h2></div>{open.length === 0 ? <p className="m">{words.none}</p> : <table aria-label={words.open}><thead><tr><th>{words.proposal}</th><th className="wide-only">{words.to}</th><th>{words.standing}</th><th>{words.until}</th></tr></thead><tbody>{open.map(row)}</tbody></table>}</section>
      <section className="sec"><div className="sech"><h2>{words.decided}</h2></div>{decided.length === 0 ? <p className="m">{words.noneDecided}</p> : <table aria-label={words.decided}><thead><tr><th>{words.proposal}</th><th className="wide-only">{words.to}</th><th>{words.became}</th><th>{words.when}</th></tr></thead><tbody>{decided.map(row)}</tbody></table>}<Refusal problem={unread} />{last?.hasNextPage && <button type="button" className="btn o" onClick={() => void more()}>{text.common.more}</button>}</section>
    </>
  );
}

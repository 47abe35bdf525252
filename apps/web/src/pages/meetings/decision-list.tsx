import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Failed, Loading } from '../../app/states';
import { useWords } from '../../app/words';
import type { DecisionsQuery } from '../../graphql/graphql';
import { DecisionsDocument } from './meetings.query';
import { meetingsWords } from './meetings.words';

/** Decisions, all or about one thing; nothing where there are none about it. */
export function DecisionList({ organization, subjectId, title }: { organization: string; subjectId?: string; title?: string }): ReactNode {
  const { text, format } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const filter = subjectId ? { subjectId } : null;
  const [{ data, error, fetching }, refetch] = useQuery({ query: DecisionsDocument, variables: { filter, after: null }, requestPolicy: 'cache-and-network' });
  const [older, setOlder] = useState<DecisionsQuery['decisions'][]>([]);
  if (!data) return subjectId ? null : fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const pages = [data.decisions, ...older];
  const nodes = pages.flatMap((page) => page.nodes);
  const last = pages.at(-1)?.pageInfo;
  if (nodes.length === 0 && subjectId) return null;
  const more = async (): Promise<void> => {
    const { data: next } = await client.query(DecisionsDocument, { filter, after: last?.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    if (next) setOlder([...older, next.decisions]);
  };
  return (
    <section className="sec">
      <div className="sech"><h2>{title ?? words.decidedAbout(nodes.length)}</h2></div>
      {nodes.length === 0 && <p className="m">{words.none}</p>}
      {nodes.map(({ id, title: question, outcome, decidedAt, meetingId, body, subjects }) => (
        <div key={id} className="decided">
          <h3><Link className="plain" to="/$organization/governance/meetings/$id" params={{ organization, id: meetingId }} hash={id}>{question}</Link></h3>
          <p>{outcome}</p>
          <p className="s q">{words.decidedOn(body?.name ?? '', format.day(decidedAt))}{!subjectId && subjects.length > 0 && ` · ${subjects.map((subject) => subject.title).join(', ')}`}</p>
        </div>
      ))}
      {last?.hasNextPage && <button type="button" className="btn o" onClick={() => void more()}>{text.common.more}</button>}
    </section>
  );
}

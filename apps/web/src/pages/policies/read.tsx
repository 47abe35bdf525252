import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useClient } from 'urql';
import { Glyph } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { LanguageSwitch } from '../../app/shell';
import { policiesWords } from './policies.words';
import { Reader } from './reader';

const PolicyByLinkDocument = graphql(`query PolicyByLink($token: String!) { policyByLink(token: $token) { organization person title number body effectiveOn isInForce acknowledgedAt file { name mediaType bytes } } }`);
const AcknowledgeByLinkDocument = graphql(`mutation AcknowledgeByLink($input: AcknowledgeByLinkInput!) { acknowledgeByLink(input: $input) }`);

/** A policy by a personal link: to be read and acknowledged, by somebody without access. */
export function ReadByLink(): ReactNode {
  const { format } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const { token } = useParams({ from: '/read/$token' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: PolicyByLinkDocument, variables: { token } });
  usePageTitle(data?.policyByLink.title ?? words.page);
  if (!data) {
    const refused = problemOf(error);
    if (fetching) return <main><Loading /></main>;
    return <main>{refused?.code === 'NOT_FOUND' ? <div className="state page"><h1>{words.gone}</h1><p className="m">{refused.message}</p></div> : <Failed problem={refused} retry={() => refetch({ requestPolicy: 'network-only' })} />}</main>;
  }
  const { organization, person, title, number, body, effectiveOn, isInForce, acknowledgedAt, file } = data.policyByLink;
  const read = async (): Promise<Problem | null> => {
    const { data: noted, problem } = await act(client, AcknowledgeByLinkDocument, { input: { token, hasReachedEnd: true } }, { isPublic: true });
    if (noted) refetch({ requestPolicy: 'network-only' });
    return problem;
  };
  return (
    <main id="content" className="by-link">
      <header className="atop"><span className="brand"><Glyph shape="baton" size={16} />Batuta</span><LanguageSwitch /></header>
      <div className="hd"><p className="m">{words.offer(organization, person)}</p><h1>{title}</h1><p className="s q">{words.version(number)}, {effectiveOn > format.today() ? words.from(format.day(effectiveOn)) : words.since(format.day(effectiveOn))}</p></div>
      {!isInForce && <p className="m" role="note">{words.offerOld}</p>}
      <Reader body={body} file={file && { ...file, address: `/linked/${token}/file` }} level={2} onRead={isInForce && !acknowledgedAt ? read : undefined}>
        {acknowledgedAt && <p className="m read" role="status"><b>{words.hasRead(format.day(acknowledgedAt))}.</b> {words.done}</p>}
      </Reader>
    </main>
  );
}

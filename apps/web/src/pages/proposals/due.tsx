import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../app/language';
import { useWords } from '../../app/words';
import { proposalsWords } from './proposals.words';

/** Proposals that wait for the reader's consent, or for why not. */
export function DueProposals({ proposals, organization }: { proposals: readonly { id: string; title: string; answerBy: string; body?: { name: string } | null }[]; organization: string }): ReactNode {
  const { format } = useText();
  const words = useWords(proposalsWords);
  return proposals.map(({ id, title, answerBy, body }) => (
    <section key={id} className="item"><div className="ih"><div><h2>{words.toAnswer(title)}</h2><p className="s m">{words.askedUntil(body?.name ?? '', format.day(answerBy))}</p></div><Link className="btn o" to="/$organization/governance/proposals/$id" params={{ organization, id }} aria-label={`${words.read}: ${title}`}>{words.read}</Link></div></section>
  ));
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../app/language';
import { useWords } from '../../app/words';
import { policiesWords } from './policies.words';

interface DuePolicy { id: string; title: string; current?: { effectiveOn?: string | null } | null; open?: { number: number; submittedAt?: string | null } | null }

/** Policies that wait for the reader: to be answered, then to be read. */
export function DuePolicies({ toApprove, toAcknowledge, organization }: { toApprove: readonly DuePolicy[]; toAcknowledge: readonly DuePolicy[]; organization: string }): ReactNode {
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const link = (id: string, label: string, says: string, version?: number): ReactNode => <Link className="btn o" to="/$organization/governance/policies/$id" params={{ organization, id }} search={version ? { version } : {}} aria-label={`${label}: ${says}`}>{label}</Link>;
  return (
    <>
      {toApprove.map(({ id, title, open }) => (
        <section key={id} className="item"><div className="ih"><div><h2>{words.toApprove(title)}</h2><p className="s m">{open?.submittedAt && format.daysSince(open.submittedAt) > 0 && words.waitsSince(text.days(format.daysSince(open.submittedAt)))}</p></div>{link(id, words.openReview, title, open?.number)}</div></section>
      ))}
      {toAcknowledge.map(({ id, title, current }) => (
        <section key={id} className="item"><div className="ih"><div><h2>{words.toRead(title)}</h2><p className="s m">{current?.effectiveOn && words.inForceSince(format.day(current.effectiveOn))}</p></div>{link(id, words.open, title)}</div></section>
      ))}
    </>
  );
}

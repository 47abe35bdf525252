import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../../app/language';
import { useWords } from '../../app/words';
import { proposalsWords } from './proposals.words';

interface Known { id: string; title: string; state: string; decidedAt?: string | null }

/** Of a role or body: what is proposed to change of it, and which proposal made it as it is. */
export function Proposed({ proposals, organization }: { proposals: readonly Known[]; organization: string }): ReactNode {
  const { format } = useText();
  const words = useWords(proposalsWords);
  const open = proposals.filter(({ state }) => state === 'OPEN');
  const [last] = proposals.filter(({ state }) => state === 'ADOPTED').sort((one, other) => (other.decidedAt ?? '').localeCompare(one.decidedAt ?? ''));
  if (open.length === 0 && !last) return null;
  const link = (one: Known, label: string): ReactNode => <Link key={one.id} to="/$organization/governance/proposals/$id" params={{ organization, id: one.id }}>{label}</Link>;
  return (
    <p className="s q proposed">
      {open.length > 0 && <span>{words.openOn(open.length)}:</span>}
      {open.map((one) => link(one, one.title))}
      {last?.decidedAt && link(last, words.changedBy(last.title, format.day(last.decidedAt)))}
    </p>
  );
}

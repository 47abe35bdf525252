import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useToast } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { useQuery } from '../../app/query';
import { Failed, Loading } from '../../app/states';
import { useWords } from '../../app/words';
import type { GapAction } from '../../graphql/graphql';
import { PolicyDocument } from './policies.query';
import { AnswerForm, Awaited, ReviewForm } from './policy-parts';
import { Missing } from './policy-readers';
import { policiesWords } from './policies.words';

/** What closes a policy's gap, where it stands. */
export function PolicyInPlace({ action, id, organization, onDone, onCancel }: { action: GapAction; id: string; organization: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const words = useWords(policiesWords);
  const toast = useToast();
  const [{ data, error, fetching }, refetch] = useQuery({ query: PolicyDocument, variables: { id, version: null, changes: false }, pause: action === 'REVIEW_POLICY' });
  const done = (said?: string): void => {
    if (said) toast({ text: said });
    onDone();
  };
  if (action === 'REVIEW_POLICY') return <ReviewForm policyId={id} onDone={done} onCancel={onCancel} />;
  if (!data) return <div className="all">{fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />}</div>;
  const { policy } = data;
  const read = <Link className="btn t" to="/$organization/governance/policies/$id" params={{ organization, id }} search={policy.open && action === 'ANSWER_POLICY' ? { version: policy.open.number } : {}}>{words.open}</Link>;
  return (
    <div className="sheet all">
      {action === 'CHASE_POLICY' ? <Missing policyId={id} /> : policy.open?.state === 'IN_REVIEW' && <><Awaited version={policy.open} />{policy.can.answer && <AnswerForm policy={policy} version={policy.open} onDone={done} />}</>}
      <div className="row" style={{ marginTop: 12 }}>{read}<button type="button" className="btn t" onClick={action === 'CHASE_POLICY' ? onDone : onCancel}>{words.closeIt}</button></div>
    </div>
  );
}

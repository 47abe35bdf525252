import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import type { MissingOfPolicyQuery } from '../../graphql/graphql';
import { ReadBar } from './policies';
import { LinkPolicyDocument, MissingDocument, type PolicyShown, RemindPolicyDocument } from './policies.query';
import { policiesWords } from './policies.words';

/** Who has read it, by department; and for whoever asks the others, who hasn't. */
export function Progress({ policy: { id, progress, can } }: { policy: PolicyShown }): ReactNode {
  const words = useWords(policiesWords);
  const [isShown, setShown] = useState(false);
  const sum = (of: 'bound' | 'acknowledged'): number => progress.reduce((total, one) => total + one[of], 0);
  if (progress.length === 0) return null;
  return (
    <section className="sec">
      <h2 className="small">{words.progress(sum('acknowledged'), sum('bound'))}</h2>
      <table>
        <thead className="vh"><tr><th>{words.byDepartment}</th><th>{words.columns.read}</th></tr></thead>
        <tbody>{progress.map(({ department, bound, acknowledged }) => <tr key={department?.id ?? ''}><th scope="row">{department?.name ?? words.withoutDepartment}</th><td><ReadBar read={acknowledged} bound={bound} /></td></tr>)}</tbody>
      </table>
      {can.chase && sum('acknowledged') < sum('bound') && (isShown ? <Missing policyId={id} /> : <button type="button" className="btn o" style={{ marginTop: 12 }} onClick={() => setShown(true)}>{words.showMissing}</button>)}
    </section>
  );
}

/** Who has not read it: reminded by mail, or given a link where they have no access. */
export function Missing({ policyId }: { policyId: string }): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const toast = useToast();
  const [{ data, error, fetching }, refetch] = useQuery({ query: MissingDocument, variables: { id: policyId, first: 25, after: null }, requestPolicy: 'network-only' });
  const [older, setOlder] = useState<MissingOfPolicyQuery['policy']['missing'][]>([]);
  const [link, setLink] = useState<{ personId: string; address: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const remind = async (): Promise<void> => {
    setBusy(true);
    const { data: sent, problem: refused } = await act(client, RemindPolicyDocument, { input: { policyId } });
    setBusy(false);
    setProblem(refused);
    if (sent) setSaid(sent.remindPolicy.hasMail ? `${words.reminded(sent.remindPolicy.mailed, sent.remindPolicy.withoutEmail)}${sent.remindPolicy.later > 0 ? words.laterToday(sent.remindPolicy.later) : ''}` : words.noMail);
  };
  const make = async (personId: string): Promise<void> => {
    setBusy(true);
    const { data: made, problem: refused } = await act(client, LinkPolicyDocument, { input: { policyId, personId } });
    setBusy(false);
    setProblem(refused);
    if (!made) return;
    setLink({ personId, address: made.linkPolicy });
    await navigator.clipboard?.writeText(made.linkPolicy).then(() => toast({ text: words.linked }), () => undefined);
  };
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const pages = [data.policy.missing, ...older];
  const nodes = pages.flatMap((page) => page.nodes);
  const last = pages.at(-1)?.pageInfo;
  const more = async (): Promise<void> => {
    const { data: next } = await client.query(MissingDocument, { id: policyId, first: 100, after: last?.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    if (next) setOlder([...older, next.policy.missing]);
  };
  if (nodes.length === 0) return <p className="s m">{words.emptyMissing}</p>;
  return (
    <div style={{ marginTop: 12 }}>
      <div className="row"><button type="button" className="btn o" disabled={isBusy} onClick={() => void remind()}>{words.remind}</button></div>
      <p className="s m" role="status">{said}</p>
      <Refusal problem={problem} />
      <ul className="missing">
        {nodes.map(({ hasAccess, person }) => person && (
          <li key={person.id}>
            <b>{person.name}</b>
            <span className="q">{hasAccess ? words.hasAccess : words.noAccess}</span>
            {!hasAccess && <button type="button" className="btn t flush" disabled={isBusy} aria-label={`${words.link}: ${person.name}`} onClick={() => void make(person.id)}>{words.link}</button>}
            {link?.personId === person.id && <label className="s">{words.linkIs}<input className="in" readOnly value={link.address} onFocus={(event) => event.target.select()} /></label>}
          </li>
        ))}
      </ul>
      {last?.hasNextPage && <button type="button" className="btn o" onClick={() => void more()}>{text.common.more}</button>}
    </div>
  );
}

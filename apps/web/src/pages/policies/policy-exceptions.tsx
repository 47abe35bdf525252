import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { EndExceptionDocument, GrantExceptionDocument, PolicyChoicesDocument, type PolicyShown } from './policies.query';
import { policiesWords } from './policies.words';
import type { Asking } from './policy-parts';

export function ExceptionForm({ policyId, onDone, onCancel }: Asking): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const kept = useKeptForm(`exception.${policyId}`);
  const [{ data: choices }] = useQuery({ query: PolicyChoicesDocument });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const grant = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const { data, problem: refused } = await act(client, GrantExceptionDocument, { input: { policyId, what: String(form.get('what')).trim(), reason: String(form.get('reason')).trim(), departmentId: String(form.get('department')) || null, expiresOn: String(form.get('until')) } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    onDone(words.exceptionGranted);
  };
  if (!choices) return <Loading />;
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void grant(event)}>
      <div className="fields">
        <div className="all"><label className="lb" htmlFor="ex-what">{words.what}</label><input className="in" id="ex-what" name="what" required maxLength={300} autoFocus /></div>
        <div className="all"><label className="lb" htmlFor="ex-why">{words.reason}</label><textarea className="in" id="ex-why" name="reason" required maxLength={1000} /></div>
        <div><label className="lb" htmlFor="ex-for">{words.forDepartment}</label><select className="in" id="ex-for" name="department"><option value="">{words.whole}</option>{choices.departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>
        <div><label className="lb" htmlFor="ex-until">{words.expiresOn}</label><input className="in" id="ex-until" name="until" type="date" required /></div>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.grant}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

/** What is let off, and until when; what has ended stays to be seen. */
export function Exceptions({ policy: { exceptions, can }, onEnded }: { policy: PolicyShown; onEnded: () => void }): ReactNode {
  const { format } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  if (exceptions.length === 0) return null;
  const holds = (one: PolicyShown['exceptions'][number]): boolean => !one.endedAt && one.expiresOn >= format.today();
  const end = async (id: string, what: string): Promise<void> => {
    if (!confirm(words.endSure(what))) return;
    const { data, problem: refused } = await act(client, EndExceptionDocument, { input: { id } });
    setProblem(refused);
    if (!data) return;
    toast({ text: words.exceptionEnded });
    onEnded();
  };
  return (
    <section className="sec">
      <h2 className="small">{words.exceptions(exceptions.filter(holds).length)}</h2>
      <ul>
        {exceptions.map((one) => (
          <li key={one.id} className={holds(one) ? undefined : 'q'}>
            <span><b>{one.what}</b>{one.department && ` · ${one.department.name}`}</span>
            <span className="m">{one.reason}</span>
            <span className="q">{holds(one) ? words.until(format.day(one.expiresOn)) : one.endedAt ? words.ended : words.expired} · {[one.approvedBy?.name, format.day(one.approvedAt)].filter(Boolean).join(', ')}</span>
            {holds(one) && (can.edit || can.except) && <button type="button" className="btn t flush" aria-label={`${words.end}: ${one.what}`} onClick={() => void end(one.id, one.what)}>{words.end}</button>}
          </li>
        ))}
      </ul>
      <Refusal problem={problem} />
    </section>
  );
}

import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { capital } from '../../app/capital';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import type { MissingOfPolicyQuery } from '../../graphql/graphql';
import { ReadBar } from './policies';
import { ApprovePolicyDocument, EndExceptionDocument, GrantExceptionDocument, LinkPolicyDocument, MissingDocument, PolicyChoicesDocument, type PolicyShown, RemindPolicyDocument, RetirePolicyDocument, ReturnPolicyDocument, ReviewPolicyDocument, type VersionShown } from './policies.query';
import { policiesWords } from './policies.words';

/** Roles with the body that they are of. */
export const namesOf = (roles: PolicyShown['approvers']): string => roles.map(({ name, body }) => (body && !name.includes(body.name) ? `${name}, ${body.name}` : name)).join('; ');

/** What is said of a policy beside its text, in a line. */
export function Facts({ policy }: { policy: PolicyShown }): ReactNode {
  const me = useMe();
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const { kind, owner, unownedSince, department, bindsEveryone, boundDepartments, boundRoles, approvers, approvalsNeeded, reviewOn, state } = policy;
  const late = reviewOn && state === 'APPROVED' ? format.daysSince(reviewOn) : 0;
  const bound = bindsEveryone ? words.everyone : [...boundDepartments, ...boundRoles].map(({ name }) => name).join(', ');
  return (
    <>
      {capital(words.kinds[kind])}{department && ` · ${department.name}`} · {words.owner}: {owner ? owner.name : unownedSince ? <b>{text.nobody(format.daysSince(unownedSince))}</b> : words.nobody} · {words.binds} {bound}{state !== 'RETIRED' && ` (${words.boundPeople(policy.boundCount)})`} · {words.approvedBy(approvalsNeeded, namesOf(approvers))}
      {reviewOn && state === 'APPROVED' && <> · {late > 0 ? <b>{words.late(late)}</b> : words.reviewed(format.day(reviewOn))}{me.organization?.twoPersonRule && me.person?.id === owner?.id && `; ${words.anotherReviews}`}</>}
    </>
  );
}

/** Who is asked to answer the version in review; and that somebody else is where it takes two people. */
export function Awaited({ version: { awaited, isOwnRequest } }: { version: VersionShown }): ReactNode {
  const words = useWords(policiesWords);
  const me = useMe();
  return <p className="s m">{isOwnRequest && <>{words.ownRequest} </>}{awaited.length > 0 ? words.asked(awaited.map(({ id, name }) => (id === me.person?.id ? `${name} (${words.you})` : name)).join(', ')) : words.noneAsked}</p>;
}

interface Asking {
  policyId: string;
  /** With what is said of it. */
  onDone: (said?: string) => void;
  onCancel: () => void;
}

/** Approves the version in review, or sends it back with a reason. */
export function AnswerForm({ policy: { title, approvalsNeeded, boundCount }, version: { id, approvals, effectiveOn }, onDone }: { policy: PolicyShown; version: VersionShown; onDone: (said?: string) => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const kept = useKeptForm(`return.${id}`);
  const [isReturning, setReturning] = useState(false);
  useFocusBack(isReturning);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const approve = async (): Promise<void> => {
    // The last approval that is asked for puts it into force, and nothing takes that back but another version.
    if (approvals + 1 >= approvalsNeeded && !confirm(words.approveSure(title, effectiveOn && effectiveOn > format.today() ? format.day(effectiveOn) : null, boundCount))) return;
    setBusy(true);
    const { data, problem: refused } = await act(client, ApprovePolicyDocument, { input: { versionId: id } });
    setBusy(false);
    setProblem(refused);
    if (data) onDone(data.approvePolicy.state === 'APPROVED' ? words.inForce : words.approved);
  };
  const sendBack = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, ReturnPolicyDocument, { input: { versionId: id, reason: String(new FormData(event.currentTarget).get('reason')).trim() } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    onDone(words.returned);
  };
  if (!isReturning) return <><Refusal problem={problem} /><div className="row"><button type="button" className="btn p" disabled={isBusy} onClick={() => void approve()}>{words.approveIt}</button><button type="button" className="btn o" disabled={isBusy} onClick={() => setReturning(true)}>{words.returnIt}…</button></div></>;
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void sendBack(event)}>
      <label className="lb" htmlFor="return-why">{words.why}</label>
      <textarea className="in" id="return-why" name="reason" required maxLength={1000} autoFocus />
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{words.returnIt}</button><button type="button" className="btn t" onClick={() => { kept.forget(); setReturning(false); }}>{text.common.cancel}</button></div>
    </form>
  );
}

/** Says that it was read again and still holds, until another day. */
export function ReviewForm({ policyId, onDone, onCancel }: Asking): ReactNode {
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const inAYear = `${Number(format.today().slice(0, 4)) + 1}${format.today().slice(4)}`.replace('-02-29', '-03-01');
  const review = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, ReviewPolicyDocument, { input: { id: policyId, reviewOn: String(new FormData(event.currentTarget).get('on')) } });
    setBusy(false);
    setProblem(refused);
    if (data) onDone(words.reviewedNow);
  };
  return (
    <form className="sheet all" onSubmit={(event) => void review(event)}>
      <div className="inline"><div><label className="lb" htmlFor="review-on">{words.reviewNext}</label><input className="in" id="review-on" name="on" type="date" required defaultValue={inAYear} autoFocus /></div></div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.review}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </form>
  );
}

export function RetireForm({ policyId, onDone, onCancel }: Asking): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const kept = useKeptForm(`retire.${policyId}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const retire = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, RetirePolicyDocument, { input: { id: policyId, reason: String(new FormData(event.currentTarget).get('reason')).trim() } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    onDone(words.retiredNow);
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void retire(event)}>
      <label className="lb" htmlFor="retire-why">{words.retireWhy}</label>
      <textarea className="in" id="retire-why" name="reason" required maxLength={1000} autoFocus />
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{words.retire}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

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

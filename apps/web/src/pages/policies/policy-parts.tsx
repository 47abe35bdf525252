import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { capital } from '../../app/capital';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import { ApprovePolicyDocument, type PolicyShown, RetirePolicyDocument, ReturnPolicyDocument, ReviewPolicyDocument, type VersionShown } from './policies.query';
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

export interface Asking {
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

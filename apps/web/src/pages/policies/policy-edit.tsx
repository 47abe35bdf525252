import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useDeferredValue, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { capital } from '../../app/capital';
import { useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, NotFound, Refusal, Refused, usePageTitle } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import type { DirectChange } from '../../graphql/graphql';
import { DiscardPolicyDraftDocument, EditPolicyDraftDocument, PolicyChoicesDocument, PolicyDocument, type PolicyShown, SubmitPolicyDocument, WithdrawPolicyDocument } from './policies.query';
import { policiesWords } from './policies.words';
import { PolicyFacts } from './policy-facts';
import { namesOf } from './policy-parts';
import { FileField, type FileShown } from './policy-file';

const Text = lazy(() => import('./markdown').then(({ Text: text }) => ({ default: text })));
const TextChanges = lazy(() => import('./text-changes').then(({ TextChanges: changes }) => ({ default: changes })));

/** The draft beside how it reads, and what is said of the policy. */
export function EditPolicy(): ReactNode {
  const words = useWords(policiesWords);
  const me = useMe();
  const client = useClient();
  const { organization, id } = useParams({ from: '/$organization/governance/policies/$id/edit' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: PolicyDocument, variables: { id, version: null, changes: false }, requestPolicy: 'network-only' });
  const [{ data: choices, error: unchosen }, rechoose] = useQuery({ query: PolicyChoicesDocument });
  const { open } = data?.policy ?? {};
  const [{ data: draft, error: undrafted }, redraft] = useQuery({ query: PolicyDocument, variables: { id, version: open?.number ?? null, changes: false }, pause: !open, requestPolicy: 'network-only' });
  const [areFactsChanged, setFactsChanged] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  usePageTitle(data?.policy.title ?? words.page, me.organization?.name);
  if (!data || !choices) {
    const refused = problemOf(error);
    if (refused?.code === 'NOT_FOUND') return <NotFound />;
    const failed = error ?? unchosen;
    return fetching || !failed ? <Loading /> : <Failed problem={problemOf(failed)} retry={() => [refetch, rechoose].forEach((again) => again({ requestPolicy: 'network-only' }))} />;
  }
  const { policy } = data;
  if (!policy.can.edit) return <Refused />;
  const shown = draft?.policy.numbered;
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const withdraw = async (): Promise<void> => {
    const { data: taken, problem: refused } = await act(client, WithdrawPolicyDocument, { input: { versionId: open?.id ?? '' } });
    setProblem(refused);
    if (!taken) return;
    refresh();
    redraft({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <div className="hd"><h1>{open ? words.draftTitle(open.number, policy.title) : policy.title}</h1></div>
      <PolicyFacts key={policy.id} policy={policy} choices={choices} onChanged={setFactsChanged} onSaved={refresh} />
      {open?.state === 'IN_REVIEW' && (
        <section className="sec"><p className="m">{words.inReview}</p><Refusal problem={problem} /><div className="row"><button type="button" className="btn o" onClick={() => void withdraw()}>{words.withdraw}</button><Link className="btn t" to="/$organization/governance/policies/$id" params={{ organization, id }}>{words.back}</Link></div></section>
      )}
      {open?.state === 'DRAFT' && (shown && shown.id === open.id && shown.version >= open.version ? <Draft key={open.id} policy={policy} open={{ ...open, note: shown.note, effectiveOn: shown.effectiveOn, directChange: shown.directChange, version: shown.version }} body={shown.body} file={shown.file ?? null} onFile={() => redraft({ requestPolicy: 'network-only' })} areFactsChanged={areFactsChanged} /> : undrafted ? <Failed problem={problemOf(undrafted)} retry={() => redraft({ requestPolicy: 'network-only' })} /> : <Loading />)}
    </>
  );
}

interface Written { body: string; note: string; effectiveOn: string; directChange: DirectChange | ''; version: number }

const directChanges: DirectChange[] = ['PROGRAM_OFFICE', 'ADMINISTRATORS', 'NOBODY'];

function Draft({ policy, open, body, file, onFile, areFactsChanged }: { policy: PolicyShown; open: NonNullable<PolicyShown['open']>; body: string; file: FileShown | null; onFile: () => void; areFactsChanged: boolean }): ReactNode {
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const navigate = useNavigate();
  const toast = useToast();
  const { organization, id } = useParams({ from: '/$organization/governance/policies/$id/edit' });
  const [base, setBase] = useState<Written>({ body, note: open.note ?? '', effectiveOn: open.effectiveOn ?? '', directChange: open.directChange ?? '', version: open.version });
  const [kept, keep] = useKeptWhole<Written>(`draft.${open.id}`);
  const written = kept ?? base;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isDirectOpen, setDirectOpen] = useState(written.directChange !== '');
  const isChanged = written.body !== base.body || written.note !== base.note || written.effectiveOn !== base.effectiveOn || written.directChange !== base.directChange;
  const theirs = problem?.code === 'CONFLICT' ? (problem.details.current as { version: number; body: string; note: string | null; effectiveOn: string | null; directChange: DirectChange | null } | undefined) : undefined;
  const read = useDeferredValue(written.body);
  useUnsaved(isChanged && !isBusy, { isKept: true });
  const write = (part: Partial<Written>): void => keep({ ...written, ...part });
  /** What is typed while it is on its way is typed after it: nothing can be typed meanwhile. */
  const save = async (): Promise<boolean> => {
    const { data, problem: refused } = await act(client, EditPolicyDraftDocument, { input: { id: open.id, version: theirs?.version ?? written.version, body: written.body, note: written.note || null, effectiveOn: written.effectiveOn || null, directChange: written.directChange || null } });
    setProblem(refused);
    if (!data) return false;
    setBase({ ...written, version: data.editPolicyDraft.version });
    keep(null);
    return true;
  };
  const saveOnly = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const isSaved = await save();
    setBusy(false);
    if (isSaved) toast({ text: words.saved });
  };
  const leave = async (): Promise<void> => navigate({ to: '/$organization/governance/policies/$id', params: { organization, id } });
  const submit = async (): Promise<void> => {
    if (areFactsChanged) return setProblem({ code: 'INVALID', message: words.factsFirst, field: null, requestId: null, details: {} });
    setBusy(true);
    const isSaved = !isChanged || (await save());
    const { data, problem: refused } = isSaved ? await act(client, SubmitPolicyDocument, { input: { versionId: open.id } }) : { data: null, problem: null };
    setBusy(false);
    if (refused) setProblem(refused);
    if (!data) return;
    toast({ text: words.submitted });
    await leave();
  };
  const discard = async (): Promise<void> => {
    if (!confirm(words.discardSure)) return;
    const { data, problem: refused } = await act(client, DiscardPolicyDraftDocument, { input: { versionId: open.id } });
    setProblem(refused);
    if (!data) return;
    keep(null);
    await leave();
  };
  const taken = (): void => {
    if (!theirs) return;
    const mine = written;
    setBase({ body: theirs.body, note: theirs.note ?? '', effectiveOn: theirs.effectiveOn ?? '', directChange: theirs.directChange ?? '', version: theirs.version });
    keep(null);
    setProblem(null);
    toast({ text: words.tookTheirs, act: { label: text.work.undo, seconds: 20, run: () => keep(mine) } });
  };
  return (
    <form className="sec draft" onSubmit={(event) => void saveOnly(event)}>
      {kept && isChanged && !isBusy && <p className="s m" role="note">{words.notSaved} <button type="button" className="btn t" onClick={() => keep(null)}>{words.dropTyped}</button></p>}
      <div className="side">
        <div>
          <label className="lb" htmlFor="body">{words.body} <span className="q">({words.bodyHint})</span></label>
          <textarea className="in text" id="body" rows={24} maxLength={200_000} value={written.body} readOnly={isBusy} onChange={({ target }) => write({ body: target.value })} autoFocus={policy.approvers.length > 0} />
        </div>
        <section aria-label={words.preview}><h2 className="lb">{words.preview}</h2><Suspense fallback={<Loading />}><Text body={read} /></Suspense></section>
      </div>
      <div className="fields">
        <FileField versionId={open.id} file={file} address={`/exports/${organization}/policies/${open.id}/file`} onChange={onFile} />
        <div className="all"><label className="lb" htmlFor="note">{words.note} <span className="q">({text.common.optional})</span></label><input className="in" id="note" maxLength={1000} value={written.note} readOnly={isBusy} onChange={({ target }) => write({ note: target.value })} />{theirs && (theirs.note ?? '') !== written.note && <p className="theirs">{text.initiative.theirs}: <b>{theirs.note ?? '–'}</b></p>}</div>
        <div><label className="lb" htmlFor="effective">{words.effectiveOn} <span className="q">({words.effectiveHint})</span></label><input className="in" id="effective" type="date" value={written.effectiveOn} readOnly={isBusy} onChange={({ target }) => write({ effectiveOn: target.value })} />{theirs && (theirs.effectiveOn ?? '') !== written.effectiveOn && <p className="theirs">{text.initiative.theirs}: <b>{theirs.effectiveOn ? format.day(theirs.effectiveOn) : '–'}</b></p>}</div>
        {(policy.kind === 'POLICY' || written.directChange !== '' || theirs?.directChange) && <details className="all" open={isDirectOpen} onToggle={({ currentTarget }) => setDirectOpen(currentTarget.open)}><summary className="s">{words.directMore}</summary><label className="lb" htmlFor="direct">{words.direct}</label><select className="in" id="direct" value={written.directChange} disabled={isBusy} onChange={({ target }) => write({ directChange: target.value as DirectChange | '' })}><option value="">{words.directNone}</option>{directChanges.map((one) => <option key={one} value={one}>{words.directs[one]}</option>)}</select>{theirs && (theirs.directChange ?? '') !== written.directChange && <p className="theirs">{text.initiative.theirs}: <b>{theirs.directChange ? words.directs[theirs.directChange] : words.directNone}</b></p>}</details>}
      </div>
      <Refusal problem={theirs && problem ? { ...problem, message: text.problem.conflict } : problem} />
      {theirs && theirs.body !== written.body && <section aria-label={words.mineOverTheirs}><h2 className="lb">{words.mineOverTheirs}</h2><Suspense fallback={<Loading />}><TextChanges before={theirs.body} after={written.body} /></Suspense></section>}
      <p className="s m">{policy.approvers.length > 0 ? <>{capital(words.approvedBy(policy.approvalsNeeded, namesOf(policy.approvers)))}. </> : <>{words.sayApprovers} </>}<a href="#about">{words.facts}</a></p>
      <div className="row">
        <button className="btn o" disabled={isBusy}>{theirs ? text.initiative.saveMine : words.saveDraft}</button>
        {theirs && <button type="button" className="btn o" disabled={isBusy} onClick={taken}>{text.initiative.takeTheirs}</button>}
        {!theirs && <button type="button" className="btn p" disabled={isBusy} onClick={() => void submit()}>{words.submit}</button>}
        <Link className="btn t" to="/$organization/governance/policies/$id" params={{ organization, id: policy.id }}>{words.back}</Link>
        <button type="button" className="btn t" disabled={isBusy} onClick={() => void discard()}>{words.discard}</button>
      </div>
    </form>
  );
}

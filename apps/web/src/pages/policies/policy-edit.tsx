import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useKept } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, NotFound, Refusal, Refused, usePageTitle } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import type { PolicyChoicesQuery, PolicyKind } from '../../graphql/graphql';
import { kinds } from './policies';
import { EditPolicyDocument, EditPolicyDraftDocument, PolicyChoicesDocument, PolicyDocument, type PolicyShown, SubmitPolicyDocument } from './policies.query';
import { policiesWords } from './policies.words';

const Text = lazy(() => import('./markdown').then(({ Text: text }) => ({ default: text })));

/** The draft beside how it reads, and what is said of the policy. */
export function EditPolicy(): ReactNode {
  const words = useWords(policiesWords);
  const me = useMe();
  const { id } = useParams({ from: '/$organization/governance/policies/$id/edit' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: PolicyDocument, variables: { id, version: null, changes: false }, requestPolicy: 'network-only' });
  const [{ data: choices }] = useQuery({ query: PolicyChoicesDocument });
  const { open } = data?.policy ?? {};
  const [{ data: draft }] = useQuery({ query: PolicyDocument, variables: { id, version: open?.number ?? null, changes: false }, pause: !open, requestPolicy: 'network-only' });
  usePageTitle(data?.policy.title ?? words.page, me.organization?.name);
  if (!data || !choices) {
    const refused = problemOf(error);
    if (refused?.code === 'NOT_FOUND') return <NotFound />;
    return fetching || !error ? <Loading /> : <Failed problem={refused} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  }
  const { policy } = data;
  if (!policy.can.edit) return <Refused />;
  const body = draft?.policy.numbered?.body;
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <>
      <div className="hd"><h1>{open ? words.draftTitle(open.number, policy.title) : policy.title}</h1></div>
      {open?.state === 'DRAFT' && (body === undefined ? <Loading /> : <Draft key={open.id} policy={policy} open={open} body={body} />)}
      <About key={policy.id} policy={policy} choices={choices} onSaved={refresh} />
    </>
  );
}

interface Written { body: string; note: string; effectiveOn: string; version: number }

function Draft({ policy, open, body }: { policy: PolicyShown; open: NonNullable<PolicyShown['open']>; body: string }): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const navigate = useNavigate();
  const toast = useToast();
  const { organization, id } = useParams({ from: '/$organization/governance/policies/$id/edit' });
  const [base, setBase] = useState<Written>({ body, note: open.note ?? '', effectiveOn: open.effectiveOn ?? '', version: open.version });
  const [written, keep, forget] = useKept<Written>(`draft.${open.id}`, () => base);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isChanged = written.body !== base.body || written.note !== base.note || written.effectiveOn !== base.effectiveOn;
  useUnsaved(isChanged && !isBusy, { isKept: true });
  const theirs = problem?.code === 'CONFLICT' ? (problem.details.current as { version: number; body: string } | undefined) : undefined;
  const save = async (): Promise<boolean> => {
    const { data, problem: refused } = await act(client, EditPolicyDraftDocument, { input: { id: open.id, version: theirs?.version ?? written.version, body: written.body, note: written.note || null, effectiveOn: written.effectiveOn || null } });
    setProblem(refused);
    if (!data) return false;
    const next = { ...written, version: data.editPolicyDraft.version };
    setBase(next);
    keep(next);
    forget();
    return true;
  };
  const submit = async (): Promise<void> => {
    setBusy(true);
    const isSaved = !isChanged || (await save());
    const { data, problem: refused } = isSaved ? await act(client, SubmitPolicyDocument, { input: { versionId: open.id } }) : { data: null, problem: null };
    setBusy(false);
    if (refused) setProblem(refused);
    if (!data) return;
    forget();
    toast({ text: words.submitted });
    await navigate({ to: '/$organization/governance/policies/$id', params: { organization, id } });
  };
  return (
    <form className="sec draft" onSubmit={(event) => { event.preventDefault(); void save().then((isSaved) => isSaved && toast({ text: words.saved })); }}>
      <div className="side">
        <div>
          <label className="lb" htmlFor="body">{words.body}</label>
          <textarea className="in text" id="body" rows={24} maxLength={200_000} value={written.body} onChange={({ target }) => keep({ ...written, body: target.value })} autoFocus />
          {theirs && theirs.body !== written.body && <p className="theirs">{text.initiative.theirs}: <button type="button" className="btn t" onClick={() => keep({ ...written, body: theirs.body, version: theirs.version })}>{text.initiative.takeTheirs}</button></p>}
        </div>
        <section aria-label={words.preview}><h2 className="lb">{words.preview}</h2><Suspense fallback={<Loading />}><Text body={written.body} /></Suspense></section>
      </div>
      <div className="fields">
        <div className="all"><label className="lb" htmlFor="note">{words.note} <span className="q">({text.common.optional})</span></label><input className="in" id="note" maxLength={1000} value={written.note} onChange={({ target }) => keep({ ...written, note: target.value })} /></div>
        <div><label className="lb" htmlFor="effective">{words.effectiveOn} <span className="q">({words.effectiveHint})</span></label><input className="in" id="effective" type="date" value={written.effectiveOn} onChange={({ target }) => keep({ ...written, effectiveOn: target.value })} /></div>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn o" disabled={isBusy}>{words.saveDraft}</button><button type="button" className="btn p" disabled={isBusy} onClick={() => void submit()}>{words.submit}</button><Link className="btn t" to="/$organization/governance/policies/$id" params={{ organization, id: policy.id }}>{text.common.cancel}</Link></div>
    </form>
  );
}

interface AboutProps { policy: PolicyShown; choices: PolicyChoicesQuery; onSaved: () => void }

/** What is said of it beside its text: who approves it and whom it binds. */
function About({ policy, choices, onSaved }: AboutProps): ReactNode {
  const { text } = useText();
  const words = useWords(policiesWords);
  const client = useClient();
  const toast = useToast();
  const [approverIds, setApprovers] = useState(policy.approvers.map(({ id }) => id));
  const [departmentIds, setDepartments] = useState(policy.boundDepartments.map(({ id }) => id));
  const [roleIds, setRoles] = useState(policy.boundRoles.map(({ id }) => id));
  const [version, setVersion] = useState(policy.version);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const current = problem?.code === 'CONFLICT' ? (problem.details.current as { version: number } | undefined)?.version : undefined;
    const { data, problem: refused } = await act(client, EditPolicyDocument, {
      input: { id: policy.id, version: current ?? version, title: String(form.get('title')), kind: String(form.get('kind')) as PolicyKind, departmentId: String(form.get('department')) || null, reviewOn: String(form.get('review')) || null, approvalsNeeded: Number(form.get('needed')) || 1, approverRoleIds: approverIds, audience: { departmentIds, roleIds } },
    });
    setProblem(refused);
    if (!data) return;
    setVersion(data.editPolicy.version);
    toast({ text: words.factsSaved });
    onSaved();
  };
  const roles = choices.roles.map(({ id, name, body, department, assignments }) => ({ id, name: [name, body && !name.includes(body.name) ? body.name : department?.name].filter(Boolean).join(', '), note: words.people(assignments.length) }));
  return (
    <form className="sec" onSubmit={(event) => void save(event)}>
      <div className="sech"><h2>{words.facts}</h2></div>
      <div className="fields">
        <div className="all"><label className="lb" htmlFor="title">{words.name}</label><input className="in" id="title" name="title" required maxLength={300} defaultValue={policy.title} /></div>
        <div><label className="lb" htmlFor="kind">{words.kind}</label><select className="in" id="kind" name="kind" defaultValue={policy.kind}>{kinds.map((kind) => <option key={kind} value={kind}>{words.kinds[kind]}</option>)}</select></div>
        <div><label className="lb" htmlFor="department">{words.department}</label><select className="in" id="department" name="department" defaultValue={policy.department?.id ?? ''}><option value="">–</option>{choices.departments.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>
        <div><label className="lb" htmlFor="review">{words.reviewOn} <span className="q">({text.common.optional})</span></label><input className="in" id="review" name="review" type="date" defaultValue={policy.reviewOn ?? ''} /></div>
        <div><label className="lb" htmlFor="needed">{words.needed}</label><input className="in" id="needed" name="needed" type="number" min={1} max={50} required defaultValue={policy.approvalsNeeded} /></div>
        <Choices legend={words.approverRoles} of={roles} chosen={approverIds} onChoose={setApprovers} />
        <Choices legend={`${words.departments}. ${words.bindHint}`} of={choices.departments} chosen={departmentIds} onChoose={setDepartments} />
        <Choices legend={words.roles} of={roles} chosen={roleIds} onChoose={setRoles} />
      </div>
      <Refusal problem={problem} />
      <button className="btn o">{text.common.save}</button>
    </form>
  );
}

function Choices({ legend, of, chosen, onChoose }: { legend: string; of: readonly { id: string; name: string; note?: string }[]; chosen: string[]; onChoose: (ids: string[]) => void }): ReactNode {
  return (
    <fieldset className="all">
      <legend className="lb">{legend}</legend>
      <div className="checks">{of.map(({ id, name, note }) => <label key={id}><input type="checkbox" checked={chosen.includes(id)} onChange={({ target }) => onChoose(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />{name}{note && <span className="q"> {note}</span>}</label>)}</div>
    </fieldset>
  );
}

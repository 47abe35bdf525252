import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { addDays, answerWithinDays, leastAnswerDays } from '@batuta/rules';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useForget, useIsKept, useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal, Refused, useFocusBack, usePageTitle } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import { GovernanceTabs } from '../governance/tabs';
import { type Body, type Role, RolesDocument } from '../roles/roles.query';
import { PartForm, type PartSaid, saidOf } from './part-form';
import { AmendProposalDocument, ProposalDocument, type ProposalShown, ProposeChangeDocument } from './proposals.query';
import { proposalsWords } from './proposals.words';

interface Written { bodyId: string; title: string; reason: string; answerBy: string; parts: PartSaid[]; version: number }

/** A new proposal, or one that is said anew. */
export function ProposeChange(): ReactNode {
  const words = useWords(proposalsWords);
  const me = useMe();
  const { amends, ...about } = useSearch({ from: '/$organization/governance/proposals/new' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: RolesDocument });
  const [{ data: known, error: unknown }, readAgain] = useQuery({ query: ProposalDocument, variables: { id: amends ?? '' }, pause: !amends, requestPolicy: 'network-only' });
  usePageTitle(amends ? words.amendTitle : words.newTitle, me.organization?.name);
  const failed = error ?? unknown;
  if (!data || (amends && !known)) return failed && !fetching ? <Failed problem={problemOf(failed)} retry={() => { refetch({ requestPolicy: 'network-only' }); readAgain({ requestPolicy: 'network-only' }); }} /> : <Loading />;
  if (me.access === 'VIEWER' || (known && !known.proposal.can.amend)) return <Refused />;
  return <Composer key={amends ?? 'new'} roles={data.roles} bodies={data.bodies} departments={data.departments} proposal={known?.proposal ?? null} about={about} onStale={() => readAgain({ requestPolicy: 'network-only' })} />;
}

interface ComposerProps {
  roles: readonly Role[];
  bodies: readonly Body[];
  departments: readonly { id: string; name: string }[];
  proposal: ProposalShown | null;
  about: { role?: string; body?: string; policy?: string };
  /** It was amended elsewhere meanwhile. */
  onStale: () => void;
}

function Composer({ roles, bodies, departments, proposal, about: cameFrom, onStale }: ComposerProps): ReactNode {
  const { format } = useText();
  const words = useWords(proposalsWords);
  const client = useClient();
  const toast = useToast();
  const navigate = useNavigate();
  const { organization } = useParams({ from: '/$organization' });
  const name = `proposal.${proposal?.id ?? 'new'}`;
  const [kept, keep] = useKeptWhole<Written>(name);
  const forget = useForget(name);
  const isKept = useIsKept();
  /** Where one came from a role, body or policy, what its first change is about. */
  const [about, setAbout] = useState(cameFrom);
  /** Which part is open: its place, or a new one. Who comes from something that the draft changes already goes on there. */
  const [open, setOpen] = useState<number | 'new' | null>(() => {
    const begun = about.role ?? about.body ?? about.policy;
    // What was open and not added yet is open again.
    const parts = kept?.parts ?? proposal?.parts ?? [];
    const left = parts.findIndex((part) => isKept(`${name}.${'key' in part ? part.key : part.id}`));
    if (left >= 0) return left;
    if (isKept(`${name}.new`)) return 'new';
    if (proposal || (kept && !begun)) return null;
    const known = kept?.parts.findIndex(({ input }) => begun && input.targetId === begun) ?? -1;
    return known < 0 ? 'new' : known;
  });
  useFocusBack(open !== null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const soonest = addDays(format.today(), leastAnswerDays);
  const written: Written = kept ?? (proposal
    ? { bodyId: proposal.body?.id ?? '', title: proposal.title, reason: proposal.reason, answerBy: proposal.answerBy < soonest ? addDays(format.today(), answerWithinDays) : proposal.answerBy, version: proposal.version, parts: proposal.parts.map(saidOf) }
    : { bodyId: homeOf(about.role, about.body, roles) ?? bodies[0]?.id ?? '', title: '', reason: '', answerBy: addDays(format.today(), answerWithinDays), version: 0, parts: [] });
  useUnsaved((kept !== null || isKept(name)) && !isBusy, { isKept: true });
  /** The draft was begun on what isn't the proposal any more. */
  const isStale = proposal !== null && kept !== null && kept.version !== proposal.version;
  const set = (next: Partial<Written>): void => keep({ ...written, ...next });
  const refuse = (message: string): void => setProblem({ code: 'INVALID', message, field: null, requestId: null, details: {} });
  const send = async (): Promise<void> => {
    if (open !== null) return refuse(words.partFirst);
    if (written.parts.length === 0) return refuse(words.noParts);
    const fields = { title: written.title.trim(), reason: written.reason.trim(), answerBy: written.answerBy, parts: written.parts.map(({ input }) => input) };
    setBusy(true);
    const { id, problem: refused } = proposal
      ? await act(client, AmendProposalDocument, { input: { id: proposal.id, version: written.version, ...fields } }).then((done) => ({ id: done.data?.amendProposal.id, problem: done.problem }))
      : await act(client, ProposeChangeDocument, { input: { bodyId: written.bodyId, ...fields } }).then((done) => ({ id: done.data?.proposeChange.id, problem: done.problem }));
    setBusy(false);
    setProblem(refused);
    if (refused?.code === 'CONFLICT' && proposal) onStale();
    if (!id) return;
    keep(null);
    forget();
    toast({ text: proposal ? words.amended : words.sent });
    await navigate({ to: '/$organization/governance/proposals/$id', params: { organization, id } });
  };
  const put = (part: PartSaid): void => {
    set({ parts: typeof open === 'number' ? written.parts.map((one, i) => (i === open ? part : one)) : [...written.parts, part] });
    setOpen(null);
    setAbout({});
    // Said once: a reload doesn't open it again.
    void navigate({ to: '/$organization/governance/proposals/new', params: { organization }, search: proposal ? { amends: proposal.id } : {}, replace: true, resetScroll: false });
    setProblem(null);
  };
  const partForm = (part: PartSaid | null): ReactNode => <PartForm keptAs={`${name}.${part?.key ?? 'new'}`} roles={roles} bodies={bodies} departments={departments} part={part} about={part ? {} : about} onPut={put} onCancel={() => setOpen(null)} />;
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd"><h1>{proposal ? words.amendTitle : words.newTitle}</h1></div>
      {isStale && <div className="sec" role="alert"><p><b>{words.stale}</b></p><div className="row"><button type="button" className="btn o" onClick={() => { keep(null); forget(); setOpen(null); setProblem(null); }}>{words.beginAgain}</button></div></div>}
      <form className="sec" id="proposal" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <fieldset className="fields" disabled={isBusy}>
          <div className="all"><label className="lb" htmlFor="p-title">{words.what}</label><input className="in" id="p-title" required maxLength={200} value={written.title} onChange={({ target }) => set({ title: target.value })} autoFocus={open === null} /></div>
          <div className="all"><label className="lb" htmlFor="p-reason">{words.reason}</label><textarea className="in" id="p-reason" required maxLength={5000} value={written.reason} onChange={({ target }) => set({ reason: target.value })} /></div>
          <div><label className="lb" htmlFor="p-body">{words.askedBody}</label><select className="in" id="p-body" disabled={proposal !== null} required value={written.bodyId} onChange={({ target }) => set({ bodyId: target.value })}>{bodies.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></div>
          <div><label className="lb" htmlFor="p-day">{words.answerBy}</label><input className="in" id="p-day" type="date" required min={soonest} max="9999-12-31" value={written.answerBy} onChange={({ target }) => set({ answerBy: target.value })} /></div>
        </fieldset>
      </form>
      <section className="sec">
        <div className="sech"><h2>{words.changes(written.parts.length)}</h2></div>
        {written.parts.length === 0 && open === null && <p className="m">{words.noParts}</p>}
        {written.parts.map((part, i) => (
          <div key={part.key} className="gap bare role">
            <div><h3>{words.parts[part.input.kind]}: {part.name}</h3>{part.fields.length > 0 && <p className="s m">{words.changed(part.fields.map((field) => (words.fields[field] ?? field).toLowerCase()).join(', '))}</p>}</div>
            <div className="row">
              {open === null && <button type="button" className="btn t" aria-label={`${words.edit}: ${part.name}`} onClick={() => setOpen(i)}>{words.edit}</button>}
              {open === null && <button type="button" className="btn t" aria-label={`${words.remove}: ${part.name}`} onClick={() => set({ parts: written.parts.filter((one) => one !== part) })}>{words.remove}</button>}
            </div>
            {open === i && partForm(part)}
          </div>
        ))}
        {open === 'new' && partForm(null)}
        {open === null && written.parts.length < 20 && <button type="button" className="btn o" style={{ marginTop: 12 }} onClick={() => setOpen('new')}>{words.addPart}</button>}
      </section>
      <Refusal problem={problem} />
      <div className="row"><button className={`btn ${open === null ? 'p' : 'o'}`} form="proposal" disabled={isBusy}>{proposal ? words.sendAmended : words.send}</button><button type="button" className="btn t" onClick={() => { if (kept !== null && !confirm(words.giveUpSure)) return; keep(null); forget(); void navigate(proposal ? { to: '/$organization/governance/proposals/$id', params: { organization, id: proposal.id } } : { to: '/$organization/governance/proposals', params: { organization } }); }}>{proposal ? words.discard : words.giveUp}</button></div>
    </>
  );
}

/** The body that a role is of decides on it first. */
function homeOf(roleId: string | undefined, bodyId: string | undefined, roles: readonly Role[]): string | undefined {
  return bodyId ?? roles.find(({ id }) => id === roleId)?.body?.id;
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Loading, Refusal } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import { type MeetingShown, RecordDecisionDocument, SubjectOwnerDocument } from './meetings.query';
import { meetingsWords } from './meetings.words';
import { type Picked, SubjectPicker } from './subject-picker';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

interface Written { title: string; outcome: string; reason: string; options: string; dissent: string; expectedEffect: string; reviewOn: string; subjects: readonly Picked[]; stakes: Record<string, string>; actions: { key: string; what: string; ownerId: string; owner: string; dueOn: string }[] }

const blank: Written = { title: '', outcome: '', reason: '', options: '', dissent: '', expectedEffect: '', reviewOn: '', subjects: [], stakes: {}, actions: [] };

/** What was decided, why, about what, and what is done; refused with the numbers where there was no quorum. What is typed stays in the tab. */
export function DecisionForm({ meeting: { id, members, agenda, consultations }, about, onDone, onCancel }: { meeting: MeetingShown; about?: { id: string; title: string; subject?: Picked | null }; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const me = useMe();
  const [kept, keep] = useKeptWhole<Written>(`decision.${id}.${about?.id ?? 'new'}`);
  const written = kept ?? { ...blank, title: about?.title ?? '', subjects: about?.subject ? [about.subject] : [] };
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  useUnsaved(kept !== null && !isBusy, { isKept: true });
  const set = (part: Partial<Written>): void => keep({ ...written, ...part });
  const refuse = (message: string): void => setProblem({ code: 'INVALID', message, field: null, requestId: null, details: {} });
  const record = async (): Promise<void> => {
    const { options, stakes, actions, subjects, ...said } = written;
    if (subjects.length === 0) return refuse(words.needsSubject);
    if (actions.some(({ ownerId }) => !ownerId)) return refuse(words.needsOwner);
    const weighed = options.split('\n').map((line) => line.trim()).filter(Boolean);
    setBusy(true);
    const { data, problem: refused } = await act(client, RecordDecisionDocument, {
      input: {
        meetingId: id, ...said, dissent: said.dissent || null, expectedEffect: said.expectedEffect || null, reviewOn: said.reviewOn || null, subjectIds: subjects.map((one) => one.id),
        options: weighed.map((line) => ({ text: line.replace(/^\*\s*/, ''), isChosen: line.startsWith('*') })), conflicts: Object.entries(stakes).map(([personId, stake]) => ({ personId, stake: stake.trim() || words.stakeShort })), actions: actions.map(({ what, ownerId, dueOn }) => ({ what, ownerId, dueOn })),
      },
    });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    keep(null);
    toast({ text: words.recorded });
    onDone();
  };
  /** Who is to be consulted about what it is about, and hasn't said anything. */
  const unheard = [...new Set(written.subjects.flatMap((one) => agenda.find(({ subject }) => subject?.id === one.id)?.subject?.consulted.filter((person) => !consultations.some(({ subject, person: asked, opinion }) => subject?.id === one.id && asked?.id === person.id && opinion)) ?? []).map(({ name }) => name))];
  const area = (field: 'outcome' | 'reason' | 'options' | 'dissent' | 'expectedEffect', label: string, isRequired = false): ReactNode => (
    <div className="all"><label className="lb" htmlFor={`d-${field}`}>{label}{!isRequired && <span className="q"> ({text.common.optional})</span>}</label><textarea className="in" id={`d-${field}`} required={isRequired} maxLength={field === 'expectedEffect' ? 2000 : 5000} value={written[field]} onChange={({ target }) => set({ [field]: target.value })} /></div>
  );
  const action = (i: number, part: Partial<Written['actions'][number]>): void => set({ actions: written.actions.map((one, j) => (j === i ? { ...one, ...part } : one)) });
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void record(); }}>
      <fieldset className="fields" disabled={isBusy}>
        <div className="all"><label className="lb" htmlFor="d-title">{words.decisionTitle}</label><input className="in" id="d-title" required maxLength={300} value={written.title} onChange={({ target }) => set({ title: target.value })} autoFocus /></div>
        {area('outcome', words.outcome, true)}
        {area('reason', words.reason, true)}
        <div className="all"><SubjectPicker label={words.about} chosen={written.subjects} onChoose={(subjects) => set({ subjects })} /></div>
        {me.organization?.twoPersonRule && written.subjects.map((subject) => <OwnNote key={subject.id} subject={subject} />)}
        {unheard.length > 0 && <p className="all s" role="note">{words.unheard(unheard.join(', '))}</p>}
        {area('options', words.options)}
        {area('dissent', words.dissent)}
        {area('expectedEffect', words.effect)}
        <div><label className="lb" htmlFor="d-review">{words.reviewOn} <span className="q">({text.common.optional})</span></label><input className="in" id="d-review" type="date" value={written.reviewOn} onChange={({ target }) => set({ reviewOn: target.value })} /></div>
        <fieldset className="all">
          <legend className="lb">{words.stake}</legend>
          <div className="checks">{members.filter(({ isVoting }) => isVoting).map(({ person }) => person && <label key={person.id}><input type="checkbox" checked={person.id in written.stakes} onChange={({ target }) => set({ stakes: target.checked ? { ...written.stakes, [person.id]: '' } : Object.fromEntries(Object.entries(written.stakes).filter(([one]) => one !== person.id)) })} />{person.name}</label>)}</div>
          {Object.keys(written.stakes).map((personId) => <label key={personId} className="lb">{words.stakeOf(members.find(({ person }) => person?.id === personId)?.person?.name ?? '')}<input className="in" required maxLength={500} value={written.stakes[personId]} onChange={({ target }) => set({ stakes: { ...written.stakes, [personId]: target.value } })} /></label>)}
        </fieldset>
        <fieldset className="all">
          <legend className="lb">{words.actions}</legend>
          {written.actions.map((one, i) => (
            <div key={one.key} className="inline">
              <div><label className="lb" htmlFor={`a-what-${i}`}>{words.action}</label><input className="in" id={`a-what-${i}`} required maxLength={500} value={one.what} onChange={({ target }) => action(i, { what: target.value })} /></div>
              <Suspense fallback={<Loading />}><PersonPicker label={words.actionOwner} chosen={one.owner || undefined} onChoose={(found) => action(i, { ownerId: found?.id ?? '', owner: found?.name ?? '' })} /></Suspense>
              <div><label className="lb" htmlFor={`a-due-${i}`}>{words.actionDue}</label><input className="in" id={`a-due-${i}`} type="date" required value={one.dueOn} onChange={({ target }) => action(i, { dueOn: target.value })} /></div>
              <button type="button" className="btn t" aria-label={`${words.remove}: ${one.what}`} onClick={() => set({ actions: written.actions.filter((_, j) => j !== i) })}>{words.remove}</button>
            </div>
          ))}
          <button type="button" className="btn t flush" onClick={() => set({ actions: [...written.actions, { key: crypto.randomUUID(), what: '', ownerId: '', owner: '', dueOn: '' }] })}>{words.addAction}</button>
        </fieldset>
      </fieldset>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.recordIt}</button><button type="button" className="btn t" onClick={() => { keep(null); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

/** Said before anything is written: where it takes two people, somebody else records what is decided about one's own. */
function OwnNote({ subject: { id, title } }: { subject: Picked }): ReactNode {
  const words = useWords(meetingsWords);
  const me = useMe();
  const [{ data }] = useQuery({ query: SubjectOwnerDocument, variables: { id } });
  return data?.subject.owner && data.subject.owner.id === me.person?.id ? <p className="all s" role="note">{words.ownSubject(title)}</p> : null;
}

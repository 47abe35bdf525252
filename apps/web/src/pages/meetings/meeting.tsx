import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { instantOf, wallTimeOf } from '@batuta/rules';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useKept, useKeptForm, useKeptWhole } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, NotFound, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import type { AgendaKind } from '../../graphql/graphql';
import { GovernanceTabs } from '../governance/tabs';
import { Attendance } from './attendance';
import { Consulted } from './consulted';
import { DecisionCard } from './decision';
import { DecisionForm } from './decision-form';
import { AddTopicDocument, ApproveMinutesDocument, CancelMeetingDocument, MeetingDocument, type MeetingShown, MoveMeetingDocument, RemoveTopicDocument, SaveMinutesDocument } from './meetings.query';
import { meetingsWords } from './meetings.words';
import { SubjectLink } from './subject-link';
import { type Picked, SubjectPicker } from './subject-picker';

const Text = lazy(() => import('../policies/markdown').then(({ Text: text }) => ({ default: text })));
const TextChanges = lazy(() => import('../policies/text-changes').then(({ TextChanges: changes }) => ({ default: changes })));
const order: AgendaKind[] = ['TOPIC', 'ACTION', 'PROPOSAL', 'ASK', 'OFF_TRACK', 'GAP'];

type Item = MeetingShown['agenda'][number];

/** A meeting from its agenda to its minutes. */
export function MeetingPage(): ReactNode {
  const { format } = useText();
  const words = useWords(meetingsWords);
  const me = useMe();
  const client = useClient();
  const toast = useToast();
  const navigate = useNavigate();
  const { organization, id } = useParams({ from: '/$organization/governance/meetings/$id' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: MeetingDocument, variables: { id } });
  const [open, setOpen] = useState<'move' | 'topic' | 'decision' | null>(null);
  const [about, setAbout] = useState<Item | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useFocusBack(open !== null);
  usePageTitle(data?.meeting.body?.name ?? words.page, me.organization?.name);
  if (!data) {
    const refused = problemOf(error);
    if (refused?.code === 'NOT_FOUND') return <NotFound />;
    return fetching ? <Loading /> : <Failed problem={refused} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  }
  const { meeting } = data;
  const { body, can, state, agenda, decisions } = meeting;
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const done = (): void => {
    setOpen(null);
    refresh();
  };
  const cancel = async (): Promise<void> => {
    if (!confirm(words.cancelSure)) return;
    const { data: gone, problem: refused } = await act(client, CancelMeetingDocument, { input: { id } });
    setProblem(refused);
    if (!gone) return;
    toast({ text: words.cancelled });
    await navigate({ to: '/$organization/governance/meetings', params: { organization } });
  };
  const removeTopic = async (item: Item): Promise<void> => {
    const { data: gone, problem: refused } = await act(client, RemoveTopicDocument, { input: { id: item.id } });
    setProblem(refused);
    if (gone) refresh();
  };
  const decide = (item: Item | null): void => {
    setAbout(item);
    setOpen('decision');
  };
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <h1>{body?.name}</h1>
        <p className="deck">{format.moment(meeting.startsAt)} · {words.minutesLong(meeting.durationMinutes)}{meeting.place && ` · ${meeting.place}`}{state === 'CANCELLED' && <> · <b>{words.cancelled}</b></>}</p>
        <div className="row act-row">
          {state === 'SCHEDULED' && <a className="btn o" href={`/exports/${organization}/meetings/${id}.ics`} download>{words.ics}</a>}
          {state === 'HELD' && <button type="button" className="btn o" onClick={() => print()}>{words.print}</button>}
          {state === 'SCHEDULED' && can.run && open !== 'move' && <button type="button" className="btn t" onClick={() => setOpen('move')}>{words.move}</button>}
          {state === 'SCHEDULED' && can.run && <button type="button" className="btn t" onClick={() => void cancel()}>{words.cancel}</button>}
        </div>
        <Refusal problem={problem} />
        {open === 'move' && <MoveForm meeting={meeting} onDone={() => { toast({ text: words.moved }); done(); }} onCancel={() => setOpen(null)} />}
      </div>
      <section className="sec">
        <div className="sech"><h2>{state === 'HELD' ? words.agendaWas(agenda.length) : words.agenda(agenda.length)}</h2>{state === 'SCHEDULED' && can.run && open !== 'topic' && <button type="button" className="btn t r" onClick={() => setOpen('topic')}>{words.topic}</button>}</div>
        {state === 'SCHEDULED' && <p className="s q">{words.agendaDeck}</p>}
        {open === 'topic' && <TopicForm meetingId={id} onDone={done} onCancel={() => setOpen(null)} />}
        {order.filter((kind) => agenda.some((item) => item.kind === kind)).map((kind) => (
          <div key={kind} className="agenda">
            <h3>{words.kinds[kind]}</h3>
            <ol>
              {agenda.filter((item) => item.kind === kind).map((item) => (
                <li key={item.id}>
                  <span><b>{item.subject && kind !== 'ACTION' ? <SubjectLink organization={organization} subject={{ ...item.subject, title: item.title }} /> : item.proposalId ? <Link className="plain" to="/$organization/governance/proposals/$id" params={{ organization, id: item.proposalId }}>{item.title}</Link> : item.title}</b>{item.since && <span className="q s"> · {words.since[kind](format.day(item.since))}</span>}</span>
                  {item.note && <span className="m s">{item.note}</span>}
                  {item.subject && kind !== 'ACTION' && <Consulted meeting={meeting} subject={item.subject} onDone={refresh} />}
                  <span className="row">
                    {can.decide && kind !== 'PROPOSAL' && <button type="button" className="btn t flush" aria-label={`${words.decide}: ${item.title}`} onClick={() => decide(item)}>{words.decide}</button>}
                    {kind === 'TOPIC' && state === 'SCHEDULED' && can.run && <button type="button" className="btn t flush" aria-label={`${words.remove}: ${item.title}`} onClick={() => void removeTopic(item)}>{words.remove}</button>}
                  </span>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </section>
      {state !== 'CANCELLED' && <Attendance key={meeting.id} meeting={meeting} onDone={refresh} />}
      {state === 'HELD' && (
        <section className="sec">
          <div className="sech"><h2>{words.decisions(decisions.nodes.length)}</h2>{can.decide && open !== 'decision' && <button type="button" className="btn o r" onClick={() => decide(null)}>{words.newDecision}</button>}</div>
          {open === 'decision' && <DecisionForm key={about?.id ?? 'new'} meeting={meeting} about={about ? { id: about.id, title: about.title, subject: about.subject && { id: about.subject.id, title: about.subject.title } } : undefined} onDone={done} onCancel={() => setOpen(null)} />}
          {[...decisions.nodes].reverse().map((decision) => <DecisionCard key={decision.id} decision={decision} organization={organization} onChange={refresh} />)}
        </section>
      )}
      {state === 'HELD' && <Minutes key={meeting.id} meeting={meeting} onDone={refresh} />}
    </>
  );
}

function MoveForm({ meeting, onDone, onCancel }: { meeting: MeetingShown; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const zone = useMe().organization?.timeZone ?? 'UTC';
  const [day = '', time = ''] = wallTimeOf(new Date(meeting.startsAt), zone).split('T');
  const kept = useKeptForm(`move.${meeting.id}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const theirs = problem?.code === 'CONFLICT' ? (problem.details.current as { version: number; startsAt: string; place: string | null } | undefined) : undefined;
  const move = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const { data, problem: refused } = await act(client, MoveMeetingDocument, { input: { id: meeting.id, version: theirs?.version ?? meeting.version, startsAt: instantOf(`${String(form.get('day'))}T${String(form.get('time'))}`, zone).toISOString(), durationMinutes: Number(form.get('minutes')), place: String(form.get('place')) || null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    onDone();
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void move(event)}>
      <div className="inline">
        <div><label className="lb" htmlFor="mv-day">{words.day}</label><input className="in" id="mv-day" name="day" type="date" max="9999-12-31" required defaultValue={day} autoFocus /></div>
        <div><label className="lb" htmlFor="mv-time">{words.startsAt(zone.replaceAll('_', ' '))}</label><input className="in" id="mv-time" name="time" type="time" required defaultValue={time} /></div>
        <div><label className="lb" htmlFor="mv-minutes">{words.duration}</label><input className="in" id="mv-minutes" name="minutes" type="number" min={5} max={1440} required defaultValue={meeting.durationMinutes} /></div>
        <div><label className="lb" htmlFor="mv-place">{words.place}</label><input className="in" id="mv-place" name="place" maxLength={300} defaultValue={meeting.place ?? ''} /></div>
      </div>
      <Refusal problem={problem} />
      {theirs && <p className="theirs">{text.initiative.theirs}: <b>{format.moment(theirs.startsAt)}{theirs.place && `, ${theirs.place}`}</b></p>}
      <div className="row"><button className="btn p" disabled={isBusy}>{theirs ? text.initiative.saveMine : text.common.save}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

function TopicForm({ meetingId, onDone, onCancel }: { meetingId: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const [{ about }, keepAbout, forgetAbout] = useKept(`topic-about.${meetingId}`, () => ({ about: [] as readonly Picked[] }));
  const kept = useKeptForm(`topic.${meetingId}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const add = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const { data, problem: refused } = await act(client, AddTopicDocument, { input: { meetingId, title: String(form.get('title')).trim(), note: String(form.get('note')) || null, subjectId: about[0]?.id ?? null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    forgetAbout();
    toast({ text: words.topicAdded });
    onDone();
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void add(event)}>
      <div className="fields">
        <div className="all"><label className="lb" htmlFor="t-title">{words.topicTitle}</label><input className="in" id="t-title" name="title" required maxLength={300} autoFocus /></div>
        <div className="all"><label className="lb" htmlFor="t-note">{words.note} <span className="q">({text.common.optional})</span></label><input className="in" id="t-note" name="note" maxLength={1000} /></div>
        <div className="all"><SubjectPicker label={words.topicAbout} chosen={about} onChoose={(picked) => keepAbout({ about: picked.slice(-1) })} /></div>
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.add}</button><button type="button" className="btn t" onClick={() => { kept.forget(); forgetAbout(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

/** What was said; written by whoever runs the meeting, read as it reads, approved by its chair, then as it is. */
function Minutes({ meeting, onDone }: { meeting: MeetingShown; onDone: () => void }): ReactNode {
  const { text, format } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const [kept, keep] = useKeptWhole<{ minutes: string; begunOn: string }>(`minutes.${meeting.id}`);
  /** What was saved here, until the meeting is read again with it. */
  const [saved, setSaved] = useState<{ minutes: string; version: number } | null>(null);
  const base = saved && saved.version > meeting.version ? saved : { minutes: meeting.minutes ?? '', version: meeting.version };
  const [isWriting, setWriting] = useState(kept !== null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const written = kept?.minutes ?? base.minutes;
  const isChanged = kept !== null && kept.minutes !== base.minutes;
  useUnsaved(isChanged && !isBusy, { isKept: true });
  useFocusBack(isWriting);
  // Only a text that is not the one that was begun with is somebody else's.
  const isContested = isChanged && kept.begunOn !== base.minutes;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, SaveMinutesDocument, { input: { id: meeting.id, version: base.version, minutes: written } });
    setBusy(false);
    setProblem(refused);
    if (refused?.code === 'CONFLICT') onDone();
    if (!data) return;
    setSaved({ minutes: written, version: data.saveMinutes.version });
    keep(null);
    setWriting(false);
    toast({ text: words.saved });
    onDone();
  };
  const approve = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, ApproveMinutesDocument, { input: { id: meeting.id, version: base.version } });
    setBusy(false);
    setProblem(refused);
    // What was approved must be what is read: after a conflict it is read again.
    if (data ?? refused?.code === 'CONFLICT') onDone();
  };
  return (
    <section className="sec">
      <div className="sech"><h2>{words.minutes}</h2>{meeting.minutesApprovedAt && <span className="q s">{words.approvedBy(meeting.minutesApprovedBy?.name ?? '', format.day(meeting.minutesApprovedAt))}</span>}{meeting.can.run && !isWriting && <button type="button" className="btn t r" onClick={() => setWriting(true)}>{words.writeMinutes}</button>}</div>
      {isWriting && meeting.can.run ? (
        <form onSubmit={(event) => void save(event)}>
          <label className="lb" htmlFor="minutes">{words.minutesHint}</label>
          <textarea className="in" id="minutes" rows={10} maxLength={100_000} value={written} readOnly={isBusy} autoFocus onChange={({ target }) => keep({ minutes: target.value, begunOn: kept?.begunOn ?? base.minutes })} />
          {isContested && <div className="theirs"><p>{text.initiative.theirs}:</p><Suspense fallback={<Loading />}><TextChanges before={base.minutes} after={written} /></Suspense><button type="button" className="btn t" onClick={() => keep(null)}>{text.initiative.takeTheirs}</button></div>}
          <Refusal problem={problem} />
          <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{isContested ? text.initiative.saveMine : words.save}</button><button type="button" className="btn t" onClick={() => { keep(null); setProblem(null); setWriting(false); }}>{text.common.cancel}</button></div>
        </form>
      ) : (
        <>
          {base.minutes ? <div className="reader"><Suspense fallback={<Loading />}><Text body={base.minutes} /></Suspense></div> : <p className="m">{words.noMinutes}</p>}
          <Refusal problem={problem} />
          {meeting.can.approve && <button type="button" className="btn p" style={{ marginTop: 16 }} disabled={isBusy} onClick={() => void approve()}>{words.approve}</button>}
        </>
      )}
    </section>
  );
}

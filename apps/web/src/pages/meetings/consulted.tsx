import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { ConsultDocument, GiveOpinionDocument, type MeetingShown } from './meetings.query';
import { meetingsWords } from './meetings.words';

/** Of something on the agenda: who is to be consulted about it (C), what they say, and who is still to be asked. */
export function Consulted({ meeting: { id, state, consultations, can }, subject, onDone }: { meeting: MeetingShown; subject: NonNullable<MeetingShown['agenda'][number]['subject']>; onDone: () => void }): ReactNode {
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const asked = consultations.filter((one) => one.subject?.id === subject.id);
  const missing = subject.consulted.filter((person) => !asked.some((one) => one.person?.id === person.id));
  if (asked.length + missing.length === 0) return null;
  const consult = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, ConsultDocument, { input: { meetingId: id, subjectId: subject.id } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    // What was pressed is gone.
    document.getElementById('content')?.focus({ preventScroll: true });
    toast({ text: words.consulted(missing.map(({ name }) => name).join(', ')) });
    onDone();
  };
  return (
    <div className="consulted s">
      {asked.map((one) => <p key={one.id}><b>{one.person?.name}</b>: {one.opinion ? words.opinionSaid(one.opinion) : <span className="q">{words.notAnswered}</span>}</p>)}
      {missing.length > 0 && <p className="q">{words.toConsult(missing.map(({ name }) => name).join(', '))} {can.run && state === 'SCHEDULED' && <button type="button" className="btn t flush" disabled={isBusy} aria-label={`${words.consult}: ${subject.title}`} onClick={() => void consult()}>{words.consult}</button>}</p>}
      <Refusal problem={problem} />
    </div>
  );
}

/** What one is asked before a meeting decides: said here, in a sentence. */
export function OpinionForm({ id, title, body, day, onDone }: { id: string; title: string; body: string; day: string; onDone: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const kept = useKeptForm(`opinion.${id}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const give = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const opinion = String(new FormData(event.currentTarget).get('opinion'));
    setBusy(true);
    const { data, problem: refused } = await act(client, GiveOpinionDocument, { input: { id, opinion } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    toast({ text: words.opinionGiven(body) });
    onDone();
  };
  return (
    <section className="item">
      <div className="ih"><div><h2>{words.opinionTitle(title)}</h2><p className="s m">{words.opinionDeck(body, day)}</p></div></div>
      <form {...kept.props} onSubmit={(event) => void give(event)}>
        <label className="vh" htmlFor={`opinion-${id}`}>{words.opinion}</label>
        <textarea className="in" id={`opinion-${id}`} name="opinion" required maxLength={2000} placeholder={words.opinion} />
        <Refusal problem={problem} />
        <div className="row" style={{ marginTop: 8 }}><button className="btn p" disabled={isBusy}>{text.common.save}</button></div>
      </form>
    </section>
  );
}

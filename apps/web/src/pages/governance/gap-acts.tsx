import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Letter } from '../../graphql/graphql';
import { OwnerForm } from '../initiative/owner-form';
import { type Picked, SubjectPicker } from '../meetings/subject-picker';

const LastDayDocument = graphql(`query LastDay($id: ID!) { initiative(id: $id) { id title endsOn version can { edit changeState } } }`);
const MoveLastDayDocument = graphql(`mutation MoveLastDay($input: EditInitiativeInput!) { editInitiative(input: $input) { id endsOn version } }`);
const FinishDocument = graphql(`mutation FinishFromGap($input: ChangeStateInput!) { finishInitiative(input: $input) { id state } }`);
const HeldDocument = graphql(`query HeldBy($id: ID!) { person(id: $id) { id name accountableFor { id title state } } }`);
const MembersDocument = graphql(`query MembersOf($departmentId: ID!) { departments { id name head { id } } people(filter: { departmentId: $departmentId, isActive: true }, first: 100) { nodes { id name title } } }`);
const GiveLetterDocument = graphql(`mutation GiveLetter($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }`);

const en = {
  lastDay: 'New last day', move: 'Move its last day', moved: (title: string): string => `“${title}” has another last day`, finish: 'It is finished', finishSure: (title: string): string => `Is “${title}” finished? It leaves the portfolio’s open work; its page reopens it.`, finished: (title: string): string => `“${title}” is finished`,
  passOn: 'Pass on', pick: (name: string): string => `What does ${name} pass on?`,
  nobody: 'Nobody works in this department: bring somebody in, or close it, in People and departments.', letter: 'What part', letters: { R: 'does it', C: 'is asked', I: 'is told' } as Record<'R' | 'C' | 'I', string>, of: 'Of which', who: 'Who', give: 'Give the part', given: (name: string, title: string): string => `${name} has a part in “${title}”`, choose: 'Choose what it is a part of.',
};
const es: typeof en = {
  lastDay: 'Nuevo último día', move: 'Cambiar su último día', moved: (title) => `«${title}» tiene otro último día`, finish: 'Ha terminado', finishSure: (title) => `¿Ha terminado «${title}»? Sale del trabajo abierto del portafolio; en su página se puede reabrir.`, finished: (title) => `«${title}» ha terminado`,
  passOn: 'Pasar', pick: (name) => `¿Qué pasa ${name}?`,
  nobody: 'Nadie trabaja en esta área: incorpora a alguien, o ciérrala, en Personas y áreas.', letter: 'Qué parte', letters: { R: 'la hace', C: 'se le consulta', I: 'se le informa' }, of: 'De qué', who: 'Quién', give: 'Darle parte', given: (name, title) => `${name} tiene parte en «${title}»`, choose: 'Elige de qué es parte.',
};

interface Asked {
  id: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Work whose last day has passed: another one, or finished. */
export function LastDayForm({ id, onDone, onCancel }: Asked): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const toast = useToast();
  const [{ data, error, fetching }, refetch] = useQuery({ query: LastDayDocument, variables: { id }, requestPolicy: 'network-only' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!data) return <Waits error={error} isWaiting={fetching} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { title, version, can } = data.initiative;
  const run = async (sent: Promise<{ data: unknown; problem: Problem | null }>, said: string): Promise<void> => {
    setBusy(true);
    const { data: done, problem: refused } = await sent;
    setBusy(false);
    setProblem(refused);
    if (refused?.code === 'CONFLICT') refetch({ requestPolicy: 'network-only' });
    if (!done) return;
    toast({ text: said });
    onDone();
  };
  const move = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void run(act(client, MoveLastDayDocument, { input: { id, version, endsOn: String(new FormData(event.currentTarget).get('endsOn')) } }), words.moved(title));
  };
  return (
    <form className="sheet" onSubmit={move}>
      <div className="inline"><div><label className="lb" htmlFor={`end-${id}`}>{words.lastDay}</label><input className="in" id={`end-${id}`} name="endsOn" type="date" required min={format.today()} max="9999-12-31" autoFocus /></div></div>
      <Refusal problem={problem} />
      <div className="row">
        {can.edit && <button className="btn p" disabled={isBusy}>{words.move}</button>}
        {can.changeState && <button type="button" className="btn o" disabled={isBusy} onClick={() => { if (confirm(words.finishSure(title))) void run(act(client, FinishDocument, { input: { id } }), words.finished(title)); }}>{words.finish}</button>}
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

/** Somebody holds more than they can look after: one thing gets another owner. */
export function Rebalance({ id, onDone, onUndone, onCancel }: Asked & { onUndone: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const [{ data, error, fetching }, refetch] = useQuery({ query: HeldDocument, variables: { id }, requestPolicy: 'network-only' });
  const [chosen, setChosen] = useState<string | null>(null);
  useFocusBack(chosen !== null);
  if (!data) return <Waits error={error} isWaiting={fetching} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { name, accountableFor } = data.person;
  return (
    <div className="sheet">
      <h3>{words.pick(name)}</h3>
      <ul className="actions">
        {accountableFor.filter(({ state }) => state === 'active').map((subject) => (
          <li key={subject.id}>
            <span>{subject.title}</span>
            {chosen === subject.id ? <OwnerForm subject={subject} ownerId={id} onDone={onDone} onUndone={onUndone} onCancel={() => setChosen(null)} /> : <button type="button" className="btn t flush" aria-label={`${words.passOn}: ${subject.title}`} onClick={() => setChosen(subject.id)}>{words.passOn}</button>}
          </li>
        ))}
      </ul>
      <div className="row" style={{ marginTop: 12 }}><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </div>
  );
}

/** A department that is in nothing: somebody of it does, is asked about or is told of something. */
export function LetterForm({ id, onDone, onCancel }: Asked): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const toast = useToast();
  const [{ data, error, fetching }, refetch] = useQuery({ query: MembersDocument, variables: { departmentId: id } });
  const [about, setAbout] = useState<readonly Picked[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (!data) return <Waits error={error} isWaiting={fetching} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const headId = data.departments.find((one) => one.id === id)?.head?.id;
  const people = data.people.nodes;
  if (people.length === 0) return <div className="sheet"><p>{words.nobody}</p><div className="row"><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div></div>;
  const give = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [subject] = about;
    if (!subject) return setProblem({ code: 'INVALID', message: words.choose, field: null, requestId: null, details: {} });
    const personId = String(form.get('person'));
    setBusy(true);
    const { data: done, problem: refused } = await act(client, GiveLetterDocument, { input: { subjectId: subject.id, letter: form.get('letter') as Letter, holder: { personId } } });
    setBusy(false);
    setProblem(refused);
    if (!done) return;
    toast({ text: words.given(people.find((one) => one.id === personId)?.name ?? '', subject.title) });
    onDone();
  };
  return (
    <form className="sheet" onSubmit={(event) => void give(event)}>
      <div className="inline">
        <div><label className="lb" htmlFor={`who-${id}`}>{words.who}</label><select className="in" id={`who-${id}`} name="person" defaultValue={people.some((one) => one.id === headId) ? headId : people[0]?.id} autoFocus>{people.map((one) => <option key={one.id} value={one.id}>{[one.name, one.title].filter(Boolean).join(', ')}</option>)}</select></div>
        <div><label className="lb" htmlFor={`part-${id}`}>{words.letter}</label><select className="in" id={`part-${id}`} name="letter" defaultValue="C">{(['R', 'C', 'I'] as const).map((letter) => <option key={letter} value={letter}>{letter}: {words.letters[letter]}</option>)}</select></div>
        <SubjectPicker label={words.of} chosen={about} onChoose={(picked) => setAbout(picked.slice(-1))} />
      </div>
      <Refusal problem={problem} />
      <div className="row"><button className="btn p" disabled={isBusy}>{words.give}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </form>
  );
}

function Waits({ error, isWaiting, retry }: { error: Parameters<typeof problemOf>[0]; isWaiting: boolean; retry: () => void }): ReactNode {
  return <div className="all">{isWaiting ? <Loading /> : <Failed problem={problemOf(error)} retry={retry} />}</div>;
}

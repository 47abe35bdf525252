import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { Loading, Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import { AssignActionDocument, CloseActionDocument } from './meetings.query';
import { meetingsWords } from './meetings.words';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

interface Action { id: string; what: string; dueOn: string; closedAt?: string | null; closingNote?: string | null; owner?: { name: string } | null; standsInFor?: { name: string } | null; can: { close: boolean } }

/** What somebody does about a decision; said to be done in its row. */
export function ActionRow({ action: { id, what, dueOn, closedAt, closingNote, owner, standsInFor, can }, onClosed }: { action: Action; onClosed: () => void }): ReactNode {
  const { format } = useText();
  const words = useWords(meetingsWords);
  const [open, setOpen] = useState<'close' | 'assign' | null>(null);
  useFocusBack(open !== null);
  const done = (): void => {
    setOpen(null);
    onClosed();
  };
  const late = closedAt ? 0 : format.daysSince(dueOn);
  return (
    <li>
      <span><b>{what}</b> · {owner?.name}{standsInFor && <span className="q"> {words.inPlaceOf(standsInFor.name)}</span>}</span>
      <span className="q s">{closedAt ? words.done(format.day(closedAt)) : late > 0 ? <b>{words.late(late)}</b> : words.due(format.day(dueOn))}{closingNote && ` · ${closingNote}`}</span>
      {can.close && !open && (
        <span className="row">
          <button type="button" className="btn t flush" aria-label={`${words.close}: ${what}`} onClick={() => setOpen('close')}>{words.close}</button>
          <button type="button" className="btn t flush" aria-label={`${words.giveOn}: ${what}`} onClick={() => setOpen('assign')}>{words.giveOn}</button>
        </span>
      )}
      {open === 'close' && <CloseForm id={id} onDone={done} onCancel={() => setOpen(null)} />}
      {open === 'assign' && <AssignForm id={id} onDone={done} onCancel={() => setOpen(null)} />}
    </li>
  );
}

function AssignForm({ id, onDone, onCancel }: { id: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const assign = async (ownerId: string, name: string): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, AssignActionDocument, { input: { id, ownerId } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: words.given(name) });
    onDone();
  };
  return (
    <form className="sheet all" onSubmit={(event) => { event.preventDefault(); if (chosen) void assign(chosen.id, chosen.name); }}>
      <Suspense fallback={<Loading />}><PersonPicker label={words.giveTo} onChoose={setChosen} autoFocus /></Suspense>
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy || !chosen}>{words.giveOn}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </form>
  );
}

/** Says that an action is done, and what came of it. */
export function CloseForm({ id, onDone, onCancel }: { id: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const toast = useToast();
  const kept = useKeptForm(`action.${id}`);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, CloseActionDocument, { input: { id, note: String(new FormData(event.currentTarget).get('note')) || null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    toast({ text: words.closed });
    onDone();
  };
  return (
    <form className="sheet all" {...kept.props} onSubmit={(event) => void close(event)}>
      <label className="lb" htmlFor={`note-${id}`}>{words.closing} <span className="q">({text.common.optional})</span></label>
      <input className="in" id={`note-${id}`} name="note" maxLength={1000} autoFocus />
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{words.close}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

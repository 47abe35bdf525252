import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { ChangeStateInput } from '../../graphql/graphql';
import type { Shown } from './initiative';

type Verb = 'activate' | 'pause' | 'finish' | 'cancel' | 'archive' | 'restore';

const documents: Record<Verb, TypedDocumentNode<object, { input: ChangeStateInput }>> = {
  activate: graphql(`mutation ActivateInitiative($input: ChangeStateInput!) { activateInitiative(input: $input) { id state } }`),
  pause: graphql(`mutation PauseInitiative($input: ChangeStateInput!) { pauseInitiative(input: $input) { id state } }`),
  finish: graphql(`mutation FinishInitiative($input: ChangeStateInput!) { finishInitiative(input: $input) { id state } }`),
  cancel: graphql(`mutation CancelInitiative($input: ChangeStateInput!) { cancelInitiative(input: $input) { id state } }`),
  archive: graphql(`mutation ArchiveInitiative($input: ChangeStateInput!) { archiveInitiative(input: $input) { id archivedAt } }`),
  restore: graphql(`mutation RestoreInitiative($input: ChangeStateInput!) { restoreInitiative(input: $input) { id archivedAt } }`),
};

/** What can happen next in an initiative's life; what closes or hides it asks why first. */
export function StateActs({ initiative, onDone }: { initiative: Shown; onDone: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [asked, setAsked] = useState<Verb | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (verb: Verb): Promise<void> => {
    const { data, problem: refused } = await act(client, documents[verb], { input: { id: initiative.id, reason: reason || null } });
    setProblem(refused);
    if (!data) return;
    setAsked(null);
    setReason('');
    onDone();
  };
  const words: Record<Verb, string> = {
    activate: initiative.state === 'PAUSED' ? text.initiative.resume : initiative.state === 'PROPOSED' ? text.initiative.activate : text.initiative.reopen,
    pause: text.initiative.pause, finish: text.initiative.finish, cancel: text.initiative.cancelIt, archive: text.initiative.archive, restore: text.initiative.restore,
  };
  if (asked) {
    return (
      <form className="sheet" style={{ width: '100%' }} onSubmit={(event) => { event.preventDefault(); void run(asked); }}>
        <label className="lb" htmlFor="reason">{text.initiative.reason}{asked !== 'cancel' && <span className="q"> ({text.common.optional})</span>}</label>
        <input className="in" id="reason" value={reason} maxLength={500} required={asked === 'cancel'} onChange={(event) => setReason(event.target.value)} />
        <Refusal problem={problem} />
        <div className="row" style={{ marginTop: 12 }}>
          <button className="btn p">{text.initiative.confirmState[asked]}</button>
          <button type="button" className="btn t" onClick={() => setAsked(null)}>{text.common.cancel}</button>
        </div>
      </form>
    );
  }
  return (
    <>
      {verbsOf(initiative).map((verb) => <button key={verb} type="button" className="btn t" onClick={() => (verb === 'activate' || verb === 'restore' ? void run(verb) : setAsked(verb))}>{words[verb]}</button>)}
      <Refusal problem={problem} />
    </>
  );
}

function verbsOf({ state, archivedAt }: Shown): Verb[] {
  if (archivedAt) return ['restore'];
  if (state === 'ACTIVE') return ['pause', 'finish', 'cancel', 'archive'];
  if (state === 'PAUSED') return ['activate', 'finish', 'cancel', 'archive'];
  return state === 'PROPOSED' ? ['activate', 'cancel', 'archive'] : ['activate', 'archive'];
}

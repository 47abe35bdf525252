import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { ChangeStateInput } from '../../graphql/graphql';
import type { Shown } from './initiative.query';

export type Verb = 'activate' | 'resume' | 'reopen' | 'pause' | 'finish' | 'cancel' | 'archive' | 'restore';

const activate = graphql(`mutation ActivateInitiative($input: ChangeStateInput!) { activateInitiative(input: $input) { id state } }`);
const documents: Record<Verb, TypedDocumentNode<object, { input: ChangeStateInput }>> = {
  activate,
  resume: activate,
  reopen: activate,
  pause: graphql(`mutation PauseInitiative($input: ChangeStateInput!) { pauseInitiative(input: $input) { id state } }`),
  finish: graphql(`mutation FinishInitiative($input: ChangeStateInput!) { finishInitiative(input: $input) { id state } }`),
  cancel: graphql(`mutation CancelInitiative($input: ChangeStateInput!) { cancelInitiative(input: $input) { id state } }`),
  archive: graphql(`mutation ArchiveInitiative($input: ChangeStateInput!) { archiveInitiative(input: $input) { id archivedAt } }`),
  restore: graphql(`mutation RestoreInitiative($input: ChangeStateInput!) { restoreInitiative(input: $input) { id archivedAt } }`),
};

/** What can happen next in an initiative's life. */
export function verbsOf({ state, archivedAt }: Pick<Shown, 'state' | 'archivedAt'>): Verb[] {
  if (archivedAt) return ['restore'];
  if (state === 'ACTIVE') return ['pause', 'finish', 'cancel', 'archive'];
  if (state === 'PAUSED') return ['resume', 'finish', 'cancel', 'archive'];
  return state === 'PROPOSED' ? ['activate', 'cancel', 'archive'] : ['reopen', 'archive'];
}

/** Says what the change of state brings, asks why, and makes it. */
export function StateForm({ initiative, verb, onDone, onCancel }: { initiative: Shown; verb: Verb; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, documents[verb], { input: { id: initiative.id, reason: reason || null } });
    setBusy(false);
    setProblem(refused);
    if (data) onDone();
  };
  return (
    <form className="sheet acted" onSubmit={(event) => { event.preventDefault(); void run(); }}>
      <p className="m">{text.initiative.consequence[verb]}</p>
      <label className="lb" htmlFor="reason">{text.initiative.reason}{verb !== 'cancel' && <span className="q"> ({text.common.optional})</span>}</label>
      <input className="in" id="reason" value={reason} maxLength={500} required={verb === 'cancel'} autoFocus onChange={(event) => setReason(event.target.value)} />
      <Refusal problem={problem} />
      <div className="row">
        <button className="btn p" disabled={isBusy}>{text.initiative.confirmState[verb]}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

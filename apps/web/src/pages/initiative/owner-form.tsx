import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { NoAccess } from '../../app/no-access';
import type { Found } from '../../app/person-picker';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

const AssignOwnerDocument = graphql(`
  mutation AssignOwner($input: AssignOwnerInput!) {
    assignOwner(input: $input) { id unownedSince owner { id name } }
  }
`);

const UndoAssignmentDocument = graphql(`
  mutation UndoAssignment($input: UndoAssignmentInput!) {
    undoAssignment(input: $input) { id unownedSince owner { id name } }
  }
`);

/** For how long the notice offers to take it back, in seconds. */
const undoSeconds = 10;

interface OwnerFormProps {
  subject: { id: string; title: string; department?: { id: string } | null };
  /** Who is accountable as this page shows it; somebody else by now is a conflict that names them. */
  ownerId: string | null;
  onDone: () => void;
  /** Taken back from the notice, perhaps while something else is open by now. */
  onUndone?: () => void;
  onCancel: () => void;
}

/** Makes somebody accountable, in place: choose, see who, assign. */
export function OwnerForm({ subject, ownerId, onDone, onUndone = onDone, onCancel }: OwnerFormProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const toast = useToast();
  const [person, setPerson] = useState<Found | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const assign = async (): Promise<void> => {
    if (!person) return;
    setBusy(true);
    const { data, problem: refused } = await act(client, AssignOwnerDocument, { input: { subjectId: subject.id, personId: person.id, expectedOwnerId: ownerId, reason: reason || null } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: `${text.governance.closed(subject.title, person.name)}${person.hasAccess !== false ? '' : `. ${text.governance.noAccessYet}`}`, act: { seconds: undoSeconds, label: text.work.undo, run: () => void undo() } });
    onDone();
  };
  const undo = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, UndoAssignmentDocument, { input: { subjectId: subject.id } });
    toast({ text: data ? text.governance.undone(subject.title, data.undoAssignment.owner?.name ?? null) : (refused?.message || text.problem.network) });
    onUndone();
  };
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        void assign();
      }}
    >
      <Suspense fallback={<p className="s q">{text.common.loading}</p>}>
        <PersonPicker label={text.initiative.accountableFrom} onChoose={setPerson} firstOf={{ subjectId: subject.id, departmentId: subject.department?.id }} without={ownerId} autoFocus />
      </Suspense>
      {ownerId && (
        <p style={{ marginTop: 12 }}>
          <label className="lb" htmlFor={`reason-${subject.id}`}>{text.initiative.reasonForChange} <span className="q">({text.common.optional})</span></label>
          <input className="in" id={`reason-${subject.id}`} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </p>
      )}
      {person?.hasAccess === false && <NoAccess name={person.name} />}
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 14 }}>
        <button className="btn p" disabled={!person || isBusy}>{person ? text.initiative.assign([person.name, person.title].filter(Boolean).join(', ')) : text.initiative.assignOwner}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import type { Found } from '../../app/person-picker';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));

const AssignOwnerDocument = graphql(`
  mutation AssignOwner($input: AssignOwnerInput!) {
    assignOwner(input: $input) { id unownedSince owner { id name } }
  }
`);

interface OwnerFormProps {
  subject: { id: string; title: string };
  /** Who is accountable as this page shows it; somebody else by now is a conflict that names them. */
  ownerId: string | null;
  onDone: () => void;
  onCancel: () => void;
}

/** Makes somebody accountable, in place: choose, see who, assign. */
export function OwnerForm({ subject, ownerId, onDone, onCancel }: OwnerFormProps): ReactNode {
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
    toast({ text: text.governance.closed(subject.title, person.name) });
    onDone();
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
        <PersonPicker label={text.initiative.accountableFrom} onChoose={setPerson} autoFocus />
      </Suspense>
      {ownerId && (
        <p style={{ marginTop: 12 }}>
          <label className="lb" htmlFor={`reason-${subject.id}`}>{text.initiative.reasonForChange} <span className="q">({text.common.optional})</span></label>
          <input className="in" id={`reason-${subject.id}`} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </p>
      )}
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 14 }}>
        <button className="btn p" disabled={!person || isBusy}>{person ? text.initiative.assign(person.name) : text.initiative.choose}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

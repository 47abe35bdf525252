import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';

const ClearOwnerDocument = graphql(`mutation ClearOwner($input: ClearResponsibilityInput!) { clearResponsibility(input: $input) { id owner { id } } }`);

/** Takes a subject from whoever holds it and leaves it to nobody, with the reason that the gap will say. */
export function LeaveForm({ subject, ownerId, onDone, onCancel }: { subject: { id: string; title: string }; ownerId: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, ClearOwnerDocument, { input: { subjectId: subject.id, holder: { personId: ownerId }, letter: 'A', reason } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: text.governance.cleared(subject.title) });
    onDone();
  };
  return (
    <form className="sheet acted" onSubmit={(event) => { event.preventDefault(); void leave(); }}>
      <p className="m">{text.initiative.leaveUnownedThen}</p>
      <label className="lb" htmlFor="reason">{text.initiative.reason}</label>
      <input className="in" id="reason" value={reason} maxLength={500} required autoFocus onChange={(event) => setReason(event.target.value)} />
      <Refusal problem={problem} />
      <div className="row">
        <button className="btn p" disabled={isBusy}>{text.initiative.leaveUnowned}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import type { Found } from '../../app/person-picker';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const AssignSponsorDocument = graphql(`mutation AssignSponsor($input: AssignSponsorInput!) { assignSponsor(input: $input) { id sponsor { id name } } }`);

export function SponsorForm({ initiative, onDone, onCancel }: { initiative: { id: string; sponsor?: { id: string } | null }; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [person, setPerson] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const assign = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, AssignSponsorDocument, { input: { initiativeId: initiative.id, personId: person?.id ?? null, expectedSponsorId: initiative.sponsor?.id ?? null } });
    setProblem(refused);
    if (data) onDone();
  };
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void assign(); }}>
      <Suspense fallback={<p className="s q">{text.common.loading}</p>}><PersonPicker label={text.initiative.sponsor} onChoose={setPerson} autoFocus /></Suspense>
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 14 }}>
        <button className="btn p" disabled={!person}>{person ? text.initiative.assign(person.name) : text.initiative.assignSponsor}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import type { Found } from '../../app/person-picker';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const OfferHandoverDocument = graphql(`mutation OfferHandover($input: OfferHandoverInput!) { offerHandover(input: $input) { id state } }`);

const en = { offer: 'Offer it', to: 'Offer it to', act: (name: string): string => `Offer it to ${name}`, done: (title: string, name: string): string => `“${title}” is offered to ${name}; until they accept, it stays where it is` };
const es: typeof en = { offer: 'Ofrecerla', to: 'Ofrecerla a', act: (name) => `Ofrecerla a ${name}`, done: (title, name) => `«${title}» se ha ofrecido a ${name}; hasta que la acepte, sigue donde está` };

/** Offers something to a successor, who is asked in My work. */
export function OfferForm({ subject, onDone, onCancel }: { subject: { id: string; title: string }; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const toast = useToast();
  const [person, setPerson] = useState<Found | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const offer = async (): Promise<void> => {
    if (!person) return;
    setBusy(true);
    const { data, problem: refused } = await act(client, OfferHandoverDocument, { input: { subjectId: subject.id, receiverId: person.id } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: words.done(subject.title, person.name) });
    onDone();
  };
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void offer(); }}>
      <Suspense fallback={<Loading />}><PersonPicker label={words.to} onChoose={setPerson} autoFocus /></Suspense>
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 14 }}>
        <button className="btn p" disabled={!person || isBusy}>{person ? words.act(person.name) : words.offer}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

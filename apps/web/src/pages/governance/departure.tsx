import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const DeactivatePersonDocument = graphql(`mutation DeactivatePerson($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id departedAt } }`);

const en = {
  title: (name: string, count: number): string => (count === 0 ? `${name} holds nothing and can leave` : `${name} holds ${count === 1 ? 'one thing' : `${count} things`}; who takes over?`),
  deck: (name: string, fallback: string): string => `Their access ends within a second. Each thing is offered to its successor; until they accept it, ${fallback} holds it for ${name}. None is without an owner at any moment.`,
  actions: (fallback: string): string => `Decided and to be done; ${fallback} does it until it is given to somebody`, steward: 'the steward', offeredTo: 'Offered to', forAll: 'Successor for all', reason: 'Why they leave', act: (name: string, count: number): string => (count === 0 ? `Deactivate ${name}` : `Deactivate ${name}, offer ${count}`), kept: 'Their history stays. They can be brought back.', done: (name: string): string => `${name} has left; what they held is looked after`, unchosen: (typed: string): string => `“${typed}” isn’t chosen. Choose the person from the list, or clear the name.`,
};
const es: typeof en = {
  title: (name, count) => (count === 0 ? `${name} no lleva nada y puede irse` : `${name} lleva ${count === 1 ? 'una cosa' : `${count} cosas`}; ¿quién toma el relevo?`),
  deck: (name, fallback) => `Su acceso termina en un segundo. Cada cosa se ofrece a su relevo; hasta que la acepte, la lleva ${fallback} en lugar de ${name}. Nada se queda sin responsable en ningún momento.`,
  actions: (fallback) => `Decidido y por hacer; lo hace ${fallback} hasta que se dé a alguien`, steward: 'quien custodia', offeredTo: 'Se ofrece a', forAll: 'Relevo para todo', reason: 'Por qué se va', act: (name, count) => (count === 0 ? `Dar de baja a ${name}` : `Dar de baja a ${name} y ofrecer ${count}`), kept: 'Su historia queda. Puede volver a darse de alta.', done: (name) => `${name} ya no está; lo que llevaba queda en manos de alguien`, unchosen: (typed) => `«${typed}» no está elegido. Elige a la persona en la lista, o borra el nombre.`,
};

interface Leaver {
  id: string;
  name: string;
  deputy?: { name: string; departedAt?: string | null } | null;
  manager?: { name: string; departedAt?: string | null } | null;
  openActions: readonly { id: string; what: string }[];
  accountableFor: readonly { id: string; title: string; state: string }[];
}

/** Leaving, in one step: who takes over each thing, or all; what has nobody chosen waits with the fallback. */
export function Departure({ person, onDone, onStale, onCancel }: { person: Leaver; onDone: () => void; onStale: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords({ en, es });
  const client = useClient();
  const toast = useToast();
  const [chosen, setChosen] = useState<Record<string, string | null>>({});
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fallback = [person.deputy, person.manager].find((one) => one && !one.departedAt)?.name ?? words.steward;
  const offered = person.accountableFor.filter(({ id }) => chosen[id] ?? chosen[everything]).length;
  const deactivate = async (): Promise<void> => {
    // A name that was typed and not chosen is nobody yet.
    const open = Object.entries(typed).find(([key, name]) => name.trim() !== '' && !chosen[key]);
    if (open) return setProblem({ code: 'INVALID', message: words.unchosen(open[1]), field: null, requestId: null, details: {} });
    setBusy(true);
    const offers = person.accountableFor.flatMap(({ id }) => (chosen[id] ? [{ subjectId: id, receiverId: chosen[id] }] : []));
    const { data, problem: refused } = await act(client, DeactivatePersonDocument, { input: { personId: person.id, offers, receiverId: chosen[everything] ?? null, reason: reason.trim() || null } });
    setBusy(false);
    setProblem(refused);
    // What they hold has changed meanwhile: it is read again, and what was chosen for the rest stays.
    if (refused?.code === 'CONFLICT') onStale();
    if (!data) return;
    toast({ text: words.done(person.name) });
    onDone();
  };
  const picker = (key: string, label: string): ReactNode => (
    <Suspense fallback={<Loading />}>
      <PersonPicker label={label} onChoose={(found) => setChosen((now) => ({ ...now, [key]: found?.id ?? null }))} onType={(name) => setTyped((now) => ({ ...now, [key]: name }))} />
    </Suspense>
  );
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void deactivate(); }}>
      <h2>{words.title(person.name, person.accountableFor.length + person.openActions.length)}</h2>
      <p className="s m">{words.deck(person.name, fallback)}</p>
      {person.accountableFor.length > 1 && <div className="inline">{picker(everything, `${words.forAll} (${text.common.optional})`)}</div>}
      {person.accountableFor.length > 0 && (
        <ul className="leaving">
          {person.accountableFor.map(({ id, title, state }) => (
            <li key={id}>
              <div><h3>{title}</h3>{state === 'draft' && <p className="s m">{text.state.PROPOSED}</p>}</div>
              {picker(id, `${words.offeredTo} (${text.common.optional})`)}
            </li>
          ))}
        </ul>
      )}
      {person.openActions.length > 0 && (
        <>
          <h3>{words.actions(fallback)}</h3>
          <ul className="s">{person.openActions.map(({ id, what }) => <li key={id}>{what}</li>)}</ul>
        </>
      )}
      <p><label className="lb" htmlFor="leaves">{words.reason} <span className="q">({text.common.optional})</span></label><input className="in" id="leaves" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></p>
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 14 }}>
        <button className="btn p" disabled={isBusy}>{words.act(person.name, offered)}</button>
        <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>
        <span className="s q r">{words.kept}</span>
      </div>
    </form>
  );
}

/** The choice for all that has nobody of its own. */
const everything = 'all';

import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { Glyph } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { beforeSample } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { rereadMe } from '../../app/preferences';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { Drop } from '../import/imports';
import { useQuery } from '../../app/query';

const en = {
  bring: 'Bring in your initiatives', headings: 'Take an empty spreadsheet with the right headings', type: 'Or type the first one', add: 'Add initiative',
  then: 'Then three things, in this order',
  steps: { owners: ['Give every initiative an owner', 'Those that arrive without one wait for you in Governance, oldest first.'], invite: ['Invite the heads of department', 'Each gets one page: what is due from them, done in seconds on a phone.'], read: ['Read your first sentence', 'How many initiatives nobody owns, and how much of the money stands on them.'] },
  look: 'Or look at a company that has had Batuta for a year', lookDeck: 'Forty-two initiatives, some with nobody. It is a copy of your own; nobody else sees it.', prepare: 'Look at a sample', preparing: 'A year of history is being told; it takes some seconds. You can go on here meanwhile.', open: (name: string): string => `Open ${name}`,
  wait: 'The program office brings them in. Yours will stand here, and what is due from you in My work.',
};
const es: typeof en = {
  bring: 'Trae tus iniciativas', headings: 'Llévate una hoja vacía con los encabezados que hacen falta', type: 'O escribe la primera', add: 'Añadir la iniciativa',
  then: 'Después, tres cosas, por este orden',
  steps: { owners: ['Da un responsable a cada iniciativa', 'Las que llegan sin nadie te esperan en Gobierno, las más antiguas primero.'], invite: ['Invita a quienes dirigen las áreas', 'Cada cual tiene una página: lo que le toca, hecho en segundos desde el móvil.'], read: ['Lee tu primera frase', 'Cuántas iniciativas no son de nadie, y cuánto dinero descansa en ellas.'] },
  look: 'O mira una empresa que lleva un año con Batuta', lookDeck: 'Cuarenta y dos iniciativas, algunas de nadie. Es una copia tuya; no la ve nadie más.', prepare: 'Mirar un ejemplo', preparing: 'Se está contando un año de historia; tarda unos segundos. Mientras, puedes seguir aquí.', open: (name) => `Abrir ${name}`,
  wait: 'Las trae la oficina del programa. Las tuyas estarán aquí, y lo que te toque, en Mi trabajo.',
};

const OwnSampleDocument = graphql(`query OwnSample { ownSample { slug name isReady } }`);
const ExploreSampleDocument = graphql(`mutation ExploreSample { exploreSample }`);
/** How often a sample that is being told is asked for, in ms. */
const askEvery = 1500;

/** A sample company of one's own: asked for, told meanwhile, opened. */
function Sample(): ReactNode {
  const words = useWords({ en, es });
  const client = useClient();
  const me = useMe();
  const [{ data }, refetch] = useQuery({ query: OwnSampleDocument });
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const own = data?.ownSample;
  const isWaiting = (isAsked && !own) || own?.isReady === false;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => refetch({ requestPolicy: 'network-only' }), askEvery);
    return () => clearInterval(timer);
  }, [isWaiting, refetch]);
  const isReady = own?.isReady === true;
  useEffect(() => {
    // It stands among one's organizations from now on.
    if (isReady && isAsked) void rereadMe(client);
  }, [isReady, isAsked, client]);
  const explore = async (): Promise<void> => {
    setAsked(true);
    const { problem: refused } = await act(client, ExploreSampleDocument, {});
    setProblem(refused);
    if (refused) setAsked(false);
  };
  return (
    <section className="look">
      <h2>{words.look}</h2>
      <p className="s m">{words.lookDeck}</p>
      <div role="status">{isWaiting && <><progress className="progress" aria-label={words.preparing} /><p className="s m">{words.preparing}</p></>}</div>
      {isReady ? <a className="btn o" href={`/${own.slug}/portfolio`} onClick={() => sessionStorage.setItem(beforeSample, me.organization?.slug ?? '')}>{words.open(own.name)}</a> : !isWaiting && <button type="button" className="btn o" onClick={() => void explore()}>{words.prepare}</button>}
      <Refusal problem={problem} />
    </section>
  );
}

/** An organization without initiatives: the ways to the first, and what comes after. */
export function FirstRun(): ReactNode {
  const words = useWords({ en, es });
  const { text } = useText();
  const me = useMe();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const organization = me.organization?.slug ?? '';
  const params = { organization };
  if (!me.can?.createInitiative) return <p className="state m">{words.wait}</p>;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    void navigate({ to: '/$organization/initiatives/new', params, search: { title } });
  };
  return (
    <>
      {me.can.startImport ? <div className="first"><h2>{words.bring}</h2><Drop organization={organization} /><p className="s"><a href={`/exports/${organization}/initiatives.xlsx`} download>{words.headings}</a></p></div> : <p className="state m">{words.wait}</p>}
      <form className="typed" onSubmit={add}>
        <label className="lb" htmlFor="title">{words.type}</label>
        <div className="row"><input className="in" id="title" value={title} maxLength={300} required onChange={(event) => setTitle(event.target.value)} /><button className="btn o">{me.access === 'CONTRIBUTOR' ? text.initiative.propose : words.add}</button></div>
      </form>
      {me.can.saveSettings && <Sample />}
      {me.can.startImport && (
        <section className="sec steps">
          <div className="sech"><h2>{words.then}</h2></div>
          <ol>
            {(['owners', 'invite', 'read'] as const).map((step) => (
              <li key={step}><Glyph shape="ring" /><div><h3>{step === 'owners' ? <Link to="/$organization/governance" params={params}>{words.steps[step][0]}</Link> : step === 'invite' ? <Link to="/$organization/governance/access" params={params} search={{ form: 'invite' }}>{words.steps[step][0]}</Link> : words.steps[step][0]}</h3><p className="s m">{words.steps[step][1]}</p></div></li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Glyph } from '@batuta/ui';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useWords } from '../../app/words';
import { Drop } from '../import/imports';

const en = {
  bring: 'Bring in your initiatives', headings: 'Take an empty spreadsheet with the right headings', type: 'Or type the first one', add: 'Add initiative',
  then: 'Then three things, in this order',
  steps: { owners: ['Give every initiative an owner', 'Those that arrive without one wait for you in Governance, oldest first.'], invite: ['Invite the heads of department', 'Each gets one page: what is due from them, done in seconds on a phone.'], read: ['Read your first sentence', 'How many initiatives nobody owns, and how much of the money stands on them.'] },
  wait: 'The program office brings them in. Yours will stand here, and what is due from you in My work.',
};
const es: typeof en = {
  bring: 'Trae tus iniciativas', headings: 'Llévate una hoja vacía con los encabezados que hacen falta', type: 'O escribe la primera', add: 'Añadir la iniciativa',
  then: 'Después, tres cosas, por este orden',
  steps: { owners: ['Da un responsable a cada iniciativa', 'Las que llegan sin nadie te esperan en Gobierno, las más antiguas primero.'], invite: ['Invita a quienes dirigen las áreas', 'Cada cual tiene una página: lo que le toca, hecho en segundos desde el móvil.'], read: ['Lee tu primera frase', 'Cuántas iniciativas no son de nadie, y cuánto dinero descansa en ellas.'] },
  wait: 'Las trae la oficina del programa. Las tuyas estarán aquí, y lo que te toque, en Mi trabajo.',
};

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

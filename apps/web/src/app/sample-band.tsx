import { type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../graphql';
import { act, type Problem } from './api';
import { beforeSample } from './kept';
import type { Me } from './me';
import { Refusal } from './states';
import { useWords } from './words';

const PutSampleAwayDocument = graphql(`mutation PutSampleAway { putSampleAway }`);

const en = { what: 'A sample company that only you see: change what you like.', back: (name: string): string => `Back to ${name}`, away: 'Put it away', sure: 'What you changed in it goes too. Put it away?', yes: 'Yes, put it away', no: 'Keep it' };
const es: typeof en = { what: 'Una empresa de ejemplo que solo ves tú: cambia lo que quieras.', back: (name) => `Volver a ${name}`, away: 'Quitarla', sure: 'Se va también lo que hayas cambiado en ella. ¿Quitarla?', yes: 'Sí, quitarla', no: 'Conservarla' };

/** Says on every page of one's own sample what it is, and leads back. */
export function SampleBand({ me }: { me: Me }): ReactNode {
  const words = useWords({ en, es });
  const client = useClient();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const others = me.organizations.filter(({ slug }) => slug !== me.organization?.slug);
  const home = others.find(({ slug }) => slug === sessionStorage.getItem(beforeSample)) ?? others[0];
  const putAway = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, PutSampleAwayDocument, {});
    setProblem(refused);
    if (data) location.assign(home ? `/${home.slug}` : '/');
  };
  return (
    <aside className="band past">
      <span>{isAsked ? words.sure : words.what}</span>
      <span className="row r">
        {isAsked ? <><button type="button" className="btn t" onClick={() => void putAway()}>{words.yes}</button><button type="button" className="btn t" onClick={() => setAsked(false)}>{words.no}</button></> : <>{home && <a className="btn t" href={`/${home.slug}`}>{words.back(home.name)}</a>}<button type="button" className="btn t" onClick={() => setAsked(true)}>{words.away}</button></>}
      </span>
      <Refusal problem={problem} />
    </aside>
  );
}

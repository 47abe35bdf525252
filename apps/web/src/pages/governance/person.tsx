import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useQuery } from 'urql';
import { problemOf } from '../../app/api';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { remember } from '../../app/recent';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { GovernanceTabs } from './tabs';

const PersonDocument = graphql(`
  query Person($id: ID!) {
    person(id: $id) {
      id name title email departedAt heldCount
      department { id name }
      manager { id name }
      held { id title health dueOn }
      heldBefore { startedAt endedAt initiative { id title } }
    }
  }
`);

const en = {
  title: (name: string, count: number): string => (count === 0 ? `${name} answers for nothing now` : `${name} answers for ${count === 1 ? 'one initiative' : `${count} initiatives`}`), left: (day: string): string => `Left on ${day}.`, holds: 'What they hold', holdsNone: 'Nothing.', before: 'What they held before', beforeNone: 'Nothing was passed on yet.', range: (from: string, to: string): string => `${from} to ${to}`, due: 'Status due',
};
const es: typeof en = {
  title: (name, count) => (count === 0 ? `${name} no responde ahora de nada` : `${name} responde de ${count === 1 ? 'una iniciativa' : `${count} iniciativas`}`), left: (day) => `Dejó la organización el ${day}.`, holds: 'Qué lleva', holdsNone: 'Nada.', before: 'Qué llevó antes', beforeNone: 'Aún no ha traspasado nada.', range: (from, to) => `del ${from} al ${to}`, due: 'Toca estado',
};

/** Who somebody is, what they answer for, and what they answered for before. */
export function Person(): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const { organization, id } = useParams({ from: '/$organization/people/$id' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: PersonDocument, variables: { id } });
  const person = data?.person;
  const name = person?.name;
  usePageTitle(name, me.organization?.name);
  useEffect(() => {
    if (name) remember(me, { kind: 'PERSON', id, name });
  }, [me, id, name]);
  if (!person) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <h1>{words.title(person.name, person.heldCount)}</h1>
        <p className="deck">{[text.initiative.personIn(person.title ?? null, person.department?.name ?? null), person.manager && `${text.structure.manager}: ${person.manager.name}`, person.email].filter(Boolean).join(' · ')}{person.departedAt && ` ${words.left(format.day(person.departedAt))}`}</p>
      </div>
      <section className="sec">
        <div className="sech"><h2>{words.holds}</h2></div>
        {person.held.length === 0 ? <p className="m">{words.holdsNone}</p> : (
          <table>
            <thead><tr><th>{text.portfolio.columns.title}</th><th>{text.portfolio.columns.health}</th><th>{words.due}</th></tr></thead>
            <tbody>{person.held.map((one) => <tr key={one.id}><th scope="row"><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: one.id }}><b>{one.title}</b></Link></th><td><HealthMark health={one.health} /></td><td>{one.dueOn && format.shortDay(one.dueOn)}</td></tr>)}</tbody>
          </table>
        )}
      </section>
      <section className="sec">
        <div className="sech"><h2>{words.before}</h2></div>
        {person.heldBefore.length === 0 ? <p className="m">{words.beforeNone}</p> : (
          <table><tbody>{person.heldBefore.map(({ initiative, startedAt, endedAt }) => <tr key={`${initiative.id} ${startedAt}`}><th scope="row"><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: initiative.id }}>{initiative.title}</Link></th><td className="q">{words.range(format.day(startedAt), format.day(endedAt))}</td></tr>)}</tbody></table>
        )}
      </section>
    </>
  );
}

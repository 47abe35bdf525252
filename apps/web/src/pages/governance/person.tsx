import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem, problemOf } from '../../app/api';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { remember } from '../../app/recent';
import { Failed, Loading, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { ActionRow } from '../meetings/actions';
import { SubjectLink } from '../meetings/subject-link';
import { Departure } from './departure';
import { GovernanceTabs } from './tabs';
import { useQuery } from '../../app/query';

const PersonDocument = graphql(`
  query Person($id: ID!) {
    person(id: $id) {
      id name title email departedAt heldCount
      can { deactivate }
      deputy { id name departedAt }
      department { id name }
      manager { id name departedAt }
      held { id title health dueOn }
      accountableFor { id title state }
      openActions { id what dueOn closedAt closingNote owner { id name } standsInFor { id name } can { close } }
      heldBefore { startedAt endedAt initiative { id title } }
    }
    handovers(filter: { fromId: $id }, first: 100) { nodes { id state answer receiver { id name } subject { id kind title owner { id name } } } }
  }
`);

const ReactivatePersonDocument = graphql(`mutation ReactivatePerson($input: PersonIdInput!) { reactivatePerson(input: $input) { id departedAt } }`);

const en = {
  title: (name: string, count: number): string => (count === 0 ? `${name} answers for nothing now` : `${name} answers for ${count === 1 ? 'one initiative' : `${count} initiatives`}`), left: (day: string): string => `left on ${day}`, holds: 'What they hold', holdsNone: 'Nothing.', toDo: 'What they have to do about decisions', before: 'What they held before', beforeNone: 'Nothing was passed on yet.', range: (from: string, to: string): string => `${from} to ${to}`, due: 'Status due', deputy: 'Deputy', deactivate: 'Deactivate', back: 'Bring back', waits: 'What they left and who holds it', now: (holder: string): string => `held by ${holder}`, states: { WAITING: 'waits for a successor', OFFERED: 'offered', REFUSED: 'refused', ACCEPTED: 'accepted', SETTLED: 'settled' },
};
const es: typeof en = {
  title: (name, count) => (count === 0 ? `${name} no responde ahora de nada` : `${name} responde de ${count === 1 ? 'una iniciativa' : `${count} iniciativas`}`), left: (day) => `dejó la organización el ${day}`, holds: 'Qué lleva', holdsNone: 'Nada.', toDo: 'Qué tiene que hacer por decisiones', before: 'Qué llevó antes', beforeNone: 'Aún no ha traspasado nada.', range: (from, to) => `del ${from} al ${to}`, due: 'Toca estado', deputy: 'Suplencia', deactivate: 'Dar de baja', back: 'Volver a dar de alta', waits: 'Qué dejó y quién lo lleva', now: (holder) => `la lleva ${holder}`, states: { WAITING: 'espera un relevo', OFFERED: 'ofrecida', REFUSED: 'rechazada', ACCEPTED: 'aceptada', SETTLED: 'resuelta' },
};

/** Who somebody is, what they answer for, and what they answered for before. */
export function Person(): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const { organization, id } = useParams({ from: '/$organization/people/$id' });
  const client = useClient();
  const [isLeaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useFocusBack(isLeaving);
  const [{ data, error, fetching }, refetch] = useQuery({ query: PersonDocument, variables: { id } });
  const person = data?.person;
  const name = person?.name;
  usePageTitle(name, me.organization?.name);
  useEffect(() => {
    if (name) remember(me, { kind: 'PERSON', id, name });
  }, [me, id, name]);
  if (!person) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const bringBack = async (): Promise<void> => {
    const { data: back, problem: refused } = await act(client, ReactivatePersonDocument, { input: { personId: id } });
    setProblem(refused);
    if (back) refresh();
  };
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        {person.can.deactivate && !isLeaving && id !== me.person?.id && <button type="button" className="btn o act" onClick={() => (person.departedAt ? void bringBack() : setLeaving(true))}>{person.departedAt ? words.back : words.deactivate}</button>}
        <h1>{words.title(person.name, person.heldCount)}</h1>
        <p className="deck">{[text.initiative.personIn(person.title ?? null, person.department?.name ?? null), person.manager && `${text.structure.manager}: ${person.manager.name}`, person.deputy && `${words.deputy}: ${person.deputy.name}`, person.email, person.departedAt && words.left(format.day(person.departedAt))].filter(Boolean).join(' · ')}</p>
      </div>
      <Refusal problem={problem} />
      {isLeaving && <Departure person={person} onStale={refresh} onDone={() => { setLeaving(false); refresh(); }} onCancel={() => setLeaving(false)} />}
      {data.handovers.nodes.length > 0 && (
        <section className="sec">
          <div className="sech"><h2>{words.waits}</h2></div>
          <table><tbody>{data.handovers.nodes.map(({ id: key, state, subject, receiver, answer }) => <tr key={key}><th scope="row"><SubjectLink organization={organization} subject={subject} /></th><td>{subject.owner && words.now(subject.owner.name)}</td><td className="q">{words.states[state]}{receiver && `: ${receiver.name}`}{answer && ` · ${answer}`}</td></tr>)}</tbody></table>
        </section>
      )}
      <section className="sec">
        <div className="sech"><h2>{words.holds}</h2></div>
        {person.held.length === 0 ? <p className="m">{words.holdsNone}</p> : (
          <table>
            <thead><tr><th>{text.portfolio.columns.title}</th><th>{text.portfolio.columns.health}</th><th>{words.due}</th></tr></thead>
            <tbody>{person.held.map((one) => <tr key={one.id}><th scope="row"><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: one.id }}><b>{one.title}</b></Link></th><td><HealthMark health={one.health} /></td><td>{one.dueOn && (format.daysSince(one.dueOn) > 0 ? <b>{text.daysLate(format.daysSince(one.dueOn))}</b> : format.shortDay(one.dueOn))}</td></tr>)}</tbody>
          </table>
        )}
      </section>
      {person.openActions.length > 0 && (
        <section className="sec">
          <div className="sech"><h2>{words.toDo}</h2></div>
          <ul className="actions">{person.openActions.map((action) => <ActionRow key={action.id} action={action} onClosed={refresh} />)}</ul>
        </section>
      )}
      <section className="sec">
        <div className="sech"><h2>{words.before}</h2></div>
        {person.heldBefore.length === 0 ? <p className="m">{words.beforeNone}</p> : (
          <table><tbody>{person.heldBefore.map(({ initiative, startedAt, endedAt }) => <tr key={`${initiative.id} ${startedAt}`}><th scope="row"><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: initiative.id }}>{initiative.title}</Link></th><td className="q">{words.range(format.day(startedAt), format.day(endedAt))}</td></tr>)}</tbody></table>
        )}
      </section>
    </>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import { GovernanceTabs } from '../governance/tabs';

const ContinuityDocument = graphql(`
  query Continuity {
    continuity { from to activeDays ownedDays index busFactor mostOwned loads { items value { amount currency } person { id name title department { id name } } } }
  }
`);

const en = {
  page: 'Continuity', title: (share: string): string => `${share} of the last year’s work had somebody who answered for it`, none: 'Nothing has been worked on in the last year', days: (owned: string, active: string): string => `${owned} of ${active} item-days: each active thing, each day.`,
  bus: (count: number): string => (count === 1 ? 'If one person left, more than a quarter of the value would have nobody.' : `If ${count} people left, more than a quarter of the value would have nobody; fewer can’t do that.`), loads: 'Who carries what now', person: 'Person', items: 'Answers for', value: 'Value', over: (over: number): string => (over === 1 ? 'one too many' : `${over} too many`), nobody: 'Nobody answers for anything yet.', first: 'The hundred who hold most.',
};
const es: typeof en = {
  page: 'Continuidad', title: (share) => `El ${share} del trabajo del último año tuvo a alguien que respondía`, none: 'No se ha trabajado en nada en el último año', days: (owned, active) => `${owned} de ${active} días por cosa: cada cosa activa, cada día.`,
  bus: (count) => (count === 1 ? 'Si se fuera una persona, más de una cuarta parte del valor se quedaría sin nadie.' : `Si se fueran ${count} personas, más de una cuarta parte del valor se quedaría sin nadie; con menos no pasa.`), loads: 'Quién lleva qué ahora', person: 'Persona', items: 'Responde de', value: 'Valor', over: (over) => (over === 1 ? 'una de más' : `${over} de más`), nobody: 'Aún no responde nadie de nada.', first: 'Las cien personas que más llevan.',
};

/** How whole ownership has been, and on whom it rests. */
export function Continuity(): ReactNode {
  const { format } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const [{ data, error, fetching }, refetch] = useQuery({ query: ContinuityDocument });
  usePageTitle(words.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { index, ownedDays, activeDays, busFactor, mostOwned, loads } = data.continuity;
  const hasValue = loads.some(({ value }) => value && Number(value.amount) > 0);
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <h1>{index == null ? words.none : words.title(format.percent(index))}</h1>
        {index != null && <p className="deck">{words.days(format.number(ownedDays), format.number(activeDays))} {busFactor != null && words.bus(busFactor)}</p>}
      </div>
      <section className="sec">
        <div className="sech"><h2>{words.loads}</h2></div>
        {loads.length === 0 ? <p className="m">{words.nobody}</p> : (
          <table>
            <thead><tr><th>{words.person}</th><th>{words.items}</th>{hasValue && <th className="n">{words.value}</th>}</tr></thead>
            <tbody>
              {loads.map(({ person, items, value }) => (
                <tr key={person.id}>
                  <th scope="row"><Link className="plain" to="/$organization/people/$id" params={{ organization, id: person.id }}><b>{person.name}</b></Link> <span className="q hide">{person.department?.name}</span></th>
                  <td><span className="load"><b>{format.number(items)}</b><i aria-hidden="true">{Array.from({ length: Math.min(items, 20) }, (_, at) => <s key={at} className={at < mostOwned ? undefined : 'over'} />)}</i>{items > mostOwned && <span className="q s">{words.over(items - mostOwned)}</span>}</span></td>
                  {hasValue && <td className="n">{value && format.money(value)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {loads.length === 100 && <p className="s q">{words.first}</p>}
      </section>
    </>
  );
}

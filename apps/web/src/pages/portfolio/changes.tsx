import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../../app/api';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { Failed, Loading } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { PortfolioChangesQuery } from '../../graphql/graphql';
import { useQuery } from '../../app/query';

const PortfolioChangesDocument = graphql(`
  query PortfolioChanges($from: Date!, $to: Date!) {
    portfolioChanges(from: $from, to: $to) { id title kinds rankBefore rankAfter healthBefore healthAfter stateBefore stateAfter stageBefore stageAfter endsOnBefore endsOnAfter ownerBefore { id name } ownerAfter { id name } }
  }
`);

type Change = PortfolioChangesQuery['portfolioChanges'][number];

const en = {
  title: (count: number, day: string): string => (count === 0 ? `Nothing has changed since ${day}` : count === 1 ? `One initiative is not as it was on ${day}` : `${count} initiatives are not as they were on ${day}`), initiative: 'Initiative', what: 'What changed',
  CREATED: 'new', LEFT: (state: string): string => `${state} by now`, CAME_BACK: 'came back', OWNER: (from: string, to: string): string => `from ${from} to ${to}`, nobody: 'nobody', RANK: (from: number, to: number): string => `place ${from} to ${to}`, COST: 'another cost', DATES: 'other dates', ENDS: (from: string, to: string): string => `last day ${from} → ${to}`, none: 'none', archived: 'archived',
};
const es: typeof en = {
  title: (count, day) => (count === 0 ? `Nada ha cambiado desde el ${day}` : count === 1 ? `Una iniciativa no está como el ${day}` : `${count} iniciativas no están como el ${day}`), initiative: 'Iniciativa', what: 'Qué cambió',
  CREATED: 'nueva', LEFT: (state) => `ya ${state}`, CAME_BACK: 'ha vuelto', OWNER: (from, to) => `de ${from} a ${to}`, nobody: 'nadie', RANK: (from, to) => `del puesto ${from} al ${to}`, COST: 'otro coste', DATES: 'otras fechas', ENDS: (from, to) => `último día ${from} → ${to}`, none: 'ninguno', archived: 'archivada',
};

/** What is different now from the day that the page shows. */
export function ChangesSince({ asOf, organization }: { asOf: string; organization: string }): ReactNode {
  const { format } = useText();
  const words = useWords({ en, es });
  const [{ data, error, fetching }, refetch] = useQuery({ query: PortfolioChangesDocument, variables: { from: asOf, to: format.today() } });
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  return (
    <section className="sec">
      <div className="sech"><h2>{words.title(data.portfolioChanges.length, format.day(asOf))}</h2></div>
      {data.portfolioChanges.length > 0 && (
        <table>
          <thead><tr><th>{words.initiative}</th><th>{words.what}</th></tr></thead>
          <tbody>
            {data.portfolioChanges.map((change) => (
              <tr key={change.id}>
                <th scope="row"><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: change.id }}><b>{change.title}</b></Link></th>
                <td><span className="whats">{change.kinds.map((kind) => <What key={kind} kind={kind} change={change} />)}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function What({ kind, change }: { kind: Change['kinds'][number]; change: Change }): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const state = (name: Change['stateAfter']): string => (name ? text.state[name] : '');
  if (kind === 'HEALTH') return <span className="whats"><HealthMark health={change.healthBefore} /> → <HealthMark health={change.healthAfter} /></span>;
  if (kind === 'OWNER') return <span>{words.OWNER(change.ownerBefore?.name ?? words.nobody, change.ownerAfter?.name ?? words.nobody)}</span>;
  if (kind === 'RANK') return <span>{words.RANK(change.rankBefore ?? 0, change.rankAfter ?? 0)}</span>;
  if (kind === 'STATE') return <span>{state(change.stateBefore)} → {state(change.stateAfter)}</span>;
  if (kind === 'STAGE') return <span>{change.stageBefore && text.stage[change.stageBefore]} → {change.stageAfter && text.stage[change.stageAfter]}</span>;
  if (kind === 'DATES' && change.endsOnBefore !== change.endsOnAfter) return <span>{words.ENDS(change.endsOnBefore ? format.day(change.endsOnBefore) : words.none, change.endsOnAfter ? format.day(change.endsOnAfter) : words.none)}</span>;
  if (kind === 'LEFT') return <span>{words.LEFT(change.stateAfter === 'DONE' || change.stateAfter === 'CANCELLED' ? state(change.stateAfter) : words.archived)}</span>;
  return <span>{words[kind]}</span>;
}

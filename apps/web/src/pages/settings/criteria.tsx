import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { Failed, Loading, Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Axis, CriteriaQuery } from '../../graphql/graphql';
import { settingsWords } from './settings.words';

const CriteriaDocument = graphql(`query Criteria { me { organization { id version customerWeight } } criteria { id axis name nameEn nameEs weight } }`);
const RankingPreviewDocument = graphql(`
  query RankingPreview($customerWeight: Float!, $weights: [CriterionWeightInput!]!) {
    rankingPreview(customerWeight: $customerWeight, weights: $weights, first: 15) { total moved rows { rank rankBefore priority initiative { id title } } }
  }
`);
const SaveCriteriaDocument = graphql(`mutation SaveCriteria($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id weight } }`);

type Criterion = CriteriaQuery['criteria'][number];
const axes: Axis[] = ['CUSTOMER', 'BUSINESS'];

/** Weights beside the ranking that they would give: moved here, seen there, saved last. */
export function Criteria(given: { version: number; customerWeight: number }): ReactNode {
  const [{ data, error, fetching }, refetch] = useQuery({ query: CriteriaDocument, requestPolicy: 'network-only' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={reload} />;
  const { organization } = data.me;
  const version = organization?.version ?? given.version;
  const saved = organization?.customerWeight ?? given.customerWeight;
  // What is being moved stays while other settings are saved; only other weights start it anew.
  return <Weights key={JSON.stringify([saved, data.criteria.map(({ weight, nameEn, nameEs }) => [weight, nameEn, nameEs])])} criteria={data.criteria} version={version} saved={saved} onSaved={reload} />;
}

function Weights({ criteria, version, saved, onSaved }: { criteria: readonly Criterion[]; version: number; saved: number; onSaved: () => void }): ReactNode {
  const { format } = useText();
  const words = useWords(settingsWords);
  const client = useClient();
  const toast = useToast();
  const [customerWeight, setCustomerWeight] = useState(saved);
  const [weights, setWeights] = useState<Record<string, number>>(Object.fromEntries(criteria.map(({ id, weight }) => [id, weight])));
  const [names, setNames] = useState<Record<string, { nameEn: string; nameEs: string }>>({});
  const [renaming, setRenaming] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const changed = criteria.filter(({ id, weight }) => weights[id] !== weight);
  const isChanged = changed.length > 0 || customerWeight !== saved || Object.keys(names).length > 0;
  const save = async (): Promise<void> => {
    const { data, problem: refused } = await act(client, SaveCriteriaDocument, { input: { version, customerWeight, criteria: criteria.filter(({ id, weight }) => weights[id] !== weight || names[id]).map(({ id, weight }) => ({ id, weight: weights[id] ?? weight, ...names[id] })) } });
    setProblem(refused);
    if (!data) return;
    toast({ text: words.savedCriteria });
    onSaved();
  };
  const sum = (axis: Axis): number => criteria.filter((one) => one.axis === axis).reduce((total, { id }) => total + (weights[id] ?? 0), 0);
  return (
    <section className="sec">
      <div className="sech"><h2>{words.criteria}</h2></div>
      <p className="m prose">{words.criteriaDeck}</p>
      <div className="cols wide weigh">
        <div>
          <div className="weight"><label htmlFor="balance">{words.axisWeight}</label><input id="balance" type="range" min={0} max={1} step={0.05} value={customerWeight} onChange={(event) => setCustomerWeight(Number(event.target.value))} aria-valuetext={words.balance(format.percent(customerWeight), format.percent(1 - customerWeight))} /><output htmlFor="balance">{words.balance(format.percent(customerWeight), format.percent(1 - customerWeight))}</output></div>
          {axes.map((axis) => (
            <fieldset key={axis}>
              <legend>{axis === 'CUSTOMER' ? words.customer : words.business}</legend>
              {criteria.filter((one) => one.axis === axis).map(({ id, name, nameEn, nameEs }) => (
                <div key={id} className="weight">
                  <label htmlFor={id}>{name} <button type="button" className="btn t" aria-label={`${words.rename}: ${name}`} aria-expanded={renaming === id} onClick={() => setRenaming(renaming === id ? null : id)}>{words.rename}</button></label>
                  <input id={id} type="range" min={0.05} max={1} step={0.05} value={weights[id]} aria-label={words.weightOf(name)} aria-valuetext={words.share(format.percent((weights[id] ?? 0) / sum(axis)))} onChange={(event) => setWeights({ ...weights, [id]: Number(event.target.value) })} />
                  <output htmlFor={id}>{words.share(format.percent((weights[id] ?? 0) / sum(axis)))}</output>
                  {renaming === id && (
                    <div className="inline all">
                      {(['nameEs', 'nameEn'] as const).map((field) => <div key={field}><label className="lb" htmlFor={`${id}-${field}`}>{words[field]}</label><input className="in" id={`${id}-${field}`} maxLength={120} value={names[id]?.[field] ?? { nameEn, nameEs }[field]} onChange={(event) => setNames({ ...names, [id]: { nameEn, nameEs, ...names[id], [field]: event.target.value } })} /></div>)}
                    </div>
                  )}
                </div>
              ))}
            </fieldset>
          ))}
          <Refusal problem={problem} />
          <div className="row" style={{ marginTop: 16 }}>
            <button type="button" className={`btn ${isChanged ? 'p' : 'o'}`} disabled={!isChanged} onClick={() => void save()}>{words.saveCriteria}</button>
            {isChanged && <button type="button" className="btn t" onClick={() => { setCustomerWeight(saved); setWeights(Object.fromEntries(criteria.map(({ id, weight }) => [id, weight]))); setNames({}); }}>{words.reset}</button>}
            {problem?.code === 'CONFLICT' && <button type="button" className="btn o" onClick={onSaved}>{words.theirs}</button>}
          </div>
        </div>
        <Preview customerWeight={customerWeight} weights={changed.map(({ id }) => ({ id, weight: weights[id] as number }))} isChanged={isChanged} />
      </div>
    </section>
  );
}

function Preview({ customerWeight, weights, isChanged }: { customerWeight: number; weights: { id: string; weight: number }[]; isChanged: boolean }): ReactNode {
  const { format } = useText();
  const words = useWords(settingsWords);
  const { organization } = useParams({ from: '/$organization/settings' });
  const [asked, setAsked] = useState({ customerWeight, weights });
  const wanted = JSON.stringify({ customerWeight, weights });
  useEffect(() => {
    const timer = setTimeout(() => setAsked(JSON.parse(wanted) as typeof asked), 150);
    return () => clearTimeout(timer);
  }, [wanted]);
  const [{ data }] = useQuery({ query: RankingPreviewDocument, variables: asked, requestPolicy: 'network-only' });
  if (!data) return <div />;
  const { rows, moved, total } = data.rankingPreview;
  return (
    <div aria-live="polite">
      <h3>{words.preview(moved, total)}</h3>
      <p className="s m">{isChanged ? words.previewDeck : words.previewNow}</p>
      <table>
        <thead><tr><th><span className="vh">{words.rank}</span></th><th>{words.initiative}</th><th className="n">{words.priority}</th></tr></thead>
        <tbody>
          {rows.map(({ rank, rankBefore, priority, initiative }) => initiative && (
            <tr key={initiative.id}>
              <td className="rk"><b>{rank}</b></td>
              <td><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: initiative.id }}>{initiative.title}</Link>{rank !== rankBefore && <span className="q"> · {rank < rankBefore ? words.up(rankBefore - rank) : words.down(rank - rankBefore)}</span>}</td>
              <td className="n">{format.fixed(priority)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

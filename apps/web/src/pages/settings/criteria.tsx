import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { rereadMe } from '../../app/preferences';
import { Failed, Loading, Refusal } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { Axis, CriteriaQuery } from '../../graphql/graphql';
import { settingsWords } from './settings.words';
import { useQuery } from '../../app/query';

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
  const client = useClient();
  const [{ data, error, fetching }, refetch] = useQuery({ query: CriteriaDocument, requestPolicy: 'network-only' });
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { version, customerWeight } = data.me.organization ?? given;
  const reread = async (): Promise<void> => {
    await client.query(CriteriaDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  };
  return <Weights criteria={data.criteria} version={version} customerWeight={customerWeight} reread={reread} />;
}

const balance = 'balance';
const nameFields = ['nameEs', 'nameEn'] as const;

interface WeightsProps {
  criteria: readonly Criterion[];
  version: number;
  customerWeight: number;
  reread: () => Promise<void>;
}

function Weights({ criteria, version, customerWeight, reread }: WeightsProps): ReactNode {
  const { format } = useText();
  const words = useWords(settingsWords);
  const client = useClient();
  const toast = useToast();
  const weights = useEdits<number>({ [balance]: customerWeight, ...Object.fromEntries(criteria.map(({ id, weight }) => [id, weight])) });
  const names = useEdits<string>(Object.fromEntries(criteria.flatMap((one) => nameFields.map((field) => [`${one.id}-${field}`, one[field]] as const))));
  const [renaming, setRenaming] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isConflict = problem?.code === 'CONFLICT';
  const renamed = (id: string): (typeof nameFields)[number][] => nameFields.filter((field) => names.isEdited(`${id}-${field}`));
  // A name that is empty, or that somebody else changed too, stays in sight.
  const isRenaming = (id: string): boolean => renaming === id || nameFields.some((field) => !names.valueOf(`${id}-${field}`).trim() || names.isContested(`${id}-${field}`));
  const moved = criteria.filter(({ id }) => weights.isEdited(id));
  const isChanged = moved.length > 0 || weights.isEdited(balance) || criteria.some(({ id }) => renamed(id).length > 0);
  useUnsaved(isChanged);
  const clear = (): void => {
    weights.clear();
    names.clear();
    setProblem(null);
  };
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const edited = criteria.filter(({ id }) => weights.isEdited(id) || renamed(id).length > 0);
    const { data, problem: refused } = await act(client, SaveCriteriaDocument, { input: { version, customerWeight: weights.valueOf(balance), criteria: edited.map(({ id }) => ({ id, weight: weights.valueOf(id), ...Object.fromEntries(renamed(id).map((field) => [field, names.valueOf(`${id}-${field}`)])) })) } });
    setProblem(refused);
    // What they saved comes in beside what was moved here.
    if (data || refused?.code === 'CONFLICT') await Promise.all([reread(), rereadMe(client)]);
    if (!data) return;
    clear();
    toast({ text: words.savedCriteria });
  };
  const share = (id: string, axis: Axis, weightOf: (id: string) => number): string => words.share(format.percent(weightOf(id) / criteria.filter((one) => one.axis === axis).reduce((total, one) => total + weightOf(one.id), 0)));
  const balanceOf = (weight: number): string => words.balance(format.percent(weight), format.percent(1 - weight));
  return (
    <section className="sec">
      <div className="sech"><h2>{words.criteria}</h2></div>
      <p className="m prose">{words.criteriaDeck}</p>
      <div className="cols wide weigh">
        <form onSubmit={(event) => void save(event)}>
          <div className="weight"><label htmlFor={balance}>{words.axisWeight}</label><input id={balance} type="range" min={0} max={1} step={0.05} value={weights.valueOf(balance)} onChange={(event) => weights.edit(balance, Number(event.target.value))} aria-valuetext={balanceOf(weights.valueOf(balance))} /><output htmlFor={balance}>{balanceOf(weights.valueOf(balance))}</output><Theirs of={weights} field={balance} show={balanceOf} /></div>
          {axes.map((axis) => (
            <fieldset key={axis}>
              <legend>{axis === 'CUSTOMER' ? words.customer : words.business}</legend>
              {criteria.filter((one) => one.axis === axis).map(({ id, name }) => (
                <div key={id} className="weight">
                  <label htmlFor={id}>{name} <button type="button" className="btn t" aria-label={`${words.rename}: ${name}`} aria-expanded={isRenaming(id)} onClick={() => setRenaming(renaming === id ? null : id)}>{words.rename}</button></label>
                  <input id={id} type="range" min={0.05} max={1} step={0.05} value={weights.valueOf(id)} aria-label={words.weightOf(name)} aria-valuetext={share(id, axis, weights.valueOf)} onChange={(event) => weights.edit(id, Number(event.target.value))} />
                  <output htmlFor={id}>{share(id, axis, weights.valueOf)}</output>
                  <Theirs of={weights} field={id} show={() => share(id, axis, weights.nowOf)} />
                  {isRenaming(id) && (
                    <div className="inline all">
                      {nameFields.map((field) => <div key={field}><label className="lb" htmlFor={`${id}-${field}`}>{words[field]}</label><input className="in" id={`${id}-${field}`} required pattern=".*\S.*" maxLength={120} value={names.valueOf(`${id}-${field}`)} onChange={(event) => names.edit(`${id}-${field}`, event.target.value)} /><Theirs of={names} field={`${id}-${field}`} show={(value) => value} /></div>)}
                    </div>
                  )}
                </div>
              ))}
            </fieldset>
          ))}
          <Refusal problem={isConflict ? { ...problem, message: words.conflict } : problem} />
          <div className="row" style={{ marginTop: 16 }}>
            <button className={`btn ${isChanged ? 'p' : 'o'}`} disabled={!isChanged}>{isConflict && isChanged ? words.saveMine : words.saveCriteria}</button>
            {isChanged && <button type="button" className="btn t" onClick={clear}>{words.reset}</button>}
          </div>
        </form>
        <Preview key={version} customerWeight={weights.valueOf(balance)} weights={moved.map(({ id }) => ({ id, weight: weights.valueOf(id) }))} isChanged={isChanged} />
      </div>
    </section>
  );
}

interface Edits<Value> {
  valueOf: (field: string) => Value;
  nowOf: (field: string) => Value;
  isEdited: (field: string) => boolean;
  /** Somebody else changed it too, to something else. */
  isContested: (field: string) => boolean;
  edit: (field: string, to: Value) => void;
  drop: (field: string) => void;
  clear: () => void;
}

/** Keeps only what is edited, and from what: what others save meanwhile is seen at once, and never lost unseen. */
function useEdits<Value>(now: Record<string, Value>): Edits<Value> {
  const [edits, setEdits] = useState<Record<string, { from: Value; to: Value }>>({});
  const nowOf = (field: string): Value => now[field] as Value;
  const valueOf = (field: string): Value => edits[field]?.to ?? nowOf(field);
  return {
    valueOf,
    nowOf,
    isEdited: (field) => valueOf(field) !== nowOf(field),
    isContested: (field) => edits[field] !== undefined && edits[field].from !== nowOf(field) && edits[field].to !== nowOf(field),
    edit: (field, to) => setEdits({ ...edits, [field]: { from: edits[field]?.from ?? nowOf(field), to } }),
    drop: (field) => setEdits(Object.fromEntries(Object.entries(edits).filter(([one]) => one !== field))),
    clear: () => setEdits({}),
  };
}

function Theirs<Value>({ of, field, show }: { of: Edits<Value>; field: string; show: (value: Value) => string }): ReactNode {
  const { text } = useText();
  const words = useWords(settingsWords);
  return of.isContested(field) && <p className="theirs all">{words.theirs}: <b>{show(of.nowOf(field))}</b> <button type="button" className="btn t" onClick={() => of.drop(field)}>{text.initiative.takeTheirs}</button></p>;
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
  const [{ data, error, fetching }, refetch] = useQuery({ query: RankingPreviewDocument, variables: asked, requestPolicy: 'network-only' });
  if (!data) return error && !fetching ? <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} /> : <div />;
  const { rows, moved, total } = data.rankingPreview;
  return (
    <div>
      <h3 aria-live="polite">{words.preview(moved, total)}</h3>
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

import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Failed, Loading, Refusal } from '../../app/states';
import { useUnsaved } from '../../app/unsaved';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { GapRulesQuery } from '../../graphql/graphql';
import { gapsWords } from '../governance/gaps.words';
import { settingsWords } from './settings.words';

const GapRulesDocument = graphql(`query GapRules { gapRules { id seriousAfter criticalAfter most usual { seriousAfter criticalAfter most } } }`);
const SaveGapThresholdsDocument = graphql(`mutation SaveGapThresholds($input: SaveGapThresholdsInput!) { saveGapThresholds(input: $input) { id } }`);

type Rule = GapRulesQuery['gapRules'][number];
const fields = ['seriousAfter', 'criticalAfter', 'most'] as const;
type Field = (typeof fields)[number];

/** From when on a gap is serious here, and critical. */
export function Thresholds(): ReactNode {
  const client = useClient();
  const [{ data, error, fetching }, refetch] = useQuery({ query: GapRulesDocument, requestPolicy: 'network-only' });
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const reread = async (): Promise<void> => {
    await client.query(GapRulesDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  };
  return <Rules rules={data.gapRules} reread={reread} />;
}

function Rules({ rules, reread }: { rules: readonly Rule[]; reread: () => Promise<void> }): ReactNode {
  const { format } = useText();
  const words = useWords(settingsWords);
  const gaps = useWords(gapsWords);
  const client = useClient();
  const toast = useToast();
  /** What is typed, by rule and field. */
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const shown = (rule: Rule, field: Field): string => typed[`${rule.id} ${field}`] ?? String(rule[field] ?? '');
  const said = (rule: Rule, field: Field): number | null => (shown(rule, field).trim() === '' ? null : Number(shown(rule, field)));
  const changed = rules.filter((rule) => fields.some((field) => said(rule, field) !== rule[field]));
  useUnsaved(changed.length > 0);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, SaveGapThresholdsDocument, { input: { thresholds: changed.map((rule) => ({ rule: rule.id, ...Object.fromEntries(fields.map((field) => [field, said(rule, field)])) })) } });
    setProblem(refused);
    if (data) await reread();
    setBusy(false);
    if (!data) return;
    setTyped({});
    toast({ text: words.saved });
  };
  const field = (rule: Rule, name: Field, label: string): ReactNode => (
    <input className="in" type="number" disabled={isBusy} min={name === 'seriousAfter' ? 0 : 1} max={name === 'most' ? 1000 : 3650} required={name === 'most'} aria-label={`${label}: ${gaps.rules[rule.id] ?? rule.id}`} aria-invalid={(problem?.details.rule === rule.id && problem.field === name) || undefined} placeholder={words.neverShort} value={shown(rule, name)} onChange={({ target }) => setTyped({ ...typed, [`${rule.id} ${name}`]: target.value })} />
  );
  const usual = ({ usual: { seriousAfter, criticalAfter, most } }: Rule): string => [most !== null && words.usualMost(most), words.usual(seriousAfter === null ? words.neverShort : format.number(seriousAfter), criticalAfter === null ? words.neverShort : format.number(criticalAfter))].filter(Boolean).join(' · ');
  return (
    <section className="sec">
      <div className="sech"><h2>{words.thresholds}</h2></div>
      <p className="m prose">{words.thresholdsDeck}</p>
      <form onSubmit={(event) => void save(event)}>
        <table className="thresholds">
          <thead><tr><th>{words.gap}</th><th>{words.serious}</th><th>{words.critical}</th><th className="wide-only">{words.usually}</th></tr></thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">{gaps.rules[rule.id] ?? rule.id}{rule.most !== null && <label className="s m">{words.most} {field(rule, 'most', words.most)}</label>}</th>
                <td>{field(rule, 'seriousAfter', words.serious)}</td>
                <td>{field(rule, 'criticalAfter', words.critical)}</td>
                <td className="wide-only q s">{usual(rule)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Refusal problem={problem} />
        <div className="row" style={{ marginTop: 16 }}>
          <button className={`btn ${changed.length > 0 ? 'p' : 'o'}`} disabled={isBusy || changed.length === 0}>{words.saveThresholds}</button>
          {changed.length > 0 && <button type="button" className="btn t" onClick={() => { setTyped({}); setProblem(null); }}>{words.reset}</button>}
        </div>
      </form>
    </section>
  );
}

import { Fragment, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { confidenceFactor } from '@batuta/rules';
import { act, type Problem } from '../../app/api';
import { useKept } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { Confidence } from '../../graphql/graphql';
import type { Shown } from './initiative.query';

const RateInitiativeDocument = graphql(`mutation RateInitiative($input: RateInitiativeInput!) { rateInitiative(input: $input) { id priority customerImpact businessImpact ratedCount } }`);

type Rated = Shown['ratings'][number];

interface PriorityProps {
  initiative: Shown;
  isRating: boolean;
  canRate: boolean;
  onRate: () => void;
  onDone: () => void;
  onCancel: () => void;
}

/** Why the figure is what it is: every criterion, its evidence, what it adds; and the form to rate it. */
export function PriorityExplained({ initiative, isRating, canRate, onRate, onDone, onCancel }: PriorityProps): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const { priority, customerImpact, businessImpact, confidence } = initiative;
  const w = me.organization?.customerWeight ?? 0.5;
  return (
    <section className="sec">
      <div className="sech">
        <h2>{priority != null ? text.initiative.priority(format.fixed(priority)) : text.initiative.priorityUnknown(initiative.ratedCount, initiative.criteriaCount)}</h2>
        {canRate && <button type="button" className="btn t r" onClick={onRate}>{text.initiative.rate}</button>}
      </div>
      {priority != null && customerImpact != null && businessImpact != null && (
        <p className="s m" style={{ marginBottom: 14 }}>
          {text.initiative.explain(format.number(confidenceFactor[confidence], 1), format.number(w, 2), format.number(customerImpact, 1), `${format.number(1 - w, 2)} × ${format.number(businessImpact, 1)}`, format.number(priority, 1))}
          <br />{text.initiative.explainHow(format.percent(w), format.percent(1 - w))}
        </p>
      )}
      {isRating ? <RatingForm initiative={initiative} onDone={onDone} onCancel={onCancel} /> : (['CUSTOMER', 'BUSINESS'] as const).map((axis) => <Axis key={axis} axis={axis} ratings={initiative.ratings} impact={axis === 'CUSTOMER' ? customerImpact : businessImpact} />)}
    </section>
  );
}

function Axis({ axis, ratings, impact }: { axis: 'CUSTOMER' | 'BUSINESS'; ratings: readonly Rated[]; impact?: number | null }): ReactNode {
  const { text, format } = useText();
  const own = ratings.filter(({ criterion }) => criterion.axis === axis);
  return (
    <div className="crit">
      <header><h3>{text.initiative[axis]}</h3><b>{impact != null ? format.fixed(impact) : '–'}</b></header>
      <div className="bar" aria-hidden="true">{own.map(({ criterion, contribution }) => <i key={criterion.id} style={{ width: `${contribution ?? 0}%` }} />)}</div>
      <ul>
        <li className="q"><span /><span>{text.initiative.ratedBy}</span><span className="n">{text.initiative.points}</span></li>
        {own.map(({ criterion, value, share, contribution, evidence, ratedBy, ratedAt }, i) => (
          <li key={criterion.id}>
            <span>{criterion.name}</span>
            <span className="q">{value != null ? `${format.number(value)} × ${format.percent(share)}` : text.initiative.unrated}</span>
            <span className="n">{contribution != null && format.fixed(contribution)}</span>
            {value == null && criterion.anchors.length > 1 && <p>{text.initiative.scale(criterion.anchors[0]?.meaning ?? '', criterion.anchors.at(-1)?.meaning ?? '')}</p>}
            {/* The same evidence for several criteria is said once, under the last of them. */}
            {evidence && !isSaidBy(own[i + 1], { evidence, ratedBy, ratedAt }) && <p>{evidence}{ratedBy && ratedAt && <><br />{ratedBy.name}, {format.day(ratedAt)}</>}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same words by the same person at the same time: one act of rating. */
function isSaidBy(next: Rated | undefined, { evidence, ratedBy, ratedAt }: Pick<Rated, 'evidence' | 'ratedBy' | 'ratedAt'>): boolean {
  return next?.evidence === evidence && next?.ratedBy?.id === ratedBy?.id && next?.ratedAt === ratedAt;
}

function RatingForm({ initiative, onDone, onCancel }: { initiative: Shown; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const [values, setValues, forget] = useKept<Record<string, { value: string; evidence: string }>>(`ratings.${initiative.id}`, () => Object.fromEntries(initiative.ratings.map(({ criterion, value, evidence }) => [criterion.id, { value: value?.toString() ?? '', evidence: evidence ?? '' }])));
  const [confidence, setConfidence] = useState<Confidence>(initiative.confidence);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const ratings = initiative.ratings.flatMap(({ criterion, value, evidence }) => {
      const typed = values[criterion.id];
      const isChanged = typed && typed.value !== '' && (Number(typed.value) !== value || typed.evidence !== (evidence ?? ''));
      return isChanged ? [{ criterionId: criterion.id, value: Number(typed.value), evidence: typed.evidence }] : [];
    });
    const { data, problem: refused } = await act(client, RateInitiativeDocument, { input: { initiativeId: initiative.id, ratings, confidence } });
    setProblem(refused);
    if (!data) return;
    forget();
    onDone();
  };
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {initiative.ratings.map(({ criterion }, i) => (
        <Fragment key={criterion.id}>
          {criterion.axis !== initiative.ratings[i - 1]?.criterion.axis && <h3 className="axis">{text.initiative[criterion.axis]}</h3>}
          <fieldset style={{ marginBottom: 16 }}>
            <legend>{criterion.name}</legend>
            <select className="in" autoFocus={i === 0} aria-label={`${criterion.name}: ${text.initiative.value}`} value={values[criterion.id]?.value} onChange={(event) => setValues({ ...values, [criterion.id]: { evidence: values[criterion.id]?.evidence ?? '', value: event.target.value } })}>
              {initiative.ratings.find((rating) => rating.criterion.id === criterion.id)?.value == null && <option value="">{text.initiative.unrated}</option>}
              {anchorsWith(criterion.anchors, values[criterion.id]?.value).map(({ value, meaning }) => <option key={value} value={String(value)}>{`${value} · ${meaning}`}</option>)}
            </select>
            {values[criterion.id]?.value !== '' && <label className="lb" style={{ marginTop: 8 }}>{text.initiative.evidence}<textarea className="in" rows={2} aria-label={`${criterion.name}: ${text.initiative.evidence}`} placeholder={text.initiative.evidenceHint} required maxLength={1000} value={values[criterion.id]?.evidence} onChange={(event) => setValues({ ...values, [criterion.id]: { value: values[criterion.id]?.value ?? '', evidence: event.target.value } })} /></label>}
          </fieldset>
        </Fragment>
      ))}
      <label className="lb" htmlFor="confidence">{text.initiative.confidence}</label>
      <select id="confidence" className="in" value={confidence} onChange={(event) => setConfidence(event.target.value as Confidence)}>
        {(['GUESS', 'SOME_EVIDENCE', 'MEASURED'] as const).map((name) => <option key={name} value={name}>{text.confidence[name]}</option>)}
      </select>
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 14 }}>
        <button className="btn p">{text.initiative.saveRatings}</button>
        <button type="button" className="btn t" onClick={() => { forget(); onCancel(); }}>{text.common.cancel}</button>
      </div>
    </form>
  );
}

/** A value between two anchors (from the API or an import) stays choosable. */
function anchorsWith(anchors: readonly { value: number; meaning: string }[], value: string | undefined): { value: number; meaning: string }[] {
  if (!value || anchors.some((anchor) => String(anchor.value) === value)) return [...anchors];
  return [...anchors, { value: Number(value), meaning: '…' }].sort((one, other) => one.value - other.value);
}

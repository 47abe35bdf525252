import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { Refusal, useFocusBack } from '../../app/states';
import { useWords } from '../../app/words';
import { ActionRow } from './actions';
import { type DecisionShown, ReviewDecisionDocument } from './meetings.query';
import { meetingsWords } from './meetings.words';
import { SubjectLink } from './subject-link';

/** A decision as it was taken: outcome first, then why, what it is about, with what quorum, and what is done. */
export function DecisionCard({ decision, organization, onChange }: { decision: DecisionShown; organization: string; onChange: () => void }): ReactNode {
  const { format } = useText();
  const words = useWords(meetingsWords);
  const [isReviewing, setReviewing] = useState(false);
  useFocusBack(isReviewing);
  const { id, title, outcome, reason, options, dissent, expectedEffect, reviewOn, reviewedAt, reviewOutcome, voting, entitled, quorum, subjects, conflicts, actions, canReview } = decision;
  return (
    <article className="decided" id={id}>
      <h3>{title}</h3>
      <p className="outcome">{outcome}</p>
      <p className="m">{words.because} {reason}</p>
      <p className="s">{subjects.map((subject, i) => <span key={subject.id}>{i > 0 && ' · '}<SubjectLink organization={organization} subject={subject} /></span>)}</p>
      {options.length > 0 && <p className="s m">{words.weighed}: {options.map((one) => (one.isChosen ? `${one.text} (${words.chosen.toLowerCase()})` : one.text)).join('; ')}</p>}
      {dissent && <p className="s m">{words.dissented}: {dissent}</p>}
      {(expectedEffect ?? reviewOn) && <p className="s m">{[expectedEffect && `${words.expected}: ${expectedEffect}`, reviewOn && !reviewedAt && words.reviewDue(format.day(reviewOn))].filter(Boolean).join('; ')}</p>}
      {reviewedAt && <p className="s m">{words.reviewed(reviewOutcome ?? '')}</p>}
      <p className="s q">{words.quorumWas(voting, entitled, quorum)}{conflicts.length > 0 && `. ${words.had(conflicts.map(({ person, stake }) => `${person?.name} (${stake})`).join(', '))}`}</p>
      {actions.length > 0 && <ul className="actions">{actions.map((action) => <ActionRow key={action.id} action={action} onClosed={onChange} />)}</ul>}
      {canReview && !isReviewing && <button type="button" className="btn t flush" aria-label={`${words.reviewIt}: ${title}`} onClick={() => setReviewing(true)}>{words.reviewIt}</button>}
      {isReviewing && <ReviewForm id={id} onDone={() => { setReviewing(false); onChange(); }} onCancel={() => setReviewing(false)} />}
    </article>
  );
}

function ReviewForm({ id, onDone, onCancel }: { id: string; onDone: () => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(meetingsWords);
  const client = useClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const kept = useKeptForm(`review.${id}`);
  const [isBusy, setBusy] = useState(false);
  const review = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const { data, problem: refused } = await act(client, ReviewDecisionDocument, { input: { id, outcome: String(new FormData(event.currentTarget).get('outcome')).trim() } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    kept.forget();
    onDone();
  };
  return (
    <form className="sheet" {...kept.props} onSubmit={(event) => void review(event)}>
      <label className="lb" htmlFor={`came-${id}`}>{words.cameOf}</label>
      <textarea className="in" id={`came-${id}`} name="outcome" required maxLength={5000} autoFocus />
      <Refusal problem={problem} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p" disabled={isBusy}>{text.common.save}</button><button type="button" className="btn t" onClick={() => { kept.forget(); onCancel(); }}>{text.common.cancel}</button></div>
    </form>
  );
}

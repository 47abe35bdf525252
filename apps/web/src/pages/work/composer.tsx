import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { Glyph, useMedia, useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { HealthMark, healthClass, healthShape } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { type Change, sentenceOf } from '../../app/sentence';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { Health } from '../../graphql/graphql';
import { useDraft } from './draft';

const PostStatusUpdateDocument = graphql(`
  mutation PostStatusUpdate($input: PostStatusUpdateInput!) {
    postStatusUpdate(input: $input) { id postedAt health initiative { id health dueOn latestNarrative latestPostedAt } }
  }
`);
const WithdrawStatusUpdateDocument = graphql(`
  mutation WithdrawStatusUpdate($input: WithdrawStatusUpdateInput!) {
    withdrawStatusUpdate(input: $input) { id withdrawnAt initiative { id health dueOn latestNarrative latestPostedAt } }
  }
`);

export interface Composed {
  id: string;
  title: string;
  health?: Health | null;
  latestNarrative?: string | null;
  latestPostedAt?: string | null;
}

/** How long an update can be taken back, in seconds. */
const undoSeconds = 10;
const healths: Health[] = ['ON_TRACK', 'AT_RISK', 'OFF_TRACK'];

interface ComposerProps {
  initiative: Composed;
  changes: readonly Change[];
  onPosted: () => void;
  /** Taken back from the notice, perhaps while something else is open by now. */
  onUndone?: () => void;
  /** Where it was opened by an act; the first choice has the focus then. */
  onCancel?: () => void;
}

/** Tap how it is going, write one sentence, post: in the row, with the last sentence and what changed beside it. */
export function Composer({ initiative, changes, onPosted, onUndone = onPosted, onCancel }: ComposerProps): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const client = useClient();
  const toast = useToast();
  const [draft, keep, clear] = useDraft(me.accountId, initiative.id);
  const [more, setMore] = useState<Record<'nextStep' | 'ask' | 'progress', boolean>>({ nextStep: draft.nextStep !== '', ask: draft.ask !== '', progress: draft.progress !== '' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isPhone = useMedia('(max-width: 760px)');
  /** What was missing is said until something is changed. */
  const change: typeof keep = (part) => {
    keep(part);
    if (problem?.code === 'INVALID') setProblem(null);
  };
  const asksNextStep = draft.health === 'AT_RISK' || draft.health === 'OFF_TRACK';
  const field = (name: string): string => `${name}-${initiative.id}`;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = !draft.health ? text.work.chooseHealth : !draft.narrative.trim() ? text.work.writeSentence : null;
    if (missing || !draft.health) return setProblem({ code: 'INVALID', message: missing ?? '', field: null, requestId: null, details: {} });
    setBusy(true);
    const input = { initiativeId: initiative.id, health: draft.health, narrative: draft.narrative, nextStep: draft.nextStep || null, ask: draft.ask || null, progress: draft.progress === '' ? null : Number(draft.progress) };
    const { data, problem: refused } = await act(client, PostStatusUpdateDocument, { input });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    const kept = draft;
    clear();
    toast({ text: text.work.posted(initiative.title), act: { seconds: undoSeconds, label: text.work.undo, run: () => void undo(data.postStatusUpdate.id, kept) } });
    onPosted();
  };
  const undo = async (id: string, kept: typeof draft): Promise<void> => {
    const { data, problem: refused } = await act(client, WithdrawStatusUpdateDocument, { input: { id } });
    toast({ text: data ? text.work.undone : refused?.message || text.problem.network });
    if (data) keep(kept);
    onUndone();
  };

  /** On a phone it is there from the first: what a choice brings would move the act from under the finger. */
  const hasNextStep = isPhone || more.nextStep || asksNextStep;
  /** What a press adds; on a phone below the act. */
  const added = (
    <>
      {more.ask && <p className="added"><label className="lb" htmlFor={field('ask')}>{text.work.ask}</label><input className="in" id={field('ask')} maxLength={1000} value={draft.ask} onChange={(event) => change({ ask: event.target.value })} aria-describedby={field('ask-goes')} /><span id={field('ask-goes')} className="q s">{text.work.askGoes}</span></p>}
      {more.progress && <p className="added"><label className="lb" htmlFor={field('progress')}>{text.work.progressHint}</label><input className="in" id={field('progress')} type="number" min={0} max={100} value={draft.progress} onChange={(event) => change({ progress: event.target.value })} /></p>}
    </>
  );
  return (
    <form className="sheet comp" onSubmit={(event) => void submit(event)} noValidate>
      <fieldset className="frm" disabled={isBusy}>
        <div className="hs" role="radiogroup" aria-label={text.health.label}>
          {healths.map((health, i) => (
            <label key={health} className={healthClass[health]}>
              <input type="radio" name={field('health')} autoFocus={onCancel && i === 0} checked={draft.health === health} onChange={() => change({ health })} />
              <Glyph shape={healthShape[health]} />
              <span>{text.health[health]}</span>
              {initiative.health === health && <em>{text.work.before}</em>}
            </label>
          ))}
        </div>
        <textarea className="in" aria-label={text.work.narrative} placeholder={text.work.narrative} maxLength={5000} value={draft.narrative} onChange={(event) => change({ narrative: event.target.value })} />
        {hasNextStep && <p><label className="lb" htmlFor={field('next')}>{asksNextStep ? text.work.nextStepAsked : text.work.nextStepOpen}</label><input className="in" id={field('next')} maxLength={1000} value={draft.nextStep} onChange={(event) => change({ nextStep: event.target.value })} /></p>}
        {!isPhone && added}
        <Refusal problem={problem} />
        <div className="row">
          {(['nextStep', 'ask', 'progress'] as const).map((name) => (more[name] || (name === 'nextStep' && hasNextStep) ? null : <button key={name} type="button" className="btn t" onClick={() => setMore({ ...more, [name]: true })}>{text.work[name]}</button>))}
          <span className="sv">{draft.narrative ? text.work.draft : ''}</span>
          {onCancel && <button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button>}
          <button className="btn p big" disabled={isBusy}>{isBusy ? text.work.posting : text.work.post}</button>
        </div>
        {isPhone && added}
      </fieldset>
      <div className="ctx">
        {initiative.latestNarrative && initiative.latestPostedAt ? (
          <>
            <p className="q">{text.work.last} {format.shortDay(initiative.latestPostedAt)}: <HealthMark health={initiative.health} /></p>
            <blockquote>{initiative.latestNarrative}</blockquote>
            <p className="q">{changes.length > 0 ? text.work.since : text.work.sinceNothing}</p>
          </>
        ) : (
          <p className="q">{text.work.noLast}</p>
        )}
        <ul>
          {changes.slice(0, 5).map((one) => <li key={one.occurredAt + one.name}><span className="q" aria-hidden="true">–</span><span>{text.changeBy(sentenceOf(one, text), one.actor?.name ?? null, format.shortDay(one.occurredAt))}</span></li>)}
        </ul>
      </div>
    </form>
  );
}

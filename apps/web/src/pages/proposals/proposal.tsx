import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useKeptForm } from '../../app/kept';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, NotFound, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { GovernanceTabs } from '../governance/tabs';
import { Part } from './part';
import { AdoptDocument, ConsentDocument, ObjectDocument, ProposalDocument, type ProposalShown, WithdrawDocument } from './proposals.query';
import { proposalsWords } from './proposals.words';

/** A proposal: why, what changes as it is and as it becomes, and what was answered. */
export function Proposal(): ReactNode {
  const { format } = useText();
  const words = useWords(proposalsWords);
  const me = useMe();
  const { organization, id } = useParams({ from: '/$organization/governance/proposals/$id' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: ProposalDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  usePageTitle(data?.proposal.title ?? words.page, me.organization?.name);
  if (!data) {
    const refused = problemOf(error);
    if (refused?.code === 'NOT_FOUND') return <NotFound />;
    return fetching ? <Loading /> : <Failed problem={refused} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  }
  const { proposal } = data;
  const { title, reason, state, answerBy, proposedAt, decidedAt, body, proposedBy, decidedBy, parts, answers, standing, waitingFor } = proposal;
  const [proposer, at] = [proposedBy?.name ?? '', body?.name ?? ''];
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <h1>{title}</h1>
        <p className="deck">{state === 'OPEN' ? (format.daysSince(answerBy) > 0 ? words.byPast : words.by)(proposer, at, format.day(answerBy)) + (me.organization?.twoPersonRule && standing.consents === 0 ? ` ${words.waitsTwo}` : '') : words.wasBy(proposer, at, format.day(proposedAt))}</p>
        {decidedAt && <p><b>{(state === 'ADOPTED' ? words.adoptedBy : words.withdrawnBy)(decidedBy?.name ?? '', format.day(decidedAt))}</b></p>}
      </div>
      <section className="sec"><div className="sech"><h2>{words.why}</h2></div><p className="prose">{reason}</p></section>
      {state === 'OPEN' && <Acts proposal={proposal} organization={organization} onDone={() => refetch({ requestPolicy: 'network-only' })} />}
      <section className="sec"><div className="sech"><h2>{words.changes(parts.length)}</h2></div>{parts.map((part) => <Part key={part.id} part={part} organization={organization} />)}</section>
      <section className="sec">
        <div className="sech"><h2>{words.answers}</h2><span className="q s">{words.stands(standing.consents, standing.asked, standing.objections)}</span></div>
        {waitingFor.length > 0 && <p className="s m">{words.waitingFor(waitingFor.map(({ name }) => name).join(', '))}</p>}
        {answers.length === 0 ? <p className="m">{words.noAnswers}</p> : (
          <ul className="actions">{answers.map(({ id: key, answer, reason: why, answeredAt, isCurrent, person }) => <li key={key}><span><b>{person?.name}</b> {answer === 'OBJECTION' ? <b>{words.objects}</b> : words.consents}{why && `: ${why}`}</span><span className="q s">{!isCurrent && `${words.earlier} · `}{format.day(answeredAt)}</span></li>)}</ul>
        )}
      </section>
    </>
  );
}

/** What the reader may do now, the likeliest first. */
function Acts({ proposal: { id, version, can, standing }, organization, onDone }: { proposal: ProposalShown; organization: string; onDone: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(proposalsWords);
  const client = useClient();
  const toast = useToast();
  const kept = useKeptForm(`object.${id}`);
  const [isObjecting, setObjecting] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  useFocusBack(isObjecting);
  const input = { id, version };
  const run = async (sent: Promise<{ data: unknown; problem: Problem | null }>, said: string): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await sent;
    setBusy(false);
    setProblem(refused);
    // It was amended meanwhile: it is read again before anything is said to it.
    if (refused?.code === 'CONFLICT') onDone();
    if (!data) return;
    kept.forget();
    setObjecting(false);
    toast({ text: said });
    onDone();
  };
  const object = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void run(act(client, ObjectDocument, { input: { ...input, reason: String(new FormData(event.currentTarget).get('reason')).trim() } }), words.objected);
  };
  return (
    <section className="sec" aria-label={words.standing}>
      <Refusal problem={problem} />
      {isObjecting ? (
        <form className="sheet" {...kept.props} onSubmit={object}>
          <label className="lb" htmlFor="object">{words.objectWhy}</label>
          <textarea className="in" id="object" name="reason" required maxLength={2000} autoFocus />
          <div className="row"><button className="btn p" disabled={isBusy}>{words.object}</button><button type="button" className="btn t" onClick={() => { kept.forget(); setObjecting(false); }}>{text.common.cancel}</button></div>
        </form>
      ) : (
        <div className="row">
          {can.adopt && <button type="button" className="btn p" disabled={isBusy} onClick={() => void run(act(client, AdoptDocument, { input }), words.adopted)}>{words.adopt}</button>}
          {can.answer && <button type="button" className={`btn ${can.adopt ? 'o' : 'p'}`} disabled={isBusy} onClick={() => void run(act(client, ConsentDocument, { input }), words.consented)}>{words.consent}</button>}
          {can.answer && <button type="button" className="btn o" onClick={() => setObjecting(true)}>{words.object}</button>}
          {can.amend && <Link className="btn o" to="/$organization/governance/proposals/new" params={{ organization }} search={{ amends: id }}>{words.amend}</Link>}
          {can.withdraw && <button type="button" className="btn t" disabled={isBusy} onClick={() => { if (confirm(words.withdrawSure)) void run(act(client, WithdrawDocument, { input }), words.withdrawn); }}>{words.withdraw}</button>}
        </div>
      )}
      {can.withdraw && !standing.hasConsent && <p className="s m">{words.waits}</p>}
    </section>
  );
}

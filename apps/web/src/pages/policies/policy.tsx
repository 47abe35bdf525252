import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, NotFound, Refusal, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { GovernanceTabs } from '../governance/tabs';
import { DecisionList } from '../meetings/decision-list';
import { OwnerForm } from '../initiative/owner-form';
import { Proposed } from '../proposals/proposed';
import { AcknowledgePolicyDocument, DraftPolicyDocument, PolicyDocument, type PolicyShown } from './policies.query';
import { ExceptionForm, Exceptions } from './policy-exceptions';
import { AnswerForm, Awaited, Facts, RetireForm, ReviewForm } from './policy-parts';
import { Progress } from './policy-readers';
import { policiesWords } from './policies.words';
import { Reader } from './reader';

const TextChanges = lazy(() => import('./text-changes').then(({ TextChanges: changes }) => ({ default: changes })));

/** A policy to read, to answer and to acknowledge, with who has done so. */
export function Policy(): ReactNode {
  const { text, format } = useText();
  const words = useWords(policiesWords);
  const me = useMe();
  const client = useClient();
  const navigate = useNavigate();
  const toast = useToast();
  const { organization, id } = useParams({ from: '/$organization/governance/policies/$id' });
  const { version: asked, changes } = useSearch({ from: '/$organization/governance/policies/$id' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: PolicyDocument, variables: { id, version: asked ?? null, changes: changes ?? false } });
  const [open, setOpen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBeginning, setBeginning] = useState(false);
  useFocusBack(open !== null);
  usePageTitle(data?.policy.title ?? words.page, me.organization?.name);
  if (!data) {
    const refused = problemOf(error);
    if (refused?.code === 'NOT_FOUND') return <NotFound />;
    return fetching ? <Loading /> : <Failed problem={refused} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  }
  const { policy } = data;
  const { can, current, versions, numbered: version } = policy;
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const done = (said?: string): void => {
    setOpen(null);
    if (said) toast({ text: said });
    // What had the focus is gone with the act.
    document.getElementById('content')?.focus();
    refresh();
  };
  const hasBefore = version !== null && version !== undefined && version.number > 1;
  const before = version?.previous;
  const isInForce = version != null && version.id === current?.id && policy.state === 'APPROVED';
  const today = format.today();
  const isDue = isInForce && policy.bindsMe && !current?.acknowledgedAt && (current?.effectiveOn ?? '') <= today;
  const go = (search: { version?: number; changes?: true }): void => void navigate({ to: '/$organization/governance/policies/$id', params: { organization, id }, search });
  const acknowledge = async (): Promise<Problem | null> => {
    const { data: noted, problem: refused } = await act(client, AcknowledgePolicyDocument, { input: { versionId: version?.id ?? '', hasReachedEnd: true } });
    if (noted) done(words.thanks);
    return refused;
  };
  const write = async (): Promise<void> => {
    setBeginning(true);
    const { data: begun, problem: refused } = await act(client, DraftPolicyDocument, { input: { policyId: id } });
    setBeginning(false);
    setProblem(refused);
    if (begun) await navigate({ to: '/$organization/governance/policies/$id/edit', params: { organization, id } });
  };
  const asking = { onDone: done, onCancel: () => setOpen(null) };
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <h1>{policy.title}</h1>
        {policy.retiredAt && <p className="deck retired" role="note"><b>{words.retired(format.day(policy.retiredAt), policy.retiredReason ?? '')}</b> {words.retiredDeck}</p>}
        <p className="s m"><Facts policy={policy} /></p>
        <Proposed proposals={policy.proposals} organization={organization} />
        <Refusal problem={problem} />
        <div className="row act-row">
          {can.edit && !policy.open && current && <button type="button" className="btn o" disabled={isBeginning} onClick={() => void write()}>{words.write}</button>}
          {can.edit && policy.open?.state === 'DRAFT' && <Link className="btn o" to="/$organization/governance/policies/$id/edit" params={{ organization, id }}>{words.goOn}</Link>}
          {can.edit && policy.open?.state !== 'DRAFT' && <Link className="btn t" to="/$organization/governance/policies/$id/edit" params={{ organization, id }}>{words.edit}</Link>}
          {can.review && open !== 'review' && <button type="button" className="btn t" onClick={() => setOpen('review')}>{words.review}</button>}
          {can.except && current && open !== 'except' && <button type="button" className="btn t" onClick={() => setOpen('except')}>{words.except}</button>}
          {can.assignOwner && open !== 'owner' && <button type="button" className="btn t" onClick={() => setOpen('owner')}>{policy.owner ? text.initiative.handOver : text.initiative.assignOwner}</button>}
          {current && !policy.retiredAt && me.access !== 'VIEWER' && <Link className="btn t" to="/$organization/governance/proposals/new" params={{ organization }} search={{ policy: id }}>{words.propose}</Link>}
          {can.edit && current && open !== 'retire' && <button type="button" className="btn t" onClick={() => setOpen('retire')}>{words.retire}</button>}
        </div>
        {open === 'owner' && <OwnerForm subject={policy} ownerId={policy.owner?.id ?? null} onCancel={() => setOpen(null)} onDone={() => done()} onUndone={refresh} />}
        {open === 'review' && <ReviewForm policyId={id} {...asking} />}
        {open === 'except' && <ExceptionForm policyId={id} {...asking} />}
        {open === 'retire' && <RetireForm policyId={id} {...asking} />}
      </div>
      {policy.state !== 'RETIRED' && policy.open?.state === 'IN_REVIEW' && (
        <section className="sec">
          <div className="sech"><h2>{words.reviewTitle(policy.open.number, policy.open.approvals, policy.approvalsNeeded)}</h2>{version?.id !== policy.open.id && <button type="button" className="btn t r" onClick={() => go({ version: policy.open?.number })}>{words.look}</button>}</div>
          <Awaited version={policy.open} />
          {can.answer && <AnswerForm policy={policy} version={policy.open} onDone={done} />}
        </section>
      )}
      {policy.open?.state === 'DRAFT' && version?.id !== policy.open.id && <p className="s m">{words.draftIs(policy.open.number)}. <button type="button" className="btn t" onClick={() => go({ version: policy.open?.number })}>{words.look}</button></p>}
      <div className="cols">
        <div>
          {version && (
            <section className="sec">
              <div className="sech">
                <h2>{changes && before ? words.changes(version.number, before.number) : words.version(version.number)}</h2>
                <span className="q s">{version.state === 'APPROVED' && version.effectiveOn ? (version.effectiveOn > today ? words.from(format.day(version.effectiveOn)) : words.since(format.day(version.effectiveOn))) : words.versionStates[version.state]}</span>
                {hasBefore && <button type="button" className="btn t r" onClick={() => go({ version: version.number, ...(!changes && { changes: true }) })}>{changes ? words.closeChanges : words.showChanges}</button>}
              </div>
              {version.note && <p className="m prose note-of">{version.note}</p>}
              {version.directChange && <p className="s m">{words.directSays(words.directs[version.directChange])}</p>}
              {changes && before && (version.file?.sha256 ?? null) !== (before.file?.sha256 ?? null) && <p className="s m">{words.fileChanged(before.file?.name ?? null, version.file?.name ?? null)}</p>}
              {changes && before ? <Suspense fallback={<Loading />}><TextChanges before={before.body} after={version.body} /></Suspense> : (
                <Reader key={version.id} body={version.body} file={version.file && { ...version.file, address: `/exports/${organization}/policies/${version.id}/file` }} onRead={isDue ? acknowledge : undefined}>
                  {isInForce && current?.acknowledgedAt && <p className="s m read">{words.hasRead(format.day(current.acknowledgedAt))}</p>}
                  {isInForce && policy.bindsMe && !current?.acknowledgedAt && (current?.effectiveOn ?? '') > today && <p className="s m read">{words.later(format.day(current?.effectiveOn ?? ''))}</p>}
                  {isInForce && !policy.bindsMe && <p className="s q read">{words.notBound}</p>}
                </Reader>
              )}
            </section>
          )}
        </div>
        <aside>
          <section className="sec">
            <h2 className="small">{words.versions(versions.length)}</h2>
            <ul>
              {versions.map((one) => <li key={one.id}><button type="button" className="btn t flush" aria-current={one.id === version?.id ? 'true' : undefined} onClick={() => go({ version: one.number })}>{words.version(one.number)}</button><span className="q">{words.versionStates[one.state]}{one.approvedAt && `, ${format.day(one.approvedAt)}`}</span></li>)}
            </ul>
          </section>
          <Answers policy={policy} />
          {policy.state === 'APPROVED' && <Progress policy={policy} />}
          <DecisionList organization={organization} subjectId={id} />
          <Exceptions policy={policy} onEnded={refresh} />
        </aside>
      </div>
    </>
  );
}

/** What approvers said of the version that is worked on, or else of the one in force; of an earlier submission it counts no more. */
function Answers({ policy: { current, open } }: { policy: PolicyShown }): ReactNode {
  const { format } = useText();
  const words = useWords(policiesWords);
  const version = open && open.answers.length > 0 ? open : current;
  if (!version || version.answers.length === 0) return null;
  return (
    <section className="sec">
      <h2 className="small">{words.answersTitle} · {words.version(version.number)}</h2>
      <ul>{version.answers.map(({ id, submission, person, role, answer, reason, answeredAt }) => <li key={id} className={submission < version.submission ? 'q' : undefined}><span><b>{person?.name}</b> {words.answers[answer]}</span><span className="q">{[role?.name, format.day(answeredAt), submission < version.submission && words.earlierAnswer].filter(Boolean).join(', ')}</span>{reason && <span className="m">{reason}</span>}</li>)}</ul>
    </section>
  );
}

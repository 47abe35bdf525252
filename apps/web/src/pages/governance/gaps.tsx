import { Link, useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { problemOf } from '../../app/api';
import { capital } from '../../app/capital';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { GapAction, GapsQuery } from '../../graphql/graphql';
import { OwnerForm } from '../initiative/owner-form';
import { SponsorForm } from '../initiative/sponsor-form';
import { type Composed, Composer } from '../work/composer';
import { GapTrend } from './gap-trend';
import { gapsWords } from './gaps.words';
import { HearAgain, MuteForm } from './mute-form';
import { OfferForm } from './offer-form';
import { GovernanceTabs } from './tabs';

const ScheduleForm = lazy(() => import('../meetings/meetings').then(({ ScheduleForm: form }) => ({ default: form })));
const CloseForm = lazy(() => import('../meetings/actions').then(({ CloseForm: form }) => ({ default: form })));
const LastDayForm = lazy(() => import('./gap-acts').then(({ LastDayForm: form }) => ({ default: form })));
const LetterForm = lazy(() => import('./gap-acts').then(({ LetterForm: form }) => ({ default: form })));
const PolicyInPlace = lazy(() => import('../policies/in-place').then(({ PolicyInPlace: form }) => ({ default: form })));
const Rebalance = lazy(() => import('./gap-acts').then(({ Rebalance: form }) => ({ default: form })));
const RoleInPlace = lazy(() => import('../roles/in-place').then(({ RoleInPlace: form }) => ({ default: form })));

const GapsDocument = graphql(`
  query Gaps($stops: GapFilter!, $weakens: GapFilter!, $muted: GapFilter!, $first: Int!) {
    kinds: gaps(first: 1) { counts { rule effect count } }
    gapTrend(days: 366) { day stops weakens }
    stops: gaps(filter: $stops, first: $first) { ...GapsPart }
    weakens: gaps(filter: $weakens, first: $first) { ...GapsPart }
    muted: gaps(filter: $muted, first: 50) { totalCount nodes { id what mutedUntil muteReason can { mute } } }
  }
  fragment GapsPart on GapConnection {
    totalCount
    nodes {
      id rule severity action what why since recordId
      can { close mute }
      subject { id kind title department { id } owner { id name } }
      initiative { id title health latestNarrative latestPostedAt cost { amount currency } }
    }
    pageInfo { hasNextPage }
  }
`);

const ChangesDocument = graphql(`query ChangesSinceStatus($id: ID!) { initiative(id: $id) { id changesSinceStatus { name occurredAt actor { id name } to { id name } details } } }`);

type Part = GapsQuery['stops'];
type Gap = Part['nodes'][number];

/** Every hole in governance, the oldest first, each closed in its row. */
export function Gaps(): ReactNode {
  const { text, format } = useText();
  const words = useWords(gapsWords);
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const { open: asked, rule } = useLocation().search as { open?: string; rule?: string };
  const [open, setOpen] = useState<string | null>(asked ?? null);
  const [first, setFirst] = useState(50);
  const of = rule ? { rules: [rule] } : {};
  const [{ data, error, fetching }, refetch] = useQuery({ query: GapsDocument, variables: { stops: { ...of, effect: 'STOPS' as const }, weakens: { ...of, effect: 'WEAKENS' as const }, muted: { ...of, isMuted: true }, first } });
  useFocusBack(open !== null);
  usePageTitle(text.governance.page, me.organization?.name);
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const done = (): void => {
    setOpen(null);
    refresh();
  };
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={refresh} />;
  const { stops, weakens, muted, kinds, gapTrend } = data;
  const longest = Math.max(0, ...[...stops.nodes, ...weakens.nodes].map(({ since }) => format.daysSince(since)));
  const { counts } = kinds;
  const isProgram = me.access === 'ADMIN' || me.access === 'PROGRAM_OFFICE';
  const total = (effect?: string): number => counts.filter((one) => !effect || one.effect === effect).reduce((sum, { count }) => sum + count, 0);
  const row = ([gap, ...others]: [Gap, ...Gap[]]): ReactNode => <Row key={gap.id} gap={gap} others={others} longest={longest} organization={organization} open={open} onOpen={setOpen} onDone={done} onRefresh={refresh} />;
  const more = (part: Part): ReactNode => part.pageInfo.hasNextPage && first < 100 && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => setFirst(100)}>{text.common.more}</button>;
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd"><h1>{rule ? words.titleOf(words.rules[rule] ?? rule, counts.find((one) => one.rule === rule)?.count ?? 0) : words.title(total(), total('STOPS'))}</h1>{(longest > 0 || (!rule && !isProgram)) && <p className="deck">{longest > 0 && text.governance.deck(longest)} {!rule && !isProgram && words.notAll}</p>}{!rule && <GapTrend days={gapTrend} now={total()} />}</div>
      {(counts.length > 1 || rule) && (
        <nav className="gap-kinds s" aria-label={words.kinds}>
          <Link to="/$organization/governance" params={{ organization }} search={{}} activeOptions={{ exact: true, includeSearch: true }} aria-current={rule ? undefined : 'true'}>{words.all}</Link>
          {[...counts].sort((one, other) => other.count - one.count).map((one) => <Link key={one.rule} to="/$organization/governance" params={{ organization }} search={{ rule: one.rule }} aria-current={one.rule === rule ? 'true' : undefined}>{capital(words.rules[one.rule] ?? one.rule)} <span className="q">{format.number(one.count)}</span></Link>)}
        </nav>
      )}
      {([['stops', stops, weakens], ['weakens', weakens, stops]] as const).map(([effect, part, other]) => (rule && part.totalCount === 0 && (other.totalCount > 0 || effect === 'weakens') ? null : (
        <section key={effect} className="sec">
          <div className="sech"><h2>{text.governance[effect]}</h2><span className="q">{format.number(part.totalCount)}</span></div>
          <p className="s q">{part.nodes.length > 0 ? words.oldest : text.governance.none}{together(part.nodes).length < part.nodes.length && ` ${words.together}`}</p>
          {together(part.nodes).map(row)}
          {more(part)}
        </section>
      )))}
      {muted.totalCount > 0 && (
        <section className="sec">
          <div className="sech"><h2>{words.muted}</h2><span className="q">{format.number(muted.totalCount)}</span></div>
          {muted.nodes.map((gap) => (
            <div key={gap.id} className="gap bare">
              <div><h3>{gap.what}</h3><p>{words.until(format.day(gap.mutedUntil ?? ''))} · {gap.muteReason}</p></div>
              {gap.can.mute && <HearAgain gap={gap} onDone={refresh} />}
            </div>
          ))}
        </section>
      )}
    </>
  );
}

/** Gaps of one subject that one act closes stand in one row, where the oldest of them does. */
function together(gaps: readonly Gap[]): [Gap, ...Gap[]][] {
  const rows = new Map<string, [Gap, ...Gap[]]>();
  for (const gap of gaps) {
    const key = gap.subject && gap.action === 'ASSIGN_OWNER' ? gap.subject.id : gap.id;
    const row = rows.get(key);
    if (row) row.push(gap);
    else rows.set(key, [gap]);
  }
  return [...rows.values()];
}

interface RowProps {
  gap: Gap;
  /** Closed by the same act. */
  others: readonly Gap[];
  longest: number;
  organization: string;
  open: string | null;
  onOpen: (open: string | null) => void;
  onDone: () => void;
  onRefresh: () => void;
}

function Row({ gap, others, longest, organization, open, onOpen, onDone, onRefresh }: RowProps): ReactNode {
  const { format } = useText();
  const words = useWords(gapsWords);
  const { id, rule, what, why, since, action, subject, initiative, can } = gap;
  const all = [gap, ...others];
  const severity = (['CRITICAL', 'SERIOUS'] as const).find((one) => all.some((each) => each.severity === one)) ?? 'MODERATE';
  const cost = all.some((one) => one.rule === 'unowned') && initiative?.cost;
  const label = `${words.acts[action]}: ${subject?.title ?? what}`;
  const mute = (one: Gap): ReactNode => one.can.mute && open !== `mute ${one.id}` && <> <button type="button" className="btn t mute" aria-label={`${words.mute}: ${one.what}`} onClick={() => onOpen(`mute ${one.id}`)}>{words.mute}</button></>;
  return (
    <div className="gap" data-rule={rule}>
      <Age days={format.daysSince(since)} oldest={longest} />
      <div>
        <h3>{initiative ? <Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: initiative.id }}>{what}</Link> : subject?.kind === 'policy' ? <Link className="plain" to="/$organization/governance/policies/$id" params={{ organization, id: subject.id }}>{what}</Link> : what}</h3>
        <p>{severity !== 'MODERATE' && <b>{words.severity[severity]}. </b>}{[why, cost && format.money(cost)].filter(Boolean).join(' · ')}{mute(gap)}</p>
        {others.map((one) => <p key={one.id}>{words.also(format.daysSince(one.since), one.why)}{mute(one)}</p>)}
      </div>
      {can.close && open !== id && <button type="button" className="btn o" aria-label={label} onClick={() => onOpen(id)}>{words.acts[action]}</button>}
      {can.close && open === id && <Act action={action} gap={gap} organization={organization} onDone={onDone} onRefresh={onRefresh} onCancel={() => onOpen(null)} />}
      {all.map((one) => open === `mute ${one.id}` && <MuteForm key={one.id} gap={one} onDone={onDone} onCancel={() => onOpen(null)} />)}
    </div>
  );
}

/** The one act that closes a gap, in its row. */
function Act({ action, gap: { subject, initiative, recordId, what }, organization, onDone, onRefresh, onCancel }: { action: GapAction; gap: Gap; organization: string; onDone: () => void; onRefresh: () => void; onCancel: () => void }): ReactNode {
  if (action === 'ASSIGN_OWNER' && subject) return <OwnerForm subject={subject} ownerId={null} onCancel={onCancel} onDone={onDone} onUndone={onRefresh} />;
  if (action === 'OFFER_HANDOVER' && subject) return <OfferForm subject={subject} onCancel={onCancel} onDone={onDone} />;
  if (action === 'POST_STATUS' && initiative) return <StatusInPlace initiative={initiative} onDone={onDone} onUndone={onRefresh} onCancel={onCancel} />;
  if (action === 'ASSIGN_SPONSOR' && initiative) return <SponsorForm initiative={initiative} onDone={onDone} onCancel={onCancel} />;
  if (action === 'SCHEDULE_MEETING') return <Suspense fallback={<Loading />}><ScheduleForm bodies={[{ id: recordId, name: /[“«](.*)[”»]/.exec(what)?.[1] ?? what }]} bodyId={recordId} onDone={onDone} onCancel={onCancel} /></Suspense>;
  if (action === 'CLOSE_ACTION') return <Suspense fallback={<Loading />}><CloseForm id={recordId} onDone={onDone} onCancel={onCancel} /></Suspense>;
  const asked = { id: recordId, onDone, onCancel };
  if (action === 'EDIT_INITIATIVE') return <Suspense fallback={<Loading />}><LastDayForm {...asked} /></Suspense>;
  if (action === 'REBALANCE') return <Suspense fallback={<Loading />}><Rebalance {...asked} onUndone={onRefresh} /></Suspense>;
  if (action === 'GIVE_LETTERS') return <Suspense fallback={<Loading />}><LetterForm {...asked} /></Suspense>;
  if (subject?.kind === 'policy') return <Suspense fallback={<Loading />}><PolicyInPlace action={action} id={recordId} organization={organization} onDone={onDone} onCancel={onCancel} /></Suspense>;
  return <Suspense fallback={<Loading />}><RoleInPlace action={action} id={recordId} onDone={onDone} onCancel={onCancel} /></Suspense>;
}

/** Says how it goes in the owner's place, once asked for: what changed since the last status is loaded only then. */
function StatusInPlace({ initiative, onDone, onUndone, onCancel }: { initiative: Composed; onDone: () => void; onUndone: () => void; onCancel: () => void }): ReactNode {
  const [{ data, error, fetching }, refetch] = useQuery({ query: ChangesDocument, variables: { id: initiative.id } });
  if (!data) return <div className="all">{fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />}</div>;
  return <Composer initiative={initiative} changes={data.initiative.changesSinceStatus} onPosted={onDone} onUndone={onUndone} onCancel={onCancel} />;
}

/** Bars are to one scale: the page's oldest gap fills its own. */
function Age({ days, oldest }: { days: number; oldest: number }): ReactNode {
  const { text } = useText();
  return <div className="age"><span aria-hidden="true">{days}</span><span className="vh">{text.days(days)}</span><i aria-hidden="true"><b style={{ width: `${Math.min(100, (100 * days) / Math.max(1, oldest))}%` }} /></i></div>;
}

import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../../app/api';
import { capital } from '../../app/capital';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { sentenceOf } from '../../app/sentence';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { EscalationKind, WorkQuery } from '../../graphql/graphql';
import { gapsWords } from '../governance/gaps.words';
import { ActionRow } from '../meetings/actions';
import { OpinionForm } from '../meetings/consulted';
import { DuePolicies } from '../policies/due';
import { DueProposals } from '../proposals/due';
import { Composer } from './composer';
import { Offered } from './offered';
import { useQuery } from '../../app/query';

const WorkDocument = graphql(`
  query Work {
    work {
      today
      due {
        dueOn
        daysLate
        initiative { id title health cadence latestNarrative latestPostedAt cost { amount currency } }
        changes { name occurredAt actor { id name } to { id name } details }
      }
      held { id title state health latestPostedAt }
      does { id title health latestPostedAt owner { id name } }
      news { initiative { id title health latestNarrative latestPostedAt owner { id name } } changes { name occurredAt actor { id name } to { id name } details } }
      escalations { kind recordId recordKind title dueOn person { id name } }
    }
    openActions { id what dueOn closedAt closingNote owner { id name } standsInFor { id name } decision { id title } can { close } }
    consultationsToAnswer { id subject { id title } meeting { id startsAt body { id name } } }
    proposalsToAnswer { id title answerBy body { id name } }
    policiesToApprove { id title open { id number submittedAt } }
    policiesToAcknowledge { id title current { id effectiveOn } }
    handovers(filter: { isMine: true }, first: 100) {
      nodes { id isDeparture reason dueOn from { id name } subject { id title owner { id name } }
      initiative { id statusUpdates(first: 1) { nodes { id health narrative nextStep ask postedAt } } } }
    }
  }
`);

const en = {
  decided: 'Decided, and yours to do', does: 'You also work on', answers: (name: string): string => `${name} answers for it`, nobody: 'nobody answers for it', news: 'You are told of', told: (day: string): string => `status of ${day}`,
  more: (count: number): string => (count === 1 ? 'See one more' : `See ${count} more`),
  yoursSince: (day: string): string => `yours since ${day}`,
  escalated: 'Others are late with', kinds: { STATUS: 'says how it goes', HANDOVER: 'answers a handover', ACTION: 'does what was decided' } as Record<EscalationKind, string>, escalatedDeck: 'After two working days their manager sees it; after five, the program office.',
};
const es: typeof en = {
  decided: 'Decidido, y te toca hacerlo', does: 'También trabajas en', answers: (name) => `responde ${name}`, nobody: 'nadie responde', news: 'Te mantienen al tanto', told: (day) => `estado del ${day}`,
  more: (count) => `Ver ${count} más`,
  yoursSince: (day) => `la llevas desde el ${day}`,
  escalated: 'Otras personas van con retraso', kinds: { STATUS: 'decir cómo va', HANDOVER: 'responder a un relevo', ACTION: 'hacer lo decidido' }, escalatedDeck: 'Tras dos días laborables lo ve su jefe o jefa; tras cinco, la oficina del programa.',
};

const OpenGapsDocument = graphql(`query OpenGaps { gaps(first: 1) { counts { rule effect count } } }`);

/** What waits in the whole organization, for whoever closes it: the most of it first. */
function OpenGaps({ organization }: { organization: string }): ReactNode {
  const { text, format } = useText();
  const words = useWords(gapsWords);
  const [{ data }] = useQuery({ query: OpenGapsDocument });
  if (!data) return null;
  const most = [...data.gaps.counts].sort((one, other) => (one.effect === other.effect ? other.count - one.count : one.effect === 'STOPS' ? -1 : 1)).slice(0, 5);
  const stops = data.gaps.counts.filter(({ effect }) => effect === 'STOPS').reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="sec">
      <div className="sech"><h2>{words.title(data.gaps.counts.reduce((sum, { count }) => sum + count, 0), stops)}</h2></div>
      <p className="gap-kinds">
      {most.map(({ rule, count }) => <Link key={rule} to="/$organization/governance" params={{ organization }} search={{ rule }}>{capital(words.rules[rule] ?? rule)} <span className="q">{format.number(count)}</span></Link>)}
      <Link to="/$organization/governance" params={{ organization }}>{text.portfolio.gapsAll}</Link>
      </p>
    </section>
  );
}

/** What is due from me, oldest first; only the first is open, and each is done in its row. */
export function Work(): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const [{ data, error, fetching }, refetch] = useQuery({ query: WorkDocument });
  const [open, setOpen] = useState<string | null>(null);
  usePageTitle(text.work.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const { today, due, held, does, news, escalations } = data.work;
  const offers = data.handovers.nodes;
  const { policiesToApprove: toApprove, policiesToAcknowledge: toAcknowledge, openActions, proposalsToAnswer, consultationsToAnswer: consultations } = data;
  /** Statuses of the week and actions that have a day to come: they are here, and don't wait yet. */
  const soon = [...due, ...openActions].filter(({ dueOn }) => dueOn > today).length;
  const waiting = due.length + offers.length + openActions.length + toApprove.length + toAcknowledge.length + proposalsToAnswer.length + consultations.length;
  const opened = due.find(({ initiative }) => initiative.id === open) ?? due.find(({ dueOn }) => dueOn <= today);
  const params = (id: string): { organization: string; id: string } => ({ organization: me.organization?.slug ?? '', id });
  return (
    <>
      <div className="hd">
        <h1>{text.work.title(waiting - soon, due.filter((item) => item.daysLate > 0 && !yoursSince(item, me.person?.id)).length + offers.filter((offer) => format.daysSince(offer.dueOn) > 0).length + openActions.filter((action) => format.daysSince(action.dueOn) > 0).length, soon)}</h1>
        {waiting === 0 && <p className="deck">{text.work.empty}</p>}
        {me.can?.inviteMember && waiting === 0 && <OpenGaps organization={me.organization?.slug ?? ''} />}
      </div>
      <div className="cols">
        <div>
          {offers.map((handover) => <Offered key={handover.id} handover={handover} organization={me.organization?.slug ?? ''} onAnswered={() => refetch({ requestPolicy: 'network-only' })} />)}
          {openActions.length > 0 && <section className="item"><h2>{words.decided}</h2><ul className="actions">{openActions.map((action) => <ActionRow key={action.id} action={action} onClosed={() => refetch({ requestPolicy: 'network-only' })} />)}</ul></section>}
          {consultations.map(({ id, subject, meeting }) => <OpinionForm key={id} id={id} title={subject?.title ?? ''} body={meeting.body?.name ?? ''} day={format.day(meeting.startsAt)} onDone={() => refetch({ requestPolicy: 'network-only' })} />)}
          <DueProposals proposals={proposalsToAnswer} organization={me.organization?.slug ?? ''} />
          <DuePolicies toApprove={toApprove} toAcknowledge={toAcknowledge} organization={me.organization?.slug ?? ''} />
          {due.map((item) => {
            const { initiative, daysLate, dueOn } = item;
            const isOpen = item === opened;
            const meta = [text.work.meta(text.cadence[initiative.cadence]), initiative.cost && format.money(initiative.cost)].filter(Boolean).join(' · ');
            return (
              <section key={initiative.id} className="item">
                <div className="ih">
                  <div><h2><Link className="plain" to="/$organization/initiatives/$id" params={params(initiative.id)}>{text.work.say(initiative.title)}</Link></h2><p className="s m">{meta.charAt(0).toUpperCase() + meta.slice(1)}</p></div>
                  {!isOpen && <button type="button" className="btn o" onClick={() => setOpen(initiative.id)}>{text.work.open}</button>}
                  <DueWords daysLate={daysLate} dueOn={dueOn} since={yoursSince(item, me.person?.id)} />
                </div>
                {isOpen && <Composer initiative={initiative} changes={item.changes} onPosted={() => refetch({ requestPolicy: 'network-only' })} />}
              </section>
            );
          })}
        </div>
        <aside>
          {escalations.length > 0 && <Escalations escalations={escalations} organization={me.organization?.slug ?? ''} />}
          <section className="sec">
            <h2 style={{ fontSize: 15 }}>{text.work.held}</h2>
            {held.length === 0 && <p className="q">{text.work.heldNothing}</p>}
            <ul>
              {held.map(({ id, title, health, state, latestPostedAt }) => (
                <li key={id}>
                  <Link to="/$organization/initiatives/$id" params={params(id)}>{title}</Link>
                  <span className="q">{state === 'PAUSED' ? text.work.paused : state === 'PROPOSED' ? text.state.PROPOSED : health && latestPostedAt ? <><HealthMark health={health} />, {text.work.toldAgo(text.ago(format.daysSince(latestPostedAt)))}</> : text.work.neverTold}</span>
                  {state === 'ACTIVE' && !due.some(({ initiative }) => initiative.id === id) && <Link className="btn o" to="/$organization/initiatives/$id" params={params(id)} search={{ open: 'status' }} aria-label={`${text.initiative.postStatus}: ${title}`}>{text.initiative.postStatus}</Link>}
                </li>
              ))}
            </ul>
          </section>
          {does.length > 0 && (
            <section className="sec">
              <h2 style={{ fontSize: 15 }}>{words.does}</h2>
              <ul>{does.map(({ id, title, health, owner }) => <li key={id}><Link to="/$organization/initiatives/$id" params={params(id)}>{title}</Link><span className="q">{health && <><HealthMark health={health} />, </>}{owner ? words.answers(owner.name) : words.nobody}</span></li>)}</ul>
            </section>
          )}
          {news.length > 0 && (
            <section className="sec">
              <h2 style={{ fontSize: 15 }}>{words.news}</h2>
              <ul>
                {news.map(({ initiative: { id, title, health, latestNarrative, latestPostedAt }, changes }) => (
                  <li key={id}>
                    <Link to="/$organization/initiatives/$id" params={params(id)}>{title}</Link>
                    {health && latestPostedAt && format.daysSince(latestPostedAt) <= 7 && <span className="q"><HealthMark health={health} />, {words.told(format.shortDay(latestPostedAt))}: {latestNarrative}</span>}
                    {changes.slice(0, 3).map((one) => <span key={one.occurredAt + one.name} className="q">{text.changeBy(sentenceOf(one, text), one.actor?.name ?? null, format.shortDay(one.occurredAt))}</span>)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </>
  );
}

const pages = { initiative: '/$organization/initiatives/$id', policy: '/$organization/governance/policies/$id', meeting: '/$organization/governance/meetings/$id' } as const satisfies Record<string, string>;
const isPage = (kind: string): kind is keyof typeof pages => kind in pages;

/** When it is due; of what was late before it was the reader's, since when it is theirs: what was before isn't theirs to answer for. */
function DueWords({ daysLate, dueOn, since }: { daysLate: number; dueOn: string; since: string | undefined }): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  if (since) return <span className="due">{words.yoursSince(format.shortDay(since))}</span>;
  return <span className={`due${daysLate > 0 ? ' late' : ''}`}>{daysLate > 0 ? text.daysLate(daysLate) : format.shortDay(dueOn)}</span>;
}

/** When a late status became the reader's, where it was late before. */
function yoursSince({ dueOn, daysLate, changes }: WorkQuery['work']['due'][number], personId: string | undefined): string | undefined {
  const given = daysLate > 0 && changes.find(({ name, details }) => name === 'subject.owner_assigned' && (JSON.parse(details) as { to?: string }).to === personId);
  return given && given.occurredAt.slice(0, 10) > dueOn ? given.occurredAt : undefined;
}

/** What others should have done by now, for whoever is asked next: their manager, then the program office. */
function Escalations({ escalations, organization }: { escalations: WorkQuery['work']['escalations']; organization: string }): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const [isWhole, setWhole] = useState(false);
  return (
    <section className="sec">
      <h2 style={{ fontSize: 15 }}>{words.escalated}</h2>
      <p className="s q">{words.escalatedDeck}</p>
      <ul>
        {escalations.slice(0, isWhole ? escalations.length : 6).map(({ kind, recordId, recordKind, title, dueOn, person }) => (
          <li key={`${kind} ${recordId} ${person.id}`}>
            {isPage(recordKind) ? <Link to={pages[recordKind]} params={{ organization, id: recordId }}>{title}</Link> : title}
            <span className="q">{person.name}: {words.kinds[kind]}, {text.daysLate(format.daysSince(dueOn))}</span>
          </li>
        ))}
      </ul>
      {escalations.length > 6 && !isWhole && <button type="button" className="btn t flush" onClick={() => setWhole(true)}>{words.more(escalations.length - 6)}</button>}
    </section>
  );
}

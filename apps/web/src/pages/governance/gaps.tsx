import { Link, useLocation } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Failed, Loading, useFocusBack, usePageTitle } from '../../app/states';
import { graphql } from '../../graphql';
import { OwnerForm } from '../initiative/owner-form';
import { type Composed, Composer } from '../work/composer';
import { useWords } from '../../app/words';
import { OfferForm } from './offer-form';
import { GovernanceTabs } from './tabs';
import { useQuery } from '../../app/query';

const GapsDocument = graphql(`
  query Gaps($first: Int!) {
    portfolio { unowned }
    weakened: portfolio(filter: { isOverdue: true, isOwned: true }) { total }
    unowned: initiatives(orderBy: UNOWNED_SINCE, first: $first) { nodes { id title unownedSince unownedReason department { id name } cost { amount currency } can { assignOwner } } pageInfo { hasNextPage } }
    handovers(filter: { isOpen: true }, first: $first) { totalCount pageInfo { hasNextPage } nodes { id state dueOn offeredAt openedAt answer isDeparture from { id name } receiver { id name } subject { id title owner { id name } } can { offer } } }
    late: initiatives(filter: { isOverdue: true, isOwned: true }, orderBy: DUE_ON, first: 20) { nodes { id title dueOn health latestNarrative latestPostedAt owner { id name } can { postStatus } } }
  }
`);

const ChangesDocument = graphql(`query ChangesSinceStatus($id: ID!) { initiative(id: $id) { id changesSinceStatus { name occurredAt actor { id name } details } } }`);

const en = {
  handovers: 'Wait for a successor', handoversDeck: 'Days since it was handed over, the oldest first. Until somebody accepts, nobody is without an owner.', handover: (title: string, state: string, name: string): string => (state === 'OFFERED' ? `“${title}” is offered to ${name}` : state === 'REFUSED' ? `${name} refused “${title}”` : `“${title}” waits for a successor`), left: (name: string): string => `${name} has left`, passes: (name: string): string => `${name} hands it over`, holds: (name: string): string => `${name} holds it meanwhile`, answer: (answer: string): string => `“${answer}”`, late: (days: string): string => `no answer, ${days}`, offer: 'Offer it', offerAnother: 'Offer it to another',
};
const es: typeof en = {
  handovers: 'Esperan un relevo', handoversDeck: 'Días desde que se dejó, la más antigua primero. Hasta que alguien la acepta, nada se queda sin responsable.', handover: (title, state, name) => (state === 'OFFERED' ? `«${title}» se ha ofrecido a ${name}` : state === 'REFUSED' ? `${name} rechazó «${title}»` : `«${title}» espera un relevo`), left: (name) => `${name} ya no está`, passes: (name) => `la pasa ${name}`, holds: (name) => `mientras, la lleva ${name}`, answer: (answer) => `«${answer}»`, late: (days) => `sin respuesta, ${days}`, offer: 'Ofrecerla', offerAnother: 'Ofrecerla a otra persona',
};

export function Gaps(): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const organization = me.organization?.slug ?? '';
  const asked = (useLocation().search as { open?: string }).open;
  const [open, setOpen] = useState<string | null>(asked ?? null);
  const [first, setFirst] = useState(50);
  const [{ data, error, fetching }, refetch] = useQuery({ query: GapsDocument, variables: { first } });
  useFocusBack(open !== null);
  usePageTitle(text.governance.page, me.organization?.name);
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const done = (): void => {
    setOpen(null);
    refresh();
  };
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={refresh} />;
  const { unowned, late, portfolio, weakened, handovers } = data;
  const oldest = unowned.nodes[0]?.unownedSince;
  const longest = Math.max(...[oldest, handovers.nodes[0]?.openedAt, late.nodes[0]?.dueOn].map((since) => (since ? format.daysSince(since) : 0)));
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd"><h1>{text.governance.title(portfolio.unowned)}</h1>{oldest && <p className="deck">{text.governance.deck(format.daysSince(oldest))}</p>}</div>
      <section className="sec">
        <div className="sech"><h2>{text.governance.stops}</h2><span className="q">{format.number(portfolio.unowned)}</span></div>
        {unowned.nodes.length > 0 && <p className="s q">{text.governance.oldest}</p>}
        {unowned.nodes.length === 0 && <p className="m">{text.governance.none}</p>}
        {unowned.nodes.map((gap) => (
          <div key={gap.id} className="gap">
            <Age days={format.daysSince(gap.unownedSince ?? '')} oldest={longest} />
            <div>
              <h3><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: gap.id }}>{text.governance.gapTitle(gap.title)}</Link></h3>
              <p>{[text.unowned[gap.unownedReason ?? 'NEVER_ASSIGNED'], gap.department?.name, gap.cost && format.money(gap.cost)].filter(Boolean).join(' · ')}</p>
            </div>
            {gap.can.assignOwner && open !== gap.id && <button type="button" className="btn o" aria-label={`${text.initiative.assignOwner}: ${gap.title}`} onClick={() => setOpen(gap.id)}>{text.initiative.assignOwner}</button>}
            {open === gap.id && gap.can.assignOwner && <OwnerForm subject={gap} ownerId={null} onCancel={() => setOpen(null)} onDone={done} onUndone={refresh} />}
          </div>
        ))}
        {unowned.pageInfo.hasNextPage && first < 100 && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => setFirst(100)}>{text.common.more}</button>}
      </section>
      {handovers.nodes.length > 0 && (
        <section className="sec">
          <div className="sech"><h2>{words.handovers}</h2><span className="q">{format.number(handovers.totalCount)}</span></div>
          <p className="s q">{words.handoversDeck}</p>
          {handovers.nodes.map((handover) => (
            <div key={handover.id} className="gap">
              <Age days={format.daysSince(handover.openedAt)} oldest={longest} />
              <div>
                <h3><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: handover.subject.id }}>{words.handover(handover.subject.title, handover.state, handover.receiver?.name ?? '')}</Link></h3>
                <p>{[handover.isDeparture ? words.left(handover.from.name) : words.passes(handover.from.name), handover.subject.owner && words.holds(handover.subject.owner.name), handover.answer && words.answer(handover.answer), handover.state === 'OFFERED' && format.daysSince(handover.dueOn) > 0 && words.late(text.daysLate(format.daysSince(handover.dueOn)))].filter(Boolean).join(' · ')}</p>
              </div>
              {handover.can.offer && open !== handover.id && <button type="button" className="btn o" aria-label={`${handover.state === 'OFFERED' ? words.offerAnother : words.offer}: ${handover.subject.title}`} onClick={() => setOpen(handover.id)}>{handover.state === 'OFFERED' ? words.offerAnother : words.offer}</button>}
              {handover.can.offer && open === handover.id && <OfferForm subject={handover.subject} onCancel={() => setOpen(null)} onDone={done} />}
            </div>
          ))}
          {handovers.pageInfo.hasNextPage && first < 100 && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => setFirst(100)}>{text.common.more}</button>}
        </section>
      )}
      <section className="sec">
        <div className="sech"><h2>{text.governance.weakens}</h2><span className="q">{format.number(weakened.total)}</span></div>
        {late.nodes.length > 0 && <p className="s q">{text.governance.latest}</p>}
        {late.nodes.length === 0 && <p className="m">{text.governance.none}</p>}
        {late.nodes.map((gap) => (
          <div key={gap.id} className="gap">
            <Age days={format.daysSince(gap.dueOn ?? '')} oldest={longest} />
            <div>
              <h3><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id: gap.id }}>{text.governance.lateTitle(gap.title)}</Link></h3>
              <p>{text.governance.lateWhy(gap.owner?.name ?? '', gap.latestPostedAt ? text.ago(format.daysSince(gap.latestPostedAt)) : text.work.never)}</p>
            </div>
            {gap.can.postStatus && open !== gap.id && <button type="button" className="btn o" aria-label={`${text.work.open}: ${gap.title}`} onClick={() => setOpen(gap.id)}>{text.work.open}</button>}
            {gap.can.postStatus && open === gap.id && <StatusInPlace initiative={gap} onDone={done} onUndone={refresh} onCancel={() => setOpen(null)} />}
          </div>
        ))}
      </section>
    </>
  );
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

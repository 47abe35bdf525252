import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { Glyph } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { daysSince } from '../../app/format';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { graphql } from '../../graphql';
import type { InitiativeQuery } from '../../graphql/graphql';
import { Composer } from '../work/composer';
import { OwnerForm } from './owner-form';
import { PriorityExplained } from './priority';
import { SponsorForm } from './sponsor-form';
import { StateActs } from './state-acts';
import { Timeline } from './timeline';

export const InitiativeDocument = graphql(`
  query Initiative($id: ID!) {
    initiative(id: $id) {
      id title externalKey state stateReason stage summary archivedAt unownedSince unownedReason cadence ownCadence startsOn endsOn effortDays confidence
      customerImpact businessImpact priority ratedCount criteriaCount health dueOn latestNarrative latestPostedAt version
      cost { amount currency }
      owner { id name title department { id name } }
      sponsor { id name title }
      department { id name }
      participants { id name }
      ownershipHistory { id startedAt endedAt reason person { id name } givenBy { id name } }
      statusUpdates(first: 60) { nodes { id health narrative nextStep ask progress postedAt isOnBehalf sourceWord author { id name } } }
      ratings { value evidence share contribution ratedAt ratedBy { id name } criterion { id axis name weight anchors { value meaning } } }
      changesSinceStatus { name occurredAt actor { id name } details }
      sources { importId fileName rowNumber importedAt cells { column value } }
      can { edit changeState assignOwner assignSponsor rate postStatus }
    }
  }
`);

export type Shown = InitiativeQuery['initiative'];

const stages = ['EMPATHIZE', 'DEFINE', 'IDEATE', 'PROTOTYPE', 'IMPLEMENT', 'MEASURE'] as const;

export function Initiative(): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const { organization, id } = useParams({ from: '/$organization/initiatives/$id' });
  const [{ data, error, fetching }, refetch] = useQuery({ query: InitiativeDocument, variables: { id } });
  const [open, setOpen] = useState<'status' | 'owner' | 'sponsor' | null>(null);
  usePageTitle(data?.initiative.title, me.organization?.name);
  const reload = (): void => {
    setOpen(null);
    refetch({ requestPolicy: 'network-only' });
  };
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const shown = data.initiative;
  const { can } = shown;
  return (
    <>
      <nav className="sub" aria-label={text.portfolio.page}>
        <Link to="/$organization/portfolio" params={{ organization }}>{text.nav.portfolio}</Link><span aria-hidden="true">/</span><a href={location.pathname} aria-current="page">{shown.title}</a>
      </nav>
      <h1>{text.initiative.title(shown.title, shown.health ? text.health[shown.health] : shown.unownedSince ? text.nobody(daysSince(shown.unownedSince)) : null)}</h1>
      {shown.archivedAt && <p className="deck">{text.initiative.archived(format.day(shown.archivedAt))}</p>}
      {shown.stateReason && <p className="deck">{text.state[shown.state]}: {shown.stateReason}</p>}
      <dl className="facts">
        <Fact name={text.initiative.owner}>{shown.owner ? <>{shown.owner.name} <span className="m">{shown.owner.department?.name}</span></> : shown.unownedSince ? <><Glyph shape="ring" /> {text.nobody(daysSince(shown.unownedSince))} <span className="m">{text.unowned[shown.unownedReason ?? 'NEVER_ASSIGNED']}</span></> : text.common.nobody}</Fact>
        <Fact name={text.initiative.sponsor}>{shown.sponsor ? <>{shown.sponsor.name} <span className="m">{shown.sponsor.title}</span></> : <span className="m">{text.common.nobody}</span>}</Fact>
        <Fact name={text.initiative.health}><HealthMark health={shown.health} /></Fact>
        <Fact name={text.initiative.state}>{text.state[shown.state]}</Fact>
        <Fact name={text.initiative.stage}>{text.stage[shown.stage]} <span className="m">{text.initiative.stageOf(stages.indexOf(shown.stage) + 1)}</span></Fact>
        {shown.department && <Fact name={text.initiative.department}>{shown.department.name}</Fact>}
        {shown.participants.length > 0 && <Fact name={text.initiative.participants}>{shown.participants.map(({ name }) => name).join(', ')}</Fact>}
        {shown.startsOn && <Fact name={text.initiative.starts}>{format.day(shown.startsOn)}</Fact>}
        {shown.endsOn && <Fact name={text.initiative.ends}>{format.day(shown.endsOn)}</Fact>}
        {shown.cost && <Fact name={text.initiative.cost}>{format.money(shown.cost)}</Fact>}
        {shown.effortDays != null && <Fact name={text.initiative.effort}>{text.portfolio.personDays(shown.effortDays)}</Fact>}
        {shown.dueOn && <Fact name={text.initiative.due}>{daysSince(shown.dueOn) > 0 ? <b>{text.daysLate(daysSince(shown.dueOn))}</b> : format.day(shown.dueOn)} <span className="m">{text.cadence[shown.cadence]}</span></Fact>}
        {shown.externalKey && <Fact name={text.initiative.key}>{shown.externalKey}</Fact>}
      </dl>
      <div className="acts">
        {can.postStatus && <button type="button" className={`btn ${shown.owner ? 'p' : 'o'}`} onClick={() => setOpen(open === 'status' ? null : 'status')}>{text.initiative.postStatus}</button>}
        {can.assignOwner && shown.state !== 'DONE' && shown.state !== 'CANCELLED' && <button type="button" className={`btn ${shown.owner ? 'o' : 'p first'}`} onClick={() => setOpen(open === 'owner' ? null : 'owner')}>{shown.owner ? text.initiative.handOver : text.initiative.assignOwner}</button>}
        {can.assignSponsor && <button type="button" className="btn o" onClick={() => setOpen(open === 'sponsor' ? null : 'sponsor')}>{shown.sponsor ? text.initiative.changeSponsor : text.initiative.assignSponsor}</button>}
        {can.edit && !shown.archivedAt && <Link className="btn o" to="/$organization/initiatives/$id/edit" params={{ organization, id }}>{text.initiative.edit}</Link>}
        {can.changeState && <StateActs initiative={shown} onDone={reload} />}
      </div>
      {open === 'status' && <Composer initiative={shown} changes={shown.changesSinceStatus} onPosted={reload} />}
      {open === 'owner' && <OwnerForm subject={shown} ownerId={shown.owner?.id ?? null} onDone={reload} onCancel={() => setOpen(null)} />}
      {open === 'sponsor' && <SponsorForm initiative={shown} onDone={reload} onCancel={() => setOpen(null)} />}
      <Timeline initiative={shown} />
      <div className="cols wide">
        <div>
          <section className="sec">
            <div className="sech"><h2>{text.initiative.said}</h2></div>
            {shown.statusUpdates.nodes.length === 0 && <p className="m">{text.initiative.saidNothing}</p>}
            <ol className="said">
              {shown.statusUpdates.nodes.map((update) => (
                <li key={update.id}>
                  <time dateTime={update.postedAt}>{format.day(update.postedAt)}</time>
                  <HealthMark health={update.health} isShort />
                  <div>
                    <p>{update.narrative}</p>
                    {update.nextStep && <p className="s m">{text.initiative.next} {update.nextStep}</p>}
                    {update.ask && <p className="s m">{text.initiative.asks} {update.ask}</p>}
                    <p className="s q">{[update.author.name, update.isOnBehalf && text.initiative.onBehalf, update.sourceWord && text.initiative.sourceWord(update.sourceWord), update.progress != null && `${update.progress} %`].filter(Boolean).join(' · ')}</p>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <section className="sec">
            <div className="sech"><h2>{text.initiative.about}</h2></div>
            <p className={shown.summary ? 'prose' : 'm'}>{shown.summary ?? text.initiative.aboutNothing}</p>
          </section>
          {shown.sources.length > 0 && (
            <section className="sec">
              <div className="sech"><h2>{text.initiative.source}</h2></div>
              {shown.sources.map(({ importId, fileName, rowNumber, importedAt, cells }) => (
                <details key={importId}>
                  <summary>{text.initiative.sourceRow(rowNumber, fileName, format.day(importedAt))}</summary>
                  <table><tbody>{cells.map(({ column, value }) => <tr key={column}><th scope="row">{column}</th><td className="prose">{value}</td></tr>)}</tbody></table>
                </details>
              ))}
            </section>
          )}
        </div>
        <PriorityExplained initiative={shown} onDone={reload} />
      </div>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

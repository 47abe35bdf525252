import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { localDay } from '@batuta/rules';
import { Glyph, Menu } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { AsOfBand, AsOfContext, AsOfPicker, daysSinceOn } from '../../app/as-of';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { remember } from '../../app/recent';
import { Failed, Loading, useFocusBack, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { Composer } from '../work/composer';
import { Activity } from './activity';
import { InitiativeDocument, type Shown } from './initiative.query';
import { LeaveForm } from './leave-form';
import { type OpenForm, openForms } from './open-forms';
import { OwnerForm } from './owner-form';
import { PriorityExplained } from './priority';
import { SponsorForm } from './sponsor-form';
import { StateForm, type Verb, verbsOf } from './state-form';
import { Timeline } from './timeline';
import { useQuery } from '../../app/query';

const DecisionList = lazy(() => import('../meetings/decision-list').then(({ DecisionList: list }) => ({ default: list })));
const stages = ['EMPATHIZE', 'DEFINE', 'IDEATE', 'PROTOTYPE', 'IMPLEMENT', 'MEASURE'] as const;

/** One is open at a time: its act is the only primary one. */
type Open = OpenForm | Verb | 'leave';
const isVerb = (open: Open): open is Verb => open !== 'leave' && !(openForms as readonly string[]).includes(open);
const abilityOf = (open: Open): keyof Shown['can'] => (isVerb(open) ? 'changeState' : ({ status: 'postStatus', owner: 'assignOwner', leave: 'assignOwner', sponsor: 'assignSponsor', rate: 'rate' } as const)[open]);

const en = { notYet: 'It didn’t exist yet', noDate: 'no date', brought: (name: string): string => `brought in by ${name}`, standsIn: (name: string): string => `in place of ${name}, who left` };
const es: typeof en = { notYet: 'Todavía no existía', noDate: 'sin fecha', brought: (name) => `lo trajo ${name}`, standsIn: (name) => `en lugar de ${name}, que ya no está` };

export function Initiative(): ReactNode {
  const { text, format } = useText();
  const words = useWords({ en, es });
  const me = useMe();
  const { organization, id } = useParams({ from: '/$organization/initiatives/$id' });
  const { open: asked, asOf } = useSearch({ from: '/$organization/initiatives/$id' });
  const navigate = useNavigate();
  const [{ data, error, fetching, operation }, refetch] = useQuery({ query: InitiativeDocument, variables: { id, asOf: asOf ?? null } });
  const daysSince = daysSinceOn(format, asOf);
  const lookAt = (day: string | undefined): void => void navigate({ to: '/$organization/initiatives/$id', params: { organization, id }, search: day ? { asOf: day } : {}, replace: true });
  const [chosen, setChosen] = useState<Open | null>(null);
  const wanted = asked ?? chosen;
  const open = wanted && data?.initiative.can[abilityOf(wanted)] && (!isVerb(wanted) || verbsOf(data.initiative).includes(wanted)) ? wanted : null;
  // The address asks once: the same act works again, and a reload opens nothing.
  const setOpen = (what: Open | null): void => {
    setChosen(what);
    if (asked) void navigate({ to: '/$organization/initiatives/$id', params: { organization, id }, search: asOf ? { asOf } : {}, replace: true, resetScroll: false });
  };
  const title = data?.initiative.title;
  useEffect(() => {
    if (title) remember(me, { kind: 'INITIATIVE', id, name: title });
  }, [me, id, title]);
  useFocusBack(open !== null);
  usePageTitle(data?.initiative.title, me.organization?.name);
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const reload = (): void => {
    setOpen(null);
    refresh();
  };
  const problem = problemOf(error);
  // While a day loads, what is at hand is of another one.
  const shown = operation?.variables.asOf === (asOf ?? null) ? data?.initiative : undefined;
  const top = (title || asOf) && (
    <>
      <AsOfBand asOf={asOf} onBack={() => lookAt(undefined)} />
      <nav className="sub" aria-label={text.portfolio.page}>
        <Link to="/$organization/portfolio" params={{ organization }} search={asOf ? { asOf } : {}}>{text.nav.portfolio}</Link>{title && <><span aria-hidden="true">/</span><a href={location.pathname} aria-current="page">{title}</a></>}
        <AsOfPicker asOf={asOf} onChange={lookAt} />
      </nav>
    </>
  );
  if (!shown) {
    return (
      <AsOfContext value={asOf ?? null}>
        {top}
        {fetching ? <Loading /> : asOf && problem?.code === 'NOT_FOUND' ? <section className="state"><h1>{words.notYet}</h1></section> : <Failed problem={problem} retry={refresh} />}
      </AsOfContext>
    );
  }
  return (
    <AsOfContext value={asOf ?? null}>
      {top}
      <div className="head">
        <h1>{shown.unownedSince ? text.initiative.titleUnowned(shown.title, shown.unownedReason === 'IMPORTED' ? 0 : daysSince(shown.unownedSince)) : text.initiative.title(shown.title, shown.health ? text.health[shown.health] : null)}</h1>
        {open === null && <Acts initiative={shown} organization={organization} onOpen={setOpen} />}
      </div>
      {shown.archivedAt && <p className="deck">{text.initiative.archived(format.day(shown.archivedAt))}</p>}
      {shown.dueOn && daysSince(shown.dueOn) > 0 && <p className="deck">{text.initiative.late(daysSince(shown.dueOn))}</p>}
      {shown.stateReason && <p className="deck">{text.state[shown.state]}: {shown.stateReason}</p>}
      <dl className="facts">
        <Fact name={text.initiative.owner}>{shown.owner ? <>{shown.owner.name} <span className="m">{shown.ownerStandsInFor ? words.standsIn(shown.ownerStandsInFor.name) : shown.owner.department?.name}</span>{!asOf && shown.owner.hasAccess === false && <span className="m"><NotInYet name={shown.owner.name} organization={organization} /></span>}</> : shown.unownedSince ? <><Glyph shape="ring" /> {text.common.nobody} <span className="m">{text.unowned[shown.unownedReason ?? 'NEVER_ASSIGNED']}</span></> : text.common.nobody}</Fact>
        <Fact name={text.initiative.sponsor}>{shown.sponsor ? <>{shown.sponsor.name} <span className="m">{shown.sponsor.title}</span></> : <span className="m">{text.common.nobody}</span>}</Fact>
        <Fact name={text.initiative.health}><HealthMark health={shown.health} /></Fact>
        <Fact name={text.initiative.stage}>{text.stage[shown.stage]} <span className="m">{text.initiative.stageOf(stages.indexOf(shown.stage) + 1, text.stageIs[shown.stage])}</span></Fact>
        <Fact name={text.initiative.ends}>{shown.endsOn ? format.day(shown.endsOn) : <span className="m">{words.noDate}</span>}</Fact>
        {shown.cost && <Fact name={text.initiative.cost}>{format.money(shown.cost)}</Fact>}
      </dl>
      {open === 'status' && <Composer initiative={shown} changes={shown.changesSinceStatus} onPosted={reload} onUndone={refresh} onCancel={() => setOpen(null)} />}
      {open === 'owner' && <OwnerForm subject={shown} ownerId={shown.owner?.id ?? null} onDone={reload} onUndone={refresh} onCancel={() => setOpen(null)} />}
      {open === 'leave' && shown.owner && <LeaveForm subject={shown} ownerId={shown.owner.id} onDone={reload} onCancel={() => setOpen(null)} />}
      {open === 'sponsor' && <SponsorForm initiative={shown} onDone={reload} onCancel={() => setOpen(null)} />}
      {open !== null && isVerb(open) && <StateForm initiative={shown} verb={open} onDone={reload} onCancel={() => setOpen(null)} />}
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
                    <p>{update.narrative === update.sourceWord ? <span className="q">{text.initiative.noComment}</span> : update.narrative}</p>
                    {update.nextStep && <p className="s m">{text.initiative.next} {update.nextStep}</p>}
                    {update.ask && <p className="s m">{text.initiative.asks} {update.ask}</p>}
                    <p className="s q">{[update.sourceWord ? words.brought(update.author.name) : update.author.name, update.isOnBehalf && !update.sourceWord && text.initiative.onBehalf, update.sourceWord && text.initiative.sourceWord(update.sourceWord), update.progress != null && `${update.progress} %`].filter(Boolean).join(' · ')}</p>
                  </div>
                </li>
              ))}
            </ol>
          </section>
          <section className="sec">
            <div className="sech"><h2>{text.initiative.about}</h2></div>
            <p className={shown.summary ? 'prose' : 'm'}>{shown.summary ?? text.initiative.aboutNothing}</p>
            <dl className="facts more">
              <Fact name={text.initiative.state}>{text.state[shown.state]}</Fact>
              {shown.department && <Fact name={text.initiative.department}>{shown.department.name}</Fact>}
              {shown.participants.length > 0 && <Fact name={text.initiative.participants}>{shown.participants.map(({ name }) => name).join(', ')}</Fact>}
              {shown.startsOn && <Fact name={text.initiative.starts}>{format.day(shown.startsOn)}</Fact>}
              {shown.effortDays != null && <Fact name={text.initiative.effort}>{text.portfolio.personDays(shown.effortDays)}</Fact>}
              <Fact name={text.initiative.cadence}>{text.cadence[shown.cadence]}{shown.dueOn && daysSince(shown.dueOn) === 0 && `, ${text.initiative.dueOn(format.day(shown.dueOn))}`}</Fact>
              {shown.externalKey && <Fact name={text.initiative.key}>{shown.externalKey}</Fact>}
            </dl>
          </section>
          {!asOf && <Suspense><DecisionList organization={organization} subjectId={id} /></Suspense>}
          {!asOf && <Activity id={id} organization={organization} shown={shown} sheet={shown.sources.find(({ asOf: day, importedAt, undoneAt }) => !undoneAt && day < localDay(new Date(importedAt), me.organization?.timeZone ?? 'UTC')) ?? null} />}
          {shown.sources.length > 0 && (
            <section className="sec">
              <div className="sech"><h2>{text.initiative.source}</h2></div>
              {shown.sources.map(({ importId, fileName, rowNumber, importedAt, undoneAt, cells }) => (
                <details key={importId}>
                  <summary>{text.initiative.sourceRow(rowNumber, fileName, format.day(importedAt))}{undoneAt && text.initiative.sourceUndone(format.day(undoneAt))}</summary>
                  <table><tbody>{cells.map(({ column, value }) => <tr key={column}><th scope="row">{column}</th><td className="prose">{value}</td></tr>)}</tbody></table>
                </details>
              ))}
            </section>
          )}
        </div>
        <PriorityExplained initiative={shown} isRating={open === 'rate'} canRate={shown.can.rate && open === null} onRate={() => setOpen('rate')} onDone={reload} onCancel={() => setOpen(null)} />
      </div>
    </AsOfContext>
  );
}

/** An owner who can't sign in doesn't know of it: the way to invite them. */
function NotInYet({ name, organization }: { name: string; organization: string }): ReactNode {
  const { text } = useText();
  const me = useMe();
  const words = text.governance.noAccessYet;
  return me.can?.inviteMember ? <Link to="/$organization/governance/access" params={{ organization }} search={{ form: 'invite', name }} aria-label={`${words}: ${text.structure.inviteName(name)}`}>{words}</Link> : words;
}

interface ActsProps {
  initiative: Shown;
  organization: string;
  onOpen: (what: Open) => void;
}

/** The two acts that are wanted most, one of them primary: an owner first, then a status. The rest is behind a word. */
function Acts({ initiative, organization, onOpen }: ActsProps): ReactNode {
  const { text } = useText();
  const { can, owner, sponsor, state, archivedAt, id } = initiative;
  const isOpen = state !== 'DONE' && state !== 'CANCELLED';
  const others = [
    can.edit && !archivedAt && <Link key="edit" to="/$organization/initiatives/$id/edit" params={{ organization, id }}>{text.initiative.edit}</Link>,
    can.assignSponsor && <button key="sponsor" type="button" onClick={() => onOpen('sponsor')}>{sponsor ? text.initiative.changeSponsor : text.initiative.assignSponsor}</button>,
    can.assignOwner && owner && isOpen && <button key="leave" type="button" onClick={() => onOpen('leave')}>{text.initiative.leaveUnowned}</button>,
    ...(can.changeState ? verbsOf(initiative) : []).map((verb) => <button key={verb} type="button" onClick={() => onOpen(verb)}>{text.initiative.verb[verb]}<span className="q">{text.initiative.consequence[verb]}</span></button>),
  ].filter((act) => act !== false && act !== null && act !== undefined);
  return (
    <div className="acts">
      {can.assignOwner && isOpen && <button type="button" className={`btn ${owner ? 'o' : 'p'}`} onClick={() => onOpen('owner')}>{owner ? text.initiative.handOver : text.initiative.assignOwner}</button>}
      {can.postStatus && <button type="button" className={`btn ${owner ? 'p' : 'o'}`} onClick={() => onOpen('status')}>{text.initiative.postStatus}</button>}
      {others.length > 0 && <Menu className="others" label={<>{text.initiative.others}<Glyph shape="chevron" size={10} /></>}>{others.map((act) => <li key={act.key}>{act}</li>)}</Menu>}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, lazy, type ReactNode, Suspense, useState } from 'react';
import { Glyph, useMedia } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { AsOfBand, AsOfContext, AsOfPicker, daysSinceOn } from '../../app/as-of';
import { useText } from '../../app/language';
import { ExportMenu } from '../../app/export-menu';
import { useMe } from '../../app/me';
import { Failed, Loading, useFocusBack, usePageTitle } from '../../app/states';
import type { PortfolioQuery } from '../../graphql/graphql';
import { ChangesSince } from './changes';
import { Filters } from './filters';
import { PortfolioDocument, wholeUpTo } from './portfolio.query';
import { Ranking } from './ranking';
import { filterOf } from './search';
import { useQuery } from '../../app/query';

const FirstRun = lazy(() => import('./first-run').then(({ FirstRun: first }) => ({ default: first })));
/** So few can be compared by reading them. */
const drawnFrom = 3;
/** Here before it is shown, so that the page keeps its height and its place. */
const longList = () => import('./long-list').then(({ LongList: list }) => ({ default: list }));
const LongList = lazy(longList);
const OwnerForm = lazy(() => import('../initiative/owner-form').then(({ OwnerForm: form }) => ({ default: form })));
const Matrix = lazy(() => import('./matrix').then(({ Matrix: matrix }) => ({ default: matrix })));

export function Portfolio(): ReactNode {
  const { text, format } = useText();
  const me = useMe();
  const search = useSearch({ from: '/$organization/portfolio' });
  const navigate = useNavigate();
  const [isChoosing, setChoosing] = useState(false);
  const [isTable, setTable] = useState(false);
  const [assigning, setAssigning] = useState<string | null>(null);
  useFocusBack(assigning !== null);
  // On a phone what needs the reader comes first and the drawing last: another order of reading, not only of looks.
  const isPhone = useMedia('(max-width: 760px)');
  const [{ data, error, fetching }, refetch] = useQuery({ query: PortfolioDocument, variables: { filter: filterOf(search), orderBy: search.order ?? 'PRIORITY', first: 50, asOf: search.asOf ?? null, gaps: { ...filterOf(search), isOwned: false } } });
  const daysSince = daysSinceOn(format, search.asOf);
  const refresh = (): void => refetch({ requestPolicy: 'network-only' });
  const assigned = (): void => {
    setAssigning(null);
    refresh();
  };
  usePageTitle(text.portfolio.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={refresh} />;
  const { portfolio, initiatives, gaps } = data;
  const organization = me.organization?.slug ?? '';
  const share = portfolio.cost && portfolio.unownedCost && Number(portfolio.cost.amount) > 0 ? Math.round((100 * Number(portfolio.unownedCost.amount)) / Number(portfolio.cost.amount)) : null;
  const isProgram = me.access === 'ADMIN' || me.access === 'PROGRAM_OFFICE';
  const isFiltered = Object.keys(search).some((name) => !['order', 'asOf', 'all'].includes(name));
  const deck = [
    portfolio.overdue > 0 && <Link key="overdue" to="/$organization/portfolio" params={{ organization }} search={{ ...search, overdue: true }}>{text.portfolio.deckOverdue(format.number(portfolio.overdue))}</Link>,
    portfolio.unrated > 0 && <span key="unrated">{text.portfolio.deckUnrated(format.number(portfolio.unrated))}</span>,
    portfolio.proposed > 0 && <Link key="proposed" to="/$organization/portfolio" params={{ organization }} search={{ ...search, state: 'PROPOSED' }}>{text.portfolio.deckProposed(portfolio.proposed)}</Link>,
  ].filter((part) => part !== false);
  const go = (next: typeof search, replace = true): void => void navigate({ to: '/$organization/portfolio', params: { organization }, search: next, replace, resetScroll: false });
  // On a phone the drawing comes after the list.
  const isWhole = search.all || (!isPhone && portfolio.total <= wholeUpTo);
  const matrix = (isFiltered ? portfolio.total - portfolio.unrated >= drawnFrom : initiatives.nodes.length > 0) && <Suspense fallback={<Loading />}><Matrix initiatives={initiatives.nodes} total={portfolio.total} unrated={portfolio.unrated} isByPriority={(search.order ?? 'PRIORITY') === 'PRIORITY'} filter={filterOf(search)} onCell={(cell) => go({ ...search, cell }, false)} organization={organization} isTable={isTable} onTable={setTable} /></Suspense>;
  const needed = initiatives.nodes.length > 0 && search.owner !== 'with' && !['PROPOSED', 'DONE', 'CANCELLED'].includes(search.state ?? '') && (
    <section className="sec gaps">
      <div className="sech"><h2>{text.portfolio.gaps}</h2>{portfolio.unowned > 0 && <span className="q">{format.number(portfolio.unowned)}</span>}</div>
      {gaps.nodes.length === 0 && <p className="m">{text.portfolio.gapsNone}</p>}
      <ul>
        {gaps.nodes.map(({ id, title, unownedSince, unownedReason, cost, department, can }) => (
          <li key={id}>
            <h3><Link className="plain" to="/$organization/initiatives/$id" params={{ organization, id }} search={search.asOf ? { asOf: search.asOf } : {}}>{title}</Link></h3>
            <p>{text.portfolio.gapsSince(daysSince(unownedSince ?? ''), text.unowned[unownedReason ?? 'NEVER_ASSIGNED'])}{cost && ` · ${format.money(cost)}`}</p>
            {can.assignOwner && assigning !== id && <button type="button" className="btn o" aria-label={`${text.initiative.assignOwner}: ${title}`} onClick={() => setAssigning(id)}>{text.initiative.assignOwner}</button>}
            {can.assignOwner && assigning === id && <Suspense fallback={<Loading />}><OwnerForm subject={{ id, title, department }} ownerId={null} onCancel={() => setAssigning(null)} onDone={assigned} onUndone={refresh} /></Suspense>}
          </li>
        ))}
      </ul>
      {gaps.pageInfo.hasNextPage && <p className="s" style={{ marginTop: 12 }}><Link to="/$organization/governance" params={{ organization }} search={{ rule: 'unowned' }}>{isFiltered ? text.portfolio.gapsAll : text.portfolio.gapsMore(format.number(portfolio.unowned))}</Link></p>}
    </section>
  );
  const isFirst = portfolio.total === 0 && !isFiltered && !search.asOf;
  // Over all that they choose from; what is typed into stays where it is whatever is found.
  const filters = <Filters portfolio={portfolio} search={search} onChange={go} isOpen={isChoosing} canClear={initiatives.nodes.length > 0} />;
  const ranked = isFirst ? <Suspense fallback={<Loading />}><FirstRun /></Suspense> : (
    <section className="sec">
      <div className="sech">
        <h2>{{ PRIORITY: text.portfolio.table, TITLE: text.portfolio.tableTitle, DUE_ON: text.portfolio.tableDue, UNOWNED_SINCE: text.portfolio.tableUnowned }[search.order ?? 'PRIORITY']}</h2>
        <div className="row r">
          <button type="button" className="btn o filter" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>{text.portfolio.filter}{isFiltered && ` · ${Object.keys(filterOf(search)).length}`}<Glyph shape="chevron" size={10} /></button>
          {initiatives.nodes.length > 0 && <ExportMenu organization={organization} list="initiatives" search={search} />}
          {isProgram && !search.asOf && <Link className="btn t" to="/$organization/settings" params={{ organization }}>{text.portfolio.weights}</Link>}
        </div>
      </div>
      {isPhone && filters}
      {initiatives.nodes.length === 0 ? (
        <div className="state">
          {!isFiltered && <p>{text.portfolio.emptyThen}</p>}
          {isFiltered && <button type="button" className="btn o" onClick={() => go(search.asOf ? { asOf: search.asOf } : {})}>{text.portfolio.clear}</button>}
        </div>
      ) : (
        isWhole && initiatives.pageInfo.hasNextPage ? <Suspense fallback={<Ranking initiatives={initiatives.nodes} organization={organization} />}><LongList key={JSON.stringify([search, initiatives.pageInfo.endCursor])} initiatives={initiatives.nodes} total={portfolio.total} endCursor={initiatives.pageInfo.endCursor ?? null} filter={filterOf(search)} orderBy={search.order ?? 'PRIORITY'} asOf={search.asOf ?? null} organization={organization} /></Suspense> : <Ranking initiatives={initiatives.nodes} organization={organization} />
      )}
      {initiatives.pageInfo.hasNextPage && !isWhole && <p className="print-only s">{text.portfolio.printed(format.number(initiatives.nodes.length), format.number(portfolio.total))}</p>}
      {initiatives.pageInfo.hasNextPage && !isWhole && <button type="button" className="btn o" style={{ marginTop: 16 }} onClick={() => { const open = (): void => go({ ...search, all: true }); void longList().then(open, open); }}>{text.portfolio.showAll(format.number(portfolio.total))}</button>}
    </section>
  );
  return (
    <AsOfContext value={search.asOf ?? null}>
      <AsOfBand asOf={search.asOf} onBack={() => go({ ...search, asOf: undefined })} />
      <div className="hd">
        {!isFirst && <AsOfPicker asOf={search.asOf} onChange={(asOf) => go({ ...search, asOf })} />}
        <h1>{isFirst ? text.portfolio.firstTitle : isFiltered && portfolio.total === 0 ? text.portfolio.empty : text.portfolio.title(portfolio.unowned, portfolio.total, share)}</h1>
        {search.asOf && <p className="deck"><a href="#changes">{text.portfolio.changedSince}</a></p>}
        {isFirst && me.can?.startImport && <p className="deck">{text.portfolio.firstDeck}</p>}
        {(portfolio.total > 0 || isFiltered) && (
          <p className="deck">
            {isFiltered && `${text.portfolio.filtered} `}{portfolio.cost && Number(portfolio.cost.amount) > 0 && `${text.portfolio.deckMoney(format.money(portfolio.cost), portfolio.total)} `}
            {deck.map((part, i) => <Fragment key={part.key}>{i > 0 && ', '}{part}</Fragment>)}{deck.length > 0 && '.'}
          </p>
        )}
        {!isFirst && !search.asOf && me.access !== 'VIEWER' && (
          <div className="row act-row">
            <Link className="btn o" to="/$organization/initiatives/new" params={{ organization }}>{text.portfolio.add}</Link>
            {isProgram && <Link className="btn t" to="/$organization/imports" params={{ organization }}>{text.imports.page}</Link>}
          </div>
        )}
      </div>
      {!isPhone && !isFirst && filters}
      {portfolio.total > 0 && <Shares portfolio={portfolio} />}
      {isPhone ? <>{needed}{ranked}{matrix}</> : <>{matrix ? <div className="cols wide">{matrix}{needed}</div> : gaps.nodes.length > 0 && needed}{ranked}</>}
      {search.asOf && <div id="changes" tabIndex={-1}><ChangesSince asOf={search.asOf} organization={organization} /></div>}
    </AsOfContext>
  );
}

/** How much is owned, proposed, held by nobody: to the scale of the money, or of the count for readers without money. */
function Shares({ portfolio }: { portfolio: PortfolioQuery['portfolio'] }): ReactNode {
  const { text, format } = useText();
  const { total, unowned, proposed, cost, unownedCost, proposedCost } = portfolio;
  const [all, ofNone, ofHalf] = [cost, unownedCost, proposedCost].map((money) => Number(money?.amount ?? 0)) as [number, number, number];
  const hasMoney = cost != null && all > 0;
  const parts = ([
    ['full', total - unowned - proposed, Math.max(0, Math.round(100 * (all - ofNone - ofHalf)) / 100), text.portfolio.owned],
    ['half', proposed, ofHalf, text.portfolio.proposed],
    ['none', unowned, ofNone, text.portfolio.unowned],
  ] as const).filter(([, count]) => count > 0);
  return (
    <div className="share">
      <div className="bar" aria-hidden="true">{parts.map(([kind, count, money]) => <i key={kind} className={kind} style={{ flexGrow: hasMoney ? money / all : count }} />)}</div>
      <p>{parts.map(([kind, count, money, words]) => <span key={kind}><i className={kind} aria-hidden="true" /><b>{words(count)}</b>{hasMoney && ` ${format.money({ amount: String(money), currency: cost.currency })} · ${format.percent(money / all)}`}</span>)}</p>
    </div>
  );
}

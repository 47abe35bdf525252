import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { Glyph, useMedia } from '@batuta/ui';
import { problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { Failed, Loading, usePageTitle } from '../../app/states';
import { useWords } from '../../app/words';
import { GovernanceTabs } from '../governance/tabs';
import { addressOf } from './address';
import { ChartDocument, ChartFoundDocument, ChartPeopleDocument, type ChartPerson } from './chart.query';
import { chartWords } from './chart.words';
import { foundIn, isCalled, type Known, type Node, nodesOf, nowhere, rowsOf } from './nodes';
import { StructureViews } from './views';

const Drawn = lazy(() => import('./drawn').then(({ Drawn: drawn }) => ({ default: drawn })));

/** Bodies, roles, people and departments in one: as a chart that is walked by keys, or as a table. */
export function Chart(): ReactNode {
  const { text, language } = useText();
  const words = useWords(chartWords);
  const me = useMe();
  const client = useClient();
  const navigate = useNavigate();
  const { organization } = useParams({ from: '/$organization/governance/structure/chart' });
  const { view, find = '' } = useSearch({ from: '/$organization/governance/structure/chart' });
  // A chart as wide as this one is no use on a phone.
  const isNarrow = useMedia('(max-width: 760px)');
  const isTable = isNarrow || view === 'table';
  const asked = useDeferredValue(find.trim());
  const [{ data, error, fetching }, refetch] = useQuery({ query: ChartDocument });
  const [{ data: hits, error: unfound, fetching: isSearching }] = useQuery({ query: ChartFoundDocument, variables: { text: asked }, pause: asked.length < 2 });
  const [typed, setTyped] = useState(find);
  /** What the field itself asked for last; another address puts its own into it. */
  const said = useRef(find);
  useEffect(() => {
    if (find !== said.current) setTyped(find);
    said.current = find;
  }, [find]);
  const [opened, setOpened] = useState<Known['people']>({});
  usePageTitle(words.page, me.organization?.name);
  if (!data) return fetching ? <Loading /> : <Failed problem={problemOf(error)} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const show = (next: { view?: 'table'; find?: string }): void => void navigate({ to: '/$organization/governance/structure/chart', params: { organization }, search: next, replace: true, resetScroll: false });
  const people = asked.length < 2 ? opened : { ...opened, ...peopleFound(hits?.search ?? [], opened) };
  const whole = nodesOf(data, { people, organization: { id: me.organization?.id ?? '', name: me.organization?.name ?? '' } }, words, language);
  const root = asked ? foundIn(whole, asked) : whole;
  const isMarked = (node: Node): boolean => asked !== '' && isCalled(node, asked);
  const rows = root ? rowsOf(root).filter(({ node }) => (asked ? isMarked(node) : node.kind !== 'PERSON')) : [];
  const expand = async ({ kind, id }: Node): Promise<void> => {
    if (kind !== 'PEOPLE' || id === nowhere || (opened[id] && !opened[id].isFailed)) return;
    const { data: found } = await client.query(ChartPeopleDocument, { departmentId: id }).toPromise();
    setOpened((now) => ({ ...now, [id]: found ? { people: found.people.nodes, hasMore: found.people.pageInfo.hasNextPage } : { people: [], hasMore: false, isFailed: true } }));
  };
  const vacant = data.roles.filter(({ assignments, needed }) => assignments.length < needed).length;
  return (
    <>
      <GovernanceTabs organization={organization} />
      <div className="hd">
        <StructureViews organization={organization} />
        <h1>{words.title(data.bodies.length, data.roles.length, data.departments.length)}</h1>
        <p className="deck">{words.open(vacant, data.departments.filter(({ head }) => !head).length)}</p>
      </div>
      <section className="sec">
        <div className="sech">
          <input className="in" type="search" style={{ maxWidth: 360 }} aria-label={words.find} placeholder={words.find} value={typed} onChange={({ target }) => { setTyped(target.value); said.current = target.value; show({ ...(view && { view }), ...(target.value && { find: target.value }) }); }} />
          {asked && (rows.length > 0 || !isSearching) && <span className="q s" role="status">{rows.length > 0 ? words.found(rows.length) : !unfound && words.none(asked)}{unfound && ` ${words.unfound}`}</span>}
          {!isNarrow && <button type="button" className="btn t r" onClick={() => show({ ...(!isTable && { view: 'table' as const }), ...(find && { find }) })}>{isTable ? text.common.viewAsChart : text.common.viewAsTable}</button>}
        </div>
        {root && !isTable && <p className="s q">{words.keys}</p>}
        {root && !isTable && <Suspense fallback={<Loading />}><Drawn root={root} organization={organization} isOpen={asked !== ''} isMarked={isMarked} onExpand={(node) => void expand(node)} /></Suspense>}
        {isTable && rows.length > 0 && (
          <table aria-label={words.page}>
            <thead><tr><th className="wide-only">{words.columns.kind}</th><th>{words.columns.name}</th><th className="wide-only">{words.columns.in}</th><th>{words.columns.note}</th></tr></thead>
            <tbody>
              {rows.map(({ node: { value, kind, id, label, note, isOpen, children = [] }, in: parent }) => {
                const { to, params, search, hash } = addressOf(kind, id);
                const who = kind === 'ROLE' ? children.map((one) => one.label).join(', ') : '';
                return <tr key={value}><td className="wide-only q">{words.kinds[kind]}</td><th scope="row"><Link className="plain" to={to} params={{ organization, ...params }} search={search} hash={hash}><b>{label}</b></Link><span className="narrow-only q s">{[words.kinds[kind], parent].filter(Boolean).join(' · ')}</span></th><td className="wide-only">{parent}</td><td>{isOpen && <Glyph shape="ring" />} {note.startsWith(who) ? note : [who, note].filter(Boolean).join(' · ')}</td></tr>;
              })}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}

/** Whoever was found by name, in their departments, beside who is shown there already. */
function peopleFound(hits: readonly { isPast: boolean; name: string; person?: { id: string; title: string | null; department?: { id: string } | null } | null }[], opened: Known['people']): Known['people'] {
  const found: Record<string, { people: ChartPerson[]; hasMore: boolean }> = {};
  for (const { isPast, name, person } of hits) {
    if (isPast || !person) continue;
    const home = person.department?.id ?? nowhere;
    const here = (found[home] ??= { people: [...(opened[home]?.people ?? [])], hasMore: false });
    if (!here.people.some(({ id }) => id === person.id)) here.people.push({ id: person.id, name, title: person.title });
  }
  return found;
}

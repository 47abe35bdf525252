import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Client, useClient } from 'urql';
import { usePrinted } from '@batuta/ui';
import { type Problem, problemOf } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { InitiativeFilter, InitiativeOrder } from '../../graphql/graphql';
import { type Listed, wholeUpTo } from './portfolio.query';
import { RankHead, RankRow } from './ranking';

const MoreInitiativesDocument = graphql(`
  query MoreInitiatives($filter: InitiativeFilter, $orderBy: InitiativeOrder!, $after: String, $asOf: Date) {
    initiatives(filter: $filter, orderBy: $orderBy, first: 100, after: $after, asOf: $asOf) {
      nodes {
        id title state health dueOn customerImpact businessImpact priority ratedCount criteriaCount effortDays unownedSince unownedReason
        cost { amount currency }
        owner { id name }
        department { id name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

interface LongListProps {
  initiatives: readonly Listed[];
  total: number;
  endCursor: string | null;
  filter: InitiativeFilter;
  orderBy: InitiativeOrder;
  asOf: string | null;
  organization: string;
}

interface PageOfList {
  nodes: readonly Listed[];
  endCursor: string | null;
  hasNextPage: boolean;
}

/** What was read down to, so that coming back leads to the same row; forgotten with the client, that is with the account. */
const kept = new WeakMap<Client, { asked: string; pages: PageOfList[]; heights: VirtualItem[] }>();

/** Rows before the end at which the next page is asked for. */
const ahead = 20;

/** A list of more than a page. A long one comes as one scrolls, and only what is seen of it is drawn. */
export function LongList({ initiatives, total, endCursor, filter, orderBy, asOf, organization }: LongListProps): ReactNode {
  const { text, format } = useText();
  const client = useClient();
  const asked = JSON.stringify([filter, orderBy, asOf, endCursor]);
  const [before] = useState(() => (kept.get(client)?.asked === asked ? kept.get(client) : undefined));
  const [pages, setPages] = useState<PageOfList[]>(before?.pages ?? []);
  const [isLoading, setLoading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAgain, setAgain] = useState(false);
  const isPrinted = usePrinted();
  const table = useRef<HTMLTableElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin((table.current?.getBoundingClientRect().top ?? 0) + scrollY), []);
  const rows = [...initiatives, ...pages.flatMap(({ nodes }) => nodes)];
  const last = pages.at(-1) ?? { endCursor, hasNextPage: true };
  const rowsSeen = useWindowVirtualizer({ count: rows.length, estimateSize: () => 49, overscan: 10, scrollMargin: margin, ...(before && { initialMeasurementsCache: before.heights }) });
  const seen = rowsSeen.getVirtualItems();
  const isWhole = total <= wholeUpTo;
  const reached = isWhole || (seen.at(-1)?.index ?? 0) >= rows.length - ahead;
  const wanted = reached && last.hasNextPage && !isLoading && !isAgain && !problem;
  const load = async (page: number, after: string | null, requestPolicy: 'cache-first' | 'network-only' = 'cache-first'): Promise<PageOfList | null> => {
    setLoading(true);
    const { data, error } = await client.query(MoreInitiativesDocument, { filter, orderBy, after, asOf }, { requestPolicy }).toPromise();
    setLoading(false);
    setProblem(problemOf(error));
    if (!data) return null;
    const { nodes, pageInfo } = data.initiatives;
    const loaded = { nodes, endCursor: pageInfo.endCursor ?? null, hasNextPage: pageInfo.hasNextPage };
    setPages((known) => [...known.slice(0, page), loaded, ...known.slice(page + 1)]);
    return loaded;
  };
  const next = (): void => void load(pages.length, last.endCursor);
  useEffect(() => {
    let isOver = false;
    // What was kept is shown at once, and read again as the first page is: it may have been changed since.
    const again = async (): Promise<void> => {
      let after: string | null = endCursor;
      for (let page = 0; page < pages.length && after !== null && !isOver; page++) {
        const read: PageOfList | null = await load(page, after, 'network-only');
        after = read?.hasNextPage ? read.endCursor : null;
      }
      if (!isOver) setAgain(false);
    };
    if (pages.length > 0) {
      setAgain(true);
      void again();
    }
    return () => {
      isOver = true;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when it opens, and with each new reading of the first page
  }, [initiatives]);
  const leaving = useRef({ asked, pages, heights: [] as VirtualItem[] });
  leaving.current = { asked, pages, heights: rowsSeen.measurementsCache };
  useEffect(() => () => void kept.set(client, leaving.current), [client]);
  useEffect(() => {
    if (wanted) next();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is asked for follows from what is wanted
  }, [wanted, last.endCursor]);
  const isEach = isPrinted || isWhole;
  const above = (seen[0]?.start ?? margin) - margin;
  const below = rowsSeen.getTotalSize() - ((seen.at(-1)?.end ?? margin) - margin);
  return (
    <>
      <table className="rank" ref={table} aria-rowcount={total + 1}>
        <RankHead />
        <tbody>
          {isEach && rows.map((initiative, index) => <RankRow key={initiative.id} initiative={initiative} rank={index + 1} organization={organization} />)}
          {!isEach && above > 0 && <tr aria-hidden="true" className="spacer" style={{ height: above }}><td colSpan={8} /></tr>}
          {!isEach && seen.map(({ index, key }) => rows[index] && <RankRow key={key} initiative={rows[index]} rank={index + 1} organization={organization} measure={rowsSeen.measureElement} index={index} />)}
          {!isEach && below > 0 && <tr aria-hidden="true" className="spacer" style={{ height: below }}><td colSpan={8} /></tr>}
        </tbody>
      </table>
      {rows.length < total && <p className="print-only s">{text.portfolio.printedRead(format.number(rows.length), format.number(total))}</p>}
      {isLoading && <p className="s q" role="status">{text.common.loading}</p>}
      {problem && <><Refusal problem={problem} /><button type="button" className="btn o" onClick={next}>{text.common.retry}</button></>}
    </>
  );
}

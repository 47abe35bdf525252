import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Preview } from './import.query';

/** How long a row is held after an act, in ms: the preview is read again meanwhile. */
const heldFor = 3000;

/** Rows of the table that a page shows. */
export const rowsIn = (region: HTMLElement | null): HTMLTableRowElement[] => [...(region?.querySelectorAll<HTMLTableRowElement>('tr[data-row]') ?? [])];
export const numberOf = (row: HTMLTableRowElement): number => Number(row.dataset.row);

interface HeldRows {
  /** Of rows that don't get smaller yet, in px. */
  heights: ReadonlyMap<number, number>;
  /** Holds a row where it stands, and gives back what was kept free; none: lets go. */
  hold: (row: number | undefined) => void;
  /** Holds the first that is in sight. */
  holdFirst: () => void;
  /** No row in sight from this one on gets smaller by an act: what stands below would move from under the eyes. What is above may. */
  keep: (row: number) => void;
  /** As one scrolls on, or leaves with the pointer: what is in the middle stays there. */
  giveBack: () => void;
}

/** While a sheet is mended its rows get smaller; what one looks at and is about to press stays where it is. */
export function useHeldRows(region: RefObject<HTMLDivElement | null>, preview: Preview): HeldRows {
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map());
  /** A row, and where it stands on the page: while what came of an act arrives, it is held there as what is above it gets smaller. */
  const held = useRef<{ row: number; top: number } | null>(null);
  const lettingGo = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = (row: number | undefined): void => {
    const top = rowsIn(region.current).find((one) => numberOf(one) === row)?.getBoundingClientRect().top;
    setHeights(new Map());
    held.current = row === undefined || top === undefined ? null : { row, top: top + scrollY };
    clearTimeout(lettingGo.current);
    lettingGo.current = setTimeout(() => (held.current = null), heldFor);
  };
  const holdFirst = (): void => {
    const first = rowsIn(region.current).find(isInSight);
    hold(first && numberOf(first));
  };
  const keep = (row: number): void => {
    const tall = new Map(rowsIn(region.current).filter((one) => numberOf(one) >= row && isInSight(one)).map((one) => [numberOf(one), one.offsetHeight]));
    hold(row);
    setHeights(tall);
  };
  useLayoutEffect(() => {
    const before = held.current;
    const row = before && rowsIn(region.current).find((one) => numberOf(one) === before.row);
    if (!row) return;
    const top = row.getBoundingClientRect().top + scrollY;
    if (Math.abs(top - before.top) > 0.5) scrollBy({ top: top - before.top, behavior: 'instant' });
    before.top = top;
  }, [heights, preview, region]);
  const giveBack = (): void => {
    if (heights.size === 0) return;
    const middle = rowsIn(region.current).find((row) => row.getBoundingClientRect().bottom > innerHeight / 2);
    hold(middle && numberOf(middle));
  };
  const given = useRef(giveBack);
  given.current = giveBack;
  useEffect(() => {
    if (heights.size === 0) return undefined;
    const give = (): void => given.current();
    // What the act itself moves isn't somebody scrolling on.
    const timer = setTimeout(() => addEventListener('wheel', give, { once: true, passive: true }), 300);
    return () => {
      clearTimeout(timer);
      removeEventListener('wheel', give);
    };
  }, [heights]);
  return { heights, hold, holdFirst, keep, giveBack };
}

function isInSight(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

import { type RefCallback, useCallback, useState } from 'react';

/** The width of an element in pixels, kept up as it changes: charts are drawn for the place that they have. */
export function useWidth(initial = 0): [RefCallback<Element>, number] {
  const [width, setWidth] = useState(initial);
  const ref = useCallback((element: Element | null) => {
    if (!element) return undefined;
    // At once, before the first paint: what stands below must not move, nor the place that one comes back to.
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    setWidth(Math.round(element.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)));
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}

import { useSyncExternalStore } from 'react';

/** Whether a media query holds, followed as it changes: for layouts whose reading order differs, not for looks. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}

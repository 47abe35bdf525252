import { useBlocker } from '@tanstack/react-router';
import { useText } from './language';

/** Asks before what was changed here is left behind; a draft that is kept in the tab is asked about only when the tab closes. */
export function useUnsaved(isChanged: boolean, { isKept = false } = {}): void {
  const { text } = useText();
  useBlocker({ disabled: !isChanged, enableBeforeUnload: true, shouldBlockFn: () => !isKept && !confirm(text.problem.unsaved) });
}

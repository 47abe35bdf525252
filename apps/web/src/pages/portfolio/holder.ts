import { useDaysSince } from '../../app/as-of';
import { useText } from '../../app/language';
import type { Listed } from './portfolio.query';

/** Who holds an initiative, or since when nobody does, in words. */
export function useHolder(): (one: Pick<Listed, 'owner' | 'state' | 'unownedSince' | 'unownedReason'>) => string {
  const { text } = useText();
  const daysSince = useDaysSince();
  return ({ owner, state, unownedSince, unownedReason }) => {
    const isProposed = state === 'PROPOSED';
    const holder = owner?.name ?? (unownedSince ? (unownedReason === 'IMPORTED' ? text.nobodyInSheet : text.nobody)(daysSince(unownedSince)) : isProposed ? text.nobodyYet : text.state[state]);
    return isProposed ? `${holder}, ${text.state.PROPOSED}` : holder;
  };
}

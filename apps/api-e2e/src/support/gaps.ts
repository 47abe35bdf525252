/** A page of the list of gaps. */
export const page = 'query ($filter: GapFilter) { gaps(filter: $filter, first: 100) { totalCount counts { rule effect count } nodes { id rule severity effect action what why since mutedUntil recordId subject { id } can { close mute } } } }';

export interface Gap {
  id: string;
  rule: string;
  severity: string;
  what: string;
  why: string;
  since: string;
  action: string;
  recordId: string;
  mutedUntil: string | null;
  can: { close: boolean; mute: boolean };
}

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

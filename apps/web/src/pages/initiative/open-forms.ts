import { asOfSearch } from '../../app/as-of';

/** Forms of an initiative that an address may open, as the palette's acts do. */
export const openForms = ['status', 'owner', 'sponsor', 'rate'] as const;
export type OpenForm = (typeof openForms)[number];

/** A form that is open, or the day of the past that is looked at. */
export function initiativeSearch(given: Record<string, unknown>): { open?: OpenForm | 'archive'; asOf?: string } {
  return { ...([...openForms, 'archive'].includes(given.open as string) && { open: given.open as OpenForm | 'archive' }), ...asOfSearch(given) };
}

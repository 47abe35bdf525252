/** Forms of an initiative that an address may open, as the palette's acts do. */
export const openForms = ['status', 'owner', 'sponsor', 'rate'] as const;
export type OpenForm = (typeof openForms)[number];

export function initiativeSearch({ open }: Record<string, unknown>): { open?: OpenForm } {
  return openForms.includes(open as OpenForm) ? { open: open as OpenForm } : {};
}

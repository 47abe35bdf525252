import type { useText } from './language';

export interface Change {
  name: string;
  occurredAt: string;
  actor?: { name: string } | null;
  /** To whom something was given by it. */
  to?: { name: string } | null;
  details: string;
}

/** What happened, to whom something was given and which fields changed, in words. */
export function sentenceOf({ name, details, to }: Change, text: ReturnType<typeof useText>['text']): string {
  const what = text.change[name] ?? text.change.other ?? '';
  const { after, letter } = JSON.parse(details) as { after?: Record<string, unknown>; letter?: 'A' | 'R' | 'C' | 'I' };
  // Undone, it is said of whom it was taken as well; in a line the name alone would say the contrary.
  if (to && name !== 'subject.assignment_undone') return `${what}: ${letter ? text.letterOf[letter](to.name) : to.name}`;
  const fields = Object.keys(after ?? {}).map((field) => text.field[field]).filter(Boolean);
  return fields.length > 0 ? `${what} (${fields.join(', ')})` : what;
}

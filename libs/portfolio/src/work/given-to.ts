/** Events by which something becomes somebody's. */
const giving = ['subject.owner_assigned', 'subject.assignment_undone', 'subject.responsibility_set', 'initiative.sponsor_assigned'];

/** Whose something became by an event; null where nothing was given to a person. */
export function givenTo(name: string, { to, personId }: Record<string, unknown>): string | null {
  return giving.includes(name) ? ((to ?? personId ?? null) as string | null) : null;
}

/** Whose it was before; null where nothing was taken from a person. */
export function takenFrom(name: string, { from, personId }: Record<string, unknown>): string | null {
  if (name === 'subject.responsibility_cleared') return (personId ?? null) as string | null;
  return giving.includes(name) || name === 'subject.owner_cleared' ? ((from ?? null) as string | null) : null;
}

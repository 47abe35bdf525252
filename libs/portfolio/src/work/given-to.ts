/** Events by which something becomes somebody's. */
const giving = ['subject.owner_assigned', 'subject.assignment_undone', 'subject.responsibility_set', 'initiative.sponsor_assigned'];

/** Whose something became by an event, and whose it was before; null where nothing passed to or from a person. */
export function givenTo(name: string, { to, personId }: Record<string, unknown>): string | null {
  return giving.includes(name) ? ((to ?? personId ?? null) as string | null) : null;
}

export function takenFrom(name: string, { from, personId }: Record<string, unknown>): string | null {
  if (name === 'subject.responsibility_cleared') return (personId ?? null) as string | null;
  return giving.includes(name) ? ((from ?? null) as string | null) : null;
}

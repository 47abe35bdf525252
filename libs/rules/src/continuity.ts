/**
 * Ownership continuity (mechanism X3): of the time in which things were worked on, the share in which somebody answered for them.
 * 0 to 1; null where nothing was worked on. Our own definition, after the interval availability of reliability engineering
 * (up-time ÷ observed time; Barlow and Proschan 1975), with "owned" for "up".
 */
export function continuityIndex(ownedDays: number, activeDays: number): number | null {
  return activeDays > 0 ? ownedDays / activeDays : null;
}

/** Share of the value that must be without an owner for the bus factor to be reached (mechanism X3). */
export const orphanedShare = 0.25;

/**
 * The least number of people whose leaving orphans more than a share of the value; null where there is no value.
 * Taking those who hold most first is exact: what each holds is theirs alone.
 */
export function busFactor(held: readonly number[], share = orphanedShare): number | null {
  const total = held.reduce((sum, value) => sum + value, 0);
  if (total <= 0) return null;
  let orphaned = 0;
  for (const [index, value] of [...held].sort((one, other) => other - one).entries()) {
    orphaned += value;
    if (orphaned > share * total) return index + 1;
  }
  return held.length;
}

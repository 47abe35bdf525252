/** Active subjects that one person may be accountable for before it counts as overload: rules.md's default. */
export const mostOwned = 6;

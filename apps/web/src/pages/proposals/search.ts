const id = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);

/** What a new proposal begins with; or which one is amended. */
export function proposeSearch({ role, body, policy, amends }: Record<string, unknown>): { role?: string; body?: string; policy?: string; amends?: string } {
  return { ...(id(role) && { role }), ...(id(body) && { body }), ...(id(policy) && { policy }), ...(id(amends) && { amends }) };
}

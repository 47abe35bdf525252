/** Of which body a meeting is being called. */
export function meetingsSearch({ call }: Record<string, unknown>): { call?: string } {
  return typeof call === 'string' && /^[0-9a-f-]{36}$/.test(call) ? { call } : {};
}

/** As a chart or as a table, and what is looked for in it. */
export function chartSearch({ view, find }: Record<string, unknown>): { view?: 'table'; find?: string } {
  return { ...(view === 'table' && { view }), ...((typeof find === 'string' || typeof find === 'number') && String(find) !== '' && { find: String(find).slice(0, 120) }) };
}

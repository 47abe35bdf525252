import type { ChangeLogKind } from '../../graphql/graphql';

export const kinds: ChangeLogKind[] = ['INITIATIVE', 'OWNERSHIP', 'RATING', 'STATUS', 'DEPARTMENT', 'PERSON', 'ACCESS', 'SETTINGS', 'IMPORT'];

/** What the address of the change log may say; anything else is dropped, so a link always opens. */
export interface HistorySearch {
  person?: string;
  record?: string;
  kind?: ChangeLogKind;
  from?: string;
  to?: string;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

export function historySearch({ person, record, kind, from, to }: Record<string, unknown>): HistorySearch {
  return { ...(isId(person) && { person }), ...(isId(record) && { record }), ...(kinds.includes(kind as ChangeLogKind) && { kind: kind as ChangeLogKind }), ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
}

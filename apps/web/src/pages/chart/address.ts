import { type Kind, nowhere } from './nodes';

interface Address {
  to: '/$organization/people/$id' | '/$organization/governance/structure' | '/$organization/governance/roles' | '/$organization/portfolio';
  params?: { id: string };
  search?: { department: string };
  /** Where on that page. */
  hash?: string;
}

/** Where something in the chart has its page. */
export function addressOf(kind: Kind, id: string): Address {
  if (kind === 'PERSON') return { to: '/$organization/people/$id', params: { id } };
  if (kind === 'DEPARTMENT' || kind === 'PEOPLE') return { to: '/$organization/governance/structure', ...(id !== nowhere && { search: { department: id } }) };
  return kind === 'ORGANIZATION' ? { to: '/$organization/portfolio' } : { to: '/$organization/governance/roles', hash: id };
}

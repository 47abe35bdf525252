import type { Kind } from './nodes';

/** Where something in the chart has its page. */
export function addressOf(kind: Kind, id: string): { to: '/$organization/people/$id' | '/$organization/governance/structure' | '/$organization/governance/roles' | '/$organization/portfolio'; params?: { id: string }; search?: { department: string } } {
  if (kind === 'PERSON') return { to: '/$organization/people/$id', params: { id } };
  if (kind === 'DEPARTMENT' || kind === 'PEOPLE') return { to: '/$organization/governance/structure', search: { department: id } };
  return { to: kind === 'ORGANIZATION' ? '/$organization/portfolio' : '/$organization/governance/roles' };
}

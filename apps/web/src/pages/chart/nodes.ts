import type { ChartPerson, ChartShown } from './chart.query';
import type { ChartWords } from './chart.words';

export type Kind = keyof ChartWords['kinds'];

/** Something in the chart. `value` is its place: who is in two roles stands there twice. */
export interface Node {
  value: string;
  kind: Kind;
  /** The id of its record. */
  id: string;
  label: string;
  note: string;
  /** A vacancy, a department without a head: drawn as an open ring. */
  isOpen: boolean;
  children?: Node[];
}

/** Where people stand who are in no department. */
export const nowhere = 'none';

export interface Known {
  people: Record<string, { people: readonly ChartPerson[]; hasMore: boolean; isFailed?: boolean }>;
  organization: { id: string; name: string };
}

/** Bodies with their roles, then departments in theirs, with who is in each. */
export function nodesOf({ bodies, roles, departments }: ChartShown, { people, organization }: Known, words: ChartWords, language: string): Node {
  const byName = <One extends { name: string }>(all: readonly One[]): One[] => [...all].sort((one, other) => one.name.localeCompare(other.name, language));
  const role = ({ id, name, needed, missingOfMandate, assignments }: ChartShown['roles'][number]): Node => ({
    value: `role.${id}`,
    kind: 'ROLE',
    id,
    label: name,
    note: [assignments.length === 0 ? words.vacant : assignments.length < needed || needed > 1 ? words.places(assignments.length, needed) : assignments[0]?.person.name, missingOfMandate.length > 0 && words.titleOnly].filter(Boolean).join(' · '),
    isOpen: assignments.length < needed || missingOfMandate.length > 0,
    children: assignments.map(({ id: key, person }) => ({ value: `in.${key}`, kind: 'PERSON' as const, id: person.id, label: person.name, note: '', isOpen: false })),
  });
  const seat = (one: ChartShown['roles'][number]): number => (one.seat === 'CHAIR' ? 0 : one.seat === 'SECRETARY' ? 1 : 2);
  const crowd = ({ id, peopleCount }: ChartShown['departments'][number]): Node[] => {
    const known = people[id];
    if (peopleCount === 0 && !known) return [];
    return [{ value: `people.${id}`, kind: 'PEOPLE', id, label: words.count(peopleCount), note: known?.isFailed ? words.failed : known?.hasMore ? words.more : '', isOpen: false, children: known?.people.map(member) ?? [] }];
  };
  const under = (parentId: string | null): Node[] =>
    byName(departments.filter(({ parent }) => (parent?.id ?? null) === parentId)).map((one) => ({
      value: `department.${one.id}`,
      kind: 'DEPARTMENT',
      id: one.id,
      label: one.name,
      note: one.head?.name ?? words.noHead,
      isOpen: !one.head,
      children: [...byName(roles.filter(({ department }) => department?.id === one.id)).map(role), ...under(one.id), ...crowd(one)],
    }));
  return {
    value: 'organization',
    kind: 'ORGANIZATION',
    id: organization.id,
    label: organization.name,
    note: '',
    isOpen: false,
    children: [
      ...byName(bodies).map(({ id, name, quorum }): Node => ({ value: `body.${id}`, kind: 'BODY', id, label: name, note: quorum ? words.quorum(quorum) : '', isOpen: false, children: roles.filter(({ body }) => body?.id === id).sort((one, other) => seat(one) - seat(other)).map(role) })),
      ...under(null),
      ...byName(roles.filter(({ body, department }) => !body && !department)).map(role),
      ...(people[nowhere] ? [{ value: 'people.none', kind: 'PEOPLE' as const, id: nowhere, label: words.nowhere, note: '', isOpen: false, children: people[nowhere].people.map(member) }] : []),
    ],
  };
}

function member({ id, name, title }: ChartPerson): Node {
  return { value: `member.${id}`, kind: 'PERSON', id, label: name, note: title ?? '', isOpen: false };
}

/** Whatever is called so, with what leads there; null where nothing is. */
export function foundIn(node: Node, asked: string): Node | null {
  const children = (node.children ?? []).flatMap((child) => foundIn(child, asked) ?? []);
  if (isCalled(node, asked)) return { ...node, children: children.length > 0 ? children : node.children };
  return children.length > 0 ? { ...node, children } : null;
}

export function isCalled({ kind, label }: Node, asked: string): boolean {
  const name = plain(label);
  return kind !== 'ORGANIZATION' && kind !== 'PEOPLE' && plain(asked).split(/\s+/).every((word) => name.includes(word));
}

export interface Row {
  node: Node;
  in: string;
}

/** The same, line by line. */
export function rowsOf(node: Node, parent = ''): Row[] {
  const own = node.kind === 'ORGANIZATION' || node.kind === 'PEOPLE' ? [] : [{ node, in: parent }];
  return [...own, ...(node.children ?? []).flatMap((child) => rowsOf(child, node.kind === 'PEOPLE' ? parent : node.label))];
}

export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

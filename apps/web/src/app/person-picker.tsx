import { Combobox, MantineProvider, TextInput, useCombobox } from '@mantine/core';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/ScrollArea.css';
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { graphql } from '../graphql';
import type { FindPeopleQuery } from '../graphql/graphql';
import { useText } from './language';
import { useQuery } from './query';

const FindPeopleDocument = graphql(`
  query FindPeople($filter: PersonFilter!) {
    people(filter: $filter, first: 8) { nodes { id name title email hasAccess department { id name } } }
  }
`);
const NearestPeopleDocument = graphql(`
  query NearestPeople($id: ID!) {
    subject(id: $id) {
      id
      responsible { id name title email hasAccess department { id name } }
      department { id head { id name title email hasAccess department { id name } } }
    }
  }
`);
const SearchPeopleDocument = graphql(`
  query SearchPeople($text: String!) {
    search(text: $text, kinds: [PERSON, DEPARTMENT], first: 20) { id kind name isPast person { id title email hasAccess department { id name } } }
  }
`);

/** In px; where there is less room below the field than the lowest, the list opens above it: nothing scrolls by itself. */
const [lowest, highest] = [120, 300];
/** Of many who do the work, as many come first: who heads the department must be seen too. */
const mostFirst = 3;

export type Found = FindPeopleQuery['people']['nodes'][number];

interface PickerProps {
  label: string;
  /** With what stands in the field then: a name that was only typed is nobody yet. */
  onChoose: (person: Found | null, typed: string) => void;
  /** What stands in the field, chosen or not: a name that was only typed is nobody yet. */
  onType?: (typed: string) => void;
  /** The name of who is chosen already. */
  chosen?: string;
  autoFocus?: boolean;
  /** Who comes first before anything is typed: whoever does the work of a subject, who heads its department, the department's people. */
  firstOf?: { subjectId?: string; departmentId?: string | null };
  /** Who can’t be chosen. */
  without?: string | null;
  /** Also who has left, where the past is looked at. */
  includesDeparted?: boolean;
}

/** Finds a person by any word of their name, or of their department's; arrows and Enter choose. */
export function PersonPicker({ label, onChoose, onType, chosen = '', autoFocus = false, firstOf, without, includesDeparted = false }: PickerProps): ReactNode {
  const { text } = useText();
  const id = useId();
  const combobox = useCombobox();
  const [typed, setTyped] = useState(chosen);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 120);
    return () => clearTimeout(timer);
  }, [typed]);
  const [{ data: searched, fetching: isSearching, error }] = useQuery({ query: SearchPeopleDocument, variables: { text: asked }, pause: asked === '' });
  const hits = asked ? (searched?.search ?? []) : [];
  const departmentId = hits.find(({ kind }) => kind === 'DEPARTMENT')?.id;
  const [{ data: first, fetching: isFirstListing }] = useQuery({ query: FindPeopleDocument, variables: { filter: { isActive: true, departmentId: firstOf?.departmentId } }, pause: !firstOf?.departmentId || asked !== '' });
  const [{ data: nearest, fetching: isFirstAsking }] = useQuery({ query: NearestPeopleDocument, variables: { id: firstOf?.subjectId ?? '' }, pause: !firstOf?.subjectId || asked !== '' });
  const { responsible = [], department } = nearest?.subject ?? {};
  const before = asked === '' ? [...responsible.slice(0, mostFirst), ...(department?.head ? [department.head] : []), ...(first?.people.nodes ?? [])] : [];
  const [{ data, fetching: isListing }] = useQuery({ query: FindPeopleDocument, variables: { filter: { ...(!includesDeparted && { isActive: true }), ...(departmentId && { departmentId }) } }, pause: asked !== '' && !departmentId });
  const named = hits.flatMap(({ name, isPast, person }): Found[] => (person && (includesDeparted || !isPast) ? [{ ...person, name }] : []));
  const listed = [...before, ...(asked === '' || departmentId ? (data?.people.nodes ?? []) : [])].filter((one, i, all) => all.findIndex((other) => other.id === one.id) === i);
  const isSettled = asked === typed.trim() && !isSearching && !isListing && !isFirstListing && !isFirstAsking;
  const answered = [...named, ...listed.filter((one) => !named.some((other) => other.id === one.id))].filter(({ id: one }) => one !== without).slice(0, 8);
  // Until the next answer is there the last one stays, or what stands below would jump; keys don't take from it, since it answers something else.
  const last = useRef<Found[]>([]);
  if (isSettled) last.current = answered;
  const people = last.current;
  const isByKey = useRef(false);
  const only = isSettled && asked !== '' && people.length === 1 ? people[0]?.id : undefined;
  useEffect(() => {
    // Of one there is nothing to choose: Enter takes it.
    if (only && combobox.dropdownOpened) combobox.selectFirstOption();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- each time that it becomes the only one for what was typed
  }, [only, asked]);
  const field = useRef<HTMLInputElement>(null);
  /** What is in sight below the field when it opens; later nothing moves. */
  const [{ isUp, height }, setRoom] = useState({ isUp: false, height: highest });
  useLayoutEffect(() => {
    if (!combobox.dropdownOpened || !field.current) return;
    const { top, bottom } = field.current.getBoundingClientRect();
    const below = innerHeight - bottom - 16;
    const isAbove = below < lowest && top > below;
    setRoom({ isUp: isAbove, height: Math.min(highest, Math.max(lowest, isAbove ? top - 16 : below)) });
  }, [combobox.dropdownOpened]);
  const whyFirst = (personId: string): string => (asked !== '' ? '' : responsible.some(({ id: one }) => one === personId) ? ` · ${text.initiative.doesIt}` : personId === department?.head?.id ? ` · ${text.initiative.headsIt}` : '');
  const choose = (personId: string): void => {
    if (isByKey.current && !isSettled) return;
    const person = people.find((one) => one.id === personId) ?? null;
    setTyped(person?.name ?? '');
    onType?.(person?.name ?? '');
    combobox.closeDropdown();
    onChoose(person, person?.name ?? '');
  };
  return (
    <MantineProvider cssVariablesSelector=".picker" getRootElement={() => undefined}>
      <div className="picker" onKeyDownCapture={() => (isByKey.current = true)} onPointerDownCapture={() => (isByKey.current = false)}>
        {/* Closed by the click, not by the press before it: what stands below would move from under the pointer. Passed through to its Popover; its types leave it out. */}
        <Combobox {...{ clickOutsideEvents: ['click'] }} store={combobox} onOptionSubmit={choose} withinPortal={false} position="bottom-start" middlewares={{ flip: false, shift: false }}>
          <label className="lb" htmlFor={id}>{label}</label>
          <Combobox.Target>
            <TextInput
              id={id}
              ref={field}
              unstyled
              classNames={{ input: 'in' }}
              placeholder={text.initiative.search}
              value={typed}
              autoComplete="off"
              data-autofocus={autoFocus || undefined}
              autoFocus={autoFocus}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                onType?.(event.currentTarget.value);
                onChoose(null, event.currentTarget.value);
                combobox.openDropdown();
                combobox.resetSelectedOption();
              }}
              onFocus={() => combobox.openDropdown()}
              onKeyDown={(event) => event.key === 'Tab' && combobox.closeDropdown()}
            />
          </Combobox.Target>
          <Combobox.Dropdown className={`options${isUp ? ' up' : ''}`} style={{ maxHeight: height }} hidden={people.length === 0 && !asked}>
            <Combobox.Options aria-label={label}>
              {people.map((person) => (
                <Combobox.Option key={person.id} value={person.id} className="option"><b>{person.name}</b><span>{text.initiative.personIn(person.title ?? null, person.department?.name ?? null)}{whyFirst(person.id)}</span></Combobox.Option>
              ))}
            </Combobox.Options>
            {people.length === 0 && isSettled && <Combobox.Empty>{error ? text.problem.network : text.initiative.nobodyFound}</Combobox.Empty>}
          </Combobox.Dropdown>
        </Combobox>
      </div>
    </MantineProvider>
  );
}

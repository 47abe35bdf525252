import { useNavigate, useParams } from '@tanstack/react-router';
import { Fragment, type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Glyph } from '@batuta/ui';
import type { HeldQuery } from '../graphql/graphql';
import { commands, type Command } from './commands';
import { HealthMark } from './health';
import { useText } from './language';
import { useMe } from './me';
import { FindDocument, HeldDocument, HereDocument, type Hit } from './palette.query';
import { paletteWords } from './palette.words';
import { matchesIn, type Question, questionOf } from './question';
import { type Recent, recents, remember } from './recent';
import { initials } from './initials';
import { useWords } from './words';
import { useQuery } from './query';

interface Row {
  key: string;
  group: keyof (typeof paletteWords)['en']['groups'];
  mark: ReactNode;
  name: ReactNode;
  /** Behind the name, on a line of its own in answers. */
  note?: ReactNode;
  aside?: ReactNode;
  /** What Enter does, where it isn't opening. */
  verb?: string;
  run: () => void;
  /** What Ctrl-Enter does: open the record. */
  open?: () => void;
}

const mostRows = 12;
const kindPath: Record<Recent['kind'], (id: string) => string> = { INITIATIVE: (id) => `/initiatives/${id}`, PERSON: (id) => `/people/${id}`, DEPARTMENT: (id) => `/governance/structure?department=${id}`, POLICY: (id) => `/governance/policies/${id}` };

interface PaletteProps {
  onClose: () => void;
  onLanguage: (language: 'es' | 'en') => void;
  onTheme: (theme: 'light' | 'dark') => void;
}

/** Finds and does, from anywhere, by keyboard alone. */
export function Palette({ onClose, onLanguage, onTheme }: PaletteProps): ReactNode {
  const { text, format } = useText();
  const words = useWords(paletteWords);
  const me = useMe();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState<Row['group'] | null>(null);
  /** Which row is chosen; null until a key or the pointer chose one. */
  const [at, setAt] = useState<number | null>(null);
  /** Enter was pressed: it waits for the answer to what is typed. */
  const [entered, setEntered] = useState<'run' | 'open' | null>(null);
  const understood = useDeferredValue(typed);
  const question = questionOf(understood);
  const { hits, held, failed, settled: isFound } = useFound(question);
  const settled = isFound && understood === typed;
  const here = useHere();
  // Before the first paint: what is typed at once must already land here.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    input.current?.focus();
  }, []);

  // Not by unmounting: a dialog that closes gives the focus back.
  const close = (): void => dialog.current?.close();
  const go = (path: string): void => {
    close();
    void navigate({ to: `/${me.organization?.slug}${path}` });
  };
  const open = (one: Recent, query = ''): void => {
    remember(me, one);
    go(kindPath[one.kind](one.id) + query);
  };
  const run = ({ id, to, does }: Command): void => {
    if (to !== undefined) return go(typeof to === 'string' ? to : to(here));
    close();
    if (does === 'language') onLanguage(id as 'es');
    else onTheme(id as 'dark');
  };
  const marked = (name: string): ReactNode => <Marked name={name} text={question.text} />;

  const answers = question.asks === 'owner' ? hits.flatMap(({ initiative, name, id }): Row[] => (initiative ? [answerOf({ initiative, name, id })] : [])).slice(0, 3) : [];
  function answerOf({ initiative, name, id }: { initiative: NonNullable<Hit['initiative']>; name: string; id: string }): Row {
    const isToAssign = Boolean(initiative.unownedSince) && initiative.can.assignOwner;
    const record = { kind: 'INITIATIVE' as const, id, name };
    return {
      key: `answer ${id}`,
      group: 'answer',
      mark: initiative.owner ? <Face name={initiative.owner.name} /> : <Glyph shape="ring" size={18} />,
      name: initiative.owner?.name ?? (initiative.unownedSince ? words.nobodySince(text.days(format.daysSince(initiative.unownedSince))) : words.notActive),
      note: <>{words.ofInitiative} {words.quotes[0]}{marked(name)}{words.quotes[1]}{initiative.department && ` · ${initiative.department.name}`}</>,
      aside: <HealthMark health={initiative.health} />,
      verb: isToAssign ? words.assign : words.open,
      run: () => open(record, isToAssign ? '?open=owner' : ''),
      open: () => open(record),
    };
  }
  const heldRows: Row[] = held
    ? [
        { key: 'held', group: 'holds', mark: <Face name={held.name} />, name: held.heldCount === 0 ? words.holdsNone(held.name) : words.holdsCount(held.name, held.heldCount), verb: words.open, run: () => open({ kind: 'PERSON', id: held.id, name: held.name }) },
        ...held.held.map(({ id, title, health }): Row => ({ key: `held ${id}`, group: 'holds', mark: null, name: title, aside: <HealthMark health={health} />, run: () => open({ kind: 'INITIATIVE', id, name: title }) })),
      ]
    : [];
  const found = hits.map(({ id, kind, name, isPast, initiative, person, department, policy }): Row => ({
    key: id,
    group: kind,
    mark: kind === 'PERSON' ? <Face name={name} /> : null,
    name: marked(name),
    note: initiative ? (initiative.owner?.name ?? (initiative.unownedSince ? text.nobody(format.daysSince(initiative.unownedSince)) : text.state[initiative.state])) : person ? text.initiative.personIn(person.title ?? null, person.department?.name ?? null) : policy ? policy.owner?.name : department?.head?.name,
    aside: isPast ? <span className="q">{kind === 'PERSON' ? words.left : words.past}</span> : initiative ? <HealthMark health={initiative.health} /> : <span className="q">{person ? words.answersFor(person.heldCount) : department && words.people(department.peopleCount)}</span>,
    run: () => open({ kind, id, name }),
  }));
  const offered = commands.filter(({ isShown }) => isShown(me, here)).map((command) => ({ command, name: (command.kind === 'pages' ? words.pages : words.acts)[command.id] ?? command.id })).filter(({ name }) => !question.text || matchesIn(name, question.text).length >= question.text.split(/\s+/).length);
  const commandRows = offered.map(({ command, name }): Row => ({ key: command.id, group: command.kind, mark: <span className="go" aria-hidden="true">→</span>, name: marked(name), run: () => run(command) }));
  const creating: Row[] = settled && !failed && question.text.length > 2 && !question.asks && question.kinds.length === 0 && me.can?.createInitiative ? [{ key: 'create', group: 'acts', mark: <span className="go" aria-hidden="true">→</span>, name: words.create(question.text), run: () => go(`/initiatives/new?title=${encodeURIComponent(question.text)}`) }] : [];
  const recent = question.text || question.isActs ? [] : recents(me).map(({ kind, id, name }): Row => ({ key: `recent ${id}`, group: 'recent', mark: kind === 'PERSON' ? <Face name={name} /> : null, name, run: () => open({ kind, id, name }) }));
  const grouped = question.isActs ? commandRows : [...answers, ...heldRows, ...recent, ...(['INITIATIVE', 'PERSON', 'DEPARTMENT', 'POLICY'] as const).flatMap((kind) => found.filter(({ group }) => group === kind)), ...(question.kinds.length === 0 ? [...commandRows, ...creating] : [])];
  const narrowed = grouped.some(({ group }) => group === only) ? only : null;
  const rows = grouped.filter(({ group }) => !narrowed || group === narrowed).slice(0, question.isActs ? grouped.length : mostRows);
  // Where nothing was found Enter begins nothing by itself.
  const chosen = at === null ? (rows.every(({ key }) => key === 'create') ? -1 : 0) : Math.min(at, rows.length - 1);

  useEffect(() => {
    if (!entered || !settled) return;
    setEntered(null);
    const row = rows[chosen];
    (row?.[entered] ?? row?.run)?.();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the rows are those of the answer that settled it
  }, [entered, settled]);
  const narrow = (group: Row['group'] | null): void => {
    setOnly(group);
    setAt(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[chosen];
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) setAt((chosen + move + rows.length) % Math.max(1, rows.length));
    else if (event.key === 'Enter') setEntered(event.ctrlKey || event.metaKey ? 'open' : 'run');
    else if (event.key === 'Tab' && row && !event.shiftKey) narrow(narrowed ? null : row.group);
    else if (event.key === 'Backspace' && typed === '' && narrowed) narrow(null);
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={words.label} onClose={onClose} onClick={(event) => event.target === event.currentTarget && close()}>
      <div className="ask">
        {narrowed && <span className="only">{words.groups[narrowed]}</span>}
        <input ref={input} role="combobox" aria-expanded="true" aria-controls="found" aria-activedescendant={rows[chosen] ? `found-${chosen}` : undefined} aria-autocomplete="list" aria-label={words.label} placeholder={words.placeholder} value={typed} autoComplete="off" spellCheck={false} maxLength={200}
          onChange={(event) => { setTyped(event.target.value); setAt(null); setEntered(null); }} onKeyDown={onKeyDown} />
        <button type="button" className="close" aria-label={`esc, ${words.close}`} onClick={close}><kbd>esc</kbd></button>
      </div>
      <div className="found" id="found" role="listbox" aria-label={words.label}>
        {rows.map((row, i) => (
          <Fragment key={row.key}>
            {row.group !== rows[i - 1]?.group && <p className="group" role="presentation">{words.groups[row.group]}</p>}
            <div id={`found-${i}`} role="option" aria-selected={i === chosen} className={row.group === 'answer' ? 'answer' : ''} ref={i === chosen ? intoView : undefined} onMouseMove={() => i !== chosen && setAt(i)} onClick={row.run}>
              <span className="mark">{row.mark}</span>
              <span className="what"><b>{row.name}</b>{row.note && <span className="note">{row.note}</span>}</span>
              <span className="aside">{i === chosen && row.verb ? <span className="verb">{row.verb} <kbd>↵</kbd></span> : row.aside}</span>
            </div>
          </Fragment>
        ))}
      </div>
      {settled && (failed || rows.every(({ key }) => key === 'create')) && <p className="none">{failed ? words.failed : question.text ? words.nothing(question.text) : words.hint}</p>}
      <p className="vh" role="status">{settled ? words.results(rows.filter(({ key }) => key !== 'create').length) : ''}</p>
      <p className="keys" aria-hidden="true"><span><kbd>↑</kbd><kbd>↓</kbd>{words.keys.choose}</span><span><kbd>↵</kbd>{words.keys.do}</span><span><kbd>tab</kbd>{words.keys.tab}</span><span className="marks"><kbd>@</kbd>{words.keys.people}<kbd>#</kbd>{words.keys.departments}<kbd>{'>'}</kbd>{words.keys.acts}</span></p>
    </dialog>
  );
}

/** What the server found for a question; what is on screen stays until the next answer is here. */
function useFound({ text, kinds, asks, isActs }: Question): { hits: readonly Hit[]; held: HeldQuery['person'] | null; failed: boolean; settled: boolean } {
  const pause = !text || isActs;
  const [{ data, fetching, error }] = useQuery({ query: FindDocument, variables: { text, kinds }, pause });
  const person = asks === 'holds' ? data?.search[0] : undefined;
  const [{ data: held, fetching: isHolding, error: refused }] = useQuery({ query: HeldDocument, variables: { id: person?.id ?? '' }, pause: !person || pause });
  return { hits: pause ? [] : (data?.search ?? []), held: person && held?.person.id === person.id ? held.person : null, failed: !pause && Boolean(error ?? (person && refused)), settled: pause || !(fetching || isHolding) };
}

/** The record of the page that the palette was opened on. */
function useHere(): { initiative: { id: string; can: Record<string, unknown> } | null } {
  const { id } = useParams({ strict: false }) as { id?: string };
  const isInitiative = location.pathname.includes('/initiatives/') && Boolean(id);
  const [{ data }] = useQuery({ query: HereDocument, variables: { id: id ?? '' }, pause: !isInitiative, requestPolicy: 'cache-first' });
  return { initiative: isInitiative && data ? { id: data.initiative.id, can: data.initiative.can } : null };
}

function Marked({ name, text }: { name: string; text: string }): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [begin, end] of matchesIn(name, text)) {
    parts.push(name.slice(from, begin), <u key={begin}>{name.slice(begin, end)}</u>);
    from = end;
  }
  return <>{parts}{name.slice(from)}</>;
}

function Face({ name }: { name: string }): ReactNode {
  return <span className="av" aria-hidden="true">{initials(name)}</span>;
}

function intoView(row: HTMLElement | null): void {
  if (row?.closest('dialog')?.open) row.scrollIntoView({ block: 'nearest' });
}

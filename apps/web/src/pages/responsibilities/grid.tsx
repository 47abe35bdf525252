import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Glyph, usePrinted, useToast } from '@batuta/ui';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { useWords } from '../../app/words';
import { type Letter, readBlock, writeBlock } from './block';
import { cellOf, keyOf, roleOf, type Wanted } from './changes';
import type { MatrixColumn, MatrixRow } from './responsibilities.query';
import { responsibilitiesWords } from './responsibilities.words';
import type { MatrixColumns } from './search';
import { useCells } from './use-cells';

const letters: Letter[] = ['A', 'R', 'C', 'I'];
const rowHeight = 36;
/** As long as undoing is offered, in seconds; Ctrl-Z goes on. */
const undoSeconds = 10;

interface Place {
  row: number;
  column: number;
}

interface GridProps {
  kind: MatrixColumns;
  columns: readonly MatrixColumn[];
  rows: readonly MatrixRow[];
  organization: string;
  reread: () => void;
  isReading: boolean;
}

/** The matrix as a spreadsheet: arrows, letters, several cells at once, pasting, undoing. Only the rows that are seen are drawn, but on paper all. */
export function Grid({ kind, columns, rows: read, organization, reread, isReading }: GridProps): ReactNode {
  const { text, format } = useText();
  const words = useWords(responsibilitiesWords);
  const toast = useToast();
  const scroller = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place | null>(null);
  const [menu, setMenu] = useState<Place | null>(null);
  const [asked, setAsked] = useState<{ good: Wanted[]; mistakes: ReadonlyMap<string, string> } | null>(null);
  const isPrinted = usePrinted();
  /** A cell that was gone to may be drawn only after scrolling: it is focused once it is there. */
  const isWanted = useRef(false);
  const cells = useCells({ kind, rows: read, reread, isReading, undone: words.undone });
  const { rows } = cells;
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing of the virtualizer goes into memoized parts
  const seen = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 8, scrollPaddingStart: 128, scrollPaddingEnd: 40 });
  useEffect(() => {
    const cell = isWanted.current && scroller.current?.querySelector<HTMLElement>(`[data-cell='${focus.row} ${focus.column}']`);
    if (!cell) return;
    cell.focus();
    isWanted.current = false;
  });
  const at = (place: Place): Place => ({ row: Math.min(rows.length - 1, Math.max(0, place.row)), column: Math.min(columns.length - 1, Math.max(0, place.column)) });
  const here = at(focus);
  const [from, to] = [anchor ?? here, here];
  const selection = { top: Math.min(from.row, to.row), bottom: Math.max(from.row, to.row), left: Math.min(from.column, to.column), right: Math.max(from.column, to.column) };
  const isIn = (row: number, column: number): boolean => row >= selection.top && row <= selection.bottom && column >= selection.left && column <= selection.right;
  const move = (place: Place, isExtending: boolean): void => {
    const next = at(place);
    isWanted.current = true;
    setAnchor(isExtending ? (anchor ?? here) : null);
    setMenu(null);
    seen.scrollToIndex(next.row);
    setFocus(next);
  };
  const letterAt = (row: MatrixRow, column: MatrixColumn): Letter | null => cellOf(row, column)?.letter ?? null;
  /** Back to the cell that one was at, from whatever opened beside it. */
  const comeBack = (): void => {
    isWanted.current = true;
    setFocus({ ...here });
  };
  const selected = (): Wanted[] => rows.slice(selection.top, selection.bottom + 1).flatMap((row) => columns.slice(selection.left, selection.right + 1).map((column) => ({ row, column, letter: null })));
  const save = async (wanted: readonly Wanted[], mistakes: ReadonlyMap<string, string>, reason: string | null): Promise<void> => {
    const done = await cells.set(wanted, mistakes, reason);
    if (done && (done.saved > 0 || done.mistakes > 0)) toast({ text: done.mistakes > 0 ? [words.doneWith(done.saved, done.mistakes), done.why].filter(Boolean).join(' ') : words.done(done.saved), ...(done.saved > 0 && { act: { label: words.takeBack, seconds: undoSeconds, run: () => void undo() } }) });
  };
  const undo = async (): Promise<void> => {
    const taken = await cells.undo();
    if (taken) toast({ text: words.takenBack(taken) });
  };
  /** One letter for all that is selected; clearing an A asks why first. */
  const give = (letter: Letter | null, places = selected()): void => {
    setMenu(null);
    const mistakes = new Map<string, string>();
    const givenA = new Set<string>();
    const good = places.map((one) => ({ ...one, letter })).filter((one) => {
      const { id } = one.row.subject;
      if (letter === 'A' && givenA.has(id)) {
        mistakes.set(keyOf(id, one.column.id), words.secondA);
        return false;
      }
      if (!isPossible(one, mistakes)) return false;
      if (letter === 'A') givenA.add(id);
      return true;
    });
    const clearing = good.filter(({ row, column }) => letter !== 'A' && cellOf(row, column)?.letter === 'A');
    if (clearing.length > 0) setAsked({ good, mistakes });
    else void save(good, mistakes, null);
  };
  const isPossible = ({ row, column, letter }: Wanted, mistakes: Map<string, string>): boolean => {
    const isOfA = letter === 'A' ? kind !== 'ROLES' : letter === null && cellOf(row, column)?.letter === 'A';
    const problem = !row.canSet && !(isOfA && row.canAssign) ? words.notYours : letter && !column.holder && (kind !== 'ROLES' || letter === 'A') ? words.nobody(column.name) : roleOf(row, column, kind) ? words.throughRole(roleOf(row, column, kind) as string) : null;
    if (problem) mistakes.set(keyOf(row.subject.id, column.id), problem);
    return !problem;
  };
  const paste = (event: ClipboardEvent): void => {
    if ((event.target as HTMLElement).closest('input, textarea, select')) return;
    event.preventDefault();
    const block = readBlock(event.clipboardData.getData('text/plain'));
    const mistakes = new Map<string, string>();
    const wanted: Wanted[] = [];
    let outside = 0;
    block.forEach((line, down) => {
      const row = rows[selection.top + down];
      const lettersOfLine = line.map((cell) => ('letter' in cell ? cell.letter : null));
      line.forEach((cell, across) => {
        const column = columns[selection.left + across];
        if (!row || !column) return void outside++;
        const key = keyOf(row.subject.id, column.id);
        if ('mistake' in cell) return void mistakes.set(key, words.notLetter(cell.mistake));
        if (cell.letter === 'A' && lettersOfLine.indexOf('A') < across) return void mistakes.set(key, words.secondA);
        if (cell.letter !== 'A' && cellOf(row, column)?.letter === 'A' && !lettersOfLine.includes('A')) return void mistakes.set(key, words.keepsA);
        const one = { row, column, letter: cell.letter };
        if (cell.letter === (cellOf(row, column)?.letter ?? null) || isPossible(one, mistakes)) wanted.push(one);
      });
    });
    if (outside > 0) mistakes.set('outside', words.outside(outside));
    void save(wanted, mistakes, null);
  };
  const copy = (event: ClipboardEvent): void => {
    if ((event.target as HTMLElement).closest('input, textarea, select')) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeBlock(rows.slice(selection.top, selection.bottom + 1).map((row) => columns.slice(selection.left, selection.right + 1).map((column) => letterAt(row, column)))));
  };
  const press = (event: KeyboardEvent): void => {
    if ((event.target as HTMLElement).closest('input, textarea, select, .letters')) return;
    const { row, column } = here;
    const isControl = event.ctrlKey || event.metaKey;
    const steps: Record<string, Place> = { ArrowUp: { row: row - 1, column }, ArrowDown: { row: row + 1, column }, ArrowLeft: { row, column: column - 1 }, ArrowRight: { row, column: column + 1 }, Home: { row: isControl ? 0 : row, column: 0 }, End: { row: isControl ? rows.length - 1 : row, column: columns.length - 1 }, PageUp: { row: row - 12, column }, PageDown: { row: row + 12, column } };
    const step = steps[event.key];
    const typed = event.key.toUpperCase() as Letter;
    if (step) move(step, event.shiftKey);
    else if (isControl && event.key.toLowerCase() === 'z' && !event.shiftKey) void undo();
    else if (isControl || event.altKey) return;
    else if (letters.includes(typed)) give(typed);
    else if (event.key === 'Backspace' || event.key === 'Delete') give(null);
    else if (event.key === 'Enter' || event.key === ' ') setMenu(here);
    else if (event.key === 'Escape') setAnchor(null);
    else return;
    event.preventDefault();
  };
  const items = isPrinted ? rows.map((_, index) => index) : seen.getVirtualItems().map(({ index }) => index);
  const above = isPrinted ? 0 : (seen.getVirtualItems()[0]?.start ?? 0);
  const below = isPrinted ? 0 : seen.getTotalSize() - (seen.getVirtualItems().at(-1)?.end ?? 0);
  // Names stand at 45°: their height is that of the longest.
  const headHeight = Math.min(250, Math.max(124, 24 + 5.2 * Math.max(0, ...columns.map(({ name }) => name.length))));
  const isMixed = new Set(rows.map(({ subject }) => subject.kind)).size > 1;
  const clearing = asked?.good.filter(({ row, column, letter }) => letter !== 'A' && cellOf(row, column)?.letter === 'A') ?? [];
  return (
    <section>
      <p className="s m raci">{letters.map((letter) => <span key={letter}><Mark letter={letter} /> {words.letters[letter]}</span>)}</p>
      <div className="grid" ref={scroller} onKeyDown={press} onPaste={paste} onCopy={copy}>
        <table role="grid" aria-label={words.page} aria-rowcount={rows.length + 2} aria-colcount={columns.length + 2} aria-multiselectable="true">
          <thead>
            <tr aria-rowindex={1}><th scope="col" className="what">{words.subject}</th>{columns.map(({ id, name, checks }) => <th key={id} scope="col" className="col" style={{ height: headHeight }} title={name}><span>{checks.includes('VACANT') && <Glyph shape="ring" />} {name}</span>{checks.length > 0 && <span className="vh">, {checks.map((check) => words.columnChecks[check]).join(', ')}</span>}</th>)}<th scope="col" className="amiss"><span className="vh">{words.onlyChecks}</span></th></tr>
          </thead>
          <tbody>
            {above > 0 && <tr aria-hidden="true" className="spacer" style={{ height: above }}><td colSpan={columns.length + 2} /></tr>}
            {items.map((index) => {
              const row = rows[index];
              if (!row) return null;
              const { subject, checks } = row;
              return (
                <tr key={subject.id} aria-rowindex={index + 2} className={index === here.row ? 'on' : undefined}>
                  <th scope="row" className="what">{subject.kind === 'INITIATIVE' ? <Link className="plain" tabIndex={-1} to="/$organization/initiatives/$id" params={{ organization, id: subject.id }} title={subject.title}>{subject.title}</Link> : subject.title}{isMixed && <span className="q"> {words.kinds[subject.kind]}</span>}</th>
                  {columns.map((column, across) => {
                    const key = keyOf(subject.id, column.id);
                    const letter = letterAt(row, column);
                    const problem = cells.mistakes.get(key);
                    const people = cellOf(row, column)?.holders.map(({ personName, roleName }) => [roleName, personName].filter(Boolean).join(': ')).join('; ') ?? '';
                    const isHere = index === here.row && across === here.column;
                    const said = words.cell(column.name, letter ? words.set[letter] : words.empty, people || (letter ? '' : (column.holder?.name ?? '')));
                    return (
                      <td key={column.id} role="gridcell" aria-colindex={across + 2} aria-selected={isIn(index, across)} aria-label={problem ? `${said}. ${problem}` : said} aria-invalid={problem ? true : undefined} title={problem ?? (people || undefined)} data-cell={`${index} ${across}`} tabIndex={isHere ? 0 : -1} className={`${isIn(index, across) ? 'sel' : ''}${problem ? ' bad' : ''}`}
                        onMouseDown={(event) => { if ((event.target as HTMLElement).closest('.letters')) return; isWanted.current = true; setMenu(null); if (event.shiftKey) setAnchor(anchor ?? here); else setAnchor(null); setFocus({ row: index, column: across }); }}
                        onMouseEnter={(event) => { if (event.buttons === 1) { setAnchor(anchor ?? here); setFocus({ row: index, column: across }); } }}
                        onClick={(event) => { if (!event.shiftKey && !(event.target as HTMLElement).closest('.letters') && selection.top === selection.bottom && selection.left === selection.right) setMenu({ row: index, column: across }); }}>
                        {letter && <Mark letter={letter} />}
                        {menu?.row === index && menu.column === across && (row.canSet || row.canAssign) && <Letters row={row} column={column} letter={letter} onGive={(chosen) => { comeBack(); give(chosen, [{ row, column, letter: chosen }]); }} onClose={(isByKey) => { setMenu(null); if (isByKey) comeBack(); }} />}
                      </td>
                    );
                  })}
                  <td className="amiss s">{checks.map((check, i) => <span key={check} className={check === 'NO_ACCOUNTABLE' ? 'b' : 'q'}>{i > 0 && ', '}{check === 'NO_ACCOUNTABLE' && <Glyph shape="ring" />} {words.rowChecks[check](subject.unownedSince ? format.daysSince(subject.unownedSince) : 0)}</span>)}</td>
                </tr>
              );
            })}
            {below > 0 && <tr aria-hidden="true" className="spacer" style={{ height: below }}><td colSpan={columns.length + 2} /></tr>}
          </tbody>
          <tfoot><tr aria-rowindex={rows.length + 2}><th scope="row" className="what q">{words.accountableFor}</th>{columns.map(({ id, accountableFor, checks }) => <td key={id} className={checks.includes('OVERLOADED') ? 'b' : 'q'} title={checks.map((check) => words.columnChecks[check]).join(', ') || undefined}>{accountableFor === 0 ? '–' : format.number(accountableFor)}{checks.includes('OVERLOADED') && <span aria-hidden="true">!</span>}</td>)}<td /></tr></tfoot>
        </table>
      </div>
      <div className="s q grid-keys" role="group" aria-label={words.keys}><span><kbd>←</kbd><kbd>↑</kbd><kbd>↓</kbd><kbd>→</kbd> {words.move}</span><span>{letters.map((letter) => <kbd key={letter}>{letter}</kbd>)} {words.give}</span><span><kbd>⌫</kbd> {words.clear}</span><span><kbd>Ctrl V</kbd> {words.paste}</span><span><kbd>Ctrl Z</kbd> {words.undo}</span></div>
      {asked && <Why key={clearing.map(({ row }) => row.subject.id).join()} title={clearing.length === 1 ? words.why(clearing[0]?.row.subject.title ?? '') : words.whySeveral(clearing.length)} onCancel={() => { setAsked(null); comeBack(); }} onWhy={(reason) => { setAsked(null); comeBack(); void save(asked.good, asked.mistakes, reason); }} />}
      {cells.failed && <div className="sheet"><Refusal problem={{ ...cells.failed.problem, message: `${words.failed(cells.failed.kept.reduce((sum, { wanted }) => sum + wanted.length, 0))} ${cells.failed.problem.message || text.problem.network}` }} /><div className="row">{cells.failed.kept.length > 0 && <button type="button" className="btn p" onClick={() => { comeBack(); void cells.again(); }}>{words.again}</button>}<button type="button" className="btn t" onClick={() => { cells.forget(); comeBack(); }}>{text.common.cancel}</button></div></div>}
      {cells.mistakes.size > 0 && <div className="sheet mistakes" role="status"><h3>{words.mistakes(cells.mistakes.size)}</h3><ul className="s">{[...cells.mistakes].slice(0, 20).map(([key, why]) => <li key={key}>{titleOf(key, rows, columns) && <><b>{titleOf(key, rows, columns)}</b>: </>}{why}</li>)}</ul><button type="button" className="btn t" onClick={() => { cells.clearMistakes(); comeBack(); }}>{words.close}</button></div>}
    </section>
  );
}

function titleOf(key: string, rows: readonly MatrixRow[], columns: readonly MatrixColumn[]): string {
  const [rowId, columnId] = key.split(' ');
  return [rows.find(({ subject }) => subject.id === rowId)?.subject.title, columns.find(({ id }) => id === columnId)?.name].filter(Boolean).join(', ');
}

function Mark({ letter }: { letter: Letter }): ReactNode {
  return <i className={`letter ${letter.toLowerCase()}`}>{letter}</i>;
}

/** What a cell can be, named with whom it would be. */
function Letters({ row, column, letter, onGive, onClose }: { row: MatrixRow; column: MatrixColumn; letter: Letter | null; onGive: (letter: Letter | null) => void; onClose: (isByKey: boolean) => void }): ReactNode {
  const words = useWords(responsibilitiesWords);
  const press = (event: KeyboardEvent): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const typed = event.key.toUpperCase() as Letter;
    if (event.key === 'ArrowDown') buttons[(now + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(now - 1 + buttons.length) % buttons.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose(true);
    else if (letters.includes(typed) && !event.ctrlKey && !event.metaKey) onGive(typed);
    else if (event.key === 'Backspace' || event.key === 'Delete') onGive(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="letters" role="group" aria-label={words.menu(row.subject.title, column.name)} onKeyDown={press} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) onClose(false); }}>
      {letters.map((one) => <button key={one} type="button" autoFocus={one === (letter ?? 'A')} aria-pressed={one === letter} onClick={() => onGive(one)}><Mark letter={one} /> <span><b>{words.set[one]}</b> {column.holder?.name}</span>{one === letter && <Glyph shape="check" />}</button>)}
      <button type="button" onClick={() => onGive(null)}><span>{words.clear}</span></button>
    </div>
  );
}

function Why({ title, onWhy, onCancel }: { title: string; onWhy: (reason: string) => void; onCancel: () => void }): ReactNode {
  const { text } = useText();
  const words = useWords(responsibilitiesWords);
  const [reason, setReason] = useState('');
  return (
    <form className="sheet" onSubmit={(event) => { event.preventDefault(); onWhy(reason.trim()); }} onKeyDown={(event) => { if (event.key === 'Escape') onCancel(); }}>
      <label className="lb" htmlFor="why-clear">{title}</label>
      <input className="in" id="why-clear" required pattern=".*\S.*" maxLength={500} autoFocus value={reason} onChange={({ target }) => setReason(target.value)} />
      <div className="row" style={{ marginTop: 12 }}><button className="btn p">{words.clearIt}</button><button type="button" className="btn t" onClick={onCancel}>{text.common.cancel}</button></div>
    </form>
  );
}

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { Glyph } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { Health, ImportField, InitiativeState, Stage } from '../../graphql/graphql';
import type { Preview, Rows, Show } from './import.query';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const CorrectCellDocument = graphql(`mutation CorrectCell($input: CorrectCellInput!) { correctCell(input: $input) { id } }`);

type Correct = (row: number, field: ImportField, typed: string, isEverywhere: boolean) => Promise<Problem | null>;
type Row = Preview['rows'][number];
type Cell = Row['cells'][number];

const shows: Show[] = ['TO_LOOK_AT', 'CREATED', 'UPDATED', 'SKIPPED', 'ALL'];
/** Rows of one page of the preview; its query asks for one more. */
const pageSize = 50;
/** Long texts have a column of their own only where one of them can't be taken over; that they are read shows in the list of columns. */
const longTexts: ImportField[] = ['narrative', 'summary'];
const columns: ImportField[] = ['title', 'externalKey', 'department', 'owner', 'sponsor', 'status', 'state', 'stage', 'startsOn', 'endsOn', 'cost', 'effortDays', 'progress', 'email', 'jobTitle', 'parent', 'head', 'manager'];

/** Rows as they would be saved: each bad cell in its place, each change beside what stands there now. */
export function PreviewRows({ importId, preview, show, afterRow, onRows, onCorrected }: Rows & { importId: string; preview: Preview; onRows: (rows: Rows) => void; onCorrected: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const correct: Correct = async (row, field, typed, isEverywhere) => {
    const { data, problem } = await act(client, CorrectCellDocument, { input: { id: importId, row, field, text: typed, isEverywhere } });
    if (data) onCorrected();
    return problem;
  };
  const [changing, setChanging] = useState<number | null>(null);
  const { counts } = preview;
  // One more than is shown: whether there is a next page.
  const rows = preview.rows.slice(0, pageSize);
  const used = [...columns, ...longTexts].filter((field) => rows.some(({ cells }) => cells.some((cell) => cell.field === field && (!longTexts.includes(field) || cell.problem !== null))));
  return (
    <section className="sec">
      <div className="sech">
        <h2>{text.imports.rowsTitle(counts.cells, counts.skipped)}</h2>
        <div className="row r" role="group" aria-label={text.imports.which}>{shows.map((one) => <button key={one} type="button" className="btn t" aria-pressed={show === one} onClick={() => onRows({ show: one, afterRow: 0 })}>{text.imports.shows[one]}</button>)}</div>
      </div>
      {rows.length === 0 ? (
        <p className="m">{text.imports.noRows[show === 'TO_LOOK_AT' ? 'look' : 'other']}</p>
      ) : (
        <div className="scroll" role="region" aria-label={text.imports.which} tabIndex={0}>
          <table className="preview">
            <thead><tr><th>{text.imports.row}</th><th>{text.imports.became}</th>{used.map((field) => <th key={field} className={field === 'cost' ? 'n' : undefined}>{text.imports.fields[field]}</th>)}</tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.number}>
                  <td>{row.number}</td>
                  <td>{text.imports.outcomeOne[row.outcome]}{row.reason && <p className="q">{row.reason}</p>}{row.outcome !== 'SKIPPED' && <button type="button" className="btn t" aria-label={`${text.imports.leaveOut}: ${text.imports.rowNumber(row.number)}`} onClick={() => void correct(row.number, 'title', '', false)}>{text.imports.leaveOut}</button>}{row.outcome !== 'SKIPPED' && <button type="button" className="btn t" aria-pressed={changing === row.number} aria-label={`${text.imports.change}: ${text.imports.rowNumber(row.number)}`} onClick={() => setChanging(changing === row.number ? null : row.number)}>{text.imports.change}</button>}</td>
                  {used.map((field) => {
                    const cell = row.cells.find((one) => one.field === field);
                    const isMendable = cell !== undefined && (changing === row.number || cell.problem !== null || cell.corrected !== null || cell.nearest !== null || (field === 'title' && row.outcome === 'SKIPPED') || (field === 'owner' && row.outcome === 'CREATED' && !cell.value));
                    return (
                      <td key={field} className={`${field === 'cost' ? 'n' : field === 'startsOn' || field === 'endsOn' ? 'day' : ''}${cell?.problem ? ' bad' : ''}`}>
                        {isMendable ? <Mend cell={cell} note={field === 'department' && cell.value && preview.departmentsCreated.includes(cell.value) ? text.imports.newDepartment : undefined} label={text.imports.mend(text.imports.fields[field], row.number)} onCorrect={(typed, isEverywhere) => correct(row.number, field, typed, isEverywhere)} /> : cell && (row.outcome === 'SKIPPED' ? <span className="q">{cell.text}</span> : <><Read cell={cell} />{field === 'department' && cell.value && preview.departmentsCreated.includes(cell.value) && <span className="q"> {text.imports.newDepartment}</span>}</>)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row" style={{ marginTop: 12 }}>
        {afterRow > 0 && <button type="button" className="btn o" onClick={() => onRows({ show, afterRow: 0 })}>{text.imports.fromStart}</button>}
        {preview.rows.length > pageSize && <button type="button" className="btn o" onClick={() => onRows({ show, afterRow: rows.at(-1)?.number ?? 0 })}>{text.imports.nextRows}</button>}
      </div>
    </section>
  );
}

/** A cell that can't be read, or that was mended: what stands there, a name like it where there is one, and the field to mend it in place. */
function Mend({ cell, label, note, onCorrect }: { cell: Cell; label: string; note?: string; onCorrect: (typed: string, isEverywhere: boolean) => Promise<Problem | null> }): ReactNode {
  const { text } = useText();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [name, setName] = useState('');
  /** Of several with one name it is the e-mail that says who. */
  const [chosen, setChosen] = useState<{ name: string; email?: string | null } | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Back to where one was: the next bad cell is near.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const isPerson = cell.field === 'owner' || cell.field === 'sponsor';
  const typed = cell.corrected ?? cell.text;
  const words = wordsOf(cell.field, text);
  /** Words and names come again in other rows; a name of a record is its own. */
  const comesAgain = (cell.field === 'status' || cell.field === 'state' || cell.field === 'stage' || isPerson || cell.field === 'department') && cell.text !== '';
  const save = async (value: string, isEverywhere = comesAgain): Promise<void> => {
    setBusy(true);
    const refused = await onCorrect(value, isEverywhere);
    setBusy(false);
    setProblem(refused);
    if (!refused) setOpen(false);
  };
  if (isOpen) {
    return (
      <form className="mend" onSubmit={(event) => { event.preventDefault(); const form = new FormData(event.currentTarget); void save(isPerson ? (chosen?.name === name && chosen.email ? chosen.email : name) : String(form.get('typed')), form.has('everywhere')); }} onKeyDown={(event) => { if (event.key === 'Escape') setOpen(false); }}>
        {words ? (
          <select className="in" name="typed" aria-label={label} defaultValue={words.find((word) => word === typed) ?? ''} autoFocus>
            <option value="">{text.health.none}</option>
            {words.map((word) => <option key={word} value={word}>{word}</option>)}
          </select>
        ) : isPerson ? (
          <Suspense fallback={<p className="s q">{text.common.loading}</p>}><PersonPicker label={label} chosen={typed} onChoose={(found) => { setChosen(found); if (found) setName(found.name); }} onType={setName} autoFocus /></Suspense>
        ) : <input className="in" name="typed" aria-label={label} {...(cell.field === 'startsOn' || cell.field === 'endsOn' ? { type: 'date', defaultValue: cell.value ?? '' } : { defaultValue: typed, maxLength: 1000 })} autoFocus />}
        {comesAgain && <label className="row s"><input type="checkbox" name="everywhere" defaultChecked />{text.imports.everywhere(cell.text)}</label>}
        <Refusal problem={problem} />
        <div className="row"><button className="btn o" disabled={isBusy}>{text.common.save}</button><button type="button" className="btn t" onClick={() => setOpen(false)}>{text.common.cancel}</button></div>
      </form>
    );
  }
  return (
    <>
      {cell.problem ? <><b>{typed}</b><p className="q">{cell.problem}</p></> : <><Read cell={cell} />{note && <span className="q"> {note}</span>}</>}
      {cell.corrected !== null && cell.text !== '' && <p className="q">{text.imports.inFile(cell.text)}</p>}
      <div className="row">
        {cell.nearest && <button type="button" className="btn o" disabled={isBusy} aria-label={`${text.imports.isIt(cell.nearest)} ${label}`} onClick={() => void save(cell.nearest as string)}>{text.imports.isIt(cell.nearest)}</button>}
        <button ref={opener} type="button" className="btn t" aria-label={label} onClick={() => { setName(typed); setChosen(null); setOpen(true); }}>{text.imports.mendIt}</button>
        {cell.corrected !== null && <button type="button" className="btn t" disabled={isBusy} aria-label={`${text.imports.asInFile}: ${label}`} onClick={() => void save(cell.text)}>{text.imports.asInFile}</button>}
      </div>
    </>
  );
}

/** What a cell can only be one of. */
function wordsOf(field: ImportField, text: ReturnType<typeof useText>['text']): string[] | null {
  if (field === 'status') return (['ON_TRACK', 'AT_RISK', 'OFF_TRACK'] as const).map((health) => text.health[health]);
  if (field === 'state') return Object.values(text.state);
  return field === 'stage' ? Object.values(text.stage) : null;
}

function ownWord({ field, value }: Cell, text: ReturnType<typeof useText>['text']): string {
  return field === 'state' ? text.state[value as InitiativeState] : text.stage[value as Stage];
}

function Read({ cell }: { cell: Cell }): ReactNode {
  const { text } = useText();
  if (cell.problem) return <><b>{cell.text}</b><p className="q">{cell.problem}</p></>;
  if (cell.field === 'owner' && !cell.value) return <span className="q"><Glyph shape="ring" /> {text.common.nobody}</span>;
  // What a word of the file became is said where it isn't the product's own.
  const own = wordsOf(cell.field, text);
  const isOtherwise = own !== null && cell.value !== null && cell.corrected === null && cell.field !== 'status' && cell.text.toLowerCase() !== ownWord(cell, text).toLowerCase();
  return <>{cell.before !== null && <><s className="q"><Shown field={cell.field} value={cell.before} /></s> </>}<Shown field={cell.field} value={cell.value} isStrong={cell.before !== null || cell.field === 'title'} />{isOtherwise && <span className="q"> {text.imports.inFile(cell.text)}</span>}</>;
}

function Shown({ field, value, isStrong = false }: { field: ImportField; value: string | null; isStrong?: boolean }): ReactNode {
  const { text, format } = useText();
  if (value === null) return null;
  const shown = field === 'status' ? <HealthMark health={value as Health} /> : field === 'state' ? text.state[value as InitiativeState] : field === 'stage' ? text.stage[value as Stage] : field === 'startsOn' || field === 'endsOn' ? format.day(value) : field === 'cost' ? format.amount(value) : value;
  return isStrong ? <b>{shown}</b> : shown;
}

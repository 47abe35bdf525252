import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import type { ImportField } from '../../graphql/graphql';
import type { Preview, Rows } from './import.query';
import { numberOf, rowsIn, useHeldRows } from './held-rows';
import { MendCell, MendForm } from './mend';
import { type Cell, Read, type Row } from './preview-cell';
import { pageSize, Shows } from './shows';

const CorrectCellDocument = graphql(`mutation CorrectCell($input: CorrectCellInput!) { correctCell(input: $input) { id } }`);

/** Long texts stand below the name; one that can't be taken over has a column of its own. */
const longTexts: ImportField[] = ['narrative', 'summary'];
const columns: ImportField[] = ['title', 'externalKey', 'department', 'owner', 'sponsor', 'status', 'state', 'stage', 'startsOn', 'endsOn', 'cost', 'effortDays', 'progress', 'email', 'jobTitle', 'parent', 'head', 'manager'];

/** What mends a cell that is still to look at; what is left out stays out. */
const cellToMend = 'tr:not(.out) :is(.bad, .doubt)';
const actOfMending = `${cellToMend} button`;

/** How wide the columns are, in pixels: they stay where they are whatever a cell says. */
const wide: Partial<Record<ImportField, number>> = { title: 200, department: 150, owner: 160, sponsor: 160, status: 110, startsOn: 105, endsOn: 105, cost: 110, email: 200, narrative: 260, summary: 260 };
const [widthOfNumber, widthOfFate, widthOfOther] = [40, 120, 92];

/** Rows as they would be saved: each bad cell in its place, each change beside what stands there now. */
export function PreviewRows({ importId, preview, show, afterRow, onRows, onCorrected }: Rows & { importId: string; preview: Preview; onRows: (rows: Rows) => void; onCorrected: () => void }): ReactNode {
  const { text } = useText();
  const client = useClient();
  const region = useRef<HTMLDivElement>(null);
  /** The row in which something was done; what was pressed may be gone with the next preview. */
  const acted = useRef<number | null>(null);
  const { heights, hold, holdFirst, keep, giveBack } = useHeldRows(region, preview);
  const send = async (row: number, field: ImportField, typed: string, isEverywhere: boolean, isKept = false): Promise<Problem | null> => (await act(client, CorrectCellDocument, { input: { id: importId, row, field, text: typed, isEverywhere, isKept } })).problem;
  const correct: typeof send = async (row, ...how) => {
    const problem = await send(row, ...how);
    if (!problem) {
      acted.current = row;
      keep(row);
      onCorrected();
    }
    return problem;
  };
  const [changing, setChanging] = useState<number | null>(null);
  /** The cell that is written anew, below its row: in it the columns would move. */
  const [open, setOpen] = useState<{ row: number; field: ImportField } | null>(null);
  const [isTaking, setTaking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { counts, toMend, rowsToMend } = preview;
  /** Added just now: a name stands in many rows, and nobody is added twice. */
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const isByKey = useRef(false);
  useEffect(() => {
    const from = acted.current;
    acted.current = null;
    if (from === null || document.activeElement !== document.body) return;
    const next = rowsIn(region.current).filter((row) => numberOf(row) >= from).map((row) => row.querySelector<HTMLElement>(actOfMending)).find(Boolean);
    const focused = next ?? region.current ?? heading.current;
    focused?.focus({ preventScroll: true });
    // With keys one goes on from there; with a pointer nothing moves by itself.
    if (isByKey.current) focused?.scrollIntoView({ block: 'nearest' });
  }, [preview]);
  // One more than is shown: whether there is a next page.
  const rows = preview.rows.slice(0, pageSize);
  const shown = new Set(rows.map(({ number }) => number));
  /** Rows with something to mend that aren't on this page. */
  const elsewhere = rowsToMend.filter((number) => !shown.has(number));
  /** What is guessed on this page, each word once: an answer is for all its rows. */
  const toTake = rows.filter(({ outcome }) => outcome !== 'SKIPPED').flatMap(({ number, cells }) => cells.filter(({ nearest }) => nearest !== null).map((cell) => ({ number, ...cell }))).filter((one, i, all) => all.findIndex(({ field, text: said, corrected }) => field === one.field && said === one.text && corrected === one.corrected) === i);
  const bar = useRef<HTMLDivElement>(null);
  const takeAll = async (): Promise<void> => {
    setTaking(true);
    let refused: Problem | null = null;
    for (const { number, field, nearest } of toTake) refused ??= await send(number, field, nearest as string, true);
    setProblem(refused);
    setTaking(false);
    holdFirst();
    onCorrected();
    bar.current?.focus({ preventScroll: true });
  };
  /** Where one went last: the next is after it, on this page or another, and after the last comes the first. */
  const went = useRef<Element | null>(null);
  /** While the page of the next one is on its way. */
  const isTurning = useRef(false);
  useEffect(() => {
    if (!isTurning.current) return;
    isTurning.current = false;
    const next = region.current?.querySelector(cellToMend) ?? null;
    went.current = next;
    next?.querySelector('button')?.focus();
  }, [preview]);
  const toNext = (): void => {
    if (isTurning.current) return;
    const cells = [...(region.current?.querySelectorAll(cellToMend) ?? [])];
    const from = went.current?.isConnected ? went.current : null;
    const here = cells.find((cell) => (from ? (from.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 : cell.getBoundingClientRect().top > 0));
    const next = here ?? (from && elsewhere.length > 0 ? null : (cells[0] ?? null));
    went.current = next;
    if (next) return next.querySelector('button')?.focus();
    look({ show: 'TO_LOOK_AT', afterRow: (elsewhere.find((number) => number > (rows.at(-1)?.number ?? 0)) ?? elsewhere[0] ?? 1) - 1 });
    isTurning.current = true;
  };
  const look = (next: Rows): void => {
    hold(undefined);
    isTurning.current = false;
    setOpen(null);
    onRows(next);
  };
  const used = [...columns, ...longTexts].filter((field) => rows.some(({ cells }) => cells.some((cell) => cell.field === field && (!longTexts.includes(field) || cell.problem !== null))));
  const widthOf = (fields: readonly ImportField[]): number => fields.reduce((sum, field) => sum + (wide[field] ?? widthOfOther), widthOfNumber + widthOfFate);
  /** Where a column begins, in percent of the table: what mends a cell stands below it. */
  const placeOf = (field: ImportField): number => (100 * widthOf(used.slice(0, Math.max(0, used.indexOf(field))))) / widthOf(used);
  return (
    <section className="sec">
      <div className="sech">
        <h2 ref={heading} tabIndex={-1}>{text.imports.rowsTitle(counts.cells, preview.guessed, counts.skipped, preview.corrected)}</h2>
        <Shows show={show} onShow={(one) => look({ show: one, afterRow: 0 })} />
      </div>
      {rows.length === 0 ? (
        <p className="m">{text.imports.noRows[show === 'TO_LOOK_AT' ? 'look' : 'other']}</p>
      ) : (
        <div ref={region} className="scroll" onPointerLeave={giveBack} onKeyDownCapture={() => (isByKey.current = true)} onPointerDownCapture={() => (isByKey.current = false)} role="region" aria-label={text.imports.which} tabIndex={0}>
          <table className="preview" style={{ minWidth: widthOf(used) }}>
            <colgroup><col style={{ width: widthOfNumber }} /><col style={{ width: widthOfFate }} />{used.map((field) => <col key={field} style={{ width: wide[field] ?? widthOfOther }} />)}</colgroup>
            <thead><tr><th>{text.imports.row}</th><th>{text.imports.became}</th>{used.map((field) => <th key={field} className={field === 'cost' ? 'n' : undefined}>{text.imports.fields[field]}</th>)}</tr></thead>
            <tbody>
              {rows.map((row, i) => {
                const unseen = show === 'TO_LOOK_AT' && row.number - 1 > (rows[i - 1]?.number ?? row.number) ? ((rows[i - 1]?.number ?? 0) + 1) : null;
                const mended = open?.row === row.number ? row.cells.find(({ field }) => field === open.field) : undefined;
                const labelOf = (field: ImportField): string => text.imports.mend(text.imports.fields[field], row.number);
                return (
                  <Fragment key={row.number}>
                    {unseen !== null && <tr className="between"><td colSpan={2 + used.length}>{text.imports.between(unseen, row.number - 1)}</td></tr>}
                    <tr data-row={row.number} className={row.outcome === 'SKIPPED' ? 'out' : undefined} style={{ height: heights.get(row.number) }}>
                      <td>{row.number}</td>
                      <td>
                        <p>{text.imports.outcomeOne[row.outcome]}</p>{row.reason && <p className="q">{row.reason}</p>}
                        {row.outcome !== 'SKIPPED' && <button type="button" className="btn t" aria-label={`${text.imports.leaveOut}: ${text.imports.rowNumber(row.number)}`} onClick={() => void correct(row.number, 'title', '', false)}>{text.imports.leaveOut}</button>}
                        {row.outcome !== 'SKIPPED' && <button type="button" className="btn t" aria-pressed={changing === row.number} aria-label={`${text.imports.change}: ${text.imports.rowNumber(row.number)}`} onClick={() => { hold(row.number); setChanging(changing === row.number ? null : row.number); }}>{text.imports.change}</button>}
                      </td>
                      {used.map((field) => {
                        const cell = row.cells.find((one) => one.field === field);
                        const note = field === 'department' && cell?.value && preview.departmentsCreated.includes(cell.value) ? text.imports.newDepartment : undefined;
                        return (
                          <td key={field} className={`${field === 'cost' ? 'n' : field === 'startsOn' || field === 'endsOn' ? 'day' : ''}${cell?.problem ? ' bad' : cell?.nearest ? ' doubt' : ''}`}>
                            {cell && (changing === row.number || isMendable(row, cell)) ? (
                              <MendCell importId={importId} row={row.number} cell={cell} note={note} label={labelOf(field)} name={`mend.${importId}.${row.number}.${field}`} isOpen={mended === cell} onOpen={() => setOpen(mended === cell ? null : { row: row.number, field })} onCorrect={(typed, isEverywhere, isKept) => correct(row.number, field, typed, isEverywhere, isKept)} isAdded={added.has((cell.corrected ?? cell.text).toLowerCase())} onAdded={() => { acted.current = row.number; keep(row.number); setAdded((known) => new Set([...known, (cell.corrected ?? cell.text).toLowerCase()])); onCorrected(); }} />
                            ) : cell && (row.outcome === 'SKIPPED' ? <span className="q">{field === 'cost' && cell.value !== null ? <Read cell={cell} /> : cell.text}</span> : <><Read cell={cell} />{note && <span className="q"> {note}</span>}</>)}
                            {field === 'title' && row.outcome !== 'SKIPPED' && longTexts.map((long) => { const said = row.cells.find((one) => one.field === long); return said?.value && said.text && !used.includes(long) ? <p key={long} className="q clip">{text.imports.fields[long]}: {said.value}</p> : null; })}
                          </td>
                        );
                      })}
                    </tr>
                    {mended && <tr className="below"><td colSpan={2 + used.length}><div style={{ left: `max(0px, min(${placeOf(mended.field)}%, 100% - 460px))` }}><MendForm key={mended.field} cell={mended} name={`mend.${importId}.${row.number}.${mended.field}`} label={labelOf(mended.field)} onCorrect={(typed, isEverywhere) => correct(row.number, mended.field, typed, isEverywhere)} onClose={() => setOpen(null)} /></div></td></tr>}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {toMend > 0 && (
        <div className="still" ref={bar} tabIndex={-1}>
          <span>{text.imports.stillToLookAt(toMend)}</span>
          <button type="button" className="btn t" onClick={toNext}>{text.imports.nextToMend}</button>
          {toTake.length > 1 && <button type="button" className="btn o" disabled={isTaking} onClick={() => void takeAll()}>{text.imports.takeAll(toTake.length, elsewhere.length > 0)}</button>}
          <Refusal problem={problem} />
        </div>
      )}
      <div className="row" style={{ marginTop: 12 }}>
        {afterRow > 0 && <button type="button" className="btn o" onClick={() => look({ show, afterRow: 0 })}>{text.imports.fromStart}</button>}
        {preview.rows.length > pageSize && <button type="button" className="btn o" onClick={() => look({ show, afterRow: rows.at(-1)?.number ?? 0 })}>{text.imports.nextRows}</button>}
      </div>
    </section>
  );
}

/** What can't be read, was mended, or is only guessed; and what a row lacks that it could have. */
function isMendable({ outcome }: Row, { field, problem, corrected, nearest, doubt, value }: Cell): boolean {
  return problem !== null || corrected !== null || nearest !== null || doubt !== null || (field === 'title' && outcome === 'SKIPPED') || (field === 'owner' && outcome === 'CREATED' && !value);
}

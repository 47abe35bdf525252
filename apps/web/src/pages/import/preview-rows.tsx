import type { ReactNode } from 'react';
import { Glyph } from '@batuta/ui';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import type { Health, ImportField } from '../../graphql/graphql';
import type { Preview, Rows, Show } from './import.query';

type Row = Preview['rows'][number];
type Cell = Row['cells'][number];

const shows: Show[] = ['TO_LOOK_AT', 'CREATED', 'UPDATED', 'SKIPPED', 'ALL'];
/** Rows of one page of the preview, as its query asks for them. */
const pageSize = 50;
/** Long texts have no column of their own; that they are read shows in the list of columns. */
const columns: ImportField[] = ['title', 'externalKey', 'department', 'owner', 'status', 'startsOn', 'endsOn', 'cost', 'email', 'jobTitle', 'parent', 'head', 'manager'];

/** Rows as they would be saved: each bad cell in its place, each change beside what stands there now. */
export function PreviewRows({ preview, show, afterRow, onRows }: Rows & { preview: Preview; onRows: (rows: Rows) => void }): ReactNode {
  const { text } = useText();
  const { counts, rows } = preview;
  const used = columns.filter((field) => rows.some(({ cells }) => cells.some((cell) => cell.field === field)));
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
                  <td>{text.imports.outcomeOne[row.outcome]}{row.reason && <p className="q">{row.reason}</p>}</td>
                  {used.map((field) => {
                    const cell = row.cells.find((one) => one.field === field);
                    return <td key={field} className={`${field === 'cost' ? 'n' : ''}${cell?.problem ? ' bad' : ''}`}>{cell && row.outcome !== 'SKIPPED' && <Read cell={cell} />}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row" style={{ marginTop: 12 }}>
        {afterRow > 0 && <button type="button" className="btn o" onClick={() => onRows({ show, afterRow: 0 })}>{text.imports.fromStart}</button>}
        {rows.length === pageSize && <button type="button" className="btn o" onClick={() => onRows({ show, afterRow: rows.at(-1)?.number ?? 0 })}>{text.imports.nextRows}</button>}
      </div>
    </section>
  );
}

function Read({ cell }: { cell: Cell }): ReactNode {
  const { text } = useText();
  if (cell.problem) return <><b>{cell.text}</b><p className="q">{cell.problem}</p></>;
  if (cell.field === 'owner' && !cell.value) return <span className="q"><Glyph shape="ring" /> {text.common.nobody}</span>;
  return <>{cell.before !== null && <><s className="q"><Shown field={cell.field} value={cell.before} /></s> </>}<Shown field={cell.field} value={cell.value} isStrong={cell.before !== null || cell.field === 'title'} /></>;
}

function Shown({ field, value, isStrong = false }: { field: ImportField; value: string | null; isStrong?: boolean }): ReactNode {
  const { format } = useText();
  if (value === null) return null;
  const shown = field === 'status' ? <HealthMark health={value as Health} /> : field === 'startsOn' || field === 'endsOn' ? format.day(value) : field === 'cost' ? format.amount(value) : value;
  return isStrong ? <b>{shown}</b> : shown;
}

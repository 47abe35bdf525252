import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useClient } from 'urql';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import type { DateOrder, ImportField, ImportKind, ImportUnits, Separator } from '../../graphql/graphql';
import type { Imported } from './import.query';
import { StartImportDocument } from './imports';

const fieldsOf: Record<ImportKind, ImportField[]> = {
  initiatives: ['title', 'externalKey', 'department', 'owner', 'sponsor', 'status', 'state', 'stage', 'narrative', 'summary', 'startsOn', 'endsOn', 'cost', 'effortDays', 'progress'],
  people: ['title', 'email', 'jobTitle', 'department', 'manager'],
  departments: ['title', 'parent', 'head'],
};
type Read = NonNullable<Imported['reading']>;

/** Which column is which, and how cells are read; both can be changed, and the file is read again. */
export function Reading({ found, reading, isNamed }: { found: Imported; reading: Read; /** Whether a column of names is known; until then nothing else is asked. */ isNamed: boolean }): ReactNode {
  const { text, format } = useText();
  const client = useClient();
  const navigate = useNavigate();
  const { organization } = useParams({ from: '/$organization/imports/$id' });
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fields = fieldsOf[found.kind];
  // A workbook's cells stand apart by themselves; what it is kept as is nobody's concern.
  const isText = !/\.xlsx$/i.test(found.fileName);
  const unread = reading.columns.filter(({ field }) => !field);
  const leftOut = unread.filter(({ name, sample }) => name && sample).map(({ name }) => name);
  // What the title told, or today, is found out anew with each reading; a day that somebody chose stays.
  const chosenDay = found.asOf === (reading.titleDay ?? format.today()) ? null : found.asOf;
  const again = async (columns: { field: ImportField; column: string | null }[], { asOf = chosenDay, ...how }: Partial<Read> & { asOf?: string | null } = {}): Promise<void> => {
    const { headerRow, dateOrder, pivot, units, separator } = { ...reading, ...how };
    setBusy(true);
    const { data, problem: refused } = await act(client, StartImportDocument, { input: { fileId: found.fileId ?? '', kind: found.kind, asOf, mapping: { columns, headerRow, dateOrder, pivot, units, separator } } });
    setBusy(false);
    setProblem(refused);
    if (data) await navigate({ to: '/$organization/imports/$id', params: { organization, id: data.startImport.id }, replace: true, resetScroll: false });
  };
  const columnsWith = (name: string, field: ImportField | ''): { field: ImportField; column: string | null }[] =>
    fields.map((one) => ({ field: one, column: one === field ? name : (reading.columns.find((column) => column.field === one && column.name !== name)?.name ?? null) }));
  const change = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const separator = (form.get('separator') as Separator | null) ?? reading.separator;
    const moved = Number(form.get('headerRow')) !== reading.headerRow || separator !== reading.separator;
    // Another header row or separator gives other columns: they are found out anew.
    void again(moved ? [] : columnsWith('', ''), { headerRow: Number(form.get('headerRow')), separator, ...(form.has('dateOrder') && { dateOrder: form.get('dateOrder') as DateOrder, units: form.get('units') as ImportUnits, pivot: Number(form.get('pivot')) - 1900, asOf: form.get('asOf') === found.asOf ? chosenDay : String(form.get('asOf')) }) });
  };
  const choice = (name: string, label: string, value: string, options: [string, string][]): ReactNode => (
    <div><label className="lb" htmlFor={name}>{label}</label><select className="in" id={name} name={name} defaultValue={value}>{options.map(([key, words]) => <option key={key} value={key}>{words}</option>)}</select></div>
  );
  return (
    <section className="sec">
      <div className="sech">
        <h2>{text.imports.columns(reading.columns.length - unread.length, reading.columns.length)}</h2>
        <button type="button" className="btn o r" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{text.imports.changeReading}</button>
      </div>
      {isOpen ? (
        <form className="sheet" onSubmit={change}>
          <div className="inline">
            <div><label className="lb" htmlFor="headerRow">{text.imports.headerRow}</label><input className="in" id="headerRow" name="headerRow" type="number" min={1} max={100} required defaultValue={reading.headerRow} /></div>
            {found.kind === 'initiatives' && <div><label className="lb" htmlFor="as-of">{text.imports.asOf}</label><input className="in" id="as-of" name="asOf" type="date" required max={format.today()} defaultValue={found.asOf} /></div>}
            {isText && choice('separator', text.imports.separator, reading.separator, Object.entries(text.imports.separators))}
            {found.kind === 'initiatives' && choice('dateOrder', text.imports.dates, reading.dateOrder, Object.entries(text.imports.dateOrders))}
            {found.kind === 'initiatives' && choice('units', text.imports.money, reading.units, Object.entries(text.imports.units))}
            {found.kind === 'initiatives' && <div><label className="lb" htmlFor="pivot">{text.imports.pivotFrom}</label><input className="in" id="pivot" name="pivot" type="number" min={1900} max={1999} required defaultValue={1900 + reading.pivot} /></div>}
          </div>
          <div className="row"><button className="btn p" disabled={isBusy}>{text.imports.readAgain}</button><button type="button" className="btn t" onClick={() => setOpen(false)}>{text.common.cancel}</button></div>
        </form>
      ) : (
        <dl className="facts more">
          {isText && <><div><dt>{text.imports.encoding}</dt><dd>{reading.encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252'}</dd></div>
          <div><dt>{text.imports.separator}</dt><dd>{text.imports.separators[reading.separator]}</dd></div></>}
          <div><dt>{text.imports.headerRow}</dt><dd>{reading.headerRow}</dd></div>
          {found.kind === 'initiatives' && <><div><dt>{text.imports.asOf}</dt><dd>{format.day(found.asOf)}{reading.titleDay === found.asOf && <span className="q"> {text.imports.byTitle}</span>}</dd></div>
          <div><dt>{text.imports.dates}</dt><dd>{text.imports.dateOrders[reading.dateOrder]}</dd></div>
          <div><dt>{text.imports.money}</dt><dd>{text.imports.units[reading.units]}</dd></div>
          <div><dt>{text.imports.pivot}</dt><dd>{text.imports.pivotYears(1900 + reading.pivot)}</dd></div></>}
        </dl>
      )}
      <Refusal problem={problem} />
      <ul className="mapping">
        {reading.columns.map((column, i) => (
          <li key={`${i} ${column.name}`} className={column.field ? undefined : 'unread'}>
            <span><b>{column.name || text.imports.nameless(i + 1)}</b><br /><span className="q">{/^\d{4}-\d{2}-\d{2}$/.test(column.sample ?? '') ? format.day(column.sample as string) : column.sample}</span></span>
            <select className="in" aria-label={text.imports.isRead(column.name)} disabled={isBusy || column.name === ''} value={column.field ?? ''} onChange={(event) => void again(columnsWith(column.name, event.target.value as ImportField | ''))}>
              <option value="">{text.imports.unread}</option>
              {fields.map((field) => <option key={field} value={field}>{field === 'cost' ? text.imports.costOrBudget : text.imports.fields[field]}</option>)}
            </select>
          </li>
        ))}
      </ul>
      {isNamed && leftOut.length > 0 && <p className="s m" style={{ marginTop: 12 }}>{text.imports.leftOut(leftOut)}</p>}
    </section>
  );
}

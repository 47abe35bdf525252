import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { DepartmentNamesDocument } from '../../app/departments';
import { useForget, useKept } from '../../app/kept';
import { useText } from '../../app/language';
import { useQuery } from '../../app/query';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import { type Cell, Read, wordsOf } from './preview-cell';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const AddImportedPersonDocument = graphql(`mutation AddImportedPerson($input: ImportCellInput!) { addImportedPerson(input: $input) { id people { id name } } }`);

type Correct = (typed: string, isEverywhere: boolean, isKept?: boolean) => Promise<Problem | null>;

const isPerson = ({ field }: Cell): boolean => field === 'owner' || field === 'sponsor';
/** Words and names come again in other rows; a name of a record is its own. */
const comesAgain = (cell: Cell): boolean => (['status', 'state', 'stage', 'department'].includes(cell.field) || isPerson(cell)) && cell.text !== '';
const standing = ({ corrected, text }: Cell): string => corrected ?? text;

interface MendCellProps {
  importId: string;
  row: number;
  cell: Cell;
  label: string;
  /** Under which what is typed for it is kept. */
  name: string;
  note?: string;
  isOpen: boolean;
  onOpen: () => void;
  onCorrect: Correct;
  /** Whether whom it names was added just now; the preview that knows it is on its way. */
  isAdded: boolean;
  onAdded: () => void;
}

/** A cell that can't be read, or that was mended: what stands there, and what mends it at one click. Anything else is written below its row. */
export function MendCell({ importId, row, cell, label, name, note, isOpen, onOpen, onCorrect, isAdded, onAdded }: MendCellProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  // What was typed and left gives way to what is taken at one click.
  const forget = useForget(name);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Back to where one was: the next bad cell is near.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const save = async (value: string, isKept = false): Promise<void> => {
    setBusy(true);
    forget();
    setProblem(await onCorrect(value, comesAgain(cell), isKept));
    setBusy(false);
  };
  const add = async (): Promise<void> => {
    // Nothing takes a person back with the sheet.
    if (!confirm(text.imports.addSure(standing(cell)))) return;
    setBusy(true);
    const { data, problem: refused } = await act(client, AddImportedPersonDocument, { input: { id: importId, row, field: cell.field } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: text.imports.personAdded(standing(cell)) });
    onAdded();
  };
  return (
    <>
      {cell.problem ? <><b>{standing(cell)}</b><p className="q">{cell.problem}</p></> : <><Read cell={cell} />{note && <span className="q"> {note}</span>}</>}
      <Refusal problem={problem} />
      <div className="row">
        {cell.nearest && <button type="button" className="btn o" disabled={isBusy} aria-label={`${text.imports.isIt(cell.nearest)} ${label}`} onClick={() => void save(cell.nearest as string)}>{text.imports.isIt(cell.nearest)}</button>}
        {cell.nearest && !cell.problem && <button type="button" className="btn t" disabled={isBusy} aria-label={`${text.imports.isNew}: ${standing(cell)}. ${label}`} onClick={() => void save(standing(cell), true)}>{text.imports.isNew}</button>}
        {cell.doubt === 'UNKNOWN_PERSON' && <button type="button" className={`btn ${cell.nearest ? 't' : 'o'}`} disabled={isBusy || isAdded} aria-label={`${text.imports.addPerson(standing(cell))}. ${label}`} onClick={() => void add()}>{text.imports.addPerson(standing(cell))}</button>}
        <button ref={opener} type="button" className="btn t" aria-expanded={isOpen} aria-label={label} onClick={onOpen}>{text.imports.mendIt}</button>
        {cell.corrected !== null && cell.corrected !== cell.text && <button type="button" className="btn t back" disabled={isBusy} title={text.imports.backTo(cell.text)} aria-label={`${text.imports.backTo(cell.text)}. ${label}`} onClick={() => void save(cell.text)}>{text.imports.backTo(cell.text)}</button>}
      </div>
    </>
  );
}

/** What a cell should say instead; what is typed stays in the tab until it is saved or given up. */
export function MendForm({ cell, label, name, onCorrect, onClose }: { cell: Cell; label: string; name: string; onCorrect: Correct; onClose: () => void }): ReactNode {
  const { text } = useText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [{ data }] = useQuery({ query: DepartmentNamesDocument, pause: cell.field !== 'department' && cell.field !== 'parent' });
  const departments = data?.departments ?? [];
  const words = wordsOf(cell.field, text);
  const isDay = cell.field === 'startsOn' || cell.field === 'endsOn';
  const begun = isDay ? (cell.value ?? '') : words ? (words.find((word) => word === standing(cell)) ?? '') : standing(cell);
  /** Of several with one name it is the e-mail that says who. */
  const [{ typed, email }, keep, forget] = useKept(name, () => ({ typed: begun, email: null as string | null }));
  const set = (value: string): void => keep({ typed: value, email: null });
  const close = (): void => {
    forget();
    onClose();
  };
  const save = async (form: FormData): Promise<void> => {
    setBusy(true);
    const refused = await onCorrect(email ?? typed, form.has('everywhere'));
    setBusy(false);
    setProblem(refused);
    if (!refused) close();
  };
  return (
    <form className="mend" onSubmit={(event) => { event.preventDefault(); void save(new FormData(event.currentTarget)); }} onKeyDown={(event) => { if (event.key === 'Escape') close(); }}>
      {isPerson(cell) ? (
        <Suspense fallback={<p className="s q">{text.common.loading}</p>}><PersonPicker label={label} chosen={typed} onChoose={(found, value) => keep({ typed: value, email: found?.email ?? null })} autoFocus /></Suspense>
      ) : (
        <>
          <label className="lb" htmlFor="mend">{label}</label>
          {words ? (
            <select className="in" id="mend" value={typed} autoFocus onChange={({ target }) => set(target.value)}>
              <option value="">{text.health.none}</option>
              {words.map((word) => <option key={word} value={word}>{word}</option>)}
            </select>
          ) : <input className="in" id="mend" {...(isDay ? { type: 'date', max: '2999-12-31' } : { maxLength: 1000 })} value={typed} list={departments.length > 0 ? 'mend-departments' : undefined} autoFocus onFocus={({ target }) => target.type === 'text' && target.select()} onChange={({ target }) => set(target.value)} />}
          <datalist id="mend-departments">{departments.map((one) => <option key={one.id} value={one.name} />)}</datalist>
        </>
      )}
      {comesAgain(cell) && <label className="row s"><input type="checkbox" name="everywhere" defaultChecked />{text.imports.everywhere(cell.text)}</label>}
      <Refusal problem={problem} />
      <div className="row"><button className="btn o" disabled={isBusy}>{text.common.save}</button><button type="button" className="btn t" onClick={close}>{text.common.cancel}</button></div>
    </form>
  );
}

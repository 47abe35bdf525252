import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '@batuta/ui';
import { act, type Problem } from '../../app/api';
import { useText } from '../../app/language';
import { Refusal } from '../../app/states';
import { graphql } from '../../graphql';
import { type Cell, Read, wordsOf } from './preview-cell';

const PersonPicker = lazy(() => import('../../app/person-picker').then(({ PersonPicker: picker }) => ({ default: picker })));
const AddPersonDocument = graphql(`mutation AddPerson($input: CreatePersonInput!) { createPerson(input: $input) { id name } }`);

type Correct = (typed: string, isEverywhere: boolean) => Promise<Problem | null>;

const isPerson = ({ field }: Cell): boolean => field === 'owner' || field === 'sponsor';
/** Words and names come again in other rows; a name of a record is its own. */
const comesAgain = (cell: Cell): boolean => (['status', 'state', 'stage', 'department'].includes(cell.field) || isPerson(cell)) && cell.text !== '';
const standing = ({ corrected, text }: Cell): string => corrected ?? text;

interface MendCellProps {
  cell: Cell;
  label: string;
  note?: string;
  isOpen: boolean;
  onOpen: () => void;
  onCorrect: Correct;
  /** Somebody whom the cell names was added. */
  onAdded: () => void;
}

/** A cell that can't be read, or that was mended: what stands there, and what mends it at one click. Anything else is written below its row. */
export function MendCell({ cell, label, note, isOpen, onOpen, onCorrect, onAdded }: MendCellProps): ReactNode {
  const { text } = useText();
  const client = useClient();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Back to where one was: the next bad cell is near.
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  const save = async (value: string): Promise<void> => {
    setBusy(true);
    setProblem(await onCorrect(value, comesAgain(cell)));
    setBusy(false);
  };
  const add = async (): Promise<void> => {
    setBusy(true);
    const { data, problem: refused } = await act(client, AddPersonDocument, { input: { name: standing(cell) } });
    setBusy(false);
    setProblem(refused);
    if (!data) return;
    toast({ text: text.imports.personAdded(data.createPerson.name) });
    onAdded();
  };
  return (
    <>
      {cell.problem ? <><b>{standing(cell)}</b><p className="q">{cell.problem}</p></> : <><Read cell={cell} />{note && <span className="q"> {note}</span>}</>}
      {cell.corrected !== null && cell.text !== '' && <p className="q">{text.imports.inFile(cell.text)}</p>}
      <Refusal problem={problem} />
      <div className="row">
        {cell.nearest && <button type="button" className="btn o" disabled={isBusy} aria-label={`${text.imports.isIt(cell.nearest)} ${label}`} onClick={() => void save(cell.nearest as string)}>{text.imports.isIt(cell.nearest)}</button>}
        {cell.isStranger && <button type="button" className="btn o" disabled={isBusy} aria-label={`${text.imports.addPerson(standing(cell))}. ${label}`} onClick={() => void add()}>{text.imports.addPerson(standing(cell))}</button>}
        <button ref={opener} type="button" className="btn t" aria-expanded={isOpen} aria-label={label} onClick={onOpen}>{text.imports.mendIt}</button>
        {cell.corrected !== null && <button type="button" className="btn t" disabled={isBusy} aria-label={`${text.imports.asInFile}: ${label}`} onClick={() => void save(cell.text)}>{text.imports.asInFile}</button>}
      </div>
    </>
  );
}

/** What a cell should say instead. */
export function MendForm({ cell, label, onCorrect, onClose }: { cell: Cell; label: string; onCorrect: Correct; onClose: () => void }): ReactNode {
  const { text } = useText();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const typed = standing(cell);
  /** Of several with one name it is the e-mail that says who. */
  const [person, setPerson] = useState<string>(typed);
  const words = wordsOf(cell.field, text);
  const save = async (form: FormData): Promise<void> => {
    setBusy(true);
    const refused = await onCorrect(isPerson(cell) ? person : String(form.get('typed')), form.has('everywhere'));
    setBusy(false);
    setProblem(refused);
    if (!refused) onClose();
  };
  return (
    <form className="mend" onSubmit={(event) => { event.preventDefault(); void save(new FormData(event.currentTarget)); }} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}>
      {isPerson(cell) ? (
        <Suspense fallback={<p className="s q">{text.common.loading}</p>}><PersonPicker label={label} chosen={typed} onChoose={(found, name) => setPerson(found?.email ?? name)} autoFocus /></Suspense>
      ) : (
        <>
          <label className="lb" htmlFor="mend">{label}</label>
          {words ? (
            <select className="in" id="mend" name="typed" defaultValue={words.find((word) => word === typed) ?? ''} autoFocus>
              <option value="">{text.health.none}</option>
              {words.map((word) => <option key={word} value={word}>{word}</option>)}
            </select>
          ) : <input className="in" id="mend" name="typed" {...(cell.field === 'startsOn' || cell.field === 'endsOn' ? { type: 'date', defaultValue: cell.value ?? '' } : { defaultValue: typed, maxLength: 1000 })} autoFocus />}
        </>
      )}
      {comesAgain(cell) && <label className="row s"><input type="checkbox" name="everywhere" defaultChecked />{text.imports.everywhere(cell.text)}</label>}
      <Refusal problem={problem} />
      <div className="row"><button className="btn o" disabled={isBusy}>{text.common.save}</button><button type="button" className="btn t" onClick={onClose}>{text.common.cancel}</button></div>
    </form>
  );
}

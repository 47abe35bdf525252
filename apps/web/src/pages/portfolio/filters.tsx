import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../../app/language';
import { useMe } from '../../app/me';
import { useQuery } from '../../app/query';
import { useWords } from '../../app/words';
import { graphql } from '../../graphql';
import type { PortfolioQuery } from '../../graphql/graphql';
import type { PortfolioSearch } from './search';

const range = (ten: number): string => `${10 * ten}–${10 * ten + 10}`;
const en = { name: (customer: number, business: number): string => `Customer ${range(customer)}, business ${range(business)}`, remove: 'Take this filter off' };
const es: typeof en = { name: (customer, business) => `Cliente ${range(customer)}, negocio ${range(business)}`, remove: 'Quitar este filtro' };
const own = { en: { label: 'Name', ofImport: 'Of one import', ofFile: (name: string): string => `From ${name}` }, es: { label: 'Nombre', ofImport: 'De una importación', ofFile: (name: string): string => `De ${name}` } };
const ImportNameDocument = graphql(`query ImportName($id: ID!) { import(id: $id) { id fileName } }`);
/** A square of the matrix, by tens. Here and not with the matrix, which comes later than the first page. */
export const squareWords = { en, es };

interface FiltersProps {
  portfolio: PortfolioQuery['portfolio'];
  search: PortfolioSearch;
  onChange: (search: PortfolioSearch) => void;
  /** On a phone they are shown when asked for. */
  isOpen: boolean;
  /** Off where the page offers it already. */
  canClear: boolean;
}

/** Filters with what each value would give; they live in the address. */
export function Filters({ portfolio, search, onChange, isOpen, canClear }: FiltersProps): ReactNode {
  const { text } = useText();
  const square = useWords(squareWords);
  /** What is being typed goes with the filters that are taken off. */
  const [cleared, setCleared] = useState(0);
  // What the address asks for is always among the choices, also where nothing has it.
  const withChosen = (options: [string, string][], chosen: string | undefined, words: string | undefined): [string, string][] => (chosen && !options.some(([value]) => value === chosen) ? [...options, [chosen, `${words ?? chosen} (0)`]] : options);
  const set = (name: keyof PortfolioSearch, value: string): void => {
    const { [name]: _, ...rest } = search;
    onChange(value ? ({ ...rest, [name]: name === 'overdue' ? true : value } as PortfolioSearch) : rest);
  };
  const select = (name: keyof PortfolioSearch, label: string, all: string, options: [string, string][]): ReactNode => (
    <label>
      {label}
      <select className="in" value={String(search[name] ?? '')} onChange={(event) => set(name, event.target.value)}>
        <option value="">{all}</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </label>
  );
  const departments = portfolio.departments.flatMap(({ department, count }): [string, string][] => (department ? [[department.id, `${department.name} (${count})`]] : []));
  const healths = portfolio.healths.map(({ value, count }): [string, string] => [value, `${value === 'NONE' ? text.health.none : text.health[value as 'ON_TRACK']} (${count})`]);
  const states = (['PROPOSED', 'ACTIVE', 'PAUSED', 'DONE', 'CANCELLED'] as const).map((state): [string, string] => [state, text.state[state]]);
  return (
    <div className={`filters${isOpen ? ' open' : ''}`} role="group" aria-label={text.portfolio.filters}>
      <NameFilter key={cleared} text={search.text ?? ''} onChange={(typed) => set('text', typed)} />
      {select('department', text.portfolio.department, text.portfolio.any, withChosen(departments, search.department, text.portfolio.chosenDepartment))}
      {select('health', text.portfolio.health, text.portfolio.any, withChosen(healths, search.health, search.health && text.health[search.health === 'NONE' ? 'none' : search.health]))}
      {select('state', text.portfolio.state, text.portfolio.open, states)}
      {select('owner', text.portfolio.owner, text.portfolio.any, [['with', text.portfolio.withOwner], ['without', text.portfolio.withoutOwner]])}
      {select('overdue', text.portfolio.overdue, text.portfolio.any, [['true', text.portfolio.overdueOnly]])}
      {select('order', text.portfolio.order, text.portfolio.orders.PRIORITY, [['TITLE', text.portfolio.orders.TITLE], ['DUE_ON', text.portfolio.orders.DUE_ON], ['UNOWNED_SINCE', text.portfolio.orders.UNOWNED_SINCE]])}
      {search.cell && <button type="button" className="btn o" title={square.remove} onClick={() => set('cell', '')}>{square.name(Number(search.cell[0]), Number(search.cell[2]))} ×</button>}
      {search.import && <OfImport id={search.import} title={square.remove} onRemove={() => set('import', '')} />}
      {Object.keys(search).some((name) => name !== 'asOf' && name !== 'all') && canClear && <button type="button" className="btn t" onClick={() => { setCleared(cleared + 1); onChange(search.asOf ? { asOf: search.asOf } : {}); }}>{text.portfolio.clear}</button>}
    </div>
  );
}

/** Which file it was, for whoever may read imports. */
function OfImport({ id, title, onRemove }: { id: string; title: string; onRemove: () => void }): ReactNode {
  const words = useWords(own);
  const me = useMe();
  const [{ data }] = useQuery({ query: ImportNameDocument, variables: { id }, pause: !me.can?.startImport });
  return <button type="button" className="btn o" title={title} onClick={onRemove}>{data ? words.ofFile(data.import.fileName) : words.ofImport} ×</button>;
}

/** Follows what is typed once one stops for a moment. */
function NameFilter({ text, onChange }: { text: string; onChange: (typed: string) => void }): ReactNode {
  const words = useWords(own);
  const [typed, setTyped] = useState(text);
  /** What the address was told last; anything else there comes from elsewhere, as from a button that clears it. */
  const told = useRef(text);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = wanted;
      change.current(wanted);
    }, 250);
    return () => clearTimeout(timer);
  }, [typed]);
  return <label>{words.label}<input className="in" type="search" value={typed} maxLength={100} onChange={(event) => setTyped(event.target.value)} /></label>;
}

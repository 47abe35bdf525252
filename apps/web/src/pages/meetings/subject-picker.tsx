import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { useQuery } from '../../app/query';
import { useWords } from '../../app/words';
import { meetingsWords } from './meetings.words';
import { SubjectSearchDocument } from './meetings.query';

export interface Picked { id: string; title: string }

/** Chooses initiatives and policies by typing; what is chosen is added beside. */
export function SubjectPicker({ label, chosen, onChoose }: { label: string; chosen: readonly Picked[]; onChoose: (picked: readonly Picked[]) => void }): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const words = useWords(meetingsWords);
  const [{ data, fetching }] = useQuery({ query: SubjectSearchDocument, variables: { text }, pause: text === '' });
  const isSettled = text === typed.trim() && !fetching;
  const found = text === '' ? [] : (data?.search ?? []).filter((hit) => !hit.isPast && !chosen.some((one) => one.id === hit.id));
  return (
    <div className="picker">
      <label className="lb" htmlFor={id}>{label}</label>
      {chosen.length > 0 && <div className="row">{chosen.map((one) => <button key={one.id} type="button" className="btn o" aria-label={words.removeAbout(one.title)} onClick={() => onChoose(chosen.filter(({ id: other }) => other !== one.id))}>{one.title} ×</button>)}</div>}
      <input className="in" id={id} value={typed} autoComplete="off" maxLength={200} onChange={({ target }) => setTyped(target.value)} onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        const first = found[0];
        if (!first || !isSettled) return;
        onChoose([...chosen, { id: first.id, title: first.name }]);
        setTyped('');
      }} />
      <p className="vh" role="status">{text !== '' && isSettled ? words.foundAbout(found.length) : ''}</p>
      {found.length > 0 && <ul className="options">{found.map((hit) => <li key={hit.id}><button type="button" className="btn t option" onClick={() => { onChoose([...chosen, { id: hit.id, title: hit.name }]); setTyped(''); }}>{hit.name}</button></li>)}</ul>}
    </div>
  );
}

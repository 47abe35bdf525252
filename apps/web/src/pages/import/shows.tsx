import type { ReactNode } from 'react';
import { useText } from '../../app/language';
import type { Show } from './import.query';

/** Rows of one page; the query asks for one more. */
export const pageSize = 50;
const shows: Show[] = ['TO_LOOK_AT', 'CREATED', 'UPDATED', 'SKIPPED', 'ALL'];

/** Which rows are listed. */
export function Shows({ show, onShow }: { show: Show; onShow: (show: Show) => void }): ReactNode {
  const { text } = useText();
  return <div className="row r" role="group" aria-label={text.imports.which}>{shows.map((one) => <button key={one} type="button" className="btn t" aria-pressed={show === one} onClick={() => onShow(one)}>{text.imports.shows[one]}</button>)}</div>;
}

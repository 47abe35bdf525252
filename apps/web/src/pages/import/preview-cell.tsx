import type { ReactNode } from 'react';
import { Glyph } from '@batuta/ui';
import { HealthMark } from '../../app/health';
import { useText } from '../../app/language';
import type { Health, ImportField, InitiativeState, Stage } from '../../graphql/graphql';
import type { Preview } from './import.query';

export type Row = Preview['rows'][number];
export type Cell = Row['cells'][number];

/** What a cell can only be one of. */
export function wordsOf(field: ImportField, text: ReturnType<typeof useText>['text']): string[] | null {
  if (field === 'status') return (['ON_TRACK', 'AT_RISK', 'OFF_TRACK'] as const).map((health) => text.health[health]);
  if (field === 'state') return Object.values(text.state);
  return field === 'stage' ? Object.values(text.stage) : null;
}

function ownWord({ field, value }: Cell, text: ReturnType<typeof useText>['text']): string {
  return field === 'state' ? text.state[value as InitiativeState] : text.stage[value as Stage];
}

/** A cell as it would be read: what changes beside what stands there now. */
export function Read({ cell }: { cell: Cell }): ReactNode {
  const { text } = useText();
  if (cell.corrected === '' && !cell.value) return <span className="q">{cell.field === 'status' ? text.health.none : text.imports.emptied}</span>;
  if (cell.field === 'owner' && !cell.value) return <span className="q"><Glyph shape="ring" /> {text.common.nobody}</span>;
  // What a word of the file became is said where it isn't the product's own.
  const own = wordsOf(cell.field, text);
  const isOtherwise = own !== null && cell.value !== null && cell.corrected === null && cell.field !== 'status' && cell.text.toLowerCase() !== ownWord(cell, text).toLowerCase();
  // The health stays; what is told of it is new.
  if (cell.field === 'status' && cell.before !== null && cell.before === cell.value) return <><Shown field="status" value={cell.value} /> <span className="q">{text.imports.newStatus}</span></>;
  return <>{cell.before !== null && <><s className="q"><Shown field={cell.field} value={cell.before} /></s> </>}<Shown field={cell.field} value={cell.value} isStrong={cell.before !== null || cell.field === 'title'} />{isOtherwise && <span className="q"> {text.imports.inFile(cell.text)}</span>}</>;
}

function Shown({ field, value, isStrong = false }: { field: ImportField; value: string | null; isStrong?: boolean }): ReactNode {
  const { text, format } = useText();
  if (value === null) return null;
  const shown = field === 'status' ? <HealthMark health={value as Health} /> : field === 'state' ? text.state[value as InitiativeState] : field === 'stage' ? text.stage[value as Stage] : field === 'startsOn' || field === 'endsOn' ? format.day(value) : field === 'cost' ? format.amount(value) : value;
  return isStrong ? <b>{shown}</b> : shown;
}

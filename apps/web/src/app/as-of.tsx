import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { Glyph } from '@batuta/ui';
import type { Format } from './format';
import { useText } from './language';
import { useWords } from './words';

const en = { open: 'How it stood another day', label: 'As it stood on', band: (day: string): string => `This is how it stood on ${day}. Nothing can be changed here.`, back: 'Back to today' };
const es: typeof en = { open: 'Cómo estaba otro día', label: 'Tal como estaba el', band: (day) => `Así estaba el ${day}. Aquí no se puede cambiar nada.`, back: 'Volver a hoy' };

/** The day that a page speaks of; null for now. */
export const AsOfContext = createContext<string | null>(null);

/** An address may ask for a day of the past; anything else is now. The reader's today counts too: further east it is the organization's yesterday. */
export function asOfSearch({ asOf }: Record<string, unknown>): { asOf?: string } {
  return typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && asOf <= today() && asOf > '1990' ? { asOf } : {};
}

export function today(): string {
  return new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The moment that a page speaks of: the evening of its day, or now. */
export function nowOn(asOf: string | null | undefined): Date {
  return asOf ? new Date(`${asOf}T23:59:00`) : new Date();
}

/** Days on the calendar from a moment until the day that the page speaks of. */
export function daysSinceOn(format: Format, asOf: string | null | undefined): (moment: string) => number {
  return asOf ? (moment) => Math.max(0, format.daysUntil(moment, asOf)) : format.daysSince;
}

/** What a link to a record says, so that it opens as of the same day. */
export function useAsOfLink(): { asOf?: string } {
  const asOf = useContext(AsOfContext);
  return asOf ? { asOf } : {};
}

export function useDaysSince(): (moment: string) => number {
  const { format } = useText();
  return daysSinceOn(format, useContext(AsOfContext));
}

/** Chooses the day, once somebody wants another one; the whole page follows. */
export function AsOfPicker({ asOf, onChange }: { asOf: string | undefined; onChange: (day: string | undefined) => void }): ReactNode {
  const words = useWords({ en, es });
  const { today } = useText().format;
  const [isOpen, setOpen] = useState(Boolean(asOf));
  const wasOpen = useRef(isOpen);
  if (!asOf && !isOpen) return <div className="as-of"><button type="button" className="btn t" onClick={() => setOpen(true)}>{words.open}</button></div>;
  return <label className="as-of">{words.label} <DayInput day={asOf} max={today()} autoFocus={isOpen && !wasOpen.current} onChange={(day) => onChange(day && day < today() ? day : undefined)} /></label>;
}

/** A day typed or chosen. A year that is still being typed (0002, 0020…) stays here; the page follows once the day is whole. */
export function DayInput({ day, max, autoFocus, onChange }: { day: string | undefined; max?: string; autoFocus?: boolean; onChange: (day: string | undefined) => void }): ReactNode {
  const [typed, setTyped] = useState(day ?? '');
  useEffect(() => setTyped(day ?? ''), [day]);
  const type = ({ value, validity }: HTMLInputElement): void => {
    setTyped(value);
    // Half a day reads as '' too, but isn't valid: only one that was cleared asks for none.
    if (validity.valid) onChange(value || undefined);
  };
  return <input className="in" type="date" min="2000-01-01" max={max} autoFocus={autoFocus} value={typed} onChange={({ target }) => type(target)} onBlur={() => setTyped(day ?? '')} />;
}

export function AsOfBand({ asOf, onBack }: { asOf: string | undefined; onBack: () => void }): ReactNode {
  const { format } = useText();
  const words = useWords({ en, es });
  return asOf ? <div className="band past" role="status"><Glyph shape="notice" />{words.band(format.day(asOf))}<button type="button" className="btn t" onClick={onBack}>{words.back}</button></div> : null;
}

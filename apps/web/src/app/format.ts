import type { Language } from './language';

export interface Format {
  number: (value: number, digits?: number) => string;
  percent: (share: number) => string;
  /** A day like 21 Nov 2026. */
  day: (day: string) => string;
  /** A day without its year, for lists of recent things. */
  shortDay: (day: string) => string;
  month: (day: string) => string;
  /** Money rounded for reading: 1.24 M€, £780k. */
  money: (money: { amount: string; currency: string }) => string;
}

/** How figures are written in a language: locale digits, non-breaking units. */
export function formatOf(language: Language): Format {
  const locale = language === 'es' ? 'es-ES' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit' });
  return {
    number: (value, digits = 0) => value.toLocaleString(locale, { maximumFractionDigits: digits, useGrouping: 'always' } as Intl.NumberFormatOptions),
    percent: (share) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
    day: (value) => day.format(at(value)),
    shortDay: (value) => shortDay.format(at(value)),
    month: (value) => month.format(at(value)),
    money: ({ amount, currency }) => compact(Number(amount), currency, locale),
  };
}

/** A plain date is noon of that day, so that no zone moves it. */
function at(value: string): Date {
  return new Date(value.length === 10 ? `${value}T12:00:00` : value);
}

function compact(amount: number, currency: string, locale: string): string {
  const [scaled, unit] = amount >= 999_500 ? [amount / 1_000_000, locale.startsWith('es') ? 'M' : 'm'] : amount >= 10_000 ? [amount / 1000, 'k'] : [amount, ''];
  const figure = scaled.toLocaleString(locale, { minimumSignificantDigits: 1, maximumSignificantDigits: 3 });
  const symbol = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
  return locale.startsWith('es') ? `${figure} ${unit}${symbol}` : `${symbol}${figure}${unit}`;
}

/** Whole days between a moment and now. */
export function daysSince(moment: string): number {
  return Math.max(0, Math.floor((Date.now() - new Date(moment).getTime()) / 86_400_000));
}

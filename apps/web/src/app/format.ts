import { daysBetween, localDay } from '@batuta/rules';
import type { Language } from './language';

export interface Format {
  number: (value: number, digits?: number) => string;
  /** With one decimal always, for columns. */
  fixed: (value: number) => string;
  percent: (share: number) => string;
  /** A day like 21 Nov 2026. */
  day: (day: string) => string;
  /** A day with its time. */
  moment: (instant: string) => string;
  /** One of these, in words. */
  either: (names: readonly string[]) => string;
  /** All of these, in words. */
  list: (names: readonly string[]) => string;
  /** A day without its year, for lists of recent things. */
  shortDay: (day: string) => string;
  /** A month of an axis; with its year where that is new. */
  month: (day: string, isYearNew: boolean) => string;
  /** The sign of a currency. */
  currency: (currency: string) => string;
  /** A decimal amount in full, as it is typed in a form. */
  amount: (amount: string) => string;
  /** What was typed as an amount, with the currency's sign or without: a decimal string with at most two decimals, or null where it can be read in two ways or none. */
  readAmount: (typed: string, currency: string) => string | null;
  /** Money rounded for reading: 1.24 M€, £780k. */
  money: (money: { amount: string; currency: string }) => string;
  /** Days on the calendar from a day or a moment until now; of days to come, none. */
  daysSince: (moment: string) => number;
  /** Days on the calendar from one day or instant to another: yesterday evening is one day ago this morning. */
  daysUntil: (from: string | Date, to: string | Date) => number;
  today: () => string;
}

/** How figures are written in a language: locale digits, non-breaking units. Moments and their days are those of the time zone, the organization's within its pages: a day that a filter takes is the day that a row says. */
export function formatOf(language: Language, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone): Format {
  const locale = language === 'es' ? 'es-ES' : 'en-GB';
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const dayOf = (value: string | Date): string => (typeof value === 'string' && value.length === 10 ? value : localDay(new Date(value), timeZone));
  const month = new Intl.DateTimeFormat(locale, { month: 'short' });
  const monthOfYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' });
  return {
    either: (names) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(names),
    list: (names) => new Intl.ListFormat(locale).format(names),
    number: (value, digits = 0) => value.toLocaleString(locale, { maximumFractionDigits: digits, useGrouping: 'always' } as Intl.NumberFormatOptions),
    fixed: (value) => value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    percent: (share) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
    day: (value) => day.format(at(dayOf(value))),
    moment: (value) => moment.format(new Date(value)),
    shortDay: (value) => shortDay.format(at(dayOf(value))),
    month: (value, isYearNew) => (isYearNew ? monthOfYear : month).format(at(dayOf(value))),
    currency: (currency) => signOf(currency, locale),
    amount: (amount) => Number(amount).toLocaleString(locale, { maximumFractionDigits: 2, minimumFractionDigits: Number.isInteger(Number(amount)) ? 0 : 2, useGrouping: 'always' } as Intl.NumberFormatOptions),
    readAmount: (typed, currency) => readAmount(typed.replace(signOf(currency, locale), '').replace(currency, '').trim(), language === 'es' ? '.' : ','),
    money: ({ amount, currency }) => compact(Number(amount), currency, locale),
    daysSince: (value) => Math.max(0, daysBetween(dayOf(value), dayOf(new Date()))),
    daysUntil: (from, to) => daysBetween(dayOf(from), dayOf(to)),
    today: () => dayOf(new Date()),
  };
}

/** A plain date is noon of that day, so that no zone moves it. */
export function at(value: string): Date {
  return new Date(value.length === 10 ? `${value}T12:00:00` : value);
}

/** 250k and 1.2m as the product itself writes them, or a figure. */
function readAmount(typed: string, thousands: string): string | null {
  const [, short = '', unit = ''] = /^(\d+(?:[.,]\d{1,2})?)\s*([km])$/i.exec(typed) ?? [];
  if (!unit) return readFigure(typed, thousands);
  const amount = Number(short.replace(',', '.')) * (unit.toLowerCase() === 'k' ? 1000 : 1_000_000);
  return amount < 1e11 ? String(Math.round(amount * 100) / 100) : null;
}

/** One or two digits after the last separator are decimals; groups of three are thousands, of the language's own separator when there is only one. */
function readFigure(figure: string, thousands: string): string | null {
  const [, whole = '', mark = '', decimals = ''] = /^(.*?)(?:([.,])(\d{1,2}))?$/.exec(figure) ?? [];
  const groups = whole.split(/[.,]/);
  const separators = new Set(whole.replace(/\d/g, ''));
  const isGrouped = groups.length > 1 && separators.size === 1 && /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)) && (groups.length > 2 || separators.has(thousands));
  const digits = groups.join('');
  if (!/^\d{1,11}$/.test(digits) || (groups.length > 1 && !isGrouped) || (mark && whole.includes(mark))) return null;
  return digits.replace(/^0+(?=\d)/, '') + (decimals && `.${decimals}`);
}

function compact(amount: number, currency: string, locale: string): string {
  const [scaled, unit] = amount >= 999_500 ? [amount / 1_000_000, locale.startsWith('es') ? 'M' : 'm'] : amount >= 1000 ? [amount / 1000, 'k'] : [amount, ''];
  // Millions with two decimals whatever their size: parts and their sum agree.
  const figure = scaled.toLocaleString(locale, unit.toLowerCase() === 'm' ? { maximumFractionDigits: 2 } : { minimumSignificantDigits: 1, maximumSignificantDigits: 3 });
  const symbol = signOf(currency, locale);
  return locale.startsWith('es') ? `${figure} ${unit}${symbol}` : `${symbol}${figure}${unit}`;
}

function signOf(currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

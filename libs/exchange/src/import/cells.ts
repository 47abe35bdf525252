import { mostEffortDays } from '@batuta/portfolio';

/** How the cells of a file are to be read; found out where a mapping doesn't say. */
export interface CellRules {
  /** Order of day and month in dates like 03/04/2026. */
  dateOrder: 'dmy' | 'mdy';
  /** Two-digit years from this one on are of the last century: 70 reads 69 as 2069 and 70 as 1970. */
  pivot: number;
  /** What one unit of a money cell is worth: 1, 1,000 or 1,000,000. */
  unit: number;
  /** What stands before decimals in this column. */
  decimalMark: '.' | ',';
  /** The same for person-days. */
  effortMark: '.' | ',';
  /** Whether the column of progress is of fractions of 1, as spreadsheets keep percentages: then 1 is all of it. */
  isProgressFraction: boolean;
}

export type Read<Value> = { value: Value } | { problem: { en: string; es: string } };

/** First serial day that is taken for a date (1982) and the last (2119): smaller and larger numbers are something else. */
const serialDays = { first: 30_000, last: 80_000 };

const monthNames = ['enero january', 'febrero february', 'marzo march', 'abril april', 'mayo may', 'junio june', 'julio july', 'agosto august', 'septiembre setiembre september', 'octubre october', 'noviembre november', 'diciembre december'];

/** A month by its name or the beginning of it, 1 for January; 0 for another word. */
function monthOf(word: string): number {
  return monthNames.findIndex((names) => names.split(' ').some((name) => name.startsWith(word.toLowerCase()))) + 1;
}

/** A day from ISO, day-month-year with any of ./- between, with the month in words too, before the day as well, or a spreadsheet's serial number. A month without a day (ene-27) is its first, or its last where something ends. */
export function readDay(cell: string, { dateOrder, pivot }: CellRules, isEnd = false): Read<string> {
  const text = cell.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/.exec(text);
  if (parts) {
    const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const full = (parts[3] as string).length === 4 ? year : year >= pivot ? 1900 + year : 2000 + year;
    return dateOrder === 'dmy' ? day(full, second, first) : day(full, first, second);
  }
  const [, date = '', word = '', between = '', year = ''] = /^(?:(\d{1,2})(?:º|st|nd|rd|th)?(?:\s+de\s+|[\s./-]+))?(\p{L}{3,10})\.?(\s+del?\s+|[\s.,/-]+)(\d{4}|\d{2})$/iu.exec(text) ?? [];
  // “Nov 15” is as well a day of a month: two figures are a year after a stroke alone, or after a day.
  const month = word && (year.length === 4 || date || /^[-/]$/.test(between)) ? monthOf(word) : 0;
  if (month > 0) {
    const full = year.length === 4 ? Number(year) : Number(year) >= pivot ? 1900 + Number(year) : 2000 + Number(year);
    return day(full, month, date ? Number(date) : isEnd ? new Date(Date.UTC(full, month, 0)).getUTCDate() : 1);
  }
  const [, name = '', dayOf = '', yearOf = ''] = /^(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu.exec(text) ?? [];
  if (name && monthOf(name) > 0) return day(Number(yearOf), monthOf(name), Number(dayOf));
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  // Spreadsheets count days from 30 December 1899 (their 29 February 1900 included).
  if (serial >= serialDays.first && serial <= serialDays.last) return { value: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) };
  return { problem: { en: 'not a date; it is not taken over', es: 'no es una fecha; no se toma' } };
}

/** The order that a column of dates itself shows: a part above 12 is a day. */
export function dateOrderOf(cells: readonly string[]): CellRules['dateOrder'] {
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}\s*$/.exec(cell);
    if (parts && Number(parts[1]) > 12) return 'dmy';
    if (parts && Number(parts[2]) > 12) return 'mdy';
  }
  return 'dmy';
}

/** A hundred billion: more is a slip of the pen, and the API takes no more. */
const mostMinor = 10_000_000_000_000;

/** An amount in minor units: currency signs and spaces are dropped, the column's own mark stands before decimals. */
export function readMoney(cell: string, { unit, decimalMark }: CellRules): Read<number> {
  // 18k and 1.2m say their own unit, whatever the column's is.
  const [, short = '', suffix = ''] = /^(\d+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?)([km])$/i.exec(bare(cell)) ?? [];
  // In a column with decimals after a point nobody knows what 1.200k is.
  const isGrouped = /^\d{1,3}([.,])\d{3}$/.exec(short);
  const number = suffix ? (isGrouped?.[1] === decimalMark ? null : decimalOf(short, decimalMarkOf([short]))) : decimalOf(bare(cell), decimalMark);
  const minor = number === null ? NaN : Math.round(number * (suffix ? (suffix.toLowerCase() === 'k' ? 1000 : 1_000_000) : unit) * 100);
  if (Number.isSafeInteger(minor) && minor >= 0 && minor < mostMinor) return { value: minor };
  return { problem: { en: 'not an amount; it is not taken over', es: 'no es un importe; no se toma' } };
}

/** Person-days: a number as its column writes them. */
export function readEffort(cell: string, { effortMark }: CellRules): Read<number> {
  const days = decimalOf(cell.trim(), effortMark);
  if (days !== null && days <= mostEffortDays) return { value: days };
  return { problem: { en: 'not a number of person-days; it is not taken over', es: 'no es un número de jornadas; no se toma' } };
}

/** Percent, 0 to 100, with or without its sign; in a column of fractions, what has no sign is one. */
export function readProgress(cell: string, { isProgressFraction }: CellRules): Read<number> {
  const [, digits = '', sign = ''] = /^(\d{1,3}(?:[.,]\d+)?)\s*(%?)$/.exec(cell.trim()) ?? [];
  const number = Number(digits.replace(',', '.'));
  const percent = Math.round(isProgressFraction && sign === '' && number <= 1 ? number * 100 : number);
  if (digits !== '' && percent <= 100) return { value: percent };
  return { problem: { en: 'not a percentage; it is not taken over', es: 'no es un porcentaje; no se toma' } };
}

/** Whether numbers without a sign that could be a percentage are all at most 1 and one of them is less: a spreadsheet's own percentages. */
export function areFractions(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => cell.trim()).filter((cell) => /^\d+([.,]\d+)?$/.test(cell)).map((cell) => Number(cell.replace(',', '.'))).filter((number) => number <= 100);
  return numbers.every((number) => number <= 1) && numbers.some((number) => number > 0 && number < 1);
}

/** Without spaces and currency; thousands and millions in words as their letter. */
function bare(cell: string): string {
  // In English “5 mil” is five million: nobody knows.
  const isSpanish = !/[$£]|USD|GBP/i.test(cell);
  return cell
    .replace(/[\s\u00a0]/g, '')
    .replace(/^(GBP|EUR|USD)|(GBP|EUR|USD|euros?|d[oó]lares|libras|pounds|dollars)\.?$/gi, '')
    .replace(/^[£$€]|[£$€]$/g, '')
    .replace(/[.,][-–]{1,2}$/, '')
    .replace(isSpanish ? /(mil(?:es)?|thousands?)\.?(de)?$/i : /thousands?$/i, 'k')
    .replace(/(millones|mill[oó]n|mill\.?|mio\.?|millions?)(de)?$/i, 'm');
}

function decimalOf(text: string, mark: CellRules['decimalMark']): number | null {
  const group = mark === '.' ? ',' : '.';
  const grouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${mark}\\d+)?$`);
  const plain = new RegExp(`^\\d+(\\${mark}\\d+)?$`);
  if (!grouped.test(text) && !plain.test(text)) return null;
  return Number(text.replaceAll(group, '').replace(mark, '.'));
}

/**
 * The mark that a column of amounts itself shows: both in one cell, one or two digits after it, or several groups before.
 * A column that shows none, like 250.000 alone, has groups of thousands. Amounts that say their own unit (1,2 M€) are asked only where no other cell tells.
 */
export function decimalMarkOf(cells: readonly string[]): CellRules['decimalMark'] {
  const plain = cells.map(bare);
  return markShownBy(plain) ?? markShownBy(plain.map((cell) => cell.replace(/[km]$/i, ''))) ?? '.';
}

function markShownBy(cells: readonly string[]): CellRules['decimalMark'] | undefined {
  let grouped: string | undefined;
  for (const cell of cells) {
    const both = /^\d{1,3}([.,])\d{3}.*[.,]\d+$/.exec(cell);
    const last = /([.,])(\d+)$/.exec(cell);
    if (both && last && both[1] !== last[1]) return last[1] as '.' | ',';
    if (last && last[2]?.length !== 3 && /^\d+[.,]\d+$/.test(cell)) return last[1] as '.' | ',';
    const groups = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.exec(cell);
    if (groups) grouped = groups[1];
  }
  return grouped === undefined ? undefined : grouped === '.' ? ',' : '.';
}

/** What a money column's own header says of its unit. */
export function unitOf(header: string): number {
  if (/million|millones|[£€$]\s?m\b|\bm[£€$]/i.test(header)) return 1_000_000;
  return /thousand|miles\b|[£€$]\s?k\b|\bk[£€$]/i.test(header) ? 1000 : 1;
}

function day(year: number, month: number, date: number): Read<string> {
  const instant = new Date(Date.UTC(year, month - 1, date));
  if (instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date) return { value: instant.toISOString().slice(0, 10) };
  return { problem: { en: 'no such day in the calendar; it is not taken over', es: 'ese día no existe en el calendario; no se toma' } };
}

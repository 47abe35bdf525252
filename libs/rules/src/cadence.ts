/** When the next status is due. Days are `YYYY-MM-DD` in the organization's time zone. */

export const cadences = ['WEEK', 'FORTNIGHT', 'MONTH', 'QUARTER'] as const;
export type Cadence = (typeof cadences)[number];

const saturday = 6;
const sunday = 0;

/**
 * The last day's date plus the cadence; a day off (Saturday, Sunday) moves to the next working day.
 * A month later than the 31st is the last day of the shorter month.
 */
export function dueOn(lastOn: string, cadence: Cadence): string {
  const [year = 0, month = 1, day = 1] = lastOn.split('-').map(Number);
  const due = cadence === 'WEEK' || cadence === 'FORTNIGHT' ? utc(year, month - 1, day + (cadence === 'WEEK' ? 7 : 14)) : monthsLater(year, month - 1, day, cadence === 'MONTH' ? 1 : 3);
  while (due.getUTCDay() === saturday || due.getUTCDay() === sunday) due.setUTCDate(due.getUTCDate() + 1);
  return due.toISOString().slice(0, 10);
}

/** The calendar day of an instant in an IANA time zone. */
export function localDay(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(instant);
}

/** The day that many days later. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day that many working days earlier; Saturday and Sunday are days off, on which the count is as on the Friday before. */
export function workingDaysBefore(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = utc(year, month - 1, date);
  const isOff = (): boolean => at.getUTCDay() === saturday || at.getUTCDay() === sunday;
  const back = (): void => void at.setUTCDate(at.getUTCDate() - 1);
  while (isOff()) back();
  for (let left = count; left > 0; left--) {
    do back();
    while (isOff());
  }
  return at.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function monthsLater(year: number, month: number, day: number, months: number): Date {
  const lastDay = utc(year, month + months + 1, 0).getUTCDate();
  return utc(year, month + months, Math.min(day, lastDay));
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}

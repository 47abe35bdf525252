/**
 * The instant of a wall clock's time in a zone: "2026-03-29T02:30" in Madrid. Of a time that a change of clocks skips, the instant an hour later on the wall;
 * of one that comes twice, the first.
 */
export function instantOf(wallTime: string, timeZone: string): Date {
  const asUtc = Date.parse(`${wallTime}Z`);
  const before = asUtc - offsetAt(asUtc - 86_400_000, timeZone);
  const after = asUtc - offsetAt(asUtc + 86_400_000, timeZone);
  const [first, last] = [Math.min(before, after), Math.max(before, after)];
  return new Date([first, last].find((one) => one + offsetAt(one, timeZone) === asUtc) ?? last);
}

/** The wall clock's time in a zone at an instant, as `YYYY-MM-DDTHH:mm`. */
export function wallTimeOf(instant: Date, timeZone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone)).toISOString().slice(0, 16);
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

import { daysBetween, dueOn, localDay, workingDaysBefore } from './cadence.js';

describe('when a status is due', () => {
  it.each([
    ['a week after a Tuesday', '2026-11-17', 'WEEK', '2026-11-24'],
    ['a fortnight after a Saturday moves from Saturday to Monday', '2026-11-07', 'FORTNIGHT', '2026-11-23'],
    ['a month after 31 January is the end of February, moved to Monday', '2026-01-31', 'MONTH', '2026-03-02'],
    ['a quarter after 30 November 2026 is 28 February 2027, a Sunday, moved to Monday', '2026-11-30', 'QUARTER', '2027-03-01'],
  ] as const)('%s', (_, last, cadence, expected) => {
    expect(dueOn(last, cadence)).toBe(expected);
  });

  it.each([
    ['two working days before a Wednesday is Monday', '2026-11-25', 2, '2026-11-23'],
    ['two before a Monday is Thursday: the weekend is off', '2026-11-30', 2, '2026-11-26'],
    ['one before a Sunday is Thursday: nothing passes on a day off', '2026-11-29', 1, '2026-11-26'],
    ['what was due on Thursday has waited one working day on Saturday', '2026-11-28', 2, '2026-11-25'],
    ['five before a Monday is the Monday before', '2026-11-30', 5, '2026-11-23'],
  ])('%s', (_, day, count, expected) => {
    expect(workingDaysBefore(day, count)).toBe(expected);
  });

  it('is a day of the organization’s own calendar', () => {
    const instant = new Date('2026-11-21T23:30:00Z');
    expect(localDay(instant, 'Europe/Madrid')).toBe('2026-11-22');
    expect(localDay(instant, 'America/Bogota')).toBe('2026-11-21');
    expect(daysBetween('2026-11-21', '2026-12-01')).toBe(10);
  });
});

import { instantOf, wallTimeOf } from './zone.js';

describe('a wall clock in a zone', () => {
  // Clocks of Madrid: forward on 29 March 2026 at 2, back on 25 October 2026 at 3 (Directive 2000/84/EC).
  it.each([
    ['2026-01-15T10:00', 'Europe/Madrid', '2026-01-15T09:00:00.000Z'],
    ['2026-07-15T10:00', 'Europe/Madrid', '2026-07-15T08:00:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:30', 'Europe/Madrid', '2026-10-25T02:30:00.000Z'],
    ['2026-07-15T10:00', 'America/Mexico_City', '2026-07-15T16:00:00.000Z'],
    ['2026-07-15T10:00', 'Asia/Kolkata', '2026-07-15T04:30:00.000Z'],
    ['2026-07-15T10:00', 'UTC', '2026-07-15T10:00:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => expect(instantOf(wall, zone).toISOString()).toBe(instant));

  it('is read back as it was set', () => {
    for (const zone of ['Europe/Madrid', 'America/Mexico_City', 'Asia/Kolkata', 'Pacific/Auckland']) expect(wallTimeOf(instantOf('2026-11-28T09:15', zone), zone)).toBe('2026-11-28T09:15');
  });
});

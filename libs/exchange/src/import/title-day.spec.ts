import { titleDayOf } from './title-day.js';

describe('the day that a sheet’s titles tell', () => {
  it.each([
    [['Plan CX 2027 Aurora', 'actualizado 27/11/2026'], '2026-11-27'],
    [['Seguimiento a 27 de noviembre de 2026'], '2026-11-27'],
    [['Portfolio, updated November 27, 2026'], '2026-11-27'],
    [['Portfolio, updated 27 Nov 2026'], '2026-11-27'],
    [['Estado: 2026-11-27'], '2026-11-27'],
    [['27.11.26'], '2026-11-27'],
    // Several: nobody knows which.
    [['Del 01/10/2026 al 27/11/2026'], null],
    // What is still to come is no day to speak of; what was is.
    [['Plan hasta el 31/12/2027, a 27/11/2026'], '2026-11-27'],
    [['Plan CX 2027', 'v7 final', 'noviembre 2026', '1.200 k€'], null],
    [[], null],
  ])('%j', async (titles, day) => expect(await titleDayOf(titles, 'dmy', '2026-11-29')).toBe(day));

  it('is read in the order of its dates', async () => {
    expect(await titleDayOf(['as of 03/04/2026'], 'dmy', '2026-11-29')).toBe('2026-04-03');
    expect(await titleDayOf(['as of 03/04/2026'], 'mdy', '2026-11-29')).toBe('2026-03-04');
  });
});

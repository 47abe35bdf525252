import { titleDayOf } from './title-day.js';

describe('the day that a sheet’s titles tell', () => {
  it.each([
    [['Plan CX 2027 Aurora', 'actualizado 27/11/2026'], '2026-11-27'],
    [['Seguimiento a 27 de noviembre de 2026'], '2026-11-27'],
    [['Portfolio, updated November 27, 2026'], '2026-11-27'],
    [['Portfolio, updated 27 Nov 2026'], '2026-11-27'],
    [['Estado: 2026-11-27'], '2026-11-27'],
    [['27.11.26'], '2026-11-27'],
    [['Plan CX 2027 – 27/11/2026'], '2026-11-27'],
    [['Plan CX v3 - 27/11/2026'], '2026-11-27'],
    [['T4 a 27/11/2026'], '2026-11-27'],
    [['27/11/2026 - 15 iniciativas'], '2026-11-27'],
    // Several, or a period: nobody knows which.
    [['Del 01/10/2026 al 27/11/2026'], null],
    [['Plan hasta el 31/12/2027, a 27/11/2026'], null],
    [['Semana 03/02/2025 - 10/02/2025'], null],
    [['Week 24-28 November 2025'], null],
    [['semana del 3 al 10 de febrero de 2025'], null],
    [['Semana 3 - 10 de febrero de 2025'], null],
    [['Plan CX 01/01/2026 – 31/12/2027'], null],
    [['Del 01/01/2026 al 31/12/2027'], null],
    [['Plan 01/01/2026 – 31/12/2027', 'actualizado 27/11/2026'], '2026-11-27'],
    // Still to come: no day to speak of.
    [['Plan hasta el 31/12/2027'], null],
    // Reckoned from today.
    [['Status of the last 30 days'], null],
    [['What matters now'], null],
    [['Now, as of 03/02/2025'], '2025-02-03'],
    [['Plan CX 2027', 'v7 final', 'noviembre 2026', '1.200 k€'], null],
    [[], null],
  ])('%j', async (titles, day) => expect(await titleDayOf(titles, 'dmy', '2026-11-29')).toBe(day));

  it('is read in the order of its dates', async () => {
    expect(await titleDayOf(['as of 03/04/2026'], 'dmy', '2026-11-29')).toBe('2026-04-03');
    expect(await titleDayOf(['as of 03/04/2026'], 'mdy', '2026-11-29')).toBe('2026-03-04');
    for (const title of ['From 02/03/2025 to 02/10/2025', 'Closed 5 days ago', 'last 30 days']) expect(await titleDayOf([title], 'mdy', '2026-11-29')).toBeNull();
  });
});

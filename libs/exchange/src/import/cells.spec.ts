import { areFractions, type CellRules, decimalMarkOf, readDay, readEffort, readMoney, readProgress } from './cells.js';

const rulesOf = (cells: string[]): CellRules => ({ dateOrder: 'dmy', pivot: 70, unit: 1, decimalMark: '.', effortMark: decimalMarkOf(cells), isProgressFraction: areFractions(cells) });
const values = (cells: string[], read: typeof readEffort): unknown[] => cells.map((cell) => Object.values(read(cell, rulesOf(cells)))[0]);

describe('numbers of a column are read as the column writes them', () => {
  it.each([
    [['0.5', '0.95', '1', '0'], [50, 95, 100, 0]],
    [['0,25', '1'], [25, 100]],
    [['1', '40', '99.6'], [1, 40, 100]],
    [['0.5 %', '40 %'], [1, 40]],
    [['1', '0'], [1, 0]],
  ])('progress %j', (cells, read) => expect(values(cells, readProgress)).toEqual(read));

  it.each([
    [['1,500', '20'], [1500, 20]],
    [['1.500', '20'], [1500, 20]],
    [['12,5', '1.200,5'], [12.5, 1200.5]],
    [['12.5', '7'], [12.5, 7]],
  ])('person-days %j', (cells, read) => expect(values(cells, readEffort)).toEqual(read));

  it('what is more than anybody means is refused', () => {
    expect(readEffort('1000001', rulesOf([]))).toHaveProperty('problem');
    expect(readProgress('101', rulesOf([]))).toHaveProperty('problem');
  });
});

describe('an amount that says its own unit', () => {
  it.each([['18k', 1_800_000], ['22,5k', 2_250_000], ['1.2m€', 120_000_000], ['£3K', 300_000], ['3.344,5 k€', 334_450_000], ['1.500k', undefined], ['k', undefined]])('%s', (cell, minor) => {
    // Whatever the column is in.
    expect(readMoney(cell, { ...rulesOf([]), unit: 1000 })).toEqual(minor === undefined ? { problem: expect.anything() } : { value: minor });
  });

  it('takes 1.200 k€ for thousands but where its column writes decimals after a point, and never decides for plain amounts', () => {
    const inColumn = (cell: string, ...others: string[]): ReturnType<typeof readMoney> => readMoney(cell, { ...rulesOf([]), decimalMark: decimalMarkOf([cell, ...others]) });
    expect(inColumn('1.200 k€', '1,2 M€', '45.000 €')).toEqual({ value: 120_000_000 });
    expect(inColumn('3.101 k€')).toEqual({ value: 310_100_000 });
    expect(inColumn('45.000', '1.5M')).toEqual({ value: 4_500_000 });
    expect(inColumn('1.200k', '1.5k')).toEqual({ problem: expect.anything() });
  });
});

describe('amounts and days as people write them', () => {
  it.each([['40.000 euros', 4_000_000], ['8 mil', 800_000], ['2 millones', 200_000_000], ['5 millions', 500_000_000], ['12 mil.', 1_200_000], ['12 miles de euros', 1_200_000], ['$5 mil.', undefined], ['1,2 M€', 120_000_000], ['310.000,-', 31_000_000], ['1.500 EUR', 150_000], ['mil', undefined], ['$5 mil', undefined], ['$5 million', 500_000_000]])('%s', (cell, minor) => {
    const read = readMoney(cell, { ...rulesOf([]), decimalMark: ',' });
    expect('value' in read ? read.value : undefined).toBe(minor);
  });

  it.each([
    ['ene-27', '2027-01-01', '2027-01-31'],
    ['March 15, 2027', '2027-03-15', '2027-03-15'],
    ['mar. 15 2027', '2027-03-15', '2027-03-15'],
    ['febrero 2028', '2028-02-01', '2028-02-29'],
    ['Sept. 2026', '2026-09-01', '2026-09-30'],
    ['1 de marzo de 2027', '2027-03-01', '2027-03-01'],
    ['15-dic-26', '2026-12-15', '2026-12-15'],
    ['3rd March 2027', '2027-03-03', '2027-03-03'],
    ['30 de febrero de 2027', undefined, undefined],
    ['martes 27', undefined, undefined],
    ['Nov 15', undefined, undefined],
    ['febrero 28', undefined, undefined],
    ['v7', undefined, undefined],
  ])('%s', (cell, start, end) => {
    for (const [isEnd, day] of [[false, start], [true, end]] as const) {
      const read = readDay(cell, rulesOf([]), isEnd);
      expect('value' in read ? read.value : undefined).toBe(day);
    }
  });
});

import { formatOf } from './format';

describe('an amount typed in a form', () => {
  it.each([
    ['es', '780000', '780000'],
    ['es', '780.000', '780000'],
    ['es', '1.120.000,50 €', '1120000.50'],
    ['es', '780000.00', '780000.00'],
    ['es', '1,120,000', '1120000'],
    ['en', '780,000', '780000'],
    ['en', '£1,120,000.5', '1120000.5'],
    ['en', '780,5', '780.5'],
    ['en', '0', '0'],
    ['en', '780 GBP', '780'],
    ['en', '£20k', '20000'],
    ['es', '22,5 k€', '22500'],
    ['es', '1,24 M€', '1240000'],
  ] as const)('in %s, “%s” is %s', (language, typed, amount) => {
    expect(formatOf(language).readAmount(typed, language === 'es' ? 'EUR' : 'GBP')).toBe(amount);
  });

  // What another language would read otherwise is asked again, never guessed.
  it.each([
    ['es', '780,000'],
    ['en', '780.000'],
    ['es', '12.34.567'],
    ['es', '1.120.50'],
    ['en', '1,120,50'],
    ['en', '999,999,999,999,999'],
    ['en', '1.500k'],
    ['es', '2 mil'],
    ['es', '1.120,000'],
    ['en', 'a lot'],
    ['en', '-5'],
    ['en', '1234567890123'],
  ] as const)('in %s, “%s” is asked again', (language, typed) => {
    expect(formatOf(language).readAmount(typed, 'EUR')).toBeNull();
  });

  it('is written so that it reads the same', () => {
    for (const language of ['es', 'en'] as const) for (const amount of ['780000', '1120000.50', '0.05', '999']) expect(Number(formatOf(language).readAmount(formatOf(language).amount(amount), 'EUR'))).toBe(Number(amount));
  });
});

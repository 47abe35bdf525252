import { hasConsent } from './consent.js';

describe('consent', () => {
  it.each([
    ['everybody asked consents, before the day', { asked: 3, consents: 3, objections: 0 }, '2026-11-30', true],
    ['somebody is silent on the last day', { asked: 3, consents: 2, objections: 0 }, '2026-12-01', false],
    ['silence is consent from the day after', { asked: 3, consents: 0, objections: 0 }, '2026-12-02', true],
    ['one objection stops it, however long it waits', { asked: 3, consents: 2, objections: 1 }, '2027-01-01', false],
    ['nobody but its proposer has a vote: nobody can consent', { asked: 0, consents: 0, objections: 0 }, '2026-11-30', false],
    ['nor does time', { asked: 0, consents: 0, objections: 0 }, '2026-12-02', false],
  ])('%s', (_, standing, today, expected) => {
    expect(hasConsent(standing, '2026-12-01', today)).toBe(expected);
  });

  it('is not the silence of all where it takes two people', () => {
    expect(hasConsent({ asked: 3, consents: 0, objections: 0 }, '2026-12-01', '2026-12-02', 1)).toBe(false);
    expect(hasConsent({ asked: 3, consents: 1, objections: 0 }, '2026-12-01', '2026-12-02', 1)).toBe(true);
    expect(hasConsent({ asked: 3, consents: 1, objections: 0 }, '2026-12-01', '2026-12-01', 1)).toBe(false);
  });
});

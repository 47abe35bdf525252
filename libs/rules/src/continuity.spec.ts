import fc from 'fast-check';
import { busFactor, continuityIndex } from './continuity.js';

describe('continuity', () => {
  it('is the owned share of the time that things were worked on', () => {
    // Two things for ten days; one of them without an owner for four.
    expect(continuityIndex(16, 20)).toBe(0.8);
    expect(continuityIndex(0, 0)).toBeNull();
  });

  it('counts the least people whose leaving orphans more than a quarter', () => {
    // By hand: 10 of 40 is a quarter and not more, so it takes two.
    expect(busFactor([10, 10, 10, 10])).toBe(2);
    expect(busFactor([30, 5, 5])).toBe(1);
    expect(busFactor([1, 1, 1, 1, 1, 1, 1, 1])).toBe(3);
    expect(busFactor([])).toBeNull();
    expect(busFactor([0, 0])).toBeNull();
  });

  it('never falls when one person’s things are shared out between two', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }), fc.nat({ max: 19 }), (held, at) => {
        const index = at % held.length;
        const value = held[index] as number;
        const shared = [...held.slice(0, index), value / 2, value / 2, ...held.slice(index + 1)];
        expect(busFactor(shared) as number).toBeGreaterThanOrEqual(busFactor(held) as number);
      }),
    );
  });
});

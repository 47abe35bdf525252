import fc from 'fast-check';
import { confidenceFactor, priorityOf, type RatedCriterion } from './priority.js';

const criteria = (values: (number | null)[]): RatedCriterion[] => [
  { axis: 'CUSTOMER', weight: 0.4, value: values[0] ?? null },
  { axis: 'CUSTOMER', weight: 0.4, value: values[1] ?? null },
  { axis: 'CUSTOMER', weight: 0.2, value: values[2] ?? null },
  { axis: 'BUSINESS', weight: 0.4, value: values[3] ?? null },
  { axis: 'BUSINESS', weight: 0.3, value: values[4] ?? null },
  { axis: 'BUSINESS', weight: 0.3, value: values[5] ?? null },
];

describe('priority', () => {
  it('is k (w C + (1 − w) B), computed by hand', () => {
    // C = .4×75 + .4×100 + .2×50 = 80; B = .4×50 + .3×25 + .3×100 = 57.5; P = .8 × (.5×80 + .5×57.5) = 55
    const result = priorityOf(criteria([75, 100, 50, 50, 25, 100]), 'SOME_EVIDENCE', 0.5);
    expect(result.customerImpact).toBeCloseTo(80, 10);
    expect(result.businessImpact).toBeCloseTo(57.5, 10);
    expect(result.priority).toBeCloseTo(55, 10);
  });

  it('is unknown until every criterion is rated, and says how many are', () => {
    const result = priorityOf(criteria([75, null, 50, 50, 25, 100]), 'MEASURED', 0.5);
    expect(result).toMatchObject({ customerImpact: null, priority: null, ratedCount: 5, criteriaCount: 6 });
    expect(result.businessImpact).toBeCloseTo(57.5, 10);
  });

  const rating = fc.double({ min: 0, max: 100, noNaN: true });
  const all = fc.array(rating, { minLength: 6, maxLength: 6 });

  it('stays between 0 and 100 times the confidence, and never falls when a rating rises', () => {
    fc.assert(
      fc.property(all, fc.integer({ min: 0, max: 5 }), rating, fc.double({ min: 0, max: 1, noNaN: true }), (values, i, higher, w) => {
        const before = priorityOf(criteria(values), 'GUESS', w).priority as number;
        const raised = values.map((value, at) => (at === i ? Math.max(value, higher) : value));
        const after = priorityOf(criteria(raised), 'GUESS', w).priority as number;
        expect(before).toBeGreaterThanOrEqual(0);
        expect(before).toBeLessThanOrEqual(100 * confidenceFactor.GUESS + 1e-9);
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });
});

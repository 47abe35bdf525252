/**
 * Priority of initiatives by customer and business impact.
 * Additive value model (Keeney and Raiffa, Decisions with Multiple Objectives, 1976) on fixed, anchored 0 to 100 scales, so that
 * adding or removing an initiative never reorders the others; the confidence factor is RICE's (Intercom, 2016).
 */

export const confidences = ['GUESS', 'SOME_EVIDENCE', 'MEASURED'] as const;
export type Confidence = (typeof confidences)[number];

/** Factor k by which an estimate is believed. */
export const confidenceFactor: Record<Confidence, number> = { GUESS: 0.5, SOME_EVIDENCE: 0.8, MEASURED: 1 };

export const axes = ['CUSTOMER', 'BUSINESS'] as const;
export type Axis = (typeof axes)[number];

/** A criterion's part in an initiative's impact: its weight, and its rating of 0 to 100, or null while nobody has rated it. */
export interface RatedCriterion {
  axis: Axis;
  weight: number;
  value: number | null;
}

export interface Priority {
  /** Weighted mean of the axis's ratings, 0 to 100; null until every criterion of it is rated. */
  customerImpact: number | null;
  businessImpact: number | null;
  /** k (w C + (1 − w) B), 0 to 100; null while an impact is. */
  priority: number | null;
  ratedCount: number;
  criteriaCount: number;
}

/** P = k (w C + (1 − w) B). `customerWeight` is w, 0 to 1. */
export function priorityOf(criteria: readonly RatedCriterion[], confidence: Confidence, customerWeight: number): Priority {
  const customerImpact = impactOf(criteria.filter(({ axis }) => axis === 'CUSTOMER'));
  const businessImpact = impactOf(criteria.filter(({ axis }) => axis === 'BUSINESS'));
  const isKnown = customerImpact !== null && businessImpact !== null;
  return {
    customerImpact,
    businessImpact,
    priority: isKnown ? confidenceFactor[confidence] * (customerWeight * customerImpact + (1 - customerWeight) * businessImpact) : null,
    ratedCount: criteria.filter(({ value }) => value !== null).length,
    criteriaCount: criteria.length,
  };
}

function impactOf(criteria: readonly RatedCriterion[]): number | null {
  if (criteria.length === 0) return null;
  let weighted = 0;
  let weights = 0;
  for (const { weight, value } of criteria) {
    if (value === null) return null;
    weighted += weight * value;
    weights += weight;
  }
  return weighted / weights;
}

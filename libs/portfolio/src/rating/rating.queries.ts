import type { Ctx } from '@batuta/platform';

/** Keeps a rating in place of an earlier one of the same criterion. */
export function keepRating(ctx: Ctx, rating: { initiativeId: string; criterionId: string; value: number; evidence: string; ratedBy: string; ratedAt: Date }): Promise<object[]> {
  return ctx.sql(
    `insert into app.ratings (organization_id, initiative_id, criterion_id, value, evidence, rated_by, rated_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (organization_id, initiative_id, criterion_id) do update set value = excluded.value, evidence = excluded.evidence, rated_by = excluded.rated_by, rated_at = excluded.rated_at`,
    [ctx.organizationId, rating.initiativeId, rating.criterionId, rating.value, rating.evidence, rating.ratedBy, rating.ratedAt],
  );
}

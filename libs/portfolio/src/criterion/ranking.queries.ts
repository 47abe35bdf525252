import type { Ctx } from '@batuta/platform';
import type { Confidence } from '@batuta/rules';

export interface RatedRow {
  id: string;
  titleKey: string;
  confidence: Confidence;
  priority: number;
  /** In the order of the criteria's ids. */
  values: number[];
}

/** Listed initiatives that are fully rated, in their present order. */
export function ratedInOrder(ctx: Ctx): Promise<RatedRow[]> {
  return ctx.sql<RatedRow>(
    `select o.id, o.title_key as "titleKey", o.confidence, o.priority, r.values from app.initiative_overview o
     join lateral (select array_agg(r.value order by r.criterion_id) as values from app.ratings r where r.organization_id = o.organization_id and r.initiative_id = o.id) r on true
     where o.organization_id = $1 and o.is_listed and o.priority is not null
     order by o.priority_order, o.customer_order, o.business_order, o.title_key collate "C", o.id`,
    [ctx.organizationId],
  );
}

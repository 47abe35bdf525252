import type { GapRule } from '../gap.rule.js';

/** A body that nobody chairs calls no meeting. */
export const rule: GapRule = {
  id: 'body-chair',
  effect: 'STOPS',
  seriousAfter: 14,
  criticalAfter: null,
  action: 'ASSIGN_ROLE',
  record: 'ROLE',
  sql: `select r.id as record_id, null::text as detail, greatest(b.created_at, max(a.ended_at)) as since, null::uuid as department_id, null::uuid as owner_id, jsonb_build_object('name', b.name) as facts
    from app.bodies b join app.roles r on r.organization_id = b.organization_id and r.body_id = b.id and r.seat = 'CHAIR' and r.closed_at is null
    left join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id
    where b.organization_id = $1 and b.closed_at is null group by b.organization_id, b.id, r.id having count(a.id) filter (where a.ended_at is null) = 0`,
  what: ({ name }) => ({ en: `Nobody chairs “${name}”`, es: `Nadie preside «${name}»` }),
  why: () => ({ en: 'Nobody calls it together or approves what it decides.', es: 'Nadie lo convoca ni aprueba lo que decide.' }),
};

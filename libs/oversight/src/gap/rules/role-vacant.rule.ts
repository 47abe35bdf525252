import type { GapRule } from '../gap.rule.js';

/** A role has fewer people than it needs. */
export const rule: GapRule = {
  id: 'role-vacant',
  effect: 'STOPS',
  seriousAfter: 14,
  criticalAfter: 90,
  action: 'ASSIGN_ROLE',
  record: 'ROLE',
  sql: `select r.id as record_id, null::text as detail, greatest(r.created_at, max(a.ended_at)) as since, r.department_id, null::uuid as owner_id,
      jsonb_build_object('name', r.name, 'missing', r.needed - count(a.id) filter (where a.ended_at is null), 'needed', r.needed) as facts
    from app.roles r left join app.role_assignments a on a.organization_id = r.organization_id and a.role_id = r.id
    where r.organization_id = $1 and r.closed_at is null and r.seat is distinct from 'CHAIR'
    group by r.organization_id, r.id having count(a.id) filter (where a.ended_at is null) < r.needed`,
  what: ({ name }) => ({ en: `The role “${name}” is vacant`, es: `El rol «${name}» está vacante` }),
  why: ({ missing, needed }) => (needed === 1 ? { en: 'What it is there for, nobody does.', es: 'Lo que le toca no lo hace nadie.' } : { en: `It needs ${needed} people and lacks ${missing}.`, es: `Necesita ${needed} personas y le faltan ${missing}.` }),
};

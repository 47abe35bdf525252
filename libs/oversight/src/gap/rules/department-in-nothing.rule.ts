import type { GapRule } from '../gap.rule.js';

/** A silo that the strategy doesn't touch: nobody of it holds a letter of anything. */
export const rule: GapRule = {
  id: 'department-in-nothing',
  effect: 'WEAKENS',
  seriousAfter: 90,
  criticalAfter: null,
  action: 'GIVE_LETTERS',
  record: 'DEPARTMENT',
  sql: `select d.id as record_id, null::text as detail, greatest(d.created_at, max(r.ended_at)) as since, d.id as department_id, null::uuid as owner_id, jsonb_build_object('name', d.name) as facts
    from app.departments d
    left join app.people p on p.organization_id = d.organization_id and p.department_id = d.id
    left join app.responsibilities r on r.organization_id = p.organization_id and r.person_id = p.id
    where d.organization_id = $1
      and not exists (select from app.responsibilities c join app.roles ro on ro.organization_id = c.organization_id and ro.id = c.role_id where c.organization_id = d.organization_id and ro.department_id = d.id and c.ended_at is null)
    group by d.organization_id, d.id having count(r.id) filter (where r.ended_at is null) = 0`,
  what: ({ name }) => ({ en: `${name} is in nothing`, es: `${name} no está en nada` }),
  why: () => ({ en: 'Nobody of it is accountable, does, is asked or is told anything.', es: 'Nadie de ahí responde, hace, es consultado ni informado de nada.' }),
};

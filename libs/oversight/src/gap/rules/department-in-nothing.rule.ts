import { type GapRule, inWork } from '../gap.rule.js';

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
    where d.organization_id = $1 and exists (select from app.people e where e.organization_id = d.organization_id and e.department_id = d.id and e.departed_at is null) and d.id not in (
      select coalesce(h.department_id, ro.department_id) from app.responsibilities c
      join app.subjects s on s.organization_id = c.organization_id and s.id = c.subject_id and s.state <> 'closed' and ${inWork}
      left join app.roles ro on ro.organization_id = c.organization_id and ro.id = c.role_id
      left join app.role_assignments a on c.person_id is null and a.organization_id = c.organization_id and a.role_id = c.role_id and a.ended_at is null
      left join app.people h on h.organization_id = c.organization_id and h.id = coalesce(c.person_id, a.person_id)
      where c.organization_id = $1 and c.ended_at is null and coalesce(h.department_id, ro.department_id) is not null)
    group by d.organization_id, d.id`,
  what: ({ name }) => ({ en: `${name} is in nothing`, es: `${name} no está en nada` }),
  why: () => ({ en: 'Nobody of it is accountable, does, is asked or is told anything.', es: 'Nadie de ahí responde, hace, es consultado ni informado de nada.' }),
};

import { type GapRule, startOf } from '../gap.rule.js';

/** People whom a version binds have had two weeks, from its day or from their own first, and have not acknowledged it. */
export const rule: GapRule = {
  id: 'policy-unacknowledged',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: null,
  action: 'CHASE_POLICY',
  record: 'SUBJECT',
  sql: `select s.id as record_id, v.number::text as detail, ${startOf('m.due')} as since, s.department_id, r.person_id as owner_id, jsonb_build_object('title', s.title, 'bound', m.bound, 'missing', m.missing) as facts
    from app.policy_versions v join app.policies pol on pol.organization_id = v.organization_id and pol.id = v.policy_id
    join app.subjects s on s.organization_id = pol.organization_id and s.id = pol.id
    left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
    cross join lateral (select count(*) as bound, count(*) filter (where k.id is null and d.due <= $2::date) as missing, min(d.due) filter (where k.id is null) as due from app.people p
      cross join lateral (select greatest(v.effective_on, (p.created_at at time zone $3)::date) + 14 as due) d
      left join app.policy_acknowledgements k on k.organization_id = p.organization_id and k.version_id = v.id and k.person_id = p.id
      where p.organization_id = $1 and p.departed_at is null and (pol.binds_everyone or app.is_bound(pol.organization_id, pol.id, pol.binds_everyone, p.id, p.department_id))) m
    where v.organization_id = $1 and v.state = 'APPROVED' and pol.retired_at is null and m.missing > 0`,
  what: ({ title }) => ({ en: `“${title}” is not acknowledged by all whom it binds`, es: `No todos han confirmado «${title}»` }),
  why: ({ missing, bound }) => ({ en: `${missing} of ${bound} ${bound === 1 ? 'person' : 'people'} ${missing === 1 ? 'has' : 'have'} not read it in two weeks.`, es: `${missing} de ${bound} ${bound === 1 ? 'persona' : 'personas'} no la ${missing === 1 ? 'ha' : 'han'} leído en dos semanas.` }),
};

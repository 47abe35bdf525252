import { type GapRule, startOf } from '../gap.rule.js';

/** Its last day has passed and it goes on. */
export const rule: GapRule = {
  id: 'past-end',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: null,
  action: 'EDIT_INITIATIVE',
  record: 'SUBJECT',
  sql: `select i.id as record_id, null::text as detail, ${startOf('i.ends_on')} as since, s.department_id, r.person_id as owner_id, jsonb_build_object('title', s.title) as facts
    from app.initiatives i join app.subjects s on s.organization_id = i.organization_id and s.id = i.id
    left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
    where i.organization_id = $1 and i.state in ('ACTIVE', 'PAUSED') and i.archived_at is null and i.ends_on < $2::date`,
  what: ({ title }) => ({ en: `“${title}” goes on after its last day`, es: `«${title}» sigue después de su último día` }),
  why: () => ({ en: 'Either it is finished, or its dates are not those of the work.', es: 'O ha terminado, o sus fechas no son las del trabajo.' }),
};

import { dayIn, type GapRule, startOf } from '../gap.rule.js';

/** A policy was to be read again by a day that has passed. */
export const rule: GapRule = {
  id: 'policy-review',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: 180,
  action: 'REVIEW_POLICY',
  record: 'SUBJECT',
  sql: `select s.id as record_id, null::text as detail, ${startOf('p.review_on')} as since, s.department_id, r.person_id as owner_id, jsonb_build_object('title', s.title, 'due', to_char(p.review_on, 'YYYY-MM-DD')) as facts
    from app.policies p join app.subjects s on s.organization_id = p.organization_id and s.id = p.id
    left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
    where p.organization_id = $1 and p.retired_at is null and s.state = 'active' and p.review_on < $2::date`,
  what: ({ title }) => ({ en: `“${title}” is overdue for review`, es: `«${title}» tiene la revisión atrasada` }),
  why: ({ due }) => ({ en: `It was to be read again by ${dayIn('en', due as string)}. Nobody knows whether it still holds.`, es: `Tocaba releerla a más tardar el ${dayIn('es', due as string)}. Nadie sabe si sigue valiendo.` }),
};

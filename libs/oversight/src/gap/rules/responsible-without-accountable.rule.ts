import { type GapRule, inWork, listed } from '../gap.rule.js';

/** Work is done and nobody answers for it. */
export const rule: GapRule = {
  id: 'responsible-without-accountable',
  effect: 'STOPS',
  seriousAfter: 0,
  criticalAfter: 30,
  action: 'ASSIGN_OWNER',
  record: 'SUBJECT',
  sql: `select s.id as record_id, null::text as detail, greatest(s.unowned_since, min(r.started_at)) as since, s.department_id, null::uuid as owner_id,
      jsonb_build_object('title', s.title, 'names', jsonb_agg(coalesce(p.name, ro.name) order by r.started_at)) as facts
    from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.subject_id = s.id and r.letter = 'R' and r.ended_at is null
    left join app.people p on p.organization_id = r.organization_id and p.id = r.person_id
    left join app.roles ro on ro.organization_id = r.organization_id and ro.id = r.role_id
    where s.organization_id = $1 and s.state = 'active' and s.unowned_since is not null and ${inWork}
    group by s.organization_id, s.id`,
  what: ({ title }) => ({ en: `“${title}” is worked on and nobody answers for it`, es: `En «${title}» se trabaja y nadie responde` }),
  why: ({ names }) => ((names as string[]).length === 1 ? { en: `${String(names)} is responsible, and could answer for it.`, es: `La hace ${String(names)}, que podría responder.` } : { en: `${listed('en', names as string[])} are responsible; one of them could answer for it.`, es: `La hacen ${listed('es', names as string[])}; alguien de ahí podría responder.` }),
};

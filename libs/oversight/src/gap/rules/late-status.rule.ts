import { type GapRule, startOf } from '../gap.rule.js';

/** Nothing was said in its cadence. */
export const rule: GapRule = {
  id: 'late-status',
  effect: 'WEAKENS',
  seriousAfter: 14,
  criticalAfter: 60,
  action: 'POST_STATUS',
  record: 'SUBJECT',
  sql: `select o.id as record_id, null::text as detail, ${startOf('o.due_on')} as since, o.department_id, o.owner_id,
      jsonb_build_object('title', o.title, 'owner', p.name, 'silent', $2::date - (o.latest_posted_at at time zone $3)::date) as facts
    from app.initiative_overview o join app.people p on p.organization_id = o.organization_id and p.id = o.owner_id
    where o.organization_id = $1 and o.is_listed and o.due_on < $2::date and o.state = 'ACTIVE'`,
  what: ({ title }) => ({ en: `“${title}” is late with its status`, es: `«${title}» lleva retraso con su estado` }),
  why: ({ owner, silent }) => ({ en: `${owner} answers for it. ${silent === null ? 'No status yet.' : `Last status ${silent} days ago.`}`, es: `Responde ${owner}. ${silent === null ? 'Aún sin estado.' : `Último estado, hace ${silent} días.`}` }),
};

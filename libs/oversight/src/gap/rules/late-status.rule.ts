import type { Bilingual } from '@batuta/platform';
import { type GapFacts, type GapRule, startOf } from '../gap.rule.js';

/** Nothing was said in its cadence. */
export const rule: GapRule = {
  id: 'late-status',
  effect: 'WEAKENS',
  seriousAfter: 14,
  criticalAfter: 60,
  action: 'POST_STATUS',
  record: 'SUBJECT',
  sql: `select o.id as record_id, null::text as detail, ${startOf('o.due_on')} as since, o.department_id, o.owner_id,
      jsonb_build_object('title', o.title, 'owner', p.name, 'answering', $2::date - (r.started_at at time zone $3)::date, 'silent', $2::date - (o.latest_posted_at at time zone $3)::date) as facts
    from app.initiative_overview o left join app.people p on p.organization_id = o.organization_id and p.id = o.owner_id
    left join app.subjects s on s.organization_id = o.organization_id and s.id = o.id
    left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
    where o.organization_id = $1 and o.is_listed and o.due_on < $2::date and o.state = 'ACTIVE'`,
  what: ({ title }) => ({ en: `“${title}” is late with its status`, es: `«${title}» lleva retraso con su estado` }),
  // Whoever has just got it did not let it wait.
  why: ({ owner, silent, answering }) => (owner === null ? { en: `Nobody answers for it. ${silent === null ? 'No status yet.' : `Last status ${silent} days ago.`}`, es: `Nadie responde. ${silent === null ? 'Aún sin estado.' : `Último estado, hace ${silent} días.`}` } : { en: `${owner} answers for it${since(answering, silent).en}. ${silent === null ? 'No status yet.' : `Last status ${silent} days ago.`}`, es: `Responde ${owner}${since(answering, silent).es}. ${silent === null ? 'Aún sin estado.' : `Último estado, hace ${silent} días.`}` }),
};

function since(answering: GapFacts[string] | undefined, silent: GapFacts[string] | undefined): Bilingual {
  const days = Number(answering ?? 0);
  if (answering === null || (silent !== null && days >= Number(silent))) return { en: '', es: '' };
  return days === 0 ? { en: ', since today', es: ' desde hoy' } : { en: `, for ${days} ${days === 1 ? 'day' : 'days'}`, es: ` desde hace ${days} ${days === 1 ? 'día' : 'días'}` };
}

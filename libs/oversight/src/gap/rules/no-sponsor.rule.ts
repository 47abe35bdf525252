import type { GapRule } from '../gap.rule.js';

/** Nobody of the executives stands behind it. */
export const rule: GapRule = {
  id: 'no-sponsor',
  effect: 'WEAKENS',
  seriousAfter: 60,
  criticalAfter: null,
  action: 'ASSIGN_SPONSOR',
  record: 'SUBJECT',
  sql: `select i.id as record_id, null::text as detail, i.activated_at as since, s.department_id, null::uuid as owner_id, jsonb_build_object('title', s.title) as facts
    from app.initiatives i join app.subjects s on s.organization_id = i.organization_id and s.id = i.id
    where i.organization_id = $1 and i.state = 'ACTIVE' and i.archived_at is null and i.sponsor_id is null and i.activated_at is not null`,
  what: ({ title }) => ({ en: `“${title}” has no sponsor`, es: `«${title}» no tiene patrocinio` }),
  why: () => ({ en: 'No executive stands behind it when it needs people, money or a decision.', es: 'Nadie de la dirección la respalda cuando hacen falta personas, dinero o una decisión.' }),
};

import { type GapRule, inWork } from '../gap.rule.js';

/** Invariant 1: exactly one active person is accountable, or it is seen that nobody is. */
export const rule: GapRule = {
  id: 'unowned',
  effect: 'STOPS',
  seriousAfter: 7,
  criticalAfter: 30,
  action: 'ASSIGN_OWNER',
  record: 'SUBJECT',
  sql: `select s.id as record_id, null::text as detail, s.unowned_since as since, s.department_id, null::uuid as owner_id,
      jsonb_build_object('title', s.title, 'reason', s.unowned_reason, 'department', d.name) as facts
    from app.subjects s left join app.departments d on d.organization_id = s.organization_id and d.id = s.department_id
    where s.organization_id = $1 and s.state = 'active' and s.unowned_since is not null and ${inWork}`,
  what: ({ title }) => ({ en: `Nobody is accountable for “${title}”`, es: `Nadie responde de «${title}»` }),
  why: ({ reason, department }) => ({ en: [reasons.en[reason as Reason], department].filter(Boolean).join(' · '), es: [reasons.es[reason as Reason], department].filter(Boolean).join(' · ') }),
};

type Reason = keyof typeof reasons.en;
const reasons = {
  en: { NEVER_ASSIGNED: 'Never assigned', IMPORTED: 'Imported without an owner', DEPARTED: 'The owner left', REFUSED: 'The receiver refused', CLEARED: 'The owner was taken off it', ROLE_VACANT: 'The role that holds it is vacant' },
  es: { NEVER_ASSIGNED: 'Nunca se asignó', IMPORTED: 'Importada sin responsable', DEPARTED: 'Se fue su responsable', REFUSED: 'Quien debía recibirla la rechazó', CLEARED: 'Se quitó a quien la llevaba', ROLE_VACANT: 'Está vacante el rol que la lleva' },
};

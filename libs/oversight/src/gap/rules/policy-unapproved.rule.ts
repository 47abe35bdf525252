import type { GapRule } from '../gap.rule.js';

/** A version waits for its approvers, for more than two weeks. */
export const rule: GapRule = {
  id: 'policy-unapproved',
  effect: 'WEAKENS',
  seriousAfter: 14,
  criticalAfter: null,
  action: 'ANSWER_POLICY',
  record: 'SUBJECT',
  // Drafts are for whoever works on them; approvers are asked in their work.
  isForProgram: true,
  sql: `select s.id as record_id, v.number::text as detail, v.submitted_at + interval '14 days' as since, s.department_id, r.person_id as owner_id,
      jsonb_build_object('title', s.title, 'number', v.number, 'needed', p.approvals_needed,
        'given', (select count(*) from app.policy_answers a where a.organization_id = v.organization_id and a.version_id = v.id and a.submission = v.submission and a.answer = 'APPROVED' and exists (
          select from app.policy_approvers ap join app.role_assignments ra on ra.organization_id = ap.organization_id and ra.role_id = ap.role_id and ra.ended_at is null
          where ap.organization_id = $1 and ap.policy_id = v.policy_id and ra.person_id = a.person_id))) as facts
    from app.policy_versions v join app.policies p on p.organization_id = v.organization_id and p.id = v.policy_id
    join app.subjects s on s.organization_id = p.organization_id and s.id = p.id
    left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
    where v.organization_id = $1 and v.state = 'IN_REVIEW' and p.retired_at is null and v.submitted_at + interval '14 days' < $4::timestamptz`,
  what: ({ title, number }) => ({ en: `Version ${number} of “${title}” waits for approval`, es: `La versión ${number} de «${title}» espera aprobación` }),
  why: ({ given, needed }) => ({ en: `${given} of ${needed} approvals after two weeks.`, es: `${given} de ${needed} aprobaciones en dos semanas.` }),
};

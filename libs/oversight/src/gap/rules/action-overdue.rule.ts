import { type GapRule, startOf } from '../gap.rule.js';

/** What somebody was to do about a decision is not done by its day. */
export const rule: GapRule = {
  id: 'action-overdue',
  effect: 'WEAKENS',
  seriousAfter: 14,
  criticalAfter: 60,
  action: 'CLOSE_ACTION',
  record: 'ACTION',
  sql: `select a.id as record_id, null::text as detail, ${startOf('a.due_on')} as since, p.department_id, a.owner_id, jsonb_build_object('what', a.what, 'owner', p.name, 'decision', d.title) as facts
    from app.decision_actions a join app.decisions d on d.organization_id = a.organization_id and d.id = a.decision_id join app.people p on p.organization_id = a.organization_id and p.id = a.owner_id
    where a.organization_id = $1 and a.closed_at is null and a.due_on < $2::date`,
  what: ({ what }) => ({ en: `Decided and not done: ${what}`, es: `Decidido y sin hacer: ${what}` }),
  why: ({ owner, decision }) => ({ en: `${owner} does it, for “${decision}”.`, es: `Lo hace ${owner}, por «${decision}».` }),
};

import type { GapRule } from '../gap.rule.js';

/** Whoever was accountable handed it over or left (X3): until somebody accepts, another holds it in their place. */
export const rule: GapRule = {
  id: 'handover-waiting',
  effect: 'WEAKENS',
  seriousAfter: 14,
  criticalAfter: 30,
  action: 'OFFER_HANDOVER',
  record: 'SUBJECT',
  sql: `select s.id as record_id, null::text as detail, h.opened_at as since, s.department_id, r.person_id as owner_id,
      jsonb_build_object('title', s.title, 'state', h.state, 'left', h.is_departure, 'from', f.name, 'receiver', p.name, 'holder', o.name, 'answer', h.answer, 'late', case when h.state = 'OFFERED' and h.due_on < $2::date then $2::date - h.due_on end) as facts
    from app.handovers h
    join app.subjects s on s.organization_id = h.organization_id and s.id = h.subject_id
    join app.people f on f.organization_id = h.organization_id and f.id = h.from_id
    left join app.people p on p.organization_id = h.organization_id and p.id = h.receiver_id
    left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
    left join app.people o on o.organization_id = r.organization_id and o.id = r.person_id
    where h.organization_id = $1 and h.state in ('WAITING', 'OFFERED', 'REFUSED')`,
  what: ({ title, state, receiver }) =>
    state === 'OFFERED' ? { en: `“${title}” is offered to ${receiver}`, es: `«${title}» se ha ofrecido a ${receiver}` }
      : state === 'REFUSED' ? { en: `${receiver} refused “${title}”`, es: `${receiver} rechazó «${title}»` }
        : { en: `“${title}” waits for a successor`, es: `«${title}» espera un relevo` },
  why: ({ left, from, holder, answer, late }) => ({
    en: [left ? `${from} has left` : `${from} hands it over`, holder && `${holder} holds it meanwhile`, answer && `“${answer}”`, late && `no answer, ${late} days late`].filter(Boolean).join(' · '),
    es: [left ? `${from} ya no está` : `la pasa ${from}`, holder && `mientras, la lleva ${holder}`, answer && `«${answer}»`, late && `sin respuesta, ${late} días de retraso`].filter(Boolean).join(' · '),
  }),
};

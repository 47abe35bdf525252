import { type GapRule, startOf } from '../gap.rule.js';

/** A term has passed; the assignment stays until someone ends or renews it. */
export const rule: GapRule = {
  id: 'term-over',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: null,
  action: 'ASSIGN_ROLE',
  record: 'ROLE',
  sql: `select r.id as record_id, a.id::text as detail, ${startOf('a.elected_until')} as since, r.department_id, null::uuid as owner_id, jsonb_build_object('name', r.name, 'person', p.name) as facts
    from app.role_assignments a join app.roles r on r.organization_id = a.organization_id and r.id = a.role_id
    join app.people p on p.organization_id = a.organization_id and p.id = a.person_id
    where a.organization_id = $1 and a.ended_at is null and a.elected_until < $2::date and r.closed_at is null`,
  what: ({ name, person }) => ({ en: `${person}’s term as “${name}” is over`, es: `Terminó el mandato de ${person} como «${name}»` }),
  why: () => ({ en: 'Nobody decided who goes on. Renew it, or put somebody else in it.', es: 'Nadie ha decidido quién sigue. Renuévalo o pon a otra persona.' }),
};

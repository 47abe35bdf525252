import { mostOwned } from '@batuta/rules';
import { type GapRule, inWork, limitOf } from '../gap.rule.js';

const most = limitOf('overload', mostOwned);

/** Somebody is accountable for more than a person can look after. */
export const rule: GapRule = {
  id: 'overload',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: null,
  most: mostOwned,
  action: 'REBALANCE',
  record: 'PERSON',
  sql: `select held.person_id as record_id, null::text as detail, max(held.started_at) filter (where held.place = ${most} + 1) as since, p.department_id, null::uuid as owner_id, jsonb_build_object('name', p.name, 'count', count(*), 'most', ${most}) as facts
    from (select r.person_id, r.started_at, row_number() over (partition by r.person_id order by r.started_at, r.id) as place
          from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
          where s.organization_id = $1 and s.state = 'active' and ${inWork}) held
    join app.people p on p.organization_id = $1 and p.id = held.person_id
    group by held.person_id, p.name, p.department_id having count(*) > ${most}`,
  what: ({ name, count }) => ({ en: `${name} is accountable for ${count} things`, es: `${name} responde de ${count} cosas` }),
  why: ({ most: limit }) => ({ en: `More than ${limit} are seldom looked after. Pass some on.`, es: `Más de ${limit} rara vez se atienden. Pasa alguna.` }),
};

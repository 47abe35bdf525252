import type { GapRule } from '../gap.rule.js';

/** A body has not met for one and a half times its cadence. */
export const rule: GapRule = {
  id: 'body-not-meeting',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: null,
  action: 'SCHEDULE_MEETING',
  record: 'BODY',
  sql: `select b.id as record_id, null::text as detail, m.last + m.step as since, null::uuid as department_id, null::uuid as owner_id,
      jsonb_build_object('name', b.name, 'cadence', b.cadence, 'days', $2::date - (m.met at time zone $3)::date) as facts
    from app.bodies b cross join lateral (
      select greatest(b.created_at, max(g.starts_at) filter (where g.state = 'HELD')) as last, max(g.starts_at) filter (where g.state = 'HELD') as met,
        case b.cadence when 'WEEK' then interval '10 days' when 'FORTNIGHT' then interval '21 days' when 'MONTH' then interval '45 days' else interval '135 days' end as step,
        count(*) filter (where g.state = 'SCHEDULED' and g.starts_at between $4::timestamptz and $4::timestamptz + case b.cadence when 'WEEK' then interval '10 days' when 'FORTNIGHT' then interval '21 days' when 'MONTH' then interval '45 days' else interval '135 days' end) as coming
      from app.meetings g where g.organization_id = b.organization_id and g.body_id = b.id) m
    where b.organization_id = $1 and b.closed_at is null and b.cadence is not null and m.coming = 0 and m.last + m.step < $4::timestamptz`,
  what: ({ name }) => ({ en: `“${name}” doesn’t meet in its cadence`, es: `«${name}» no se reúne en su cadencia` }),
  why: ({ cadence, days }) => ({ en: `${words[cadence as Cadence].en}. ${days === null ? 'It has not met yet.' : `It met ${days} days ago, and no meeting is called.`}`, es: `${words[cadence as Cadence].es}. ${days === null ? 'Todavía no se ha reunido.' : `Se reunió hace ${days} días y no hay otra convocada.`}` }),
};

type Cadence = keyof typeof words;
const words = {
  WEEK: { en: 'Every week', es: 'Cada semana' },
  FORTNIGHT: { en: 'Every two weeks', es: 'Cada dos semanas' },
  MONTH: { en: 'Every month', es: 'Cada mes' },
  QUARTER: { en: 'Every quarter', es: 'Cada trimestre' },
};

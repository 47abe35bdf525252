import { type GapRule, listed } from '../gap.rule.js';

/** A2: a place on the chart and a pat on the back. */
export const rule: GapRule = {
  id: 'mandate',
  effect: 'STOPS',
  seriousAfter: 0,
  criticalAfter: 90,
  action: 'EDIT_ROLE',
  record: 'ROLE',
  sql: `select r.id as record_id, null::text as detail, r.created_at as since, r.department_id, null::uuid as owner_id,
      jsonb_build_object('name', r.name, 'missing', array_remove(array[case when r.authority is null then 'AUTHORITY' end, case when r.decision_rights is null then 'DECISION_RIGHTS' end, case when r.budget_limit_minor is null then 'BUDGET_LIMIT' end, case when r.sponsor_id is null then 'SPONSOR' end], null)) as facts
    from app.roles r where r.organization_id = $1 and r.closed_at is null and r.leads_cx and num_nulls(r.authority, r.decision_rights, r.budget_limit_minor, r.sponsor_id) > 0`,
  what: ({ name, missing }) => ((missing as string[]).length === 4 ? { en: `${name}: mandate by title only`, es: `${name}: mandato solo de título` } : { en: `${name}: the mandate is incomplete`, es: `${name}: el mandato está incompleto` }),
  why: ({ missing }) => ({ en: `It lacks ${listed('en', (missing as Part[]).map((part) => parts.en[part]))}.`, es: `Le falta ${listed('es', (missing as Part[]).map((part) => parts.es[part]))}.` }),
};

type Part = keyof typeof parts.en;
const parts = {
  en: { AUTHORITY: 'authority', DECISION_RIGHTS: 'decision rights', BUDGET_LIMIT: 'a budget limit', SPONSOR: 'a sponsor' },
  es: { AUTHORITY: 'autoridad', DECISION_RIGHTS: 'qué decide', BUDGET_LIMIT: 'un límite de gasto', SPONSOR: 'patrocinio' },
};

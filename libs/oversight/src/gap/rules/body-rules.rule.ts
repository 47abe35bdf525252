import type { GapRule } from '../gap.rule.js';

/** A body that doesn't know how many it takes to decide, or how often it meets. */
export const rule: GapRule = {
  id: 'body-rules',
  effect: 'WEAKENS',
  seriousAfter: 30,
  criticalAfter: null,
  action: 'EDIT_BODY',
  record: 'BODY',
  sql: `select b.id as record_id, null::text as detail, b.created_at as since, null::uuid as department_id, null::uuid as owner_id, jsonb_build_object('name', b.name, 'quorum', b.quorum, 'cadence', b.cadence) as facts
    from app.bodies b where b.organization_id = $1 and b.closed_at is null and num_nulls(b.quorum, b.cadence) > 0`,
  what: ({ name, quorum, cadence }) =>
    quorum === null && cadence === null ? { en: `“${name}” has no quorum and no cadence`, es: `«${name}» no tiene cuórum ni cadencia` } : quorum === null ? { en: `“${name}” has no quorum`, es: `«${name}» no tiene cuórum` } : { en: `“${name}” has no cadence`, es: `«${name}» no tiene cadencia` },
  why: () => ({ en: 'A quorum says how many it takes to decide, a cadence how often they meet; without them both are chance.', es: 'El cuórum dice cuántos hacen falta para decidir, la cadencia cada cuánto se reúne; sin ellos todo queda al azar.' }),
};

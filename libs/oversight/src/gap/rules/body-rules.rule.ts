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
  why: ({ quorum, cadence }) => ({
    en: [quorum === null && 'How many it takes to decide isn’t said, so that what it decides can be doubted.', cadence === null && 'How often it meets isn’t said, so that it meets by chance.'].filter(Boolean).join(' '),
    es: [quorum === null && 'No se ha dicho cuántos hacen falta para decidir, y lo que decida se puede discutir.', cadence === null && 'No se ha dicho cada cuánto se reúne, y lo hace al azar.'].filter(Boolean).join(' '),
  }),
};

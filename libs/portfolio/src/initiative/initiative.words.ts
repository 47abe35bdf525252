import type { Bilingual } from '@batuta/platform';
import type { Health } from '@batuta/rules';
import type { InitiativeState, Stage } from './initiative.entity.js';

/** What files and mails call the values of an initiative. */
export const initiativeWords: { state: Record<InitiativeState, Bilingual>; stage: Record<Stage, Bilingual>; health: Record<Health, Bilingual> } = {
  state: { PROPOSED: { en: 'proposed', es: 'propuesta' }, ACTIVE: { en: 'active', es: 'activa' }, PAUSED: { en: 'paused', es: 'en pausa' }, DONE: { en: 'done', es: 'terminada' }, CANCELLED: { en: 'cancelled', es: 'cancelada' } },
  stage: { EMPATHIZE: { en: 'Empathize', es: 'Empatizar' }, DEFINE: { en: 'Define', es: 'Definir' }, IDEATE: { en: 'Ideate', es: 'Idear' }, PROTOTYPE: { en: 'Prototype', es: 'Prototipar' }, IMPLEMENT: { en: 'Implement', es: 'Implantar' }, MEASURE: { en: 'Measure', es: 'Medir' } },
  health: { ON_TRACK: { en: 'on track', es: 'según plan' }, AT_RISK: { en: 'at risk', es: 'en riesgo' }, OFF_TRACK: { en: 'off track', es: 'desviada' } },
};

import { type InitiativeState, initiativeWords, type Stage } from '@batuta/portfolio';
import { phraseOf } from './columns.js';

/** Words that spreadsheets use for how an initiative stands, in English and Spanish; in Spanish without their ending, which follows what is spoken of. */
const stateWords: Record<InitiativeState, string[]> = {
  PROPOSED: ['proposed', 'proposal', 'idea', 'draft', 'backlog', 'not started', 'planned', 'propuest*', 'propuesta', 'borrador', 'sin empezar', 'por empezar', 'no iniciad*', 'planificad*', 'pendiente de inicio'],
  ACTIVE: ['active', 'in progress', 'ongoing', 'in delivery', 'in flight', 'open', 'started', 'running', 'underway', 'under way', 'activ*', 'en curso', 'en marcha', 'en ejecucion', 'en progreso', 'en proceso', 'abiert*', 'iniciad*'],
  PAUSED: ['paused', 'on hold', 'suspended', 'deferred', 'postponed', 'en pausa', 'pausad*', 'parad*', 'suspendid*', 'aplazad*', 'detenid*', 'en espera'],
  DONE: ['done', 'complete', 'completed', 'finished', 'closed', 'delivered', 'hech*', 'terminad*', 'finalizad*', 'completad*', 'cerrad*', 'entregad*', 'concluid*'],
  CANCELLED: ['cancelled', 'canceled', 'abandoned', 'dropped', 'withdrawn', 'stopped', 'cancelad*', 'abandonad*', 'descartad*', 'anulad*', 'retirad*'],
};

/** Words for the stages of design thinking, and for the phases of projects that are the same thing. */
const stageWords: Record<Stage, string[]> = {
  EMPATHIZE: ['empathize', 'empathise', 'discover', 'discovery', 'research', 'empatizar', 'empatia', 'descubrimiento', 'investigacion'],
  DEFINE: ['define', 'definition', 'definir', 'definicion', 'analysis', 'analisis'],
  IDEATE: ['ideate', 'ideation', 'design', 'idear', 'ideacion', 'diseno'],
  PROTOTYPE: ['prototype', 'pilot', 'prototyping', 'prototipar', 'prototipo', 'piloto', 'pilotaje'],
  IMPLEMENT: ['implement', 'implementation', 'rollout', 'roll out', 'build', 'implementar', 'implementacion', 'implantar', 'implantacion', 'despliegue'],
  MEASURE: ['measure', 'measurement', 'medir', 'medicion'],
};

const states = byWord(stateWords, 'state');
const stages = byWord(stageWords, 'stage');

export function stateOfWord(word: string): InitiativeState | undefined {
  return states.get(phraseOf(word));
}

export function stageOfWord(word: string): Stage | undefined {
  return stages.get(phraseOf(word));
}

/** With the product's own words, as an export writes them. */
function byWord<Value extends string>(words: Record<Value, string[]>, kind: 'state' | 'stage'): Map<string, Value> {
  const own = initiativeWords[kind] as Record<string, { en: string; es: string }>;
  const all = (Object.entries(words) as [Value, string[]][]).flatMap(([value, some]) => [value.toLowerCase(), ...Object.values(own[value] ?? {}).map(phraseOf), ...some].map((word) => [word, value] as const));
  return new Map(all.flatMap(([word, value]) => (word.endsWith('*') ? ['o', 'a'].map((ending) => [word.slice(0, -1) + ending, value] as const) : [[word, value] as const])));
}

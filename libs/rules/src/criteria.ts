import type { Axis } from './priority.js';

interface Words {
  en: string;
  es: string;
}

export interface DefaultCriterion {
  axis: Axis;
  weight: number;
  name: Words;
  /** What a value of the 0 to 100 scale means, in words. */
  anchors: (Words & { value: number })[];
}

const incomeAnchors = [
  { value: 0, en: 'none', es: 'nada' },
  { value: 25, en: 'small', es: 'poco' },
  { value: 50, en: 'worth planning for', es: 'merece un plan' },
  { value: 75, en: 'large', es: 'mucho' },
  { value: 100, en: 'decisive this year', es: 'decisivo este año' },
];

/** The criteria that a new organization starts with; each may change them. */
export const defaultCriteria: readonly DefaultCriterion[] = [
  {
    axis: 'CUSTOMER',
    weight: 0.4,
    name: { en: 'Reach', es: 'Alcance' },
    anchors: [
      { value: 0, en: 'nobody', es: 'nadie' },
      { value: 25, en: 'under 5% of customers', es: 'menos del 5 % de los clientes' },
      { value: 50, en: 'under 20% of customers', es: 'menos del 20 % de los clientes' },
      { value: 75, en: 'under half of customers', es: 'menos de la mitad de los clientes' },
      { value: 100, en: 'half of customers or more', es: 'la mitad de los clientes o más' },
    ],
  },
  {
    axis: 'CUSTOMER',
    weight: 0.4,
    name: { en: 'Pain today', es: 'Dolor hoy' },
    anchors: [
      { value: 0, en: 'no pain', es: 'ningún dolor' },
      { value: 25, en: 'a nuisance', es: 'una molestia' },
      { value: 50, en: 'extra effort', es: 'un esfuerzo de más' },
      { value: 75, en: 'they complain', es: 'se quejan' },
      { value: 100, en: 'they leave', es: 'se van' },
    ],
  },
  {
    axis: 'CUSTOMER',
    weight: 0.2,
    name: { en: 'Promise', es: 'Promesa' },
    anchors: [
      { value: 0, en: 'unrelated', es: 'sin relación' },
      { value: 25, en: 'touches a brand promise', es: 'roza una promesa de marca' },
      { value: 50, en: 'supports a brand promise', es: 'sostiene una promesa de marca' },
      { value: 75, en: 'a promise is at stake', es: 'una promesa está en juego' },
      { value: 100, en: 'a promise is being broken', es: 'se rompe una promesa' },
    ],
  },
  { axis: 'BUSINESS', weight: 0.4, name: { en: 'Income protected or gained', es: 'Ingresos protegidos o ganados' }, anchors: incomeAnchors },
  { axis: 'BUSINESS', weight: 0.3, name: { en: 'Cost avoided', es: 'Coste evitado' }, anchors: incomeAnchors },
  { axis: 'BUSINESS', weight: 0.3, name: { en: 'Objective or regulation', es: 'Objetivo o regulación' }, anchors: incomeAnchors },
];

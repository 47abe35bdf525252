import type { StoryProposal } from './story.js';

/** What Aurora's people proposed to change of how it is governed: one adopted, one objected to, one that waits. */
export const auroraProposals: StoryProposal[] = [
  {
    body: 'Consejo de CX', by: 'lorena.abad', on: 70, within: 14, title: 'Las agencias, con voz en el consejo',
    reason: 'Cuatro de cada diez quejas entran por una agencia y el consejo se entera un mes después.',
    parts: [{ newRole: 'Enlace de cliente en la Red de agencias', department: 'Red de agencias', fields: { purpose: 'Que lo que oyen las agencias llegue al consejo en la semana.', accountabilities: ['Trae cada quincena las tres quejas que más se repiten', 'Cuenta a las agencias qué se hizo con ellas'] } }],
    answers: [[68, 'ana'], [66, 'oscar']], adopted: [54, 'ana'],
  },
  {
    body: 'Comité de dirección de cliente', by: 'ana', on: 5, within: 12, title: 'Un comité que decide cada quincena',
    reason: 'Lo que el comité no resuelve espera un mes entero, y con cuatro personas a menudo no hay cuórum.',
    parts: [{ body: 'Comité de dirección de cliente', fields: { cadence: 'FORTNIGHT', quorum: 3 } }, { role: 'Responsable de experiencia de cliente', fields: { accountabilities: ['Propone prioridades al comité', 'Mide y cuenta la experiencia', 'Cierra brechas de gobierno', 'Prepara cada quincena lo que el comité decide'] } }],
    answers: [[4, 'bruno'], [2, 'teresa', 'Con tres se decide sin las áreas que lo pagan. Cada quincena sí; el cuórum, como está.']],
  },
  {
    body: 'Consejo de CX', by: 'oscar', on: 3, within: 10, title: 'El recorrido del siniestro, hasta la encuesta',
    reason: 'Quien lleva el recorrido deja de mirar al cobrar, y la mitad de las quejas llegan después.',
    parts: [{ role: 'Responsable del recorrido Tengo un siniestro', fields: { accountabilities: ['Del aviso al cobro, de punta a punta', 'De la encuesta a lo que se cambia por ella'] } }],
    answers: [[1, 'pilar']],
  },
];

import type { Bilingual } from '@batuta/platform';

/** What the product itself calls the seats that every body begins with. */
export const bodyWords: { seat: Record<'CHAIR' | 'MEMBER', Bilingual> } = { seat: { CHAIR: { en: 'Chair', es: 'Presidencia' }, MEMBER: { en: 'Members', es: 'Miembros' } } };

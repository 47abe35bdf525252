/** One text in the two languages of the product; written where it is thrown, so that neither can be forgotten. */
export interface Bilingual {
  en: string;
  es: string;
}

export type Language = keyof Bilingual;

/**
 * What kind of refusal it is:
 * NOT_FOUND (missing, or another organization's), FORBIDDEN (yours to see, not to do), INVALID (a field is wrong),
 * CONFLICT (somebody was first), RULE (the domain says no), UNAUTHENTICATED (no session), LIMITED (too many, too fast, too big).
 */
export type ErrorCode = 'NOT_FOUND' | 'FORBIDDEN' | 'INVALID' | 'CONFLICT' | 'RULE' | 'UNAUTHENTICATED' | 'LIMITED';

export interface ErrorDetails {
  /** The input field at fault, as the client named it. */
  field?: string;
  [detail: string]: unknown;
}

/** The only error that a rule or a service throws on purpose. Says what happened and what to do, in both languages. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: Bilingual,
    readonly details: ErrorDetails = {},
  ) {
    super(text.en);
    this.name = 'DomainError';
  }
}

export function notFound(): DomainError {
  return new DomainError('NOT_FOUND', {
    en: 'There is nothing here under that id. It may have another address now, or belong to another organization of yours.',
    es: 'Aquí no hay nada con ese identificador. Puede tener otra dirección, o ser de otra organización tuya.',
  });
}

export function forbidden(): DomainError {
  return new DomainError('FORBIDDEN', {
    en: 'Your access does not include this. The program office can do it, or widen your access.',
    es: 'Tu acceso no incluye esto. La oficina del programa puede hacerlo, o ampliar tu acceso.',
  });
}

/** The two-person rule. */
export function ownRequest(): DomainError {
  return new DomainError('FORBIDDEN', {
    en: 'Here it takes two people, and this is yours: you began it, sent it, or answer for it. Nothing was changed; somebody else has to do it.',
    es: 'Aquí hacen falta dos personas, y esto es tuyo: lo empezaste, lo enviaste o respondes de ello. No se ha cambiado nada; tiene que hacerlo otra persona.',
  });
}

export function unauthenticated(): DomainError {
  return new DomainError('UNAUTHENTICATED', {
    en: 'You are signed out. Sign in and try again; what you typed stays on this device.',
    es: 'No has iniciado sesión. Entra y vuelve a intentarlo; lo que escribiste sigue en este dispositivo.',
  });
}

export function invalid(field: string, text: Bilingual): DomainError {
  return new DomainError('INVALID', text, { field });
}

export function stale(current: object): DomainError {
  return new DomainError(
    'CONFLICT',
    {
      en: 'Somebody saved this before you. Nothing of yours was written; compare and save again.',
      es: 'Alguien guardó esto antes que tú. No se ha escrito nada tuyo; compara y vuelve a guardar.',
    },
    { current },
  );
}

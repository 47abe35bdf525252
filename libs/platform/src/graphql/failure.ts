import { HttpException } from '@nestjs/common';
import type { Bilingual, ErrorDetails } from '../errors.js';
import { DomainError, notFound } from '../errors.js';

interface Failure {
  code: string;
  text: Bilingual;
  details: ErrorDetails;
}

/** Turns whatever was thrown into what the client may know. Unknown errors say nothing but that they happened. */
export function failureOf(error: Error): Failure {
  if (error instanceof DomainError) return { code: error.code, text: error.text, details: error.details };
  if (error instanceof HttpException && error.getStatus() < 500) return { code: 'INVALID', text: { en: error.message, es: error.message }, details: {} };
  const { code = '' } = ((error as { driverError?: Error }).driverError ?? error) as { code?: string };
  return byCode[code] ?? (code.startsWith('08') || code.startsWith('57') || /connection|terminated|timeout exceeded/i.test(error.message) ? unavailable : internal);
}

const internal: Failure = {
  code: 'INTERNAL',
  text: { en: 'Something of ours failed and nothing was written. Try again; if it stays, give support the request id.', es: 'Algo nuestro ha fallado y no se ha escrito nada. Vuelve a intentarlo; si sigue, da a soporte el identificador de la petición.' },
  details: {},
};

const unavailable: Failure = {
  code: 'UNAVAILABLE',
  text: { en: 'The database is restarting. Try again in a few seconds; with the same Idempotency-Key nothing is written twice.', es: 'La base de datos se está reiniciando. Vuelve a intentarlo en unos segundos; con la misma Idempotency-Key nada se escribe dos veces.' },
  details: {},
};

const busy: Failure = {
  code: 'UNAVAILABLE',
  text: { en: 'Something else is writing the same and takes long; nothing of yours was written. Try again in a few seconds.', es: 'Otra operación está escribiendo lo mismo y tarda; no se ha escrito nada tuyo. Vuelve a intentarlo en unos segundos.' },
  details: {},
};

const meanwhile: Failure = {
  code: 'CONFLICT',
  text: { en: 'Somebody did the same at this moment. Nothing of yours was written; look at it again.', es: 'Alguien ha hecho lo mismo en este momento. No se ha escrito nada tuyo; vuelve a mirarlo.' },
  details: {},
};

const unreadable: Failure = {
  code: 'INVALID',
  text: { en: 'A text holds a character that can’t be kept (NUL), or a number is out of range.', es: 'Un texto tiene un carácter que no se puede guardar (NUL), o un número está fuera de rango.' },
  details: {},
};

const missing: Failure = { code: 'NOT_FOUND', text: notFound().text, details: {} };

/** PostgreSQL's and the network's own codes. A broken reference means that the other record isn't in this organization. */
const byCode: Record<string, Failure> = {
  '23503': missing,
  '22P02': missing,
  '23505': meanwhile,
  '40001': meanwhile,
  '40P01': meanwhile,
  '55P03': busy,
  '22021': unreadable,
  '22P05': unreadable,
  '22003': unreadable,
  '22007': unreadable,
  '22008': unreadable,
  ECONNREFUSED: unavailable,
  ECONNRESET: unavailable,
  EPIPE: unavailable,
};

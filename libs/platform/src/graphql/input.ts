import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { DomainError } from '../errors.js';

/** Checks inputs by their class-validator rules; the first fault is said with its field, in the reader's language. */
export class InputPipe implements PipeTransform {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (type !== 'body' || !metatype || [String, Number, Boolean, Array, Object, Date].includes(metatype as never) || value === null || typeof value !== 'object') return value;
    const instance = plainToInstance(metatype, withoutBlanks(value)) as object;
    const [fault] = await validate(instance, { forbidUnknownValues: false });
    if (fault) throw faultOf(fault, []);
    return instance;
  }
}

/** White space alone says nothing, wherever it is typed. */
function withoutBlanks(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? '' : value;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutBlanks(part)]));
}

function faultOf(fault: ValidationError, path: string[]): DomainError {
  const field = [...path, fault.property];
  if (fault.children?.[0]) return faultOf(fault.children[0], field);
  const [constraint = '', message = ''] = Object.entries(fault.constraints ?? {})[0] ?? [];
  const limit = /\d[\d.]*/.exec(message)?.[0] ?? '';
  const text = texts[constraint]?.(limit) ?? { en: 'is not in the form that is expected here', es: 'no tiene la forma que se espera aquí' };
  const name = field.join('.');
  return new DomainError('INVALID', { en: `“${name}” ${text.en}.`, es: `«${name}» ${text.es}.` }, { field: name });
}

const texts: Record<string, (limit: string) => { en: string; es: string }> = {
  isNotEmpty: () => ({ en: 'is empty; write something', es: 'está vacío; escribe algo' }),
  minLength: (limit) => ({ en: `needs at least ${limit} characters`, es: `necesita al menos ${limit} caracteres` }),
  maxLength: (limit) => ({ en: `can have at most ${limit} characters`, es: `admite como mucho ${limit} caracteres` }),
  min: (limit) => ({ en: `must be at least ${limit}`, es: `debe ser ${limit} como mínimo` }),
  max: (limit) => ({ en: `must be at most ${limit}`, es: `debe ser ${limit} como máximo` }),
  isEmail: () => ({ en: 'is not an e-mail address', es: 'no es una dirección de correo' }),
  isUuid: () => ({ en: 'is not an id', es: 'no es un identificador' }),
  isUUID: () => ({ en: 'is not an id', es: 'no es un identificador' }),
  arrayMaxSize: (limit) => ({ en: `can have at most ${limit} entries`, es: `admite como mucho ${limit} elementos` }),
};

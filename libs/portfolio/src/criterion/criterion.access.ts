import { type Actor, isProgram } from '@batuta/platform';

export const saveCriteria = (actor: Actor): boolean => isProgram(actor);

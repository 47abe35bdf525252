import { type Actor, isProgram } from '@batuta/platform';

export const saveSettings = (actor: Actor): boolean => isProgram(actor);

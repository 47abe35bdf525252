import { type Actor, isProgram } from '@batuta/platform';

export const importInitiatives = (actor: Actor): boolean => isProgram(actor);
export const readImports = (actor: Actor): boolean => isProgram(actor);
export const undoImport = (actor: Actor): boolean => isProgram(actor);

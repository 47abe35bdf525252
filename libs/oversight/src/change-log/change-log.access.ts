import { type Actor, isProgram } from '@batuta/platform';

/** Every change of the organization; others read their own, and those of initiatives that they may edit. */
export const readChangeLog = (actor: Actor): boolean => isProgram(actor) || actor.access === 'EXECUTIVE';
/** The sealed log, with everything in it. */
export const exportLog = (actor: Actor): boolean => isProgram(actor);
export const readEmails = (actor: Actor): boolean => isProgram(actor);

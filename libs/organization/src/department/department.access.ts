import { type Actor, isProgram } from '@batuta/platform';

export const createDepartment = (actor: Actor): boolean => isProgram(actor);
export const editDepartment = (actor: Actor): boolean => isProgram(actor);

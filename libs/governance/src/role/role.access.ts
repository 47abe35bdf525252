import { type Actor, isHeadOf, isProgram } from '@batuta/platform';
import type { Role } from './role.entity.js';

/** The program office all roles; a head those of their own departments. */
export const createRole = (actor: Actor, { departmentId }: Pick<Role, 'departmentId'>): boolean => isProgram(actor) || isHeadOf(actor, departmentId);
export const editRole = createRole;
export const assignRole = createRole;
export const createBody = (actor: Actor): boolean => isProgram(actor);
export const editBody = createBody;

import { type Actor, isHeadOf, isProgram } from '@batuta/platform';
import type { Person } from './person.entity.js';

type Placed = Pick<Person, 'departmentId'>;

export const createPerson = (actor: Actor, person: Placed): boolean => isProgram(actor) || isHeadOf(actor, person.departmentId);
export const editPerson = (actor: Actor, person: Placed): boolean => isProgram(actor) || isHeadOf(actor, person.departmentId);
export const deactivatePerson = (actor: Actor): boolean => isProgram(actor);
export const readEmail = (actor: Actor, person: Placed & { id: string }): boolean => isProgram(actor) || isHeadOf(actor, person.departmentId) || actor.personId === person.id;

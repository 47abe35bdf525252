import { type Actor, isHeadOf, isProgram } from '@batuta/platform';

interface Owned {
  departmentId: string | null;
  ownerId: string | null;
}

/** Program and head of the department; an owner may hand over what they hold. */
export const assignOwner = (actor: Actor, subject: Owned): boolean => isProgram(actor) || isHeadOf(actor, subject.departmentId) || (subject.ownerId !== null && subject.ownerId === actor.personId);

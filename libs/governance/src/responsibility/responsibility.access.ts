import { type Actor, isHeadOf, isProgram } from '@batuta/platform';

/** Rows of the matrix: the program office all, a head those of their own departments. A follows `assignOwner` too. */
export const setResponsibility = (actor: Actor, { departmentId }: { departmentId: string | null }): boolean => isProgram(actor) || isHeadOf(actor, departmentId);

import { type Actor, isProgram } from '@batuta/platform';

export const draftPolicy = (actor: Actor): boolean => isProgram(actor);
export const retirePolicy = draftPolicy;
export const editPolicy = draftPolicy;
/** Reminds, gives links to whoever has no access, and sees who has not acknowledged yet. */
export const chasePolicy = draftPolicy;
/** Whoever holds one of its approving roles; nobody else, whatever their access. */
export const answerPolicy = (roleIds: readonly string[]): boolean => roleIds.length > 0;
/** The program office and whoever answers for the policy. */
export const reviewPolicy = (actor: Actor, ownerId: string | null): boolean => isProgram(actor) || ownerId === actor.personId;
export const acknowledgePolicy = (actor: Actor): boolean => actor.personId !== '';
/** What isn't in force yet: the program office, who answers for it, and who approves it. */
export const readDrafts = (actor: Actor, { ownerId, isApprover }: { ownerId: string | null; isApprover: boolean }): boolean => isProgram(actor) || isApprover || ownerId === actor.personId;

import { type Actor, isProgram } from '@batuta/platform';

interface Concerned {
  ownerId: string | null;
  /** Whether the actor holds one of its approving roles. */
  isApprover: boolean;
}

export const draftPolicy = (actor: Actor): boolean => isProgram(actor);
export const retirePolicy = draftPolicy;
export const editPolicy = draftPolicy;
/** Reminds, gives links to whoever has no access, and sees who has not acknowledged yet. */
export const chasePolicy = draftPolicy;
/** Whoever holds one of its approving roles; nobody else, whatever their access. */
export const answerPolicy = (roleIds: readonly string[]): boolean => roleIds.length > 0;
/** The program office and whoever answers for the policy; where it takes two people, its approvers instead of the latter. */
export const reviewPolicy = (actor: Actor, { ownerId, isApprover }: Concerned): boolean => isProgram(actor) || ownerId === actor.personId || (actor.organization.twoPersonRule && isApprover);
export const acknowledgePolicy = (actor: Actor): boolean => actor.personId !== '';
/** What isn't in force yet: the program office, who answers for it, and who approves it. */
export const readDrafts = (actor: Actor, { ownerId, isApprover }: Concerned): boolean => isProgram(actor) || isApprover || ownerId === actor.personId;

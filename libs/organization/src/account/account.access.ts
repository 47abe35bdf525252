import type { Actor } from '@batuta/platform';

/** A reset link is the administrators' to give. */
export const issueResetLink = (actor: Actor): boolean => actor.access === 'ADMIN';

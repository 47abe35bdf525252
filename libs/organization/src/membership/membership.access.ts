import type { Access, Actor } from '@batuta/platform';

/** What the program office gives: nothing that it may not do itself (ADR 15). */
const ofProgramOffice: readonly Access[] = ['DEPARTMENT_HEAD', 'CONTRIBUTOR', 'VIEWER'];

/** Inviting, changing and ending access follow one rule: administrators all, the program office heads of department, contributors and viewers. */
const governs = (actor: Actor, access: Access): boolean => actor.access === 'ADMIN' || (actor.access === 'PROGRAM_OFFICE' && ofProgramOffice.includes(access));

export const readMemberships = (actor: Actor): boolean => actor.access === 'ADMIN' || actor.access === 'PROGRAM_OFFICE';
/** Whose access one may see: what one governs. */
export const readMembership = (actor: Actor, access: Access): boolean => governs(actor, access);
export const inviteMember = (actor: Actor, access: Access): boolean => governs(actor, access);
export const changeAccess = (actor: Actor, from: Access, to: Access): boolean => governs(actor, from) && governs(actor, to);
export const endAccess = (actor: Actor, access: Access): boolean => governs(actor, access);

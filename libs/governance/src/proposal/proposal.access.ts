import type { Actor } from '@batuta/platform';
import { runMeeting } from '../meeting/meeting.access.js';
import type { Seat } from '../role/role.entity.js';

/** Everybody who works here, whatever it is about: a proposal changes nothing by itself. */
export const proposeChange = (actor: Actor): boolean => actor.access !== 'VIEWER';
/** Members with a vote in the body that is asked, whatever their access; nobody to their own proposal. */
export const answerProposal = (actor: Actor, proposedBy: string, seats: readonly Seat[]): boolean => actor.personId !== proposedBy && seats.some((seat) => seat !== 'SECRETARY');
export const amendProposal = (actor: Actor, proposedBy: string): boolean => actor.personId === proposedBy;
/** Once the body has consented: its proposer, the program office, chair and secretary. */
export const adoptProposal = (actor: Actor, proposedBy: string, seats: readonly Seat[]): boolean => actor.personId === proposedBy || runMeeting(actor, seats);
export const withdrawProposal = adoptProposal;

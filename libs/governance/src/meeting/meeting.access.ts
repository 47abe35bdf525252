import { type Actor, isProgram } from '@batuta/platform';
import type { Seat } from '../role/role.entity.js';

/** Calls it, keeps its attendance and minutes: the program office, chair and secretary. */
export const runMeeting = (actor: Actor, seats: readonly (Seat | null)[]): boolean => isProgram(actor) || seats.includes('CHAIR') || seats.includes('SECRETARY');
export const approveMinutes = (seats: readonly (Seat | null)[]): boolean => seats.includes('CHAIR');
/** Whoever holds a seat in it, whatever their access; the program office by itself may not. */
export const recordDecision = (seats: readonly (Seat | null)[]): boolean => seats.some((seat) => seat !== null);
/** Whoever was asked, whatever their access. */
export const giveOpinion = (actor: Actor, personId: string): boolean => actor.personId === personId;
/** Whose it is; and whoever runs the body's meetings. */
export const closeAction = (actor: Actor, ownerId: string, seats: readonly (Seat | null)[]): boolean => ownerId === actor.personId || runMeeting(actor, seats);

import { type Actor, isHeadOf, isProgram } from '@batuta/platform';

/** What the rules of access look at. */
export interface Placed {
  departmentId: string | null;
  ownerId: string | null;
  /** Departments that take part beside the lead one. */
  participantIds?: readonly string[];
  /** Whether the actor holds R. */
  isResponsible?: boolean;
}

const isOwner = (actor: Actor, initiative: Placed): boolean => initiative.ownerId !== null && initiative.ownerId === actor.personId;
const governs = (actor: Actor, initiative: Placed): boolean => isProgram(actor) || isHeadOf(actor, initiative.departmentId);
const isParticipant = (actor: Actor, initiative: Placed): boolean => (initiative.participantIds ?? []).some((id) => isHeadOf(actor, id));

export const createInitiative = (actor: Actor, departmentId: string | null): boolean => isProgram(actor) || actor.access === 'EXECUTIVE' || isHeadOf(actor, departmentId);
/** Contributors too, but only as a proposal. */
export const proposeInitiative = (actor: Actor, departmentId: string | null): boolean => createInitiative(actor, departmentId) || actor.access === 'CONTRIBUTOR';
export const editInitiative = (actor: Actor, initiative: Placed): boolean => governs(actor, initiative) || isOwner(actor, initiative);
export const changeState = (actor: Actor, initiative: Placed): boolean => governs(actor, initiative);
export const assignSponsor = (actor: Actor, initiative: Placed): boolean => governs(actor, initiative);
export const rateInitiative = (actor: Actor, initiative: Placed): boolean => governs(actor, initiative) || actor.access === 'EXECUTIVE' || isParticipant(actor, initiative);
/** Who sees the money of all: sums, and each initiative's. */
export const readAllMoney = (actor: Actor): boolean => isProgram(actor) || actor.access === 'EXECUTIVE' || actor.organization.moneyReaders === 'EVERYBODY';
export const readMoney = (actor: Actor, initiative: Placed): boolean => readAllMoney(actor) || (actor.organization.moneyReaders === 'CONCERNED' && (governs(actor, initiative) || isOwner(actor, initiative) || isParticipant(actor, initiative)));
export const postStatus = (actor: Actor, initiative: Placed): boolean => isOwner(actor, initiative) || initiative.isResponsible === true || governs(actor, initiative);
/** Posted by somebody other than the owner or a Responsible. */
export const isOnBehalf = (actor: Actor, initiative: Placed): boolean => !isOwner(actor, initiative) && initiative.isResponsible !== true;

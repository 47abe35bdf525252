import { type Actor, isProgram } from '@batuta/platform';
import { assignOwner } from '../subject/subject.access.js';
import type { Handover } from './handover.entity.js';

export const deactivatePerson = (actor: Actor): boolean => isProgram(actor);
/** Who may assign may offer. */
export const offerHandover = assignOwner;
/** Accepting and refusing are the receiver's alone. */
export const answerHandover = (actor: Actor, { receiverId }: Handover): boolean => receiverId === actor.personId;

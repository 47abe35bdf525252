import { type Actor, isHeadOf, isOwnRequest, isProgram } from '@batuta/platform';
import type { GapAction } from './gap.rule.js';

export const muteGap = (actor: Actor): boolean => isProgram(actor);
export const saveGapThresholds = (actor: Actor): boolean => isProgram(actor);

/** Who may do the one act that closes a gap: as that act's own rule says, told from what the gap knows. */
export function closeGap(actor: Actor, { action, departmentId, ownerId }: { action: GapAction; departmentId: string | null; ownerId: string | null }): boolean {
  if (action === 'REVIEW_POLICY') return !isOwnRequest(actor, [ownerId]) && (isProgram(actor) || ownerId === actor.personId);
  if (isProgram(actor)) return true;
  if (action === 'CLOSE_ACTION') return ownerId === actor.personId;
  if (action === 'SCHEDULE_MEETING' || action === 'EDIT_BODY' || action === 'GIVE_LETTERS' || action === 'ANSWER_POLICY' || action === 'CHASE_POLICY') return false;
  if (isHeadOf(actor, departmentId)) return true;
  return ownerId === actor.personId && (action === 'POST_STATUS' || action === 'OFFER_HANDOVER' || action === 'EDIT_INITIATIVE');
}

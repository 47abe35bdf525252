import type { Ctx, Soon } from '@batuta/platform';
import { type Money, moneyOf } from '@batuta/organization';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import * as may from './initiative.access.js';
import { participantsByInitiative } from './initiative.loader.js';

/** What an initiative costs; null where that is not known, or not for this reader. */
export function costOf(ctx: Ctx, overview: InitiativeOverview): Soon<Money | null> {
  const { costMinor } = overview;
  if (costMinor === null) return null;
  const shown = (isShown: boolean): Money | null => (isShown ? moneyOf(ctx, costMinor) : null);
  const mayRead = mayReadMoney(ctx, overview);
  return typeof mayRead === 'boolean' ? shown(mayRead) : mayRead.then(shown);
}

/** Whether the reader may see what it costs; asks for its departments only where they decide. */
export function mayReadMoney(ctx: Ctx, overview: InitiativeOverview): Soon<boolean> {
  if (may.readMoney(ctx.actor, overview)) return true;
  return ctx.actor.access === 'DEPARTMENT_HEAD' && mayReadAsParticipant(ctx, overview);
}

async function mayReadAsParticipant(ctx: Ctx, overview: InitiativeOverview): Promise<boolean> {
  return may.readMoney(ctx.actor, { ...overview, participantIds: (await participantsByInitiative(ctx, overview.id))?.departmentIds ?? [] });
}

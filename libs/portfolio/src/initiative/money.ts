import type { Ctx } from '@batuta/platform';
import type { InitiativeOverview } from '../overview/overview.entity.js';
import * as may from './initiative.access.js';
import { participantsByInitiative } from './initiative.loader.js';
import type { Money } from './initiative.types.js';

/** Minor units as the API says money: a decimal string and its currency. */
export function moneyOf(ctx: Ctx, minor: number): Money {
  return { amount: (minor / 100).toFixed(2), currency: ctx.actor.organization.currency };
}

/** Whether the reader may see what it costs; asks for its departments only where they decide. */
export async function mayReadMoney(ctx: Ctx, overview: InitiativeOverview): Promise<boolean> {
  if (may.readMoney(ctx.actor, overview)) return true;
  if (ctx.actor.access !== 'DEPARTMENT_HEAD') return false;
  return may.readMoney(ctx.actor, { ...overview, participantIds: (await participantsByInitiative(ctx, overview.id))?.departmentIds ?? [] });
}

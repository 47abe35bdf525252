import type { Ctx } from '@batuta/platform';
import type { Money } from './initiative.types.js';

/** Minor units as the API says money: a decimal string and its currency. */
export function moneyOf(ctx: Ctx, minor: number): Money {
  return { amount: (minor / 100).toFixed(2), currency: ctx.actor.organization.currency };
}

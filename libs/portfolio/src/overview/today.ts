import type { Ctx } from '@batuta/platform';
import { localDay } from '@batuta/rules';

/** The day that it is for the organization. */
export function today(ctx: Ctx): string {
  return localDay(ctx.now(), ctx.actor.organization.timeZone);
}

import { type Ctx, ownRequest } from '@batuta/platform';
import { answeredSince } from './subject.queries.js';

/** The two-person rule, where it is on: whoever answers for something, or did at some time since, doesn't decide on it. Errors: FORBIDDEN. */
export async function refuseOwnRequest(ctx: Ctx, subjectIds: readonly string[], since: Date): Promise<void> {
  if (ctx.actor.organization.twoPersonRule && (await answeredSince(ctx, subjectIds, ctx.actor.personId, since))) throw ownRequest();
}

/** For what has no beginning of its own: whoever hands it on to decide on it takes it back the same day. */
export const aDayBefore = (now: Date): Date => new Date(now.getTime() - 86_400_000);

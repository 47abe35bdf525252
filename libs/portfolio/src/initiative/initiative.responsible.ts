import { type Ctx, loaderOf } from '@batuta/platform';
import { heldAmong } from '@batuta/governance';

const responsibleIn = loaderOf<{ id: string }>((ctx: Ctx, ids) => heldAmong(ctx, ids, ctx.actor.personId, 'R'));

/** Whether the reader holds R for it, themselves or in a role. */
export async function isResponsibleFor(ctx: Ctx, subjectId: string): Promise<boolean> {
  return (await responsibleIn(ctx, subjectId)) !== null;
}

import { In, IsNull } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import { Responsibility } from '@batuta/governance';

const responsibleIn = loaderOf<{ id: string }>(async (ctx: Ctx, ids) => {
  const rows = await (await ctx.manager()).findBy(Responsibility, { organizationId: ctx.organizationId, subjectId: In([...ids]), personId: ctx.actor.personId, letter: 'R', endedAt: IsNull() });
  return rows.map(({ subjectId }) => ({ id: subjectId }));
});

/** Whether the reader holds R for it. */
export async function isResponsibleFor(ctx: Ctx, subjectId: string): Promise<boolean> {
  return (await responsibleIn(ctx, subjectId)) !== null;
}

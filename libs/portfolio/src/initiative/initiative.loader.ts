import { In } from 'typeorm';
import { type Ctx, loaderOf, notFound } from '@batuta/platform';
import { InitiativeOverview } from '../overview/overview.entity.js';
import { InitiativeDepartment, Initiative } from './initiative.entity.js';

export const initiativesById = loaderOf<Initiative>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(Initiative, { organizationId: ctx.organizationId, id: In([...ids]) }));

export const overviewsById = loaderOf<InitiativeOverview>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(InitiativeOverview, { organizationId: ctx.organizationId, id: In([...ids]) }));

export const participantsByInitiative = loaderOf<{ id: string; departmentIds: string[] }>(async (ctx: Ctx, ids) => {
  const rows = await (await ctx.manager()).findBy(InitiativeDepartment, { organizationId: ctx.organizationId, initiativeId: In([...ids]) });
  return ids.map((id) => ({ id, departmentIds: rows.filter((row) => row.initiativeId === id).map((row) => row.departmentId) }));
});

/** What a mutation answers: the record as it is now. Errors: NOT_FOUND. */
export async function overviewOf(ctx: Ctx, id: string): Promise<InitiativeOverview> {
  return ctx.get(InitiativeOverview, { id });
}

export async function requireOverview(ctx: Ctx, id: string): Promise<InitiativeOverview> {
  const overview = await overviewsById(ctx, id);
  if (!overview) throw notFound();
  return overview;
}

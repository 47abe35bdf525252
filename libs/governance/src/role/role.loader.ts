import { In } from 'typeorm';
import { type Ctx, loaderOf } from '@batuta/platform';
import { Body } from '../body/body.entity.js';
import { Role, type RoleAssignment } from './role.entity.js';
import { currentAssignments } from './role.queries.js';

export const rolesById = loaderOf<Role>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(Role, { organizationId: ctx.organizationId, id: In([...ids]) }));
export const bodiesById = loaderOf<Body>(async (ctx: Ctx, ids) => (await ctx.manager()).findBy(Body, { organizationId: ctx.organizationId, id: In([...ids]) }));

/** Who is in a role now, by its id. */
export const assignedByRole = loaderOf<{ id: string; assignments: RoleAssignment[] }>(async (ctx, ids) => {
  const all = await currentAssignments(ctx, ids);
  return ids.map((id) => ({ id, assignments: all.filter(({ roleId }) => roleId === id) }));
});

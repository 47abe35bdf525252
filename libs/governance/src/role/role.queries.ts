import type { Ctx } from '@batuta/platform';
import { keepPeople } from '@batuta/organization';
import type { RoleAssignment } from './role.entity.js';

/** Locks a role: who is in it changes one at a time, and what is held through it waits. */
export function lockRole(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.roles where organization_id = $1 and id = $2 for update', [ctx.organizationId, id]);
}

/** Keeps who is in some roles as it is, for whoever gives them something: their people first, as a departure locks them, then the roles by id. */
export async function keepRoles(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await keepPeople(ctx, (await currentAssignments(ctx, ids)).map(({ personId }) => personId));
  await ctx.sql('select from app.roles where organization_id = $1 and id = any($2::uuid[]) order by id for share', [ctx.organizationId, ids]);
}

const assignment = `id, organization_id as "organizationId", role_id as "roleId", person_id as "personId", started_at as "startedAt", ended_at as "endedAt", elected_until as "electedUntil", given_by as "givenBy", reason, version`;

/** Who is in some roles now, the longest there first: the first answers for what the role is accountable for. */
export function currentAssignments(ctx: Ctx, roleIds: readonly string[]): Promise<RoleAssignment[]> {
  return ctx.sql<RoleAssignment>(`select ${assignment} from app.role_assignments where organization_id = $1 and role_id = any($2::uuid[]) and ended_at is null order by started_at, id`, [ctx.organizationId, roleIds]);
}

/** Who was in a role before, latest first. */
export function formerAssignments(ctx: Ctx, roleId: string): Promise<RoleAssignment[]> {
  return ctx.sql<RoleAssignment>(`select ${assignment} from app.role_assignments where organization_id = $1 and role_id = $2 and ended_at is not null order by ended_at desc, id limit 50`, [ctx.organizationId, roleId]);
}

export function assignmentsOf(ctx: Ctx, personId: string): Promise<RoleAssignment[]> {
  return ctx.sql<RoleAssignment>(`select ${assignment} from app.role_assignments where organization_id = $1 and person_id = $2 and ended_at is null order by role_id`, [ctx.organizationId, personId]);
}

/** Subjects that somebody is accountable for through a role, locked in the order of ids. */
export function lockedThrough(ctx: Ctx, assignmentId: string): Promise<{ id: string }[]> {
  return ctx.sql<{ id: string }>(
    `select s.id from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     where s.organization_id = $1 and r.role_assignment_id = $2 order by s.id for update of s`,
    [ctx.organizationId, assignmentId],
  );
}

/** Subjects that wait for a role to be filled, with whoever stands in meanwhile; locked in the order of ids. */
export function lockedVacant(ctx: Ctx, roleId: string): Promise<{ id: string; ownerId: string | null }[]> {
  return ctx.sql<{ id: string; ownerId: string | null }>(
    `select s.id, r.person_id as "ownerId" from app.subjects s left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     where s.organization_id = $1 and s.vacant_role_id = $2 and s.state <> 'closed' order by s.id for update of s`,
    [ctx.organizationId, roleId],
  );
}

/** Roles and bodies are few: all that aren't closed, by name. */
export function openRoles(ctx: Ctx): Promise<{ id: string }[]> {
  return ctx.sql('select id from app.roles where organization_id = $1 and closed_at is null order by name_key collate "C", id', [ctx.organizationId]);
}

export function endAssignment(ctx: Ctx, id: string, at: Date): Promise<object[]> {
  return ctx.sql('update app.role_assignments set ended_at = $3, version = version + 1 where organization_id = $1 and id = $2 and ended_at is null', [ctx.organizationId, id, at]);
}

/** A role's mandate has no sponsor any more once they leave. */
export function clearSponsor(ctx: Ctx, personId: string): Promise<{ id: string }[]> {
  return ctx.sql('update app.roles set sponsor_id = null, version = version + 1 where organization_id = $1 and sponsor_id = $2 returning id', [ctx.organizationId, personId]);
}

/** Letters other than A that a role holds end with it. */
export function endLettersOfRole(ctx: Ctx, roleId: string, at: Date): Promise<object[]> {
  return ctx.sql(`update app.responsibilities set ended_at = $3 where organization_id = $1 and role_id = $2 and letter <> 'A' and ended_at is null`, [ctx.organizationId, roleId, at]);
}

import type { Access, Ctx } from '@batuta/platform';

/** Current memberships, by the person's name. */
export function currentMemberships(ctx: Ctx): Promise<{ id: string; access: Access; person_id: string }[]> {
  return ctx.sql(
    `select m.id, m.access, m.person_id from app.memberships m join app.people p on p.organization_id = m.organization_id and p.id = m.person_id
     where m.organization_id = $1 and m.ended_at is null order by p.name_key collate "C", m.id`,
    [ctx.organizationId],
  );
}

/** Departments that a membership heads. */
export function departmentsOfMembership(ctx: Ctx, membershipId: string): Promise<{ department_id: string }[]> {
  return ctx.sql('select department_id from app.membership_departments where organization_id = $1 and membership_id = $2', [ctx.organizationId, membershipId]);
}

/** Rules about "the last one" need one at a time: two administrators may not end each other's access at once. Rows that refer to it can still be written. */
export function lockedOrganization(ctx: Ctx): Promise<object[]> {
  return ctx.sql('select from app.organizations where id = $1 for no key update', [ctx.organizationId]);
}

/** Links that somebody made stop working when their own access changes. */
export function revokeInvitationsBy(ctx: Ctx, personId: string): Promise<object[]> {
  return ctx.sql('update app.invitations set revoked_at = $3, version = version + 1 where organization_id = $1 and invited_by = $2 and accepted_at is null and revoked_at is null', [ctx.organizationId, personId, ctx.now()]);
}

/** Links that would let a person in who has left. */
export function revokeInvitationsOf(ctx: Ctx, personId: string): Promise<object[]> {
  return ctx.sql('update app.invitations set revoked_at = $3, version = version + 1 where organization_id = $1 and person_id = $2 and accepted_at is null and revoked_at is null', [ctx.organizationId, personId, ctx.now()]);
}

/** Passes stewardship to another active member of the program office; says whether there was one. */
export async function passStewardship(ctx: Ctx, personId: string): Promise<boolean> {
  const rows = await ctx.sql(
    `update app.organizations o set version = o.version + 1, steward_id = m.person_id
     from (select person_id from app.memberships where organization_id = $1 and access = 'PROGRAM_OFFICE' and ended_at is null and person_id <> $2 order by created_at limit 1) m
     where o.id = $1 returning o.id`,
    [ctx.organizationId, personId],
  );
  return rows.length > 0;
}

/** The founding administrator is steward only until there is a program office. */
export function firstProgramOfficeIsSteward(ctx: Ctx, personId: string): Promise<object[]> {
  return ctx.sql(
    `update app.organizations o set steward_id = $2, version = version + 1 where id = $1
     and not exists (select from app.memberships m where m.organization_id = o.id and m.person_id = o.steward_id and m.ended_at is null and m.access = 'PROGRAM_OFFICE')`,
    [ctx.facts.organizationId, personId],
  );
}

export function membersAmong(ctx: Ctx, personIds: readonly string[]): Promise<{ id: string; access: Access }[]> {
  return ctx.sql<{ id: string; access: Access }>('select person_id as id, access from app.memberships where organization_id = $1 and person_id = any($2::uuid[]) and ended_at is null', [ctx.organizationId, personIds]);
}

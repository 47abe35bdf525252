import type { Access, Ctx } from '@batuta/platform';

/** Current memberships, by the person's name. */
export function currentMemberships(ctx: Ctx): Promise<{ id: string; access: Access }[]> {
  return ctx.sql(
    `select m.id, m.access from app.memberships m join app.people p on p.organization_id = m.organization_id and p.id = m.person_id
     where m.organization_id = $1 and m.ended_at is null order by p.name_key collate "C", m.id`,
    [ctx.organizationId],
  );
}

/** Departments that a membership heads. */
export function departmentsOfMembership(ctx: Ctx, membershipId: string): Promise<{ department_id: string }[]> {
  return ctx.sql('select department_id from app.membership_departments where organization_id = $1 and membership_id = $2', [ctx.organizationId, membershipId]);
}

/** Rules about "the last one" need one at a time: two administrators may not end each other's access at once. */
export function lockedOrganization(ctx: Ctx): Promise<object[]> {
  return ctx.sql('select from app.organizations where id = $1 for update', [ctx.organizationId]);
}

/** The founding administrator is steward only until there is a program office. */
export function firstProgramOfficeIsSteward(ctx: Ctx, personId: string): Promise<object[]> {
  return ctx.sql(
    `update app.organizations o set steward_id = $2, version = version + 1 where id = $1
     and not exists (select from app.memberships m where m.organization_id = o.id and m.person_id = o.steward_id and m.ended_at is null and m.access = 'PROGRAM_OFFICE')`,
    [ctx.facts.organizationId, personId],
  );
}

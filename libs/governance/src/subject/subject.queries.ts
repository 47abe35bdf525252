import type { Ctx } from '@batuta/platform';

/** Several in the order of ids. */
export function lockSubjects(ctx: Ctx, ids: readonly string[]): Promise<object[]> {
  return ctx.sql('select from app.subjects where organization_id = $1 and id = any($2::uuid[]) order by id for update', [ctx.organizationId, ids]);
}

/** Locks a subject's row: changes of owner go one after the other. */
export function lockSubject(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.subjects where organization_id = $1 and id = $2 for update', [ctx.organizationId, id]);
}

export interface Owner {
  /** The subject. */
  id: string;
  personId: string;
  /** Who left it, while it waits for a successor. */
  standsInFor: string | null;
  /** The role through which they hold it. */
  roleId: string | null;
  /** The assignment through which they do. */
  roleAssignmentId: string | null;
}

export async function ownersOf(ctx: Ctx, subjectIds: readonly string[]): Promise<Owner[]> {
  const rows = await ctx.sql<{ subject_id: string; person_id: string; stands_in_for: string | null; role_id: string | null; role_assignment_id: string | null }>(
    `select subject_id, person_id, stands_in_for, role_id, role_assignment_id from app.responsibilities where organization_id = $1 and subject_id = any($2::uuid[]) and letter = 'A' and ended_at is null`,
    [ctx.organizationId, subjectIds],
  );
  return rows.map((row) => ({ id: row.subject_id, personId: row.person_id, standsInFor: row.stands_in_for, roleId: row.role_id, roleAssignmentId: row.role_assignment_id }));
}

/** Whether a person answers for one of these, or did at some time since an instant: what was handed on a moment ago can be taken back a moment later. */
export async function answeredSince(ctx: Ctx, subjectIds: readonly string[], personId: string, since: Date): Promise<boolean> {
  const rows = await ctx.sql(
    `select from app.responsibilities where organization_id = $1 and subject_id = any($2::uuid[]) and letter = 'A' and person_id = $3 and (ended_at is null or ended_at > $4) limit 1`,
    [ctx.organizationId, subjectIds, personId, since],
  );
  return rows.length > 0;
}

/** Whether a person currently holds a letter of a subject, themselves or in a role. */
export async function holds(ctx: Ctx, subjectId: string, personId: string, letter: string): Promise<boolean> {
  return (await heldAmong(ctx, [subjectId], personId, letter)).length > 0;
}

/** Of some subjects, those of which a person holds a letter, themselves or in a role. */
export function heldAmong(ctx: Ctx, subjectIds: readonly string[], personId: string, letter: string): Promise<{ id: string }[]> {
  return ctx.sql<{ id: string }>(
    `select distinct r.subject_id as id from app.responsibilities r where r.organization_id = $1 and r.subject_id = any($2::uuid[]) and r.letter = $4 and r.ended_at is null
     and (r.person_id = $3 or r.person_id is null and exists (select from app.role_assignments a where a.organization_id = r.organization_id and a.role_id = r.role_id and a.person_id = $3 and a.ended_at is null))`,
    [ctx.organizationId, subjectIds, personId, letter],
  );
}

export interface OwnershipRow {
  id: string;
  person_id: string;
  started_at: Date;
  ended_at: Date | null;
  given_by: string | null;
  reason: string | null;
}

/** Who was accountable, oldest first. */
export function ownershipHistory(ctx: Ctx, subjectId: string): Promise<OwnershipRow[]> {
  return ctx.sql<OwnershipRow>(
    `select id, person_id, started_at, ended_at, given_by, reason from app.responsibilities
     where organization_id = $1 and subject_id = $2 and letter = 'A' order by started_at, ended_at nulls last`,
    [ctx.organizationId, subjectId],
  );
}

/** What was so before the last assignment: who owned it, or since when and why nobody did. */
export interface BeforeAssignment {
  from: string | null;
  unownedSince: string | null;
  unownedReason: string | null;
  stoodInFor: string | null;
  /** The assignment through which a role held it. */
  wasThrough: string | null;
  /** The role that it waited for. */
  vacantRoleId: string | null;
  isUndoable: boolean;
}

/** Of the assignment that stands, what it replaced; null where something else happened to its ownership since. */
export async function beforeAssignment(ctx: Ctx, subjectId: string, responsibilityId: string): Promise<BeforeAssignment | null> {
  const [row] = await ctx.sql<{ details: BeforeAssignment }>(
    `select details from app.events where organization_id = $1 and subject_id = $2 and name = 'subject.owner_assigned' and details ->> 'responsibilityId' = $3 order by id desc limit 1`,
    [ctx.organizationId, subjectId, responsibilityId],
  );
  return row?.details ?? null;
}

import { type Ctx, isProgram } from '@batuta/platform';
import type { Subject } from '../subject/subject.entity.js';
import { subjectsById } from '../subject/subject.loader.js';
import { readDrafts } from './policy.access.js';
import type { Policy, PolicyAcknowledgement, PolicyFile, PolicyState, PolicyVersionState } from './policy.entity.js';

/** A policy with what its subject and its versions say of it. */
export interface PolicyRow extends Pick<Policy, 'id' | 'kind' | 'approvalsNeeded' | 'bindsEveryone' | 'reviewOn' | 'createdAt' | 'retiredAt' | 'retiredReason' | 'version'> {
  title: string;
  titleKey: string;
  departmentId: string | null;
  unownedSince: Date | null;
  ownerId: string | null;
  state: PolicyState;
  currentId: string | null;
  /** From which day the current version holds. */
  currentEffectiveOn: string | null;
  openId: string | null;
  openState: PolicyVersionState | null;
  /** Whether the reader holds one of its approving roles. */
  isApprover: boolean;
}

/** Whether policy `pol` binds person `p`. */
const isBound = '(pol.binds_everyone or app.is_bound(pol.organization_id, pol.id, pol.binds_everyone, p.id, p.department_id))';

const holdsApprover = `exists (select from app.policy_approvers ap join app.role_assignments ra on ra.organization_id = ap.organization_id and ra.role_id = ap.role_id and ra.ended_at is null
    where ap.organization_id = $1 and ap.policy_id = pol.id and ra.person_id = $2)`;

const policies = `select pol.id, pol.kind, pol.approvals_needed as "approvalsNeeded", pol.binds_everyone as "bindsEveryone", pol.review_on as "reviewOn", pol.created_at as "createdAt",
    pol.retired_at as "retiredAt", pol.retired_reason as "retiredReason", pol.version, s.title, s.title_key as "titleKey", s.department_id as "departmentId", s.unowned_since as "unownedSince", r.person_id as "ownerId",
    case when pol.retired_at is not null then 'RETIRED' when cur.id is not null then 'APPROVED' else coalesce(op.state, 'DRAFT') end as state,
    coalesce(cur.id, last.id) as "currentId", coalesce(cur.effective_on, last.effective_on) as "currentEffectiveOn", op.id as "openId", op.state as "openState", ${holdsApprover} as "isApprover"
  from app.policies pol
  join app.subjects s on s.organization_id = pol.organization_id and s.id = pol.id
  left join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
  left join app.policy_versions cur on cur.organization_id = pol.organization_id and cur.policy_id = pol.id and cur.state = 'APPROVED'
  left join app.policy_versions op on op.organization_id = pol.organization_id and op.policy_id = pol.id and op.state in ('DRAFT', 'IN_REVIEW')
  left join app.policy_versions last on last.organization_id = pol.organization_id and last.policy_id = pol.id and last.state = 'RETIRED'
  where pol.organization_id = $1`;

export interface PoliciesAsked {
  states: readonly PolicyState[] | null;
  after: unknown[] | null;
  limit: number;
}

/** Those that the reader may see, by title. */
export function policiesPage(ctx: Ctx, { states, after, limit }: PoliciesAsked): Promise<PolicyRow[]> {
  const values: unknown[] = [ctx.organizationId, ctx.actor.personId, limit];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [
    ...(isProgram(ctx.actor) ? [] : [`("currentId" is not null or "isApprover" or "ownerId" = $2)`]),
    ...(states ? [`state = any(${value(states)}::text[])`] : []),
    ...(after ? [`("titleKey" collate "C", id) > (${value(after[0])}, ${value(after[1])}::uuid)`] : []),
  ];
  return ctx.sql<PolicyRow>(`select * from (${policies}) policy where ${['true', ...conditions].join(' and ')} order by "titleKey" collate "C", id limit $3`, values);
}

/** How many of those that the reader may see are in each state. */
export function policyCounts(ctx: Ctx): Promise<{ state: PolicyState; count: number }[]> {
  const seen = isProgram(ctx.actor) ? 'true' : `("currentId" is not null or "isApprover" or "ownerId" = $2)`;
  return ctx.sql(`select state, count(*)::int as count from (${policies}) policy where ${seen} group by state order by state`, [ctx.organizationId, ctx.actor.personId]);
}

export async function policyById(ctx: Ctx, id: string): Promise<PolicyRow | null> {
  return (await policiesById(ctx, [id]))[0] ?? null;
}

export function policiesById(ctx: Ctx, ids: readonly string[]): Promise<PolicyRow[]> {
  return ctx.sql<PolicyRow>(`${policies} and pol.id = any($3::uuid[])`, [ctx.organizationId, ctx.actor.personId, ids]);
}

/** Anything that can be owned, and null for the draft of a policy that the reader doesn't work on. */
export async function readableSubject(ctx: Ctx, id: string): Promise<Subject | null> {
  const subject = await subjectsById(ctx, id);
  if (subject?.kind !== 'policy' || subject.state !== 'draft') return subject;
  return (await readablePolicy(ctx, id)) && subject;
}

/** Whether the reader sees what isn't in force yet. */
export async function worksOnPolicy(ctx: Ctx, id: string): Promise<boolean> {
  const row = await policyById(ctx, id);
  return row !== null && readDrafts(ctx.actor, row);
}

/** As `policyById`, and null for a draft that the reader doesn't work on. */
export async function readablePolicy(ctx: Ctx, id: string): Promise<PolicyRow | null> {
  const row = await policyById(ctx, id);
  return row && (row.currentId || readDrafts(ctx.actor, row)) ? row : null;
}

/** Locks a policy with all its versions: what becomes of it happens one after the other. */
export function lockPolicy(ctx: Ctx, id: string): Promise<object[]> {
  return ctx.sql('select from app.policies where organization_id = $1 and id = $2 for update', [ctx.organizationId, id]);
}

/** The approving roles of a policy that a person is in. */
export async function approvingRoles(ctx: Ctx, policyId: string, personId: string): Promise<string[]> {
  const rows = await ctx.sql<{ id: string }>(
    `select ap.role_id as id from app.policy_approvers ap join app.role_assignments ra on ra.organization_id = ap.organization_id and ra.role_id = ap.role_id and ra.ended_at is null
     where ap.organization_id = $1 and ap.policy_id = $2 and ra.person_id = $3 order by ap.role_id`,
    [ctx.organizationId, policyId, personId],
  );
  return rows.map(({ id }) => id);
}

/** Whether version `v` is a person's own, so that they don't answer it where it takes two people: they began it, wrote in it, sent it, or answered for its policy at some time since. */
const isOwn = (person: string): string => `(${person} = v.drafted_by or ${person} is not distinct from v.submitted_by or ${person} = any(v.written_by) or exists (select from app.responsibilities r
    where r.organization_id = v.organization_id and r.subject_id = v.policy_id and r.letter = 'A' and r.person_id = ${person} and (r.ended_at is null or r.ended_at > v.drafted_at)))`;

export interface CanAnswer {
  versionId: string;
  personId: string;
  /** Whether the two-person rule keeps them from it. */
  isKept: boolean;
}

/** Who is in an approving role of these versions and hasn't answered their last submission, by name. */
export function approversLeft(ctx: Ctx, versionIds: readonly string[]): Promise<CanAnswer[]> {
  return ctx.sql<CanAnswer>(
    `select v.id as "versionId", p.id as "personId", $3 and ${isOwn('p.id')} as "isKept" from app.policy_versions v join app.people p on p.organization_id = v.organization_id and p.id in (
       select ra.person_id from app.policy_approvers ap join app.role_assignments ra on ra.organization_id = ap.organization_id and ra.role_id = ap.role_id and ra.ended_at is null
       where ap.organization_id = v.organization_id and ap.policy_id = v.policy_id)
     where v.organization_id = $1 and v.id = any($2::uuid[]) and v.state = 'IN_REVIEW'
       and not exists (select from app.policy_answers an where an.organization_id = v.organization_id and an.version_id = v.id and an.submission = v.submission and an.person_id = p.id)
     order by p.name_key collate "C", p.id`,
    [ctx.organizationId, versionIds, ctx.actor.organization.twoPersonRule],
  );
}

/** Notes who wrote in a draft. */
export function noteWriter(ctx: Ctx, versionId: string): Promise<object[]> {
  return ctx.sql('update app.policy_versions set written_by = written_by || $3::uuid where organization_id = $1 and id = $2 and $3::uuid <> all(written_by)', [ctx.organizationId, versionId, ctx.actor.personId]);
}

/** Approvals of this submission by people who are still in an approving role. */
export async function approvalsOf(ctx: Ctx, versionId: string): Promise<number> {
  const [row] = await ctx.sql<{ count: number }>(
    `select count(*)::int as count from app.policy_answers an join app.policy_versions v on v.organization_id = an.organization_id and v.id = an.version_id and v.submission = an.submission
     where an.organization_id = $1 and an.version_id = $2 and an.answer = 'APPROVED' and exists (
       select from app.policy_approvers ap join app.role_assignments ra on ra.organization_id = ap.organization_id and ra.role_id = ap.role_id and ra.ended_at is null
       where ap.organization_id = $1 and ap.policy_id = v.policy_id and ra.person_id = an.person_id)`,
    [ctx.organizationId, versionId],
  );
  return row?.count ?? 0;
}

export interface Progress {
  policyId: string;
  departmentId: string | null;
  bound: number;
  acknowledged: number;
}

/** Of the people whom policies bind, how many have acknowledged what is in force on a day; by department. Nothing of a policy that isn't in force then. */
export function progressOf(ctx: Ctx, policyIds: readonly string[], today: string): Promise<Progress[]> {
  return ctx.sql<Progress>(
    `select pol.id as "policyId", p.department_id as "departmentId", count(*)::int as bound, count(k.id)::int as acknowledged
     from app.policies pol join app.policy_versions v on v.organization_id = pol.organization_id and v.policy_id = pol.id and v.state = 'APPROVED' and v.effective_on <= $3::date cross join app.people p
     left join app.departments d on d.organization_id = p.organization_id and d.id = p.department_id
     left join app.policy_acknowledgements k on k.organization_id = p.organization_id and k.version_id = v.id and k.person_id = p.id
     where pol.organization_id = $1 and pol.id = any($2::uuid[]) and p.organization_id = $1 and p.departed_at is null and ${isBound}
     group by pol.id, p.department_id, d.name_key order by d.name_key collate "C" nulls last`,
    [ctx.organizationId, policyIds, today],
  );
}

/** How many active people policies bind, or would bind once they are in force. */
export function boundCounts(ctx: Ctx, policyIds: readonly string[]): Promise<{ id: string; count: number }[]> {
  return ctx.sql(`select pol.id, count(*)::int as count from app.policies pol cross join app.people p where pol.organization_id = $1 and pol.id = any($2::uuid[]) and p.organization_id = $1 and p.departed_at is null and ${isBound} group by pol.id`, [ctx.organizationId, policyIds]);
}

/** Whom a policy binds who have not acknowledged a version, by name; and whether they have access. */
export function missingPeople(ctx: Ctx, policyId: string, versionId: string, after: unknown[] | null, limit: number): Promise<{ id: string; nameKey: string; email: string | null; hasAccess: boolean }[]> {
  return ctx.sql(
    `select p.id, p.name_key as "nameKey", p.email, exists (select from app.memberships m where m.organization_id = $1 and m.person_id = p.id and m.ended_at is null) as "hasAccess"
     from app.policies pol cross join app.people p
     where pol.organization_id = $1 and pol.id = $2 and p.organization_id = $1 and p.departed_at is null and ${isBound}
       and not exists (select from app.policy_acknowledgements k where k.organization_id = $1 and k.version_id = $3 and k.person_id = p.id)
       ${after ? 'and (p.name_key collate "C", p.id) > ($5, $6::uuid)' : ''} order by p.name_key collate "C", p.id limit $4`,
    [ctx.organizationId, policyId, versionId, limit, ...(after ?? [])],
  );
}

/** Whether a policy binds a person. */
export async function binds(ctx: Ctx, policyId: string, personId: string): Promise<boolean> {
  const rows = await ctx.sql(`select from app.policies pol, app.people p where pol.organization_id = $1 and pol.id = $2 and p.organization_id = $1 and p.id = $3 and ${isBound}`, [ctx.organizationId, policyId, personId]);
  return rows.length > 0;
}

/** Versions in force that bind a person and that they have not acknowledged, the oldest first. */
export function toAcknowledge(ctx: Ctx, personId: string, today: string): Promise<{ policyId: string }[]> {
  return ctx.sql(
    `select pol.id as "policyId" from app.policies pol join app.policy_versions v on v.organization_id = pol.organization_id and v.policy_id = pol.id and v.state = 'APPROVED', app.people p
     where pol.organization_id = $1 and pol.retired_at is null and p.organization_id = $1 and p.id = $2 and v.effective_on <= $3 and ${isBound}
       and not exists (select from app.policy_acknowledgements k where k.organization_id = $1 and k.version_id = v.id and k.person_id = p.id)
     order by v.effective_on, pol.id limit 50`,
    [ctx.organizationId, personId, today],
  );
}

/** Policies in review that wait for a person's answer, the longest first. */
export function toApprove(ctx: Ctx, personId: string): Promise<{ policyId: string }[]> {
  return ctx.sql(
    `select v.policy_id as "policyId" from app.policy_versions v join app.policies pol on pol.organization_id = v.organization_id and pol.id = v.policy_id
     where v.organization_id = $1 and v.state = 'IN_REVIEW' and pol.retired_at is null and ${holdsApprover}
       and not ($3 and ${isOwn('$2')})
       and not exists (select from app.policy_answers an where an.organization_id = $1 and an.version_id = v.id and an.submission = v.submission and an.person_id = $2)
     order by v.submitted_at, v.id limit 50`,
    [ctx.organizationId, personId, ctx.actor.organization.twoPersonRule],
  );
}

export function versionsOf(ctx: Ctx, policyIds: readonly string[]): Promise<{ id: string; policyId: string; number: number; state: PolicyVersionState }[]> {
  return ctx.sql(`select id, policy_id as "policyId", number, state from app.policy_versions where organization_id = $1 and policy_id = any($2::uuid[]) order by policy_id, number desc`, [ctx.organizationId, policyIds]);
}

/** A version comes to an end: a later one takes its place, or its policy is retired or was never in force. */
export function endVersion(ctx: Ctx, id: string, state: 'SUPERSEDED' | 'RETIRED' | 'WITHDRAWN', at: Date): Promise<object[]> {
  return ctx.sql('update app.policy_versions set state = $3, ended_at = $4, version = version + 1 where organization_id = $1 and id = $2', [ctx.organizationId, id, state, at]);
}

/** Clears what a policy's approvers or audience were, to be said anew. */
export async function clearChosen(ctx: Ctx, policyId: string, what: 'policy_approvers' | 'policy_audiences'): Promise<void> {
  await ctx.sql(`delete from app.${what} where organization_id = $1 and policy_id = $2`, [ctx.organizationId, policyId]);
}

/** Of these people, those who were not reminded of a version on that day yet; noted as reminded. */
export async function noteReminders(ctx: Ctx, versionId: string, people: readonly { id: string; noteId: string }[], today: string): Promise<Set<string>> {
  const rows = await ctx.sql<{ personId: string }>(
    `insert into app.policy_reminders as r (organization_id, id, version_id, person_id, reminded_on) select $1, note, $2, person, $5 from unnest($3::uuid[], $4::uuid[]) as asked (person, note)
     on conflict (organization_id, version_id, person_id) do update set reminded_on = excluded.reminded_on where r.reminded_on < excluded.reminded_on returning person_id as "personId"`,
    [ctx.organizationId, versionId, people.map(({ id }) => id), people.map(({ noteId }) => noteId), today],
  );
  return new Set(rows.map(({ personId }) => personId));
}

/** Says that somebody has read a version; whether it was said for the first time. */
export async function noteAcknowledged(ctx: Ctx, { organizationId, id, versionId, personId, acknowledgedAt, byLink }: PolicyAcknowledgement): Promise<boolean> {
  const rows = await ctx.sql(
    `insert into app.policy_acknowledgements (organization_id, id, version_id, person_id, acknowledged_at, by_link) select $1, $2, $3, $4, $5, $6 on conflict (organization_id, version_id, person_id) do nothing returning id`,
    [organizationId, id, versionId, personId, acknowledgedAt, byLink],
  );
  return rows.length > 0;
}

/** What is known of a version's file beside its content. */
export async function fileOf(ctx: Ctx, organizationId: string, versionId: string): Promise<Pick<PolicyFile, 'name' | 'mediaType' | 'bytes' | 'sha256'> | null> {
  const [row] = await ctx.sql<PolicyFile>(`select name, media_type as "mediaType", bytes, sha256 from app.policy_files where organization_id = $1 and version_id = $2`, [organizationId, versionId]);
  return row ?? null;
}

export async function contentOf(ctx: Ctx, organizationId: string, versionId: string): Promise<Pick<PolicyFile, 'name' | 'mediaType' | 'content'> | null> {
  const [row] = await ctx.sql<PolicyFile>(`select name, media_type as "mediaType", content from app.policy_files where organization_id = $1 and version_id = $2`, [organizationId, versionId]);
  return row ?? null;
}

export function dropFile(ctx: Ctx, versionId: string): Promise<object[]> {
  return ctx.sql('delete from app.policy_files where organization_id = $1 and version_id = $2 returning id', [ctx.organizationId, versionId]);
}

import { type Ctx, loaderOf } from '@batuta/platform';
import type { Decision, DecisionAction } from './decision.entity.js';

const columns = `d.id, d.organization_id as "organizationId", d.body_id as "bodyId", d.meeting_id as "meetingId", d.title, d.outcome, d.reason, d.options, d.dissent, d.expected_effect as "expectedEffect", d.review_on as "reviewOn",
  d.entitled, d.voting, d.quorum, d.decided_at as "decidedAt", d.recorded_by as "recordedBy", d.reviewed_at as "reviewedAt", d.review_outcome as "reviewOutcome", d.version`;

export interface DecisionsAsked {
  bodyId: string | null;
  subjectId: string | null;
  meetingId: string | null;
  after: unknown[] | null;
  limit: number;
}

/** The latest first. */
export function decisionsPage(ctx: Ctx, { bodyId, subjectId, meetingId, after, limit }: DecisionsAsked): Promise<Decision[]> {
  const values: unknown[] = [ctx.organizationId, limit];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = [
    'd.organization_id = $1',
    ...(bodyId ? [`d.body_id = ${value(bodyId)}`] : []),
    ...(meetingId ? [`d.meeting_id = ${value(meetingId)}`] : []),
    ...(subjectId ? [`exists (select from app.decision_subjects s where s.organization_id = $1 and s.decision_id = d.id and s.subject_id = ${value(subjectId)})`] : []),
    ...(after ? [`(d.decided_at, d.id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`] : []),
  ];
  return ctx.sql<Decision>(`select ${columns} from app.decisions d where ${conditions.join(' and ')} order by d.decided_at desc, d.id desc limit $2`, values);
}

/** How many decisions meetings took, by the meetings' ids. */
export const countByMeeting = loaderOf<{ id: string; count: number }>((ctx, ids) => ctx.sql('select meeting_id as id, count(*)::int as count from app.decisions where organization_id = $1 and meeting_id = any($2::uuid[]) group by meeting_id', [ctx.organizationId, ids]));

/** What decisions are about, by their ids. */
export const subjectIdsByDecision = loaderOf<{ id: string; subjectIds: string[] }>((ctx, ids) => ctx.sql(`select decision_id as id, array_agg(subject_id) as "subjectIds" from app.decision_subjects where organization_id = $1 and decision_id = any($2::uuid[]) group by decision_id`, [ctx.organizationId, ids]));

const action = `id, organization_id as "organizationId", decision_id as "decisionId", what, owner_id as "ownerId", stands_in_for as "standsInFor", due_on as "dueOn", closed_at as "closedAt", closed_by as "closedBy", closing_note as "closingNote", version`;

/** Actions of decisions, by the decisions' ids. */
export const actionsByDecision = loaderOf<{ id: string; actions: DecisionAction[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<DecisionAction>(
    `select ${action} from app.decision_actions where organization_id = $1 and decision_id = any($2::uuid[]) order by due_on, id`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, actions: rows.filter(({ decisionId }) => decisionId === id) }));
});

/** What people have still to do about decisions, by their ids; the soonest first, 50 of each at most. */
export const openActionsByPerson = loaderOf<{ id: string; actions: DecisionAction[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<DecisionAction>(
    `select a.* from unnest($2::uuid[]) as asked (id) cross join lateral (
       select ${action} from app.decision_actions where organization_id = $1 and owner_id = asked.id and closed_at is null order by due_on, id limit 50) a`,
    [ctx.organizationId, ids],
  );
  return ids.map((id) => ({ id, actions: rows.filter(({ ownerId }) => ownerId === id) }));
});

export const decisionsById = loaderOf<Decision>((ctx, ids) => ctx.sql<Decision>(`select ${columns} from app.decisions d where d.organization_id = $1 and d.id = any($2::uuid[])`, [ctx.organizationId, ids]));

/** Passes what somebody has still to do to another, in their place. */
export function passActions(ctx: Ctx, fromId: string, toId: string): Promise<{ id: string; decisionId: string }[]> {
  return ctx.sql(
    `update app.decision_actions set owner_id = $3, stands_in_for = nullif(coalesce(stands_in_for, owner_id), $3), version = version + 1
     where organization_id = $1 and owner_id = $2 and closed_at is null returning id, decision_id as "decisionId"`,
    [ctx.organizationId, fromId, toId],
  );
}

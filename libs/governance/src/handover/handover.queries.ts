import type { Ctx } from '@batuta/platform';

export interface HeldSubject {
  id: string;
  state: 'draft' | 'active' | 'closed';
}

/**
 * What a person is accountable for, locked in the order of ids: changes of owner wait. The join is by the subject's own column, which is read
 * again after a wait: what was given to somebody else meanwhile isn't theirs any more.
 */
export function lockedHeld(ctx: Ctx, personId: string): Promise<HeldSubject[]> {
  return ctx.sql<HeldSubject>(
    `select s.id, s.state from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     where s.organization_id = $1 and r.person_id = $2 and r.letter = 'A' and r.ended_at is null
     order by s.id for update of s`,
    [ctx.organizationId, personId],
  );
}

/** Ends every other letter that a person holds. */
export function endOtherLetters(ctx: Ctx, personId: string, at: Date): Promise<object[]> {
  return ctx.sql(`update app.responsibilities set ended_at = $3 where organization_id = $1 and person_id = $2 and letter <> 'A' and ended_at is null`, [ctx.organizationId, personId, at]);
}

/** A closed subject needs nobody; what stands of its owner is history. */
export async function releaseClosed(ctx: Ctx, subjectId: string, at: Date): Promise<void> {
  await settleHandover(ctx, subjectId, at);
  await ctx.sql('update app.subjects set accountable_id = null, version = version + 1 where organization_id = $1 and id = $2', [ctx.organizationId, subjectId]);
  await ctx.sql(`update app.responsibilities set ended_at = $3 where organization_id = $1 and subject_id = $2 and letter = 'A' and ended_at is null`, [ctx.organizationId, subjectId, at]);
}

/** What was offered of a subject is over: somebody was made accountable, or it was closed. */
export function settleHandover(ctx: Ctx, subjectId: string, at: Date): Promise<object[]> {
  return ctx.sql(`update app.handovers set state = 'SETTLED', answered_at = $3, version = version + 1 where organization_id = $1 and subject_id = $2 and state in ${open}`, [ctx.organizationId, subjectId, at]);
}

/** Opens again, as it stood, what an assignment had settled at that instant. */
export function reopenSettled(ctx: Ctx, subjectId: string, at: Date): Promise<object[]> {
  return ctx.sql(
    `update app.handovers h set state = case when answer is not null then 'REFUSED' when receiver_id is not null then 'OFFERED' else 'WAITING' end, answered_at = null, version = version + 1
     where organization_id = $1 and subject_id = $2 and state = 'SETTLED' and answered_at = $3
       and (receiver_id is null or exists (select from app.people p where p.organization_id = h.organization_id and p.id = h.receiver_id and p.is_active))
       and not exists (select from app.handovers o where o.organization_id = $1 and o.subject_id = $2 and o.state in ${open})`,
    [ctx.organizationId, subjectId, at],
  );
}

/** What was offered to somebody who leaves waits again for a successor. */
export function takeOffersFrom(ctx: Ctx, personId: string): Promise<{ id: string; subjectId: string; fromId: string }[]> {
  return ctx.sql(
    `update app.handovers set state = 'WAITING', receiver_id = null, offered_at = null, answered_at = null, answer = null, version = version + 1
     where organization_id = $1 and receiver_id = $2 and state in ('OFFERED', 'REFUSED') returning id, subject_id as "subjectId", from_id as "fromId"`,
    [ctx.organizationId, personId],
  );
}

const open = `('WAITING', 'OFFERED', 'REFUSED')`;

/** Who holds what a leaving person held: their deputy, else their manager, else the steward; active, and not the person. */
export async function fallbackOf(ctx: Ctx, personId: string): Promise<string> {
  const [row] = await ctx.sql<{ id: string }>(
    `select p.id from app.people leaver join app.organizations o on o.id = leaver.organization_id
     join lateral unnest(array[leaver.deputy_id, leaver.manager_id, o.steward_id]) with ordinality as choice (id, place) on choice.id is not null and choice.id <> leaver.id
     join app.people p on p.organization_id = leaver.organization_id and p.id = choice.id and p.is_active
     where leaver.organization_id = $1 and leaver.id = $2 order by choice.place limit 1`,
    [ctx.organizationId, personId],
  );
  return (row as { id: string }).id;
}

export interface HandoversAsked {
  receiverId?: string;
  fromId?: string;
  subjectId?: string;
  isOpen?: boolean | null;
}

export interface HandoverKey {
  id: string;
  openedAt: Date;
}

/** Keys of handovers, the oldest first. */
export function handoversPage(ctx: Ctx, asked: HandoversAsked, after: unknown[] | null, limit: number): Promise<HandoverKey[]> {
  const { values, value, conditions } = asking(ctx, asked);
  if (after) conditions.push(`(opened_at, id) > (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
  return ctx.sql<HandoverKey>(`select id, opened_at as "openedAt" from app.handovers where ${conditions.join(' and ')} order by opened_at, id limit ${value(limit)}`, values);
}

export async function handoversTotal(ctx: Ctx, asked: HandoversAsked): Promise<number> {
  const { values, conditions } = asking(ctx, asked);
  const [row] = await ctx.sql<{ total: number }>(`select count(*)::int as total from app.handovers where ${conditions.join(' and ')}`, values);
  return row?.total ?? 0;
}

function asking(ctx: Ctx, { receiverId, fromId, subjectId, isOpen }: HandoversAsked): { values: unknown[]; value: (given: unknown) => string; conditions: string[] } {
  const values: unknown[] = [ctx.organizationId];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['organization_id = $1'];
  if (receiverId) conditions.push(`receiver_id = ${value(receiverId)} and state = 'OFFERED'`);
  if (fromId) conditions.push(`from_id = ${value(fromId)}`);
  if (subjectId) conditions.push(`subject_id = ${value(subjectId)}`);
  if (typeof isOpen === 'boolean') conditions.push(`(state in ${open}) = ${value(isOpen)}`);
  return { values, value, conditions };
}

/** What a person would leave: all that they are accountable for and isn't closed, by title. */
export function accountableFor(ctx: Ctx, personId: string, limit: number): Promise<{ id: string }[]> {
  return ctx.sql(
    `select s.id from app.subjects s join app.responsibilities r on r.organization_id = s.organization_id and r.id = s.accountable_id
     where s.organization_id = $1 and r.person_id = $2 and r.letter = 'A' and r.ended_at is null and s.state <> 'closed' order by s.title_key collate "C", s.id limit $3`,
    [ctx.organizationId, personId, limit],
  );
}

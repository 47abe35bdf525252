import type { Ctx } from '@batuta/platform';

export interface HeldSubject {
  id: string;
  state: 'draft' | 'active' | 'closed';
}

/** What a person is accountable for, locked in the order of ids: changes of owner wait, and what they gave before is seen. */
export function lockedHeld(ctx: Ctx, personId: string): Promise<HeldSubject[]> {
  return ctx.sql<HeldSubject>(
    `select s.id, s.state from app.subjects s where s.organization_id = $1
       and s.id in (select r.subject_id from app.responsibilities r where r.organization_id = $1 and r.person_id = $2 and r.letter = 'A' and r.ended_at is null)
     order by s.id for update`,
    [ctx.organizationId, personId],
  );
}

/** Ends every other letter that a person holds. */
export function endOtherLetters(ctx: Ctx, personId: string, at: Date): Promise<object[]> {
  return ctx.sql(`update app.responsibilities set ended_at = $3 where organization_id = $1 and person_id = $2 and letter <> 'A' and ended_at is null`, [ctx.organizationId, personId, at]);
}

/** A closed subject needs nobody; what stands of its owner is history. */
export async function releaseClosed(ctx: Ctx, subjectId: string, at: Date): Promise<void> {
  await ctx.sql('update app.subjects set accountable_id = null, version = version + 1 where organization_id = $1 and id = $2', [ctx.organizationId, subjectId]);
  await ctx.sql(`update app.responsibilities set ended_at = $3 where organization_id = $1 and subject_id = $2 and letter = 'A' and ended_at is null`, [ctx.organizationId, subjectId, at]);
}

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
  isOpen?: boolean;
  limit: number;
}

/** Ids of handovers, the oldest first. */
export function handoversAsked(ctx: Ctx, { receiverId, fromId, subjectId, isOpen, limit }: HandoversAsked): Promise<{ id: string }[]> {
  const values: unknown[] = [ctx.organizationId];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const conditions = ['organization_id = $1'];
  if (receiverId) conditions.push(`receiver_id = ${value(receiverId)} and state = 'OFFERED'`);
  if (fromId) conditions.push(`from_id = ${value(fromId)}`);
  if (subjectId) conditions.push(`subject_id = ${value(subjectId)}`);
  if (isOpen !== undefined) conditions.push(`(state in ('WAITING', 'OFFERED', 'REFUSED')) = ${value(isOpen)}`);
  return ctx.sql<{ id: string }>(`select id from app.handovers where ${conditions.join(' and ')} order by opened_at, id limit ${value(limit)}`, values);
}

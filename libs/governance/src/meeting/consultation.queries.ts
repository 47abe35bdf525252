import { type Ctx, loaderOf } from '@batuta/platform';
import type { Consultation } from './consultation.entity.js';

const columns = `c.id, c.organization_id as "organizationId", c.meeting_id as "meetingId", c.subject_id as "subjectId", c.person_id as "personId", c.asked_by as "askedBy", c.asked_at as "askedAt", c.opinion, c.answered_at as "answeredAt", c.version`;

/** Whether a meeting has decided about a subject. */
export async function isDecided(ctx: Ctx, meetingId: string, subjectId: string): Promise<boolean> {
  const rows = await ctx.sql('select from app.decisions d join app.decision_subjects s on s.organization_id = d.organization_id and s.decision_id = d.id where d.organization_id = $1 and d.meeting_id = $2 and s.subject_id = $3 limit 1', [ctx.organizationId, meetingId, subjectId]);
  return rows.length > 0;
}

export const consultationsByMeeting = loaderOf<{ id: string; consultations: Consultation[] }>(async (ctx, ids) => {
  const rows = await ctx.sql<Consultation>(`select ${columns} from app.consultations c where c.organization_id = $1 and c.meeting_id = any($2::uuid[]) order by c.id`, [ctx.organizationId, ids]);
  return ids.map((id) => ({ id, consultations: rows.filter(({ meetingId }) => meetingId === id) }));
});

/** What somebody was asked about and has not said anything to, until it is decided or the minutes are approved; the soonest first. */
export function consultationsTo(ctx: Ctx, personId: string): Promise<Consultation[]> {
  return ctx.sql<Consultation>(
    `select ${columns} from app.consultations c join app.meetings m on m.organization_id = c.organization_id and m.id = c.meeting_id
     where c.organization_id = $1 and c.person_id = $2 and c.answered_at is null and m.state <> 'CANCELLED' and m.minutes_approved_at is null
       and not exists (select from app.decisions d join app.decision_subjects s on s.organization_id = d.organization_id and s.decision_id = d.id where d.organization_id = c.organization_id and d.meeting_id = c.meeting_id and s.subject_id = c.subject_id)
     order by m.starts_at, c.id limit 20`,
    [ctx.organizationId, personId],
  );
}

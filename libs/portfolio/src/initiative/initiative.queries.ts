import { type Ctx, recordFrom, selected } from '@batuta/platform';
import { lockSubject, Subject } from '@batuta/governance';
import type { Cadence } from '@batuta/rules';
import type { Placed } from './initiative.access.js';
import { Initiative } from './initiative.entity.js';

/** What a status looks at. */
export interface Reported {
  initiative: Pick<Initiative, 'id' | 'state' | 'archivedAt' | 'activatedAt'>;
  placed: Placed;
  /** Its own, or the organization's. */
  cadence: Cadence;
  /** The organization's, as it is once nobody else holds the initiative. */
  timeZone: string;
  /** The instant of what is done to it: once nobody else holds it. */
  at: Date;
}

/** An initiative with all that a write looks at. */
export interface Loaded extends Reported {
  initiative: Initiative;
  subject: Subject;
}

const initiativeColumns: (keyof Initiative)[] = [
  'organizationId', 'id', 'externalKey', 'externalKeyKey', 'summary', 'state', 'stateReason', 'stage', 'sponsorId', 'cadence', 'startsOn', 'endsOn', 'costMinor', 'effortDays', 'confidence', 'activatedAt',
  'archivedAt', 'createdAt', 'version',
];
const subjectColumns: (keyof Subject)[] = ['organizationId', 'id', 'kind', 'title', 'titleKey', 'state', 'departmentId', 'accountableId', 'unownedSince', 'unownedReason', 'vacantRoleId', 'createdAt', 'version'];

const besides = `a.person_id, coalesce(i.cadence, o.cadence), o.time_zone, date_trunc('milliseconds', clock_timestamp())`;
const joined = `from app.initiatives i
  join app.subjects s on s.organization_id = i.organization_id and s.id = i.id
  join app.organizations o on o.id = i.organization_id
  left join app.responsibilities a on a.organization_id = s.organization_id and a.id = s.accountable_id
  where i.organization_id = $1 and i.id = $2`;
const load = `select ${selected('i', initiativeColumns)}, ${selected('s', subjectColumns)}, ${besides},
    array(select d.department_id from app.initiative_departments d where d.organization_id = i.organization_id and d.initiative_id = i.id)
  ${joined}`;
const loadReported = `select i.state, i.archived_at, i.activated_at, s.department_id, ${besides} ${joined}`;

/** As `lockedInitiative`, without what a status doesn't look at: nothing is written more often. */
export async function lockedReported(ctx: Ctx, id: string): Promise<Reported | null> {
  const row = await locked(ctx, id, loadReported);
  if (!row) return null;
  const [state, archivedAt, activatedAt, departmentId, ownerId, cadence, timeZone, at] = row as [Initiative['state'], Date | null, Date | null, string | null, string | null, Cadence, string, Date];
  return { initiative: { id, state, archivedAt, activatedAt }, placed: { departmentId, ownerId }, cadence, timeZone, at: ctx.facts.clock?.() ?? at };
}

/** Locks the subject, as every write of anything that is owned does first, and reads what was committed before the lock was given. */
export async function lockedInitiative(ctx: Ctx, id: string): Promise<Loaded | null> {
  const row = await locked(ctx, id, load);
  if (!row) return null;
  const initiative = Object.assign(new Initiative(), recordFrom<Initiative>(row, 0, initiativeColumns));
  const subject = Object.assign(new Subject(), recordFrom<Subject>(row, initiativeColumns.length, subjectColumns));
  const [ownerId, cadence, timeZone, at, participantIds] = row.slice(initiativeColumns.length + subjectColumns.length) as [string | null, Cadence, string, Date, string[]];
  return { initiative, subject, placed: { departmentId: subject.departmentId, ownerId, participantIds }, cadence, timeZone, at: ctx.facts.clock?.() ?? at };
}

async function locked(ctx: Ctx, id: string, text: string): Promise<unknown[] | undefined> {
  // Sent together, answered in order: the second sees more than the first waited for.
  const [, [row]] = await Promise.all([lockSubject(ctx, id), ctx.rows(text, [ctx.organizationId, id])]);
  return row;
}

export async function participantsOf(ctx: Ctx, initiativeId: string): Promise<string[]> {
  const rows = await ctx.sql<{ department_id: string }>('select department_id from app.initiative_departments where organization_id = $1 and initiative_id = $2', [ctx.organizationId, initiativeId]);
  return rows.map((row) => row.department_id);
}

export interface EventRow {
  name: string;
  occurred_at: Date;
  actor_id: string | null;
  details: Record<string, unknown>;
}

/** What happened to an initiative after an instant, and before another, newest first; status updates aside, which are shown as what they are. */
export function eventsSince(ctx: Ctx, subjectId: string, since: Date | null, before: Date | null): Promise<EventRow[]> {
  return ctx.sql<EventRow>(
    `select name, occurred_at, actor_id, details from app.events
     where organization_id = $1 and subject_id = $2 and name not like 'initiative.status%' and ($3::timestamptz is null or occurred_at > $3) and ($4::timestamptz is null or occurred_at < $4)
     order by id desc limit 20`,
    [ctx.organizationId, subjectId, since, before],
  );
}

/** Open initiatives that somebody sponsors. */
export function sponsoredBy(ctx: Ctx, personId: string): Promise<{ id: string }[]> {
  return ctx.sql<{ id: string }>(`select id from app.initiatives where organization_id = $1 and sponsor_id = $2 and state not in ('DONE', 'CANCELLED') order by id`, [ctx.organizationId, personId]);
}

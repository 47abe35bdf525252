import ical from 'ical-generator';
import { tzlib_get_ical_block as zoneBlock } from 'timezones-ical-library';
import type { Ctx } from '@batuta/platform';
import { wallTimeOf } from '@batuta/rules';
import { Body, Meeting } from '@batuta/governance';

/** A meeting as a calendar takes it (RFC 5545), in the organization's time zone. Errors: NOT_FOUND. */
export async function calendarEntry(ctx: Ctx, meetingId: string, address: string): Promise<string> {
  const meeting = await ctx.get(Meeting, { id: meetingId });
  const body = await ctx.get(Body, { id: meeting.bodyId });
  const { timeZone } = ctx.actor.organization;
  const calendar = ical({ prodId: { company: 'Batuta', product: 'Batuta' } });
  const isUtc = /^(Etc\/)?(UTC|GMT|UCT|Zulu|Universal)$/.test(timeZone);
  // An alias keeps its own name: entry and block must agree.
  if (!isUtc) calendar.timezone({ name: timeZone, generator: (zone) => String(zoneBlock(zone)[0] ?? '').replace(/^TZID:.*$/m, `TZID:${zone}`) });
  // The library writes the fields of a plain date as they are: those of the wall clock there.
  const wall = (instant: Date): Date => (isUtc ? instant : fieldsOf(wallTimeOf(instant, timeZone)));
  const end = new Date(meeting.startsAt.getTime() + meeting.durationMinutes * 60_000);
  calendar.createEvent({ id: `${meeting.id}@batuta`, sequence: meeting.version - 1, start: wall(meeting.startsAt), end: wall(end), ...(!isUtc && { timezone: timeZone }), stamp: ctx.now(), summary: body.name, location: meeting.place, url: address, ...(meeting.state === 'CANCELLED' && { status: 'CANCELLED' as never }) });
  return calendar.toString();
}

/** A date whose fields in this process's own zone are those of a wall clock elsewhere. The api's own zone is UTC, which skips no hour. */
function fieldsOf(wallTime: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = wallTime.split(/[-T:]/).map(Number);
  return new Date(year, month - 1, day, hour, minute);
}

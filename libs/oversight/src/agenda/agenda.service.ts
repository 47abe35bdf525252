import { GapThreshold } from '../gap/gap-threshold.entity.js';
import { Injectable } from '@nestjs/common';
import { type Ctx, EventBus } from '@batuta/platform';
import { localDay } from '@batuta/rules';
import { type AgendaItemType, type AgendaKind, Meeting, MeetingItem, metBefore } from '@batuta/governance';
import { gapsPage } from '../gap/gap.queries.js';
import { gapRules, ruleOf } from '../gap/gap.rules.js';
import { severityOf } from '../gap/gap.service.js';
import { asksSince, offTrack, openProposals, overdueActions, type Waiting } from './agenda.queries.js';

/** Of each kind; a meeting gets through no more. */
const most = 12;
/** Where a body has not met before, what was asked in so many days. */
const firstDays = 60;

/** What a body talks about, found from what waits; kept as it was once the body has met. */
@Injectable()
export class AgendaService {
  constructor(bus: EventBus) {
    bus.on('meeting.held', (ctx, { details }) => this.#keep(ctx, details?.meetingId as string));
  }

  async agenda(ctx: Ctx, meeting: Meeting): Promise<AgendaItemType[]> {
    const kept = (await ctx.list(MeetingItem, { meetingId: meeting.id })).sort((one, other) => one.position - other.position);
    return meeting.state === 'SCHEDULED' ? [...kept, ...(await this.#found(ctx, meeting))] : kept;
  }

  async #found(ctx: Ctx, meeting: Meeting): Promise<AgendaItemType[]> {
    const now = ctx.now();
    const today = localDay(now, ctx.actor.organization.timeZone);
    const before = (await metBefore(ctx, meeting.bodyId, meeting.startsAt)) ?? new Date(now.getTime() - firstDays * 86_400_000);
    const items = (kind: AgendaKind, rows: readonly Waiting[]): AgendaItemType[] => rows.map(({ id, subjectId, title, note, since }) => ({ id: `${kind}:${id}`, kind, subjectId, proposalId: kind === 'PROPOSAL' ? id : null, title, note, since }));
    const actions = await overdueActions(ctx, meeting.bodyId, today, most);
    return [
      ...items('ACTION', actions.map((action) => ({ ...action, note: `${action.owner}, ${action.note}` }))),
      ...items('PROPOSAL', await openProposals(ctx, meeting.bodyId, most)),
      ...items('ASK', await asksSince(ctx, before, most)),
      ...items('OFF_TRACK', await offTrack(ctx, most)),
      ...items('GAP', await this.#gaps(ctx, today)),
    ];
  }

  /** Gaps that stop work and have waited long enough to be serious, the oldest first. */
  async #gaps(ctx: Ctx, today: string): Promise<Waiting[]> {
    const own = new Map((await ctx.list(GapThreshold)).map((one) => [one.rule, one]));
    // What is never serious would only crowd out what is.
    const rules = gapRules.filter((rule) => rule.effect === 'STOPS' && !rule.isForProgram && (own.get(rule.id) ?? rule).seriousAfter !== null);
    const rows = rules.length === 0 ? [] : await gapsPage(ctx, { rules, departmentId: null, isMuted: false, today }, null, 100);
    return rows
      .filter((row) => severityOf(ctx, row) !== 'MODERATE')
      .slice(0, most)
      .map(({ id, rule, recordId, facts, since }) => ({ id, subjectId: ruleOf(rule).record === 'SUBJECT' ? recordId : null, title: ruleOf(rule).what(facts)[ctx.language], note: ruleOf(rule).why(facts)[ctx.language], since }));
  }

  async #keep(ctx: Ctx, meetingId: string): Promise<void> {
    const meeting = await ctx.get(Meeting, { id: meetingId });
    const topics = await ctx.list(MeetingItem, { meetingId });
    const found = await this.#found(ctx, meeting);
    if (found.length === 0) return;
    await ctx.insert(MeetingItem, found.map(({ kind, subjectId, proposalId, title, note, since }, i) => ({ organizationId: ctx.organizationId, id: ctx.newId(), meetingId, position: topics.length + i, kind, subjectId, proposalId, title, note, since })));
  }
}

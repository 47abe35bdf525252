import { Injectable } from '@nestjs/common';
import { type Connection, type Ctx, DomainError, notFound, pageOf, readCursor } from '@batuta/platform';
import { holds } from '@batuta/governance';
import * as may from '../initiative/initiative.access.js';
import { lockedReported, type Reported } from '../initiative/initiative.queries.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { OverviewService } from '../overview/overview.service.js';
import { StatusUpdate } from './status-update.entity.js';
import { updatesPage } from './status-update.queries.js';
import type { PostStatusUpdateInput } from './status-update.types.js';

@Injectable()
export class StatusUpdateService {
  constructor(
    private readonly initiatives: InitiativeService,
    private readonly overviews: OverviewService,
  ) {}

  async page(ctx: Ctx, initiativeId: string, first: number, after?: string | null, before?: Date): Promise<Connection<StatusUpdate>> {
    const rows = await updatesPage(ctx, initiativeId, readCursor(after, 2), first + 1, before);
    return pageOf(rows, first, (update) => update, (update) => [update.postedAt.toISOString(), update.id]);
  }

  /** Errors: RULE unless the initiative is active; NOT_FOUND for a correction of something else. */
  async postStatusUpdate(ctx: Ctx, input: PostStatusUpdateInput): Promise<StatusUpdate> {
    const reported = await this.#reported(ctx, input.initiativeId);
    const { initiative, placed } = reported;
    ctx.authorize(may.postStatus(ctx.actor, placed));
    if (initiative.state !== 'ACTIVE' || initiative.archivedAt) throw new DomainError('RULE', { en: 'Only an active initiative takes a status; resume or restore it first.', es: 'Solo una iniciativa activa admite estado; antes, reanúdala o recupérala.' });
    if (input.correctsId) await ctx.get(StatusUpdate, { id: input.correctsId, initiativeId: input.initiativeId });
    return this.add(ctx, reported, input, may.isOnBehalf(ctx.actor, placed), null);
  }

  /** Adds an update for a use case that has authorized its own verb (an import). */
  async add(ctx: Ctx, reported: Reported, input: PostStatusUpdateInput, isOnBehalf: boolean, sourceWord: string | null): Promise<StatusUpdate> {
    const update: StatusUpdate = {
      organizationId: ctx.organizationId,
      id: ctx.newId(),
      initiativeId: reported.initiative.id,
      health: input.health,
      narrative: input.narrative.trim(),
      progress: input.progress ?? null,
      nextStep: input.nextStep?.trim() || null,
      ask: input.ask?.trim() || null,
      authorId: ctx.actor.personId,
      isOnBehalf,
      correctsId: input.correctsId ?? null,
      sourceWord,
      postedAt: reported.at,
      withdrawnAt: null,
      version: 1,
    };
    const posted = { name: 'initiative.status_posted', subjectId: update.initiativeId, details: { updateId: update.id, health: update.health } };
    await ctx.record(posted, ctx.insertion(StatusUpdate, update), this.overviews.posted(ctx, reported, update));
    return update;
  }

  async withdrawStatusUpdate(ctx: Ctx, id: string): Promise<StatusUpdate> {
    const { initiativeId } = await ctx.get(StatusUpdate, { id });
    // Every write locks its initiative, or the read model could be left behind by a neighbour's.
    const { at } = await this.initiatives.load(ctx, initiativeId);
    const update = await ctx.get(StatusUpdate, { id });
    ctx.authorize(update.authorId === ctx.actor.personId);
    if (!(await ctx.update(StatusUpdate, update, StatusUpdate.withdraw(update, at)))) throw new DomainError('RULE', { en: 'It was withdrawn already.', es: 'Ya se había retirado.' });
    await ctx.record({ name: 'initiative.status_withdrawn', subjectId: update.initiativeId, details: { updateId: id } });
    return update;
  }

  async #reported(ctx: Ctx, initiativeId: string): Promise<Reported> {
    const reported = await lockedReported(ctx, initiativeId);
    if (!reported) throw notFound();
    if (may.postStatus(ctx.actor, reported.placed) && !may.isOnBehalf(ctx.actor, reported.placed)) return reported;
    return { ...reported, placed: { ...reported.placed, isResponsible: await holds(ctx, initiativeId, ctx.actor.personId, 'R') } };
  }
}

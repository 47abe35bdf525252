import { Injectable } from '@nestjs/common';
import { type Ctx, isProgram } from '@batuta/platform';
import { ownMemberships, type OwnMembershipRow } from '../session/session.queries.js';
import { OutboxJobs } from '../invitation/outbox.js';
import { Organization } from './organization.entity.js';
import type { OwnSampleType } from './organization.types.js';

/** A sample company of one's own: a shared one would show its visitors to each other. The worker tells it. */
@Injectable()
export class OwnSampleService {
  constructor(private readonly outbox: OutboxJobs) {}

  async ownSample(ctx: Ctx): Promise<OwnSampleType | null> {
    const own = await this.#own(ctx);
    return own && { slug: own.slug, name: own.name, isReady: own.sample === 'READY' };
  }

  /** Has it told in the background, in the reader's language; once is enough. */
  async exploreSample(ctx: Ctx): Promise<boolean> {
    ctx.authorize(isProgram(ctx.actor));
    if (await this.#own(ctx)) return true;
    if (!this.outbox.jobs) throw new Error('no jobs in this process');
    await this.outbox.jobs.enqueue(ctx, 'sample.tell', { accountId: ctx.accountId, organizationId: ctx.organizationId, language: ctx.language }, { heartbeatSeconds: 20, expireInSeconds: 900 });
    return true;
  }

  /** Says whether there was one. Its history stays where it is, and nobody gets there. */
  async putSampleAway(ctx: Ctx): Promise<boolean> {
    ctx.authorize(ctx.accountId !== null);
    const own = await this.#own(ctx);
    if (!own) return false;
    await ctx.become({ organizationId: own.organization_id, actor: null });
    await (await ctx.manager()).update(Organization, { id: own.organization_id }, { sample: 'PUT_AWAY' });
    return true;
  }

  #own(ctx: Ctx): Promise<OwnMembershipRow | null> {
    const { accountId } = ctx;
    return ctx.apart(async (apart) => {
      await apart.become({ accountId });
      return (await ownMemberships(apart)).find(({ sample, access }) => access === 'ADMIN' && (sample === 'READY' || sample === 'TELLING')) ?? null;
    });
  }
}

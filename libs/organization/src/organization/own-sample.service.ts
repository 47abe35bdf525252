import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, isProgram } from '@batuta/platform';
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

  /** Has it told in the background, in the reader's language; once is enough. Errors: RULE after many that were put away: each is a year of history. */
  async exploreSample(ctx: Ctx): Promise<boolean> {
    ctx.authorize(isProgram(ctx.actor));
    const known = await this.#ofAccount(ctx);
    if (known.some(isInUse)) return true;
    if (known.length >= mostSamples) throw new DomainError('RULE', { en: `You have had ${mostSamples} samples. Ask your operator to remove some.`, es: `Ya has tenido ${mostSamples} ejemplos. Pide a quien opera la instalación que borre alguno.` });
    if (!this.outbox.jobs) throw new Error('no jobs in this process');
    await this.outbox.jobs.enqueue(ctx, 'sample.tell', { accountId: ctx.accountId, organizationId: ctx.organizationId, language: ctx.language }, { heartbeatSeconds: 20, expireInSeconds: 900 });
    return true;
  }

  /** Says whether there was one. Its history stays where it is, and nobody gets there. */
  async putSampleAway(ctx: Ctx): Promise<boolean> {
    ctx.authorize(ctx.accountId !== null);
    const own = await this.#own(ctx);
    if (!own) return false;
    const { organization_id: organizationId, membership_id: membershipId, person_id: personId, access, currency, time_zone: timeZone, money_readers: moneyReaders, two_person_rule: twoPersonRule } = own;
    await ctx.become({ organizationId, actor: { accountId: ctx.accountId, membershipId, personId, access, departmentIds: new Set(), organization: { currency, timeZone, moneyReaders, twoPersonRule } } });
    const organization = await (await ctx.manager()).findOneByOrFail(Organization, { id: organizationId });
    await (await ctx.manager()).update(Organization, { id: organizationId, version: organization.version }, { sample: 'PUT_AWAY', version: organization.version + 1 });
    await ctx.record({ name: 'sample.put_away' });
    return true;
  }

  async #own(ctx: Ctx): Promise<OwnMembershipRow | null> {
    return (await this.#ofAccount(ctx)).find(isInUse) ?? null;
  }

  /** Every sample of the account, those that were put away too. */
  #ofAccount(ctx: Ctx): Promise<OwnMembershipRow[]> {
    const { accountId } = ctx;
    return ctx.apart(async (apart) => {
      await apart.become({ accountId });
      return (await ownMemberships(apart)).filter(({ sample, access }) => sample !== null && access === 'ADMIN');
    });
  }
}

/** How many one account may have had. */
const mostSamples = 10;

const isInUse = ({ sample }: OwnMembershipRow): boolean => sample === 'READY' || sample === 'TELLING';

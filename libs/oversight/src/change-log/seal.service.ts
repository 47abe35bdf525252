import { Injectable } from '@nestjs/common';
import { type Ctx, type CtxFacts, type Head, merkleRoot, ownSecret, publicKeyOf, rowHash, type Seal, sealOf, signHead, signingKey } from '@batuta/platform';
import { chains, horizon, isSettled, keepSeal, latestSeal, lockChain, rowsBetween, sealedRows, sealsAfter, unsealedRows } from './seal.queries.js';

export type Within = <Result>(facts: Partial<CtxFacts> & { operation: string }, act: (ctx: Ctx) => Promise<Result>) => Promise<Result>;

/** How long the sealer waits for transactions that began before it, in ms; what isn't settled then is sealed the next time. */
const patience = 10_000;

/** Seals the change log of an organization, and writes what a customer can verify alone. */
@Injectable()
export class SealService {
  /** Every organization in turn, each in transactions of its own. */
  async sealAll(within: Within): Promise<void> {
    const ids = await within({ operation: 'log.seal' }, async (ctx) => {
      ctx.authorize(true);
      return chains(ctx);
    });
    for (const { id } of ids) await this.sealChain(within, id);
  }

  /**
   * Seals what there is. Sequences are drawn before their transactions commit, so rows count only once everything that ran when
   * the horizon was read has ended: none can appear below a seal.
   */
  async sealChain(within: Within, organizationId: string): Promise<void> {
    const own = <Result>(act: (ctx: Ctx) => Promise<Result>): Promise<Result> =>
      within({ operation: 'log.seal', organizationId, actor: sealer(organizationId) }, async (ctx) => {
        ctx.authorize(true);
        return act(ctx);
      });
    const { sequence, running } = await own(horizon);
    for (const deadline = Date.now() + patience; !(await own((ctx) => isSettled(ctx, running))); ) {
      if (Date.now() > deadline) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    for (let isMore = true; isMore; ) {
      isMore = await own(async (ctx) => {
        await lockChain(ctx);
        const last = await latestSeal(ctx);
        const rows = await unsealedRows(ctx, last?.lastSequence ?? 0, sequence);
        const [first] = rows;
        if (!first) return false;
        const seal = { number: (last?.number ?? 0) + 1, firstSequence: first.sequence, lastSequence: rows.at(-1)?.sequence ?? first.sequence, rowCount: rows.length, root: merkleRoot(rows.map((row) => rowHash(organizationId, row))).toString('hex') };
        await keepSeal(ctx, { ...seal, seal: sealOf(last?.seal ?? '', organizationId, seal) });
        return true;
      });
    }
  }

  /** The sealed log as lines of JSON: the head, then each batch's rows with its seal. Reads one batch at a time; what is sealed meanwhile is the next export's. */
  async *exported(ctx: Ctx): AsyncGenerator<string> {
    const { organizationId } = ctx;
    const key = signingKey(ownSecret());
    const last = await latestSeal(ctx);
    const upTo = last?.number ?? 0;
    const head: Head = { organization: organizationId, seals: upTo, rows: await sealedRows(ctx, upTo), seal: last?.seal ?? '', exportedAt: new Date().toISOString() };
    yield JSON.stringify({ head: { ...head, publicKey: publicKeyOf(key), signature: signHead(head, key) } });
    for (let number = 0; ; ) {
      const seals: Seal[] = await sealsAfter(ctx, number);
      for (const seal of seals) {
        if (seal.number > head.seals) return;
        for (const row of await rowsBetween(ctx, seal.firstSequence, seal.lastSequence)) yield JSON.stringify({ row });
        yield JSON.stringify({ seal });
      }
      const newest = seals.at(-1);
      if (!newest) return;
      number = newest.number;
    }
  }
}

/** A system job with its name: it may do nothing that asks for access. */
function sealer(organizationId: string): CtxFacts['actor'] {
  return { accountId: null, membershipId: null, personId: organizationId, access: 'VIEWER', departmentIds: new Set(), organization: { currency: '', timeZone: 'UTC', moneyReaders: 'LEADERS', twoPersonRule: false } };
}

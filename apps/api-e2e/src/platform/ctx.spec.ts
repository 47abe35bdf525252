import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Ctx, type CtxFacts, EventBus, openDatabase } from '@batuta/platform';
import { product } from '../support/client.js';
import { Organization } from '../support/organization.js';

const happened = (organizationId: string, id: string, name: string | null) => ({ text: 'insert into app.events (organization_id, id, name, occurred_at) values ($1, $2, $3, now())', values: [organizationId, id, name] });

describe('a transaction', () => {
  const watcher = new pg.Client({ connectionString: product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });
  let database: DataSource;
  let organizationId: string;
  let other: string;

  beforeAll(async () => {
    await watcher.connect();
    database = await openDatabase(product.runtime.databaseUrl, [], 2).initialize();
    const ids = [];
    for (const { slug } of [await Organization.found(), await Organization.found()]) ids.push((await watcher.query('select id from app.organizations where slug = $1', [slug])).rows[0].id);
    [organizationId, other] = ids as [string, string];
  });
  afterAll(async () => {
    await database.destroy();
    await watcher.end();
  });

  const begin = (kind: CtxFacts['kind'], whose: string | null = organizationId): Ctx => {
    const actor = { accountId: randomUUID(), membershipId: randomUUID(), personId: randomUUID(), access: 'ADMIN', departmentIds: new Set(), organization: {} } as never;
    return new Ctx(database, new EventBus(), { requestId: 'ctx-spec', operation: 'test', language: 'en', kind, organizationId: whose, accountId: randomUUID(), actor });
  };
  const isKept = async (id: string): Promise<boolean> => (await watcher.query('select from app.events where id = $1', [id])).rows.length > 0;

  it('keeps what was only sent, and fails with it when it fails', async () => {
    const [good, lost, bad] = [randomUUID(), randomUUID(), randomUUID()];
    const one = begin('mutation');
    one.authorize(true);
    await one.send(happened(organizationId, good, 'test.happened'));
    await one.commit();
    expect(await isKept(good)).toBe(true);

    const other = begin('mutation');
    other.authorize(true);
    await other.send(happened(organizationId, lost, 'test.happened'));
    await other.send(happened(organizationId, bad, null));
    await expect(other.commit()).rejects.toThrow('null value in column "name"');
    expect([await isKept(lost), await isKept(bad)]).toEqual([false, false]);
  });

  it('says why to what is asked after what failed, not that it is over', async () => {
    const ctx = begin('mutation');
    ctx.authorize(true);
    await ctx.send(happened(organizationId, randomUUID(), null));
    await expect(ctx.sql('select 1')).rejects.toThrow('null value in column "name"');
    await ctx.rollback();
  });

  it('of a reader ends although nobody waits for it, and its connection serves the next at once, who sees nothing of it', async () => {
    const state = async (pid: number): Promise<string> => (await watcher.query('select state from pg_stat_activity where pid = $1', [pid])).rows[0].state;
    const ask = `select pg_backend_pid() as pid, current_setting('app.organization_id') as organization`;
    const seen = [];
    for (const whose of [organizationId, other, null]) {
      const reader = begin('query', whose);
      seen.push(...(await reader.sql<{ pid: number; organization: string }>(ask)));
      let isTurned = false;
      setImmediate(() => (isTurned = true));
      await reader.commit();
      expect(isTurned).toBe(false);
    }
    const pid = Number(seen[0]?.pid);
    expect(seen).toEqual([organizationId, other, ''].map((organization) => ({ pid, organization })));
    // Well before it would be ended for idling in a transaction.
    for (let tries = 0; tries < 100 && (await state(pid)) !== 'idle'; tries++) await pause(50);
    expect(await state(pid)).toBe('idle');
  });

  it('in which nobody said who may keeps nothing, says so or what failed before, and its connection serves the next', async () => {
    const [allowed, lost] = [randomUUID(), randomUUID()];
    const authorized = begin('mutation');
    authorized.authorize(true);
    await authorized.send(happened(organizationId, allowed, 'test.happened'));
    const [{ pid }] = (await authorized.sql<{ pid: number }>('select pg_backend_pid() as pid')) as [{ pid: number }];
    await authorized.commit();
    const unauthorized = begin('mutation');
    await unauthorized.send(happened(organizationId, lost, 'test.happened'));
    await expect(unauthorized.commit()).rejects.toThrow('test wrote without authorizing');
    expect([await isKept(allowed), await isKept(lost)]).toEqual([true, false]);
    const failed = begin('mutation');
    await failed.send(happened(organizationId, lost, null));
    await expect(failed.sql('select 1')).rejects.toThrow();
    await expect(failed.commit()).rejects.toThrow('null value in column "name"');
    const next = begin('query');
    expect(await next.sql('select pg_backend_pid() as pid')).toEqual([{ pid }]);
    await next.commit();
  });

  it('that only reads sends nothing that it would not wait for', async () => {
    const reader = begin('query');
    await expect(reader.send(happened(organizationId, randomUUID(), 'test.happened'))).rejects.toThrow('test only reads');
    await reader.rollback();
  });
});

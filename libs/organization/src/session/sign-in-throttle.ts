import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError, emailKey } from '@batuta/platform';

/** Failed sign-ins, counted in PostgreSQL so that restarts and replicas don't forget them: 10 an account, 100 an address, in 15 minutes. */
@Injectable()
export class SignInThrottle {
  #made: { account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;

  constructor(private readonly database: DataSource) {}

  /** Made at first use: the pool exists only once the database is open. */
  get #limiters(): { account: RateLimiterPostgres; address: RateLimiterPostgres } {
    if (this.#made) return this.#made;
    const storeClient = (this.database.driver as unknown as { master: unknown }).master;
    const options = { storeClient, storeType: 'pool', schemaName: 'app', tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false, duration: 900 };
    const account = new RateLimiterPostgres({ ...options, keyPrefix: 'account', points: 10 });
    const address = new RateLimiterPostgres({ ...options, keyPrefix: 'address', points: Number(process.env.SIGN_IN_LIMIT ?? 100) });
    return (this.#made = { account, address });
  }

  /** Errors: LIMITED, with the minutes to wait. */
  async check(email: string, address: string): Promise<void> {
    const { account, address: byAddress } = this.#limiters;
    for (const [limiter, key] of [[account, keyOf(email)], [byAddress, address]] as const) {
      const state = await limiter.get(key);
      if (!state || state.consumedPoints < limiter.points) continue;
      const minutes = Math.max(1, Math.ceil(state.msBeforeNext / 60_000));
      throw new DomainError('LIMITED', { en: `Too many failed sign-ins. Try again in ${minutes} min.`, es: `Demasiados intentos fallidos. Vuelve a intentarlo en ${minutes} min.` }, { field: 'password', retryAfter: minutes * 60 });
    }
  }

  async failed(email: string, address: string): Promise<void> {
    const { account, address: byAddress } = this.#limiters;
    await Promise.all([account.consume(keyOf(email)), byAddress.consume(address)].map((counted) => counted.catch(() => undefined)));
  }

  async succeeded(email: string): Promise<void> {
    await this.#limiters.account.delete(keyOf(email));
  }
}

function keyOf(email: string): string {
  return createHash('sha256').update(emailKey(email)).digest('base64url');
}

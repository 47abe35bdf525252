import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError, emailKey } from '@batuta/platform';

/** Tries with a password, counted in PostgreSQL so that restarts and replicas don't forget them: 10 an account, 100 an address, in 15 minutes. */
@Injectable()
export class SignInThrottle {
  #made: { account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;

  constructor(private readonly database: DataSource) {}

  /** Counted on connections of its own: a sign-in holds one already, and must not wait for a second of the same pool. */
  get #limiters(): { account: RateLimiterPostgres; address: RateLimiterPostgres } {
    if (this.#made) return this.#made;
    const storeClient = new pg.Pool({ connectionString: (this.database.options as { url?: string }).url, max: 3, connectionTimeoutMillis: 5000 });
    storeClient.on('error', () => undefined);
    const options = { storeClient, storeType: 'pool', schemaName: 'app', tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false, duration: 900 };
    const account = new RateLimiterPostgres({ ...options, keyPrefix: 'account', points: 10 });
    const address = new RateLimiterPostgres({ ...options, keyPrefix: 'address', points: Number(process.env.SIGN_IN_LIMIT ?? 100) });
    return (this.#made = { account, address });
  }

  /** Counts a try before its password is looked at, so that a burst can't slip through. Errors: LIMITED, with the time to wait. */
  async attempt(email: string, address: string): Promise<void> {
    const { account, address: byAddress } = this.#limiters;
    for (const [limiter, key] of [[account, keyOf(email)], [byAddress, address]] as const) {
      try {
        await limiter.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        const minutes = Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
        throw new DomainError('LIMITED', { en: `Too many tries to sign in. Try again in ${minutes} min.`, es: `Demasiados intentos de entrar. Vuelve a intentarlo en ${minutes} min.` }, { field: 'password', retryAfter: minutes * 60 });
      }
    }
  }

  /** A right password takes its try back. */
  async succeeded(email: string, address: string): Promise<void> {
    const { account, address: byAddress } = this.#limiters;
    await Promise.all([account.delete(keyOf(email)), byAddress.reward(address)]);
  }
}

function keyOf(email: string): string {
  return createHash('sha256').update(emailKey(email)).digest('base64url');
}

import { migrations } from './migrations/index.js';

// Whatever a library writes as a plain date is then the same on every machine, and no hour is ever skipped.
process.env.TZ = 'UTC';

export { migrations };

/** What the process is told by its environment; read once, here. */
export const config = {
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL ?? '',
  databaseOwnerUrl: process.env.DATABASE_OWNER_URL ?? '',
  isProduction: process.env.NODE_ENV === 'production',
  ratePerMinute: Number(process.env.RATE_PER_MINUTE ?? 1200),
  /** How many proxies stand before the api; its address headers are believed that far. */
  trustedProxies: Number(process.env.TRUSTED_PROXIES ?? 0),
};

import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** What this turn of the event loop asks leaves in one packet: writing a socket costs more than most of our statements. */
export function inOneWrite(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Texts that are sent prepared. PostgreSQL keeps a plan of each on every connection, so what clients can combine must end somewhere. */
const names = new Map<string, string>();
const mostNames = 500;

export function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < mostNames) names.set(text, (name = createHash('sha1').update(text).digest('base64url')));
  return name;
}

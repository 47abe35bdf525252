import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';

/** Streams that hold what nobody waits for, until it is time. */
const held = new WeakMap<Writable, NodeJS.Timeout>();

/** What this turn of the event loop asks leaves in one packet: writing a socket costs more than most of our statements. */
export function inOneWrite(client: PoolClient): void {
  const stream = streamOf(client);
  if (!takeOver(stream)) stream.cork();
  process.nextTick(() => stream.uncork());
}

/** What nobody waits for leaves with what this connection says next, or after a millisecond, where nothing follows. */
export function withTheNextWrite(client: PoolClient): void {
  const stream = streamOf(client);
  if (stream.writableCorked > 0) return;
  stream.cork();
  held.set(stream, setTimeout(() => takeOver(stream) && stream.uncork(), 1));
}

/** Whether the stream was held; whoever takes it over uncorks it. */
function takeOver(stream: Writable): boolean {
  clearTimeout(held.get(stream));
  return held.delete(stream);
}

function streamOf(client: PoolClient): Writable {
  return (client as PoolClient & { connection: { stream: Writable } }).connection.stream;
}

/** Texts that are sent prepared. PostgreSQL keeps a plan of each on every connection, so what clients can combine must end somewhere. */
const names = new Map<string, string>();
const mostNames = 500;

export function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (!name && names.size < mostNames) names.set(text, (name = createHash('sha1').update(text).digest('base64url')));
  return name;
}

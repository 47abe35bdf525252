import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { Writable } from 'node:stream';
import type { PoolClient } from 'pg';
import { inOneWrite, withTheNextWrite } from './wire.js';

/** A connection, and the packets that left it. */
function connection(): { client: PoolClient; stream: Writable; packets: string[] } {
  const packets: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => done(void packets.push(String(chunk))),
    writev: (chunks, done) => done(void packets.push(chunks.map(({ chunk }) => String(chunk)).join(' '))),
  });
  return { client: { connection: { stream } } as unknown as PoolClient, stream, packets };
}

const say = (stream: Writable, ...words: string[]): void => words.forEach((word) => stream.write(word));

describe('what is written to the database', () => {
  it('in one turn leaves in one packet', async () => {
    const { client, stream, packets } = connection();
    inOneWrite(client);
    say(stream, 'begin');
    inOneWrite(client);
    say(stream, 'select');
    await turn();
    expect(packets).toEqual(['begin select']);
  });

  it('and waited for by nobody leaves with the next', async () => {
    const { client, stream, packets } = connection();
    withTheNextWrite(client);
    say(stream, 'commit');
    expect(packets).toEqual([]);
    inOneWrite(client);
    say(stream, 'begin', 'select');
    await turn();
    expect(packets).toEqual(['commit begin select']);
    inOneWrite(client);
    say(stream, 'select');
    await turn();
    expect(packets).toEqual(['commit begin select', 'select']);
  });

  it('leaves by itself where nothing follows', async () => {
    const { client, stream, packets } = connection();
    withTheNextWrite(client);
    say(stream, 'commit');
    await pause(20);
    expect(packets).toEqual(['commit']);
    expect(stream.writableCorked).toBe(0);
  });

  it('joins what is about to leave', async () => {
    const { client, stream, packets } = connection();
    inOneWrite(client);
    say(stream, 'begin', 'select');
    withTheNextWrite(client);
    say(stream, 'commit');
    await turn();
    expect(packets).toEqual(['begin select commit']);
    expect(stream.writableCorked).toBe(0);
  });
});

import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { childrenOf, cleanUp, folder, freePort, launched, refused } from './support/launcher.js';

afterAll(cleanUp);

const json = { 'content-type': 'application/json' };

async function send(url: string, query: string, variables: object = {}, headers: Record<string, string> = {}): Promise<{ data: Record<string, never>; cookie: string }> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await response.json()) as { data: Record<string, never>; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
  return { data, cookie: /__Host-batuta=[^;]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '' };
}

async function signIn(url: string, email: string, password: string): Promise<string> {
  return (await send(url, 'mutation ($input: SignInInput!) { signIn(input: $input) }', { input: { email, password } })).cookie;
}

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await Promise.resolve(isTrue()).catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('it never became so');
}

describe('a start that can’t be', () => {
  it('names a taken port and another way, and ends with 1', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    const { code, said } = await refused({ PORT: String(port), DATA_DIR: folder() });
    taken.close();
    expect({ code, said }).toEqual({ code: 1, said: `Port ${port} on 127.0.0.1 is taken by another program; stop that one, or choose another with PORT=3001 npm start.` });
  });

  it('names a folder that can’t be written', async () => {
    const place = folder();
    writeFileSync(join(place, 'file'), '');
    const { code, said } = await refused({ PORT: String(await freePort()), DATA_DIR: join(place, 'file', 'data') });
    expect(code).toBe(1);
    expect(said).toMatch(/^The data folder .*file\/data can't be written \(ENOTDIR\); give this user the right to write there, or choose another with DATA_DIR\.$/);
  });

  it('names a database that can’t be reached, and one address without the other', async () => {
    const nobody = `postgres://batuta:secret@127.0.0.1:${await freePort()}/batuta`;
    const unreachable = await refused({ PORT: String(await freePort()), DATA_DIR: folder(), DATABASE_URL: nobody, DATABASE_OWNER_URL: nobody });
    expect(unreachable.code).toBe(1);
    expect(unreachable.said).toMatch(/The database of DATABASE_URL can't be reached \(ECONNREFUSED\)/);
    expect(unreachable.said).not.toContain('secret');
    const half = await refused({ PORT: String(await freePort()), DATA_DIR: folder(), DATABASE_URL: nobody });
    expect(half).toEqual({ code: 1, said: expect.stringContaining('DATABASE_OWNER_URL is not') });
  });
});

describe('a start', () => {
  it('restarts what dies, starts again on its data with the sample there, and refuses data of a newer schema', async () => {
    const first = await launched({ SAMPLE: 'on' });
    await signIn(first.url, 'ana@aurora.example', first.password);
    for (const name of ['worker.js', 'main.js', 'postgres']) {
      const [victim] = childrenOf(first.runtime.pid, name);
      process.kill(victim as number, 'SIGKILL');
      await until(() => childrenOf(first.runtime.pid, name).length === 1 && !childrenOf(first.runtime.pid, name).includes(victim as number));
    }
    await until(async () => (await fetch(`${first.url}/health/ready`)).ok);
    await until(async () => Boolean(await signIn(first.url, 'ana@aurora.example', first.password)));
    expect(await first.stop()).toBe(0);

    const second = await launched({ SAMPLE: 'on', DATA_DIR: first.dataDir });
    expect(second.password).toBe(first.password);
    await signIn(second.url, 'amy@harbor.example', second.password);
    const owner = new pg.Client({ connectionString: second.runtime.databaseOwnerUrl });
    await owner.connect();
    await owner.query(`insert into app.migrations (timestamp, name) values (9999999999999, 'Tomorrow9999999999999')`);
    await owner.end();
    expect(await second.stop()).toBe(0);

    const third = await refused({ PORT: String(await freePort()), DATA_DIR: first.dataDir });
    expect(third.code).toBe(1);
    expect(third.said).toContain('This data was made by a newer Batuta (it has Tomorrow9999999999999); start that version, or restore a backup of this one. Nothing was changed.');
  });

  it('serves from somebody else’s PostgreSQL without a sample, and only with a role that row security binds', async () => {
    const host = await launched();
    const superuser = new pg.Client({ connectionString: host.runtime.superuserUrl });
    await superuser.connect();
    await superuser.query(`create role their_owner login password 'o'; create role their_app login password 'a'; create role their_bypass login bypassrls password 'b'`);
    await superuser.query('create database theirs owner their_owner');
    await superuser.end();
    const address = (role: string, password: string): string => {
      const url = new URL(host.runtime.databaseUrl);
      Object.assign(url, { username: role, password, pathname: '/theirs' });
      return url.href;
    };
    const theirs = await launched({ DATABASE_URL: address('their_app', 'a'), DATABASE_OWNER_URL: address('their_owner', 'o'), SAMPLE: '' });
    expect(theirs.said()).not.toContain('Sample sign-ins');
    expect((await fetch(`${theirs.url}/health/ready`)).status).toBe(200);
    expect(await theirs.stop()).toBe(0);

    const bypassing = await refused({ PORT: String(await freePort()), DATA_DIR: folder(), DATABASE_URL: address('their_bypass', 'b'), DATABASE_OWNER_URL: address('their_owner', 'o') });
    await host.stop();
    expect(bypassing.code).toBe(1);
    expect(bypassing.said).toContain('which has BYPASSRLS; use a role that owns nothing');
  });
});

describe('an invitation', () => {
  it('is mailed where there is a mail server, with the link that was shown once', async () => {
    const mails: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (chunk) => (text += chunk));
        stream.on('end', () => {
          mails.push(text);
          done();
        });
      },
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.server.address() as AddressInfo;
    const product = await launched({ SAMPLE: 'on', SMTP_URL: `smtp://127.0.0.1:${port}` });
    const cookie = await signIn(product.url, 'ana@aurora.example', product.password);
    const { data } = await send(product.url, 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link isMailed } }', { input: { email: 'nueva@aurora.example', name: 'Nuria Nueva', access: 'VIEWER' } }, { cookie, 'batuta-organization': 'aurora' });
    const { link, isMailed } = data.inviteMember as unknown as { link: string; isMailed: boolean };
    expect(isMailed).toBe(true);
    await until(() => mails.length > 0);
    await product.stop();
    await new Promise<void>((done) => server.close(() => done()));
    const mail = (mails[0] as string).replace(/=\r\n/g, '').replace(/=3D/g, '=');
    expect(mail).toContain('To: nueva@aurora.example');
    expect(mail).toContain(link);
    expect(mails).toHaveLength(1);
  });
});

import pg from 'pg';
import { product } from '../support/client.js';
import { Organization } from '../support/organization.js';

const assign = 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id owner { id name } } }';
const history = 'query ($id: ID!) { subject(id: $id) { owner { id } unownedSince unownedReason ownershipHistory { startedAt endedAt person { id } givenBy { id } reason } } }';

interface Range {
  startedAt: string;
  endedAt: string | null;
  person: { id: string };
}

/** Half-open ranges one after the other, without holes, the last one open. */
function isUnbroken(ranges: Range[]): boolean {
  return ranges.every((range, i) => (i === ranges.length - 1 ? range.endedAt === null : range.endedAt === ranges[i + 1]?.startedAt));
}

describe('ownership', () => {
  let organization: Organization;
  let people: string[];

  beforeAll(async () => {
    organization = await Organization.found();
    people = [await organization.person('Nora One'), await organization.person('Nico Two')];
  });

  it('a new initiative is a visible gap until somebody is accountable', async () => {
    const id = await organization.initiative();
    const before = (await organization.admin.client.ask(history, { id })).subject;
    expect(before).toMatchObject({ owner: null, unownedReason: 'NEVER_ASSIGNED', ownershipHistory: [] });
    await organization.admin.client.ask(assign, { input: { subjectId: id, personId: people[0], reason: 'Knows the calls' } });
    const after = (await organization.admin.client.ask(history, { id })).subject;
    expect(after).toMatchObject({ owner: { id: people[0] }, unownedSince: null, unownedReason: null });
    expect(after.ownershipHistory).toMatchObject([{ person: { id: people[0] }, givenBy: { id: organization.admin.personId }, reason: 'Knows the calls', endedAt: null }]);
  });

  it('an assignment is taken back by who made it: to the owner before, or to the gap with its age', async () => {
    const undo = 'mutation ($input: UndoAssignmentInput!) { undoAssignment(input: $input) { owner { id } unownedSince unownedReason } }';
    const id = await organization.initiative();
    const gap = (await organization.admin.client.ask(history, { id })).subject;
    const office = await organization.member('Olga Office', 'PROGRAM_OFFICE');
    await office.client.ask(assign, { input: { subjectId: id, personId: people[0] } });
    // Somebody else's is not theirs to take back, though they may assign.
    expect((await organization.admin.client.send(undo, { input: { subjectId: id } })).code).toBe('RULE');
    expect((await office.client.ask(undo, { input: { subjectId: id } })).undoAssignment).toEqual({ owner: null, unownedSince: gap.unownedSince, unownedReason: 'NEVER_ASSIGNED' });
    expect((await office.client.send(undo, { input: { subjectId: id } })).code).toBe('RULE');
    await office.client.ask(assign, { input: { subjectId: id, personId: people[0] } });
    await office.client.ask(assign, { input: { subjectId: id, personId: people[1] } });
    expect((await office.client.ask(undo, { input: { subjectId: id } })).undoAssignment).toEqual({ owner: { id: people[0] }, unownedSince: null, unownedReason: null });
    const { ownershipHistory } = (await organization.admin.client.ask(history, { id })).subject as { ownershipHistory: Range[] };
    expect(ownershipHistory.map(({ person }) => person.id)).toEqual([people[0], people[0], people[1], people[0]]);
  });

  it('of two who race with what they saw, one succeeds and the other is told who owns it', async () => {
    for (let round = 0; round < 20; round++) {
      const id = await organization.initiative();
      const answers = await Promise.all(people.map((personId) => organization.admin.client.send(assign, { input: { subjectId: id, personId, expectedOwnerId: null } })));
      const refused = answers.filter(({ code }) => code === 'CONFLICT');
      expect(answers.filter(({ code }) => code === null)).toHaveLength(1);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.errors[0]?.extensions.ownerName).toMatch(/^(Nora One|Nico Two)$/);
    }
  });

  it('after a thousand racing assignments there is one owner and one unbroken range', async () => {
    const id = await organization.initiative();
    let refused = 0;
    const race = async (offset: number): Promise<void> => {
      for (let i = 0; i < 250; i++) {
        const { code } = await organization.admin.client.send(assign, { input: { subjectId: id, personId: people[(i + offset) % 2] } });
        if (code) refused++;
      }
    };
    await Promise.all([race(0), race(1), race(0), race(1)]);
    expect(refused).toBe(0);
    const { ownershipHistory, owner } = (await organization.admin.client.ask(history, { id })).subject as { ownershipHistory: Range[]; owner: { id: string } };
    expect(ownershipHistory.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(ownershipHistory.at(-1)?.person.id).toBe(owner.id);
    expect(ownershipHistory.length).toBeGreaterThan(100);
    expect(isUnbroken(ownershipHistory)).toBe(true);
  });

  it('can’t go to somebody of another organization', async () => {
    const other = await Organization.found();
    const id = await organization.initiative();
    expect((await organization.admin.client.send(assign, { input: { subjectId: id, personId: other.admin.personId } })).code).toBe('NOT_FOUND');
    expect((await organization.admin.client.send(assign, { input: { subjectId: id, personId: people[0] } })).code).toBeNull();
  });
});

describe('ownership in the database, as the app’s role', () => {
  let organization: Organization;
  let neighbour: Organization;
  let ids: { organization: string; neighbour: string };
  let owned: string;
  let other: string;
  let person: string;
  let foreignPerson: string;
  const client = new pg.Client({ connectionString: product.runtime.databaseUrl });
  const tenant = (id: string): Promise<unknown> => client.query(`select set_config('app.organization_id', $1, true)`, [id]);

  beforeAll(async () => {
    await client.connect();
    [organization, neighbour] = await Promise.all([Organization.found(), Organization.found()]);
    const idOf = async (one: Organization): Promise<string> => (await one.admin.client.ask('{ me { organization { id } } }')).me.organization.id;
    ids = { organization: await idOf(organization), neighbour: await idOf(neighbour) };
    person = await organization.person('Olaf Owner', await organization.department('Service'));
    foreignPerson = neighbour.admin.personId;
    owned = await organization.initiative();
    other = await organization.initiative();
    await organization.own(owned, person);
    await organization.own(other, person);
  });

  afterAll(() => client.end());

  /** Runs an attack in a transaction; gives the SQLSTATE that stopped it, or null when it went through. */
  async function attack(statements: [string, unknown[]?][], beforeCommit?: [string, unknown[]?]): Promise<string | null> {
    try {
      await client.query('begin');
      await tenant(ids.organization);
      for (const [text, values] of statements) await client.query(text, values ?? []);
      if (beforeCommit) await client.query(beforeCommit[0], beforeCommit[1] ?? []);
      await client.query('commit');
      return null;
    } catch (error) {
      await client.query('rollback');
      return (error as { code: string }).code;
    }
  }

  const blank: [string] = [`select set_config('app.organization_id', '', true)`];
  const endsTheirs: [string, unknown[]] = [`update app.responsibilities set ended_at = now() + interval '1 day' where subject_id = $1 and letter = 'A' and ended_at is null`, ['']];

  it('lets an orderly handover through (the positive control)', async () => {
    const fresh = '01900000-0000-7000-8000-0000000000aa';
    expect(
      await attack([
        [`update app.responsibilities set ended_at = clock_timestamp() where subject_id = $1 and letter = 'A' and ended_at is null`, [other]],
        [`insert into app.responsibilities (organization_id, subject_id, id, letter, person_id, started_at) values ($1, $2, $3, 'A', $4, clock_timestamp())`, [ids.organization, other, fresh, person]],
        [`update app.subjects set accountable_id = $2 where id = $1`, [other, fresh]],
      ]),
    ).toBeNull();
  });

  const variants: [string, [string] | (() => [string, unknown[]]) | undefined][] = [
    ['', undefined],
    [', with the tenant blanked before commit', blank],
    [', with the tenant switched before commit', () => [`select set_config('app.organization_id', $1, true)`, [ids.neighbour]]],
  ];

  describe.each(variants)('refuses%s', (_, before) => {
    const last = (): [string, unknown[]?] | undefined => (typeof before === 'function' ? before() : before);
    const newId = (): string => `01900000-0000-7000-8000-${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`;

    it('a second Accountable', async () => {
      expect(await attack([[`insert into app.responsibilities (organization_id, subject_id, id, letter, person_id, started_at) values ($1, $2, $3, 'A', $4, now())`, [ids.organization, owned, newId(), person]]], last())).toBe('23505');
    });

    it('an ended Accountable that the subject still points at', async () => {
      expect(await attack([[endsTheirs[0], [owned]]], last())).toBe('23503');
    });

    it('an active subject with neither Accountable nor gap', async () => {
      expect(await attack([[`update app.subjects set accountable_id = null where id = $1`, [owned]]], last())).toBe('23514');
    });

    it('a gap beside a current Accountable', async () => {
      expect(await attack([[`update app.subjects set accountable_id = null, unowned_since = now(), unowned_reason = 'CLEARED' where id = $1`, [owned]]], last())).toBe('23503');
    });

    it('pointing at another subject’s responsibility', async () => {
      expect(await attack([[`update app.subjects set accountable_id = (select accountable_id from app.subjects where id = $2) where id = $1`, [owned, other]]], last())).toBe('23503');
    });

    it('a holder of another organization', async () => {
      expect(await attack([[`insert into app.responsibilities (organization_id, subject_id, id, letter, person_id, started_at) values ($1, $2, $3, 'R', $4, now())`, [ids.organization, owned, newId(), foreignPerson]]], last())).toBe('23503');
    });

    it('somebody who leaves while holding something', async () => {
      expect(await attack([[`update app.people set departed_at = now() where id = $1`, [person]]], last())).toBe('23503');
    });

    it('a state of the subject that its initiative doesn’t have', async () => {
      expect(await attack([[`update app.subjects set state = 'closed' where id = $1`, [owned]]], last())).toBe('23503');
    });

    it('deleting a current Accountable', async () => {
      expect(await attack([[`delete from app.responsibilities where subject_id = $1 and letter = 'A' and ended_at is null`, [owned]]], last())).toBe('23503');
    });
  });

  it('sees and changes nothing of a neighbour, whatever is asked', async () => {
    await client.query('begin');
    await tenant(ids.neighbour);
    expect((await client.query('select from app.subjects where id = $1', [owned])).rowCount).toBe(0);
    expect((await client.query('update app.subjects set title = $2 where id = $1', [owned, 'Stolen'])).rowCount).toBe(0);
    await client.query('rollback');
    expect(await attack([[`insert into app.departments (organization_id, id, name, name_key, created_at) values ($1, $2, 'X', 'x', now())`, [ids.neighbour, '01900000-0000-7000-8000-0000000000bb']]])).toBe('42501');
  });

  it('logs every change, and the log can’t be written, changed or emptied', async () => {
    const count = async (): Promise<number> => {
      await client.query('begin');
      await tenant(ids.organization);
      const { rows } = await client.query('select count(*)::int as count from app.change_log where record_id = $1', [owned]);
      await client.query('commit');
      return rows[0].count;
    };
    const before = await count();
    expect(await attack([[`update app.subjects set title = 'Renamed' where id = $1`, [owned]]])).toBeNull();
    expect(await count()).toBe(before + 1);
    for (const text of ['update app.change_log set actor_id = $$x$$', 'delete from app.change_log', 'truncate app.change_log', `insert into app.change_log (organization_id, occurred_at, actor_id, request_id, operation, action, table_name, record_id) values ('${ids.organization}', now(), 'x', 'x', 'x', 'insert', 'x', '${owned}')`, 'alter table app.subjects disable trigger log_change', `set session_replication_role = 'replica'`, 'update app.events set name = $$x$$', 'delete from app.events']) {
      expect(await attack([[text]])).toBe('42501');
    }
  });

  // But of the tables without tenants that the test of the database's shape lists with their reasons.
  it('outside an organization sees no row of any', async () => {
    const { rows } = await client.query(`select tablename from pg_tables where schemaname = 'app' and tablename not in ('rate_limits', 'migrations', 'log_chains') and tablename not like 'change_log_%'`);
    // There is something to see, so that seeing nothing says something.
    await client.query('begin');
    await tenant(ids.organization);
    for (const table of ['departments', 'people', 'subjects', 'initiatives', 'responsibilities', 'criteria', 'change_log', 'events']) expect((await client.query(`select from app.${table}`)).rowCount).toBeGreaterThan(0);
    await client.query('commit');
    for (const { tablename } of rows) expect({ tablename, rows: (await client.query(`select from app.${tablename}`)).rowCount }).toEqual({ tablename, rows: 0 });
  });
});

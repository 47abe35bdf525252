import pg from 'pg';
import { type Client, product } from '../support/client.js';
import { type Gap, inDays, page } from '../support/gaps.js';
import { type Member, Organization } from '../support/organization.js';

const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

describe('the gap list', () => {
  let organization: Organization;
  let ask: Member['client']['ask'];
  const gapsOf = async (rule: string, more: object = {}): Promise<Gap[]> => (await ask(page, { filter: { rules: [rule], ...more } })).gaps.nodes;
  /** The gap is there with its age of today and its severity, and not any more once its act is done. */
  const closes = async (rule: string, recordId: string, severity: string, act: () => Promise<unknown>): Promise<Gap> => {
    const gap = (await gapsOf(rule)).find((one) => one.recordId === recordId) as Gap;
    expect(gap).toMatchObject({ severity, can: { close: true, mute: true } });
    expect(Math.abs(Date.parse(gap.since) - Date.now())).toBeLessThan(48 * 3_600_000);
    await act();
    expect((await gapsOf(rule)).map((one) => one.recordId)).not.toContain(recordId);
    return gap;
  };

  beforeEach(async () => {
    organization = await Organization.found();
    ask = organization.admin.client.ask.bind(organization.admin.client);
  });

  it('is as serious as the organization says, from when it says', async () => {
    const id = await organization.initiative({ title: 'Quiet gap' });
    const save = (client: Client, threshold: object) => client.send('mutation ($input: SaveGapThresholdsInput!) { saveGapThresholds(input: $input) { id seriousAfter criticalAfter most usual { seriousAfter criticalAfter most } } }', { input: { thresholds: [threshold] } });
    const severity = async (): Promise<string | undefined> => (await gapsOf('unowned')).find(({ recordId }) => recordId === id)?.severity;
    expect(await severity()).toBe('MODERATE');
    const { data } = await save(organization.admin.client, { rule: 'unowned', seriousAfter: 0, criticalAfter: 5 });
    expect(data.saveGapThresholds).toContainEqual({ id: 'unowned', seriousAfter: 0, criticalAfter: 5, most: null, usual: { seriousAfter: 7, criticalAfter: 30, most: null } });
    expect(await severity()).toBe('SERIOUS');
    for (const [threshold, code, field] of [[{ rule: 'unowned', seriousAfter: 5, criticalAfter: 5 }, 'INVALID', 'criticalAfter'], [{ rule: 'unowned', seriousAfter: null }, 'INVALID', 'criticalAfter'], [{ rule: 'unowned', most: 3 }, 'INVALID', 'most'], [{ rule: 'overload', most: null }, 'INVALID', 'most'], [{ rule: 'nothing' }, 'NOT_FOUND', undefined]] as const) {
      const { code: refused, errors } = await save(organization.admin.client, threshold);
      expect([refused, errors[0]?.extensions.field]).toEqual([code, field]);
    }
    const executive = await organization.member('Eva Exec', 'EXECUTIVE');
    expect((await save(executive.client, { rule: 'unowned', seriousAfter: 1, criticalAfter: 5 })).code).toBe('FORBIDDEN');
    expect(await severity()).toBe('SERIOUS');
    // How much one person may answer for counts in the list, and where loads are shown.
    const owner = await organization.person('Olga Owner');
    for (const title of ['One', 'Two']) await organization.own(await organization.initiative({ title }), owner);
    expect(await gapsOf('overload')).toEqual([]);
    await save(organization.admin.client, { rule: 'overload', most: 1 });
    expect(await gapsOf('overload')).toMatchObject([{ recordId: owner, what: 'Olga Owner is accountable for 2 things', why: 'More than 1 are seldom looked after. Pass some on.' }]);
    expect((await ask('{ continuity { mostOwned } }')).continuity).toEqual({ mostOwned: 1 });
    expect((await ask('{ changeLog(first: 1, filter: { kind: SETTINGS }) { nodes { operation } } }')).changeLog.nodes[0].operation).toBe('saveGapThresholds');
  });

  it('is counted each day, once', async () => {
    await organization.initiative({ title: 'Quiet gap' });
    const { totalCount } = (await ask(page, {})).gaps;
    const client = new pg.Client({ connectionString: product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });
    await client.connect();
    const trend = async () => (await ask('{ gapTrend(days: 3) { day stops weakens } }')).gapTrend;
    const counted = async (): Promise<void> => {
      const { rows: [job] } = await client.query(`insert into pgboss.job (name, data) values ('gaps.count', '{}') returning id`);
      for (let tries = 0; tries < 600; tries++) {
        const { rows: [now] } = await client.query('select state from pgboss.job where id = $1', [job.id]);
        if (now.state === 'completed') return;
        await new Promise((done) => setTimeout(done, 100));
      }
      throw new Error('it was never counted');
    };
    await counted();
    const [first, ...others] = await trend();
    expect([first.stops + first.weakens, others]).toEqual([totalCount, []]);
    expect(first.stops).toBeGreaterThanOrEqual(1);
    // A day’s count is of its beginning: what comes later is another day’s.
    await organization.initiative({ title: 'Another' });
    await counted();
    expect(await trend()).toEqual([first]);
    await client.end();
  });

  it('unowned: assigning an owner closes it', async () => {
    const id = await organization.initiative({ title: 'Quiet gap' });
    const gap = await closes('unowned', id, 'MODERATE', () => organization.own(id, organization.admin.personId));
    expect(gap).toMatchObject({ id: `unowned:${id}`, what: 'Nobody is accountable for “Quiet gap”', why: 'Never assigned', action: 'ASSIGN_OWNER' });
  });

  it('responsible-without-accountable: assigning an owner closes it', async () => {
    const id = await organization.initiative();
    await ask('mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId: id, letter: 'R', holder: { personId: await organization.person('Rosa R') } } });
    const gap = await closes('responsible-without-accountable', id, 'SERIOUS', () => organization.own(id, organization.admin.personId));
    expect(gap.why).toContain('Rosa R');
  });

  it('handover-waiting: whoever accepts an offer closes it', async () => {
    const id = await organization.initiative();
    const leaver = await organization.person('Leo Leaver');
    const receiver = await organization.member('Rita Receiver', 'CONTRIBUTOR');
    await organization.own(id, leaver);
    await ask('mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }', { input: { personId: leaver } });
    const gap = await closes('handover-waiting', id, 'MODERATE', async () => {
      const { offerHandover } = await ask('mutation ($input: OfferHandoverInput!) { offerHandover(input: $input) { id } }', { input: { subjectId: id, receiverId: receiver.personId } });
      expect((await gapsOf('handover-waiting'))[0]?.what).toContain('is offered to Rita Receiver');
      await receiver.client.ask('mutation ($input: HandoverIdInput!) { acceptHandover(input: $input) { id } }', { input: { id: offerHandover.id } });
    });
    expect(gap).toMatchObject({ action: 'OFFER_HANDOVER', why: expect.stringContaining('Leo Leaver has left') });
  });

  it('no-sponsor: naming one closes it', async () => {
    const id = await organization.initiative();
    await closes('no-sponsor', id, 'MODERATE', () => ask('mutation ($input: AssignSponsorInput!) { assignSponsor(input: $input) { id } }', { input: { initiativeId: id, personId: organization.admin.personId } }));
  });

  it('past-end: another last day closes it', async () => {
    const id = await organization.initiative({ endsOn: yesterday() });
    await closes('past-end', id, 'MODERATE', () => ask('mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', { input: { id, version: 1, endsOn: inDays(60) } }));
  });

  it('role-vacant: putting somebody in it closes it, as many as it needs', async () => {
    const { id } = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Journey lead', needed: 2 } })).createRole;
    const put = async (name: string): Promise<unknown> => ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: id, personId: await organization.person(name) } });
    await put('One');
    const gap = await closes('role-vacant', id, 'MODERATE', () => put('Two'));
    expect(gap.why).toBe('It needs 2 people and lacks 1.');
  });

  it('term-over: another term closes it', async () => {
    const { id } = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Journey lead' } })).createRole;
    const personId = await organization.person('Tess Term');
    const assignment = (await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: id, personId, electedUntil: yesterday() } })).assignRole.id;
    const gap = await closes('term-over', id, 'MODERATE', () => ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: id, personId, electedUntil: inDays(365) } }));
    expect(gap.id).toBe(`term-over:${id}:${assignment}`);
  });

  it('mandate: all four parts close it', async () => {
    const { id } = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Head of CX', leadsCx: true } })).createRole;
    const gap = await closes('mandate', id, 'SERIOUS', () => ask('mutation ($input: EditRoleInput!) { editRole(input: $input) { id } }', { input: { id, version: 1, leadsCx: true, authority: 'Asks', decisionRights: 'Decides', budgetLimit: { amount: '1' }, sponsorId: organization.admin.personId } }));
    expect(gap.what).toBe('Head of CX: mandate by title only');
  });

  it('body-chair and body-rules: a chair, and quorum with cadence, close them', async () => {
    const { id, roles } = (await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id roles { id seat } } }', { input: { name: 'CX council', kind: 'COUNCIL' } })).createBody as { id: string; roles: { id: string; seat: string }[] };
    const chair = roles.find(({ seat }) => seat === 'CHAIR')?.id as string;
    await closes('body-chair', chair, 'MODERATE', () => ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: chair, personId: organization.admin.personId } }));
    const gap = await closes('body-rules', id, 'MODERATE', () => ask('mutation ($input: EditBodyInput!) { editBody(input: $input) { id } }', { input: { id, version: 1, quorum: 3, cadence: 'MONTH' } }));
    expect(gap.what).toBe('“CX council” has no quorum and no cadence');
  });

  it('overload: passing one of seven on closes it', async () => {
    const [busy, free] = [await organization.person('Bea Busy'), await organization.person('Fay Free')];
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push(await organization.initiative());
    for (const id of ids.slice(0, 6)) await organization.own(id, busy);
    expect(await gapsOf('overload')).toEqual([]);
    await organization.own(ids[6] as string, busy);
    await closes('overload', busy, 'MODERATE', () => organization.own(ids[0] as string, free));
  });

  it('department-in-nothing: any letter of somebody in it closes it', async () => {
    const department = await organization.department('Research');
    const person = await organization.person('Rhea Research', department);
    const id = await organization.initiative();
    await closes('department-in-nothing', department, 'MODERATE', () => ask('mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId: id, letter: 'I', holder: { personId: person } } }));
  });

  it('is counted by rule, muted with a reason until a day, and heard again', async () => {
    const [one, two] = [await organization.initiative({ title: 'One' }), await organization.initiative({ title: 'Two' })];
    const before = (await ask(page, {})).gaps;
    expect(before.counts).toEqual(expect.arrayContaining([{ rule: 'unowned', effect: 'STOPS', count: 2 }, { rule: 'no-sponsor', effect: 'WEAKENS', count: 2 }]));
    expect(before.totalCount).toBe(before.nodes.length);
    const mute = 'mutation ($input: MuteGapInput!) { muteGap(input: $input) { mutedUntil muteReason } }';
    const gapId = `unowned:${one}`;
    expect((await organization.admin.client.send(mute, { input: { gapId, reason: 'x', untilOn: yesterday() } })).code).toBe('INVALID');
    expect((await organization.admin.client.send(mute, { input: { gapId: `unowned:${organization.admin.personId}`, reason: 'x', untilOn: inDays(5) } })).code).toBe('NOT_FOUND');
    expect((await ask(mute, { input: { gapId, reason: 'Decided in January', untilOn: inDays(20) } })).muteGap).toEqual({ mutedUntil: inDays(20), muteReason: 'Decided in January' });
    expect((await gapsOf('unowned')).map(({ recordId }) => recordId)).toEqual([two]);
    expect((await gapsOf('unowned', { isMuted: true })).map(({ recordId }) => recordId)).toEqual([one]);
    // Closed and open again it is another gap.
    await organization.own(one, organization.admin.personId);
    await ask('mutation ($input: ClearResponsibilityInput!) { clearResponsibility(input: $input) { id } }', { input: { subjectId: one, holder: { personId: organization.admin.personId }, reason: 'Again' } });
    expect(await gapsOf('unowned')).toHaveLength(2);
    await ask(mute, { input: { gapId, reason: 'Decided again', untilOn: inDays(20) } });
    expect(await gapsOf('unowned')).toHaveLength(1);
    await ask('mutation ($input: GapIdInput!) { unmuteGap(input: $input) { id } }', { input: { gapId } });
    expect(await gapsOf('unowned')).toHaveLength(2);
    expect((await organization.admin.client.send('mutation ($input: GapIdInput!) { unmuteGap(input: $input) { id } }', { input: { gapId } })).code).toBe('RULE');
  });

  it('comes in pages, the oldest first, each once', async () => {
    for (let i = 0; i < 5; i++) await organization.initiative();
    const read = 'query ($after: String) { gaps(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const seen: string[] = [];
    for (let after: string | null = null, isDone = false; !isDone; ) {
      const { gaps }: { gaps: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await ask(read, { after });
      seen.push(...gaps.nodes.map(({ id }) => id));
      after = gaps.pageInfo.endCursor;
      isDone = !gaps.pageInfo.hasNextPage;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await ask(page, {})).gaps.totalCount);
  });
});

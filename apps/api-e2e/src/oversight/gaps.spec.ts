import pg from 'pg';
import { Client, product } from '../support/client.js';
import { type Member, Organization, testPassword, tokenOf } from '../support/organization.js';

const page = 'query ($filter: GapFilter) { gaps(filter: $filter, first: 100) { totalCount counts { rule effect count } nodes { id rule severity effect action what why since mutedUntil recordId subject { id } can { close mute } } } }';

interface Gap {
  id: string;
  rule: string;
  severity: string;
  what: string;
  why: string;
  since: string;
  action: string;
  recordId: string;
  mutedUntil: string | null;
  can: { close: boolean; mute: boolean };
}

const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

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
    expect(gap).toMatchObject({ id: `unowned:${id}`, what: 'Nobody is accountable for “Quiet gap”', why: 'never assigned', action: 'ASSIGN_OWNER' });
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

describe('gaps that take weeks to open', () => {
  let organization: Organization;
  let inside: Client;
  const gapOf = async (rule: string): Promise<Gap | undefined> => (await inside.ask(page, { filter: { rules: [rule] } })).gaps.nodes[0];
  // In the organization's days: an hour of summer time is no day. Before morning the story's last day is yesterday: one more.
  const daysOpen = ({ since }: Gap): number => (dayOf(new Date()) - dayOf(new Date(since))) / 86_400_000;
  const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
  const dayOf = (instant: Date): number => Date.parse(london.format(instant));

  // A year of history of one's own, made by the services with a clock.
  beforeAll(async () => {
    organization = await Organization.found();
    await organization.admin.client.ask('mutation { exploreSample }');
    let own: { slug: string; isReady: boolean } | null = null;
    for (let tries = 0; tries < 300 && !own?.isReady; tries++) {
      await new Promise((done) => setTimeout(done, 200));
      own = (await organization.admin.client.ask('{ ownSample { slug isReady } }')).ownSample;
    }
    inside = await Client.signIn(organization.admin.email, testPassword, own?.slug ?? '');
  }, 120_000);

  it('the sample shows many kinds', async () => {
    const { counts } = (await inside.ask(page, {})).gaps;
    expect(counts.length).toBeGreaterThanOrEqual(8);
    // What is late goes up: statuses and actions.
    const { work } = await inside.ask('{ work { escalations { kind title recordKind dueOn person { name } } } }');
    expect(new Set(work.escalations.map(({ kind }: { kind: string }) => kind))).toEqual(new Set(['STATUS', 'ACTION']));
    // And how many there were, week by week, as they were counted while its year was told.
    const { gapTrend } = await inside.ask('{ gapTrend(days: 364) { day stops weakens } }');
    expect(gapTrend.length).toBeGreaterThanOrEqual(52);
    const totals = gapTrend.map(({ stops, weakens }: { stops: number; weakens: number }) => stops + weakens);
    expect(new Set(totals).size).toBeGreaterThan(10);
    expect(Math.abs(totals.at(-1) - counts.reduce((sum: number, one: { count: number }) => sum + one.count, 0))).toBeLessThan(10);
  });

  it('a meeting’s agenda is made of its real asks and gaps, and what is decided there is found from each of them', async () => {
    const { bodies, meetings, me } = await inside.ask('{ me { person { id } } bodies { id name } meetings(first: 100) { nodes { id state version body { id } agenda { kind title note proposalId subject { id } } } } }');
    const { id, version, body, agenda } = meetings.nodes.find(({ state, agenda: items }: { state: string; agenda: object[] }) => state === 'SCHEDULED' && items.length > 0);
    expect(bodies.map((one: { id: string }) => one.id)).toContain(body.id);
    const of = (kind: string) => agenda.filter((item: { kind: string }) => item.kind === kind);
    for (const kind of ['ASK', 'OFF_TRACK', 'GAP', 'ACTION', 'PROPOSAL']) expect([kind, of(kind).length > 0]).toEqual([kind, true]);
    // Each stands where it says: in the last status of its work, in the list of gaps, among the open proposals.
    for (const { note, subject } of of('ASK')) expect((await inside.ask('query ($id: ID!) { initiative(id: $id) { statusUpdates(first: 1) { nodes { ask } } } }', { id: subject.id })).initiative.statusUpdates.nodes).toEqual([{ ask: note }]);
    for (const { subject } of of('OFF_TRACK')) expect((await inside.ask('query ($id: ID!) { initiative(id: $id) { health } }', { id: subject.id })).initiative.health).toBe('OFF_TRACK');
    const open = (await inside.ask(page, {})).gaps.nodes;
    for (const { title } of of('GAP')) expect(open).toContainEqual(expect.objectContaining({ what: title, severity: expect.stringMatching('SERIOUS|CRITICAL') }));
    for (const { proposalId } of of('PROPOSAL')) expect((await inside.ask('query ($id: ID!) { proposal(id: $id) { state body { id } } }', { id: proposalId })).proposal).toEqual({ state: 'OPEN', body: { id: body.id } });
    // Whoever has a seat there decides on three of them at once.
    const seats = (await inside.ask('query ($bodyId: ID!) { roles(filter: { bodyId: $bodyId }) { id seat assignments { person { id } } } }', { bodyId: body.id })).roles;
    await inside.ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: seats.find(({ seat }: { seat: string }) => seat === 'MEMBER').id, personId: me.person.id } });
    const present = [me.person.id, ...seats.filter(({ seat }: { seat: string }) => seat !== 'SECRETARY').flatMap(({ assignments }: { assignments: { person: { id: string } }[] }) => assignments.map(({ person }) => person.id))];
    await inside.ask('mutation ($input: MoveMeetingInput!) { moveMeeting(input: $input) { id } }', { input: { id, version, startsAt: new Date().toISOString() } });
    await inside.ask('mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', { input: { id, attendances: [...new Set(present)].map((personId) => ({ personId, presence: 'PRESENT' })) } });
    const subjectIds = [...new Set([of('ASK')[0], of('OFF_TRACK')[0], of('GAP').find(({ subject }: { subject: object | null }) => subject)].map((item) => item.subject.id as string))];
    expect(subjectIds.length).toBeGreaterThanOrEqual(2);
    const { recordDecision } = await inside.ask('mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }', { input: { meetingId: id, title: 'What goes first', outcome: 'These.', reason: 'They wait longest.', subjectIds } });
    for (const subjectId of subjectIds) expect((await inside.ask('query ($id: ID!) { subject(id: $id) { decisions(first: 1) { nodes { id meetingId } } } }', { id: subjectId })).subject.decisions.nodes).toEqual([{ id: recordDecision.id, meetingId: id }]);
  });

  it('late-status: a status closes it', async () => {
    const { data } = await inside.send(page, { filter: { rules: ['late-status'] } });
    const gap = data.gaps.nodes[0] as Gap;
    expect(gap).toMatchObject({ action: 'POST_STATUS', severity: daysOpen(gap) >= 60 ? 'CRITICAL' : daysOpen(gap) >= 14 ? 'SERIOUS' : 'MODERATE' });
    await inside.ask('mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }', { input: { initiativeId: gap.recordId, health: 'ON_TRACK', narrative: 'On its way again.' } });
    expect((await inside.ask(page, { filter: { rules: ['late-status'] } })).gaps.nodes.map(({ recordId }: Gap) => recordId)).not.toContain(gap.recordId);
  });

  it('body-not-meeting: calling a meeting closes it', async () => {
    const gap = (await gapOf('body-not-meeting')) as Gap;
    expect(gap).toMatchObject({ severity: 'MODERATE', action: 'SCHEDULE_MEETING', what: '“CX council” doesn’t meet in its cadence' });
    expect([20, 21]).toContain(daysOpen(gap));
    await inside.ask('mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }', { input: { bodyId: gap.recordId, startsAt: new Date(Date.now() + 86_400_000).toISOString() } });
    expect(await gapOf('body-not-meeting')).toBeUndefined();
  });

  it('action-overdue: saying that it is done closes it', async () => {
    const gap = (await gapOf('action-overdue')) as Gap;
    expect(gap).toMatchObject({ severity: 'MODERATE', action: 'CLOSE_ACTION', what: 'Decided and not done: Name the people of the first thirty days' });
    expect([10, 11]).toContain(daysOpen(gap));
    await inside.ask('mutation ($input: CloseActionInput!) { closeAction(input: $input) { id } }', { input: { id: gap.recordId } });
    expect(await gapOf('action-overdue')).toBeUndefined();
  });

  it('policy-review: saying that it still holds closes it', async () => {
    const gap = (await gapOf('policy-review')) as Gap;
    expect(gap).toMatchObject({ severity: 'MODERATE', action: 'REVIEW_POLICY', what: expect.stringContaining('Plain words on every bill'), can: { close: true } });
    expect([9, 10]).toContain(daysOpen(gap));
    await inside.ask('mutation ($input: ReviewPolicyInput!) { reviewPolicy(input: $input) { id } }', { input: { id: gap.recordId, reviewOn: inDays(300) } });
    expect(await gapOf('policy-review')).toBeUndefined();
  });

  it('policy-unapproved: an answer of its approvers closes it', async () => {
    const gap = (await gapOf('policy-unapproved')) as Gap;
    expect(gap).toMatchObject({ severity: 'MODERATE', action: 'ANSWER_POLICY', why: '1 of 3 approvals after two weeks.' });
    expect([12, 13]).toContain(daysOpen(gap));
    const { policy, me } = await inside.ask('query ($id: ID!) { policy(id: $id) { approvers { id } open { id } } me { person { id } } }', { id: gap.recordId });
    await inside.ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: policy.approvers[0].id, personId: me.person.id } });
    await inside.ask('mutation ($input: ReturnPolicyInput!) { returnPolicy(input: $input) { id } }', { input: { versionId: policy.open.id, reason: 'Say who takes the call at night.' } });
    expect(await gapOf('policy-unapproved')).toBeUndefined();
  });

  it('policy-unacknowledged: once the last of them has read it, it is closed', async () => {
    const gap = (await gapOf('policy-unacknowledged')) as Gap;
    expect(gap).toMatchObject({ severity: 'SERIOUS', action: 'CHASE_POLICY', why: '14 of 106 people have not read it.' });
    expect([46, 47]).toContain(daysOpen(gap));
    const { policy } = await inside.ask('query ($id: ID!) { policy(id: $id) { current { id } missing(first: 100) { nodes { hasAccess person { id } } } } }', { id: gap.recordId });
    for (const { hasAccess, person } of policy.missing.nodes) {
      if (hasAccess) await inside.ask('mutation ($input: AcknowledgePolicyInput!) { acknowledgePolicy(input: $input) { id } }', { input: { versionId: policy.current.id, hasReachedEnd: true } });
      else {
        const { linkPolicy } = await inside.ask('mutation ($input: LinkPolicyInput!) { linkPolicy(input: $input) }', { input: { policyId: gap.recordId, personId: person.id } });
        await new Client(null, null).ask('mutation ($input: AcknowledgeByLinkInput!) { acknowledgeByLink(input: $input) }', { input: { token: tokenOf(linkPolicy), hasReachedEnd: true } });
      }
    }
    expect(await gapOf('policy-unacknowledged')).toBeUndefined();
  });
});

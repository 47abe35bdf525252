import { Client } from '../support/client.js';
import { type Gap, inDays, page } from '../support/gaps.js';
import { Organization, testPassword, tokenOf } from '../support/organization.js';

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
    // Told on any day of the week: who met at a weekend met on the Monday after.
    expect([18, 19, 20, 21]).toContain(daysOpen(gap));
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
    expect(gap).toMatchObject({ severity: 'SERIOUS', action: 'CHASE_POLICY', why: '14 of 106 people have not read it in two weeks.' });
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

  it('a late status goes up for whoever had the time to give it, not for somebody who has it since today', async () => {
    const waiting = async (id?: string) => (await inside.ask('{ work { escalations { kind recordId person { id } } } }')).work.escalations.filter(({ kind, recordId }: { kind: string; recordId: string }) => kind === 'STATUS' && (!id || recordId === id));
    const [{ recordId, person }] = await waiting();
    const other = (await inside.ask('{ people(filter: { isActive: true }, first: 10) { nodes { id } } me { person { id } } }')) as { people: { nodes: { id: string }[] }; me: { person: { id: string } } };
    const next = other.people.nodes.find(({ id }) => id !== person.id && id !== other.me.person.id)?.id;
    expect(await waiting(recordId)).toEqual([{ kind: 'STATUS', recordId, person }]);
    const assign = () => inside.ask('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId: recordId, personId: next, expectedOwnerId: person.id } });
    // Taken back at once it is as it was, also where somebody changed their mind again.
    for (let times = 0; times < 3; times++) {
      await assign();
      await inside.ask('mutation ($input: UndoAssignmentInput!) { undoAssignment(input: $input) { id } }', { input: { subjectId: recordId } });
      expect(await waiting(recordId)).toEqual([{ kind: 'STATUS', recordId, person }]);
    }
    await assign();
    expect(await waiting(recordId)).toEqual([]);
  });
});

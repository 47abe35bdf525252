import { product } from '../support/client.js';
import { type Member, Organization } from '../support/organization.js';

const schedule = 'mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id version } }';
const hold = 'mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id state version } }';
const record = 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id entitled voting quorum actions { id } } }';
const read = 'query ($id: ID!) { meeting(id: $id) { state version minutes agenda { id kind title note since subject { id } } attendances { presence person { name } } decisions(first: 5) { nodes { title } } can { run decide approve } } }';

describe('a body that meets', () => {
  let organization: Organization;
  let ask: Member['client']['ask'];
  let chair: Member;
  let members: [Member, Member, Member];
  let bodyId: string;
  const meetingOf = async (client = organization.admin.client, id = '') => (await client.ask(read, { id })).meeting;
  const called = async (startsAt = new Date()): Promise<string> => (await ask(schedule, { input: { bodyId, startsAt: startsAt.toISOString() } })).scheduleMeeting.id;
  const there = (...who: Member[]) => who.map(({ personId }) => ({ personId, presence: 'PRESENT' }));

  beforeEach(async () => {
    organization = await Organization.found();
    ask = organization.admin.client.ask.bind(organization.admin.client);
    chair = await organization.member('Cora Chair', 'EXECUTIVE');
    members = [await organization.member('Mia One', 'CONTRIBUTOR'), await organization.member('Max Two', 'VIEWER'), await organization.member('Mel Three', 'DEPARTMENT_HEAD', await organization.department('Service'))];
    bodyId = (await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'CX council', kind: 'COUNCIL', quorum: 3, cadence: 'WEEK', chairId: chair.personId, memberIds: members.map(({ personId }) => personId) } })).createBody.id;
  });

  it('decides with quorum only: there or by proxy, without those who have a stake, and says the numbers', async () => {
    const [one, two] = [await organization.initiative({ title: 'Shorter queues' }), await organization.initiative({ title: 'Clear letters' })];
    const id = await called();
    const input = { meetingId: id, title: 'Which first?', outcome: 'Queues.', reason: 'More people wait.', subjectIds: [one, two], options: [{ text: 'Queues', isChosen: true }, { text: 'Letters', isChosen: false }] };
    // The program office has no seat; and nothing is decided before anybody met.
    expect((await organization.admin.client.send(record, { input })).code).toBe('FORBIDDEN');
    expect((await chair.client.send(record, { input })).code).toBe('RULE');
    expect((await organization.admin.client.send(hold, { input: { id, attendances: [{ personId: members[0].personId, presence: 'PROXY', proxyId: members[1].personId }] } })).code).toBe('INVALID');
    await ask(hold, { input: { id, attendances: there(chair, members[0]) } });
    const refused = await chair.client.send(record, { input });
    expect([refused.code, refused.message]).toEqual(['RULE', expect.stringContaining('takes 3, and 2 of 4')]);
    // One of them votes for a third; then a stake takes one away again.
    const withProxy = [...there(chair, members[0]), { personId: members[1].personId, presence: 'PROXY', proxyId: chair.personId }, { personId: members[2].personId, presence: 'ABSENT' }];
    await chair.client.ask(hold, { input: { id, attendances: withProxy } });
    const stake = { conflicts: [{ personId: members[0].personId, stake: 'Her sister runs the desk.' }] };
    expect((await chair.client.send(record, { input: { ...input, ...stake } })).message).toContain('takes 3, and 2 of 3');
    expect((await chair.client.send(record, { input: { ...input, conflicts: [{ personId: organization.admin.personId, stake: 'x' }] } })).code).toBe('INVALID');
    const { recordDecision } = await members[0].client.ask(record, { input: { ...input, actions: [{ what: 'Tell the desks', ownerId: members[2].personId, dueOn: '2020-01-01' }] } });
    expect(recordDecision).toMatchObject({ entitled: 4, voting: 3, quorum: 3 });
    // Found from each thing that it is about, in one step.
    for (const subject of [one, two]) expect((await members[1].client.ask('query ($id: ID!) { subject(id: $id) { decisions(first: 5) { nodes { id title meetingId } } } }', { id: subject })).subject.decisions.nodes).toEqual([{ id: recordDecision.id, title: 'Which first?', meetingId: id }]);
    // What is to be done is in its owner's work, a gap once late, on the next agenda, and done.
    expect((await members[2].client.ask('{ openActions { what } }')).openActions).toEqual([{ what: 'Tell the desks' }]);
    const gaps = async () => (await ask('{ gaps(filter: { rules: ["action-overdue"] }, first: 5) { nodes { recordId severity what action } } }')).gaps.nodes;
    expect(await gaps()).toEqual([{ recordId: recordDecision.actions[0].id, severity: 'CRITICAL', what: 'Decided and not done: Tell the desks', action: 'CLOSE_ACTION' }]);
    const next = await called(new Date(Date.now() + 6 * 86_400_000));
    expect((await meetingOf(undefined, next)).agenda).toEqual([expect.objectContaining({ kind: 'ACTION', title: 'Tell the desks' })]);
    expect((await members[1].client.send('mutation ($input: CloseActionInput!) { closeAction(input: $input) { id } }', { input: { id: recordDecision.actions[0].id } })).code).toBe('FORBIDDEN');
    await members[2].client.ask('mutation ($input: CloseActionInput!) { closeAction(input: $input) { id } }', { input: { id: recordDecision.actions[0].id, note: 'Told on Monday.' } });
    expect(await gaps()).toEqual([]);
    expect((await members[2].client.ask('{ openActions { what } }')).openActions).toEqual([]);
  });

  it('asks whoever is to be consulted before it decides, once, and keeps what they say until its minutes are approved', async () => {
    const subjectId = await organization.initiative({ title: 'Shorter queues' });
    const roleId = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Desk voice' } })).createRole.id;
    await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: members[1].personId } });
    const id = await called(new Date(Date.now() + 86_400_000));
    const consult = 'mutation ($input: ConsultInput!) { consult(input: $input) { consultations { id opinion person { name } subject { title } } } }';
    const input = { meetingId: id, subjectId };
    const nobody = await chair.client.send(consult, { input });
    expect([nobody.code, nobody.message]).toEqual(['RULE', expect.stringContaining('Nobody is to be consulted')]);
    for (const holder of [{ personId: members[0].personId }, { roleId }]) await ask('mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId, letter: 'C', holder } });
    expect((await ask('query ($id: ID!) { subject(id: $id) { consulted { name } } }', { id: subjectId })).subject.consulted).toEqual([{ name: 'Max Two' }, { name: 'Mia One' }]);
    expect((await members[2].client.send(consult, { input })).code).toBe('FORBIDDEN');
    const { consultations } = (await chair.client.ask(consult, { input })).consult;
    expect(consultations).toMatchObject([{ opinion: null, person: { name: 'Max Two' }, subject: { title: 'Shorter queues' } }, { person: { name: 'Mia One' } }]);
    expect((await chair.client.send(consult, { input })).message).toContain('asked already');
    const waiting = '{ consultationsToAnswer { id meeting { id body { name } } subject { id } } }';
    const [mine] = (await members[1].client.ask(waiting)).consultationsToAnswer;
    expect(mine).toEqual({ id: consultations[0].id, meeting: { id, body: { name: 'CX council' } }, subject: { id: subjectId } });
    const give = 'mutation ($input: GiveOpinionInput!) { giveOpinion(input: $input) { opinion } }';
    const opinion = { id: mine.id, opinion: 'The desks are full until May.' };
    expect((await members[0].client.send(give, { input: opinion })).code).toBe('FORBIDDEN');
    await members[1].client.ask(give, { input: opinion });
    expect((await members[1].client.ask(waiting)).consultationsToAnswer).toEqual([]);
    const said = async () => (await chair.client.ask('query ($id: ID!) { meeting(id: $id) { consultations { opinion person { name } } } }', { id })).meeting.consultations;
    expect(await said()).toEqual([{ opinion: 'The desks are full until May.', person: { name: 'Max Two' } }, { opinion: null, person: { name: 'Mia One' } }]);
    const { version } = (await ask('query ($id: ID!) { meeting(id: $id) { version } }', { id })).meeting;
    await ask('mutation ($input: MoveMeetingInput!) { moveMeeting(input: $input) { id } }', { input: { id, version, startsAt: new Date().toISOString() } });
    const held = (await chair.client.ask(hold, { input: { id, attendances: there(chair, ...members) } })).holdMeeting;
    // It may be said as long as it isn’t decided; to ask it is too late.
    expect((await members[0].client.ask(waiting)).consultationsToAnswer).toHaveLength(1);
    expect((await chair.client.send(consult, { input })).code).toBe('RULE');
    await chair.client.ask(record, { input: { meetingId: id, title: 'Queues', outcome: 'Yes.', reason: 'They wait.', subjectIds: [subjectId] } });
    expect((await members[0].client.ask(waiting)).consultationsToAnswer).toEqual([]);
    expect((await members[1].client.send(give, { input: { ...opinion, opinion: 'Until July.' } })).message).toContain('decided already');
    const written = (await chair.client.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { version } }', { input: { id, version: held.version, minutes: 'We met.' } })).saveMinutes;
    await chair.client.ask('mutation ($input: ApproveMinutesInput!) { approveMinutes(input: $input) { id } }', { input: { id, version: written.version } });
    expect((await members[1].client.send(give, { input: { ...opinion, opinion: 'Until June.' } })).code).toBe('RULE');
    expect((await said())[0].opinion).toBe('The desks are full until May.');
  });

  it('finds its agenda in what waits, and keeps it as it was once it has met', async () => {
    const [asks, off, quiet] = [await organization.initiative({ title: 'Asks' }), await organization.initiative({ title: 'Off' }), await organization.initiative({ title: 'Quiet' })];
    for (const id of [asks, off, quiet]) await organization.own(id, organization.admin.personId);
    const post = (initiativeId: string, more: object): Promise<unknown> => ask('mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }', { input: { initiativeId, health: 'ON_TRACK', narrative: 'As planned.', ...more } });
    await post(asks, { ask: 'Thirty days of Network.' });
    await post(off, { health: 'OFF_TRACK', narrative: 'The vendor left.', nextStep: 'Find another.' });
    await post(quiet, {});
    const id = await called();
    const topic = (await ask('mutation ($input: AddTopicInput!) { addTopic(input: $input) { id } }', { input: { meetingId: id, title: 'Budget', note: 'Second round' } })).addTopic.id;
    const agenda = async () => (await meetingOf(undefined, id)).agenda.map(({ kind, title, note }: { kind: string; title: string; note: string | null }) => [kind, title, note]);
    const expected = [['TOPIC', 'Budget', 'Second round'], ['ASK', 'Asks', 'Thirty days of Network.'], ['OFF_TRACK', 'Off', 'The vendor left.']];
    expect(await agenda()).toEqual(expected);
    await chair.client.ask(hold, { input: { id, attendances: there(chair, ...members) } });
    await post(asks, {});
    await post(off, {});
    expect(await agenda()).toEqual(expected);
    expect((await organization.admin.client.send('mutation ($input: TopicIdInput!) { removeTopic(input: $input) { id } }', { input: { id: topic } })).code).toBe('RULE');
    // Attendance can be corrected; the agenda isn't taken down twice.
    await chair.client.ask(hold, { input: { id, attendances: there(chair) } });
    expect(await agenda()).toEqual(expected);
  });

  it('has minutes that its chair alone approves, and nothing changes after that', async () => {
    const id = await called();
    const { version } = (await ask(hold, { input: { id, attendances: there(chair, ...members) } })).holdMeeting;
    const save = 'mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { version } }';
    const approve = 'mutation ($input: ApproveMinutesInput!) { approveMinutes(input: $input) { minutesApprovedAt } }';
    expect((await chair.client.send(approve, { input: { id, version } })).code).toBe('RULE');
    const written = (await ask(save, { input: { id, version, minutes: 'We met.' } })).saveMinutes.version;
    expect((await chair.client.send(save, { input: { id, version, minutes: 'Late.' } })).code).toBe('CONFLICT');
    expect((await organization.admin.client.send(approve, { input: { id, version: written } })).code).toBe('FORBIDDEN');
    expect((await members[0].client.send(save, { input: { id, version: written, minutes: 'Mine.' } })).code).toBe('FORBIDDEN');
    await chair.client.ask(approve, { input: { id, version: written } });
    for (const [client, document, input] of [[organization.admin.client, save, { id, version: written + 1, minutes: 'Other.' }], [chair.client, hold, { id, attendances: there(chair) }], [chair.client, record, { meetingId: id, title: 'Late', outcome: 'x', reason: 'y', subjectIds: [await organization.initiative()] }]] as const) expect((await client.send(document, { input })).code).toBe('RULE');
    expect((await meetingOf(chair.client, id)).can).toEqual({ run: false, decide: false, approve: false });
  });

  it('not meeting in its cadence is a gap, which calling a meeting closes; a calendar takes it in the organization’s zone', async () => {
    const startsAt = new Date('2099-07-15T08:00:00Z');
    await ask('mutation ($input: SaveSettingsInput!) { saveSettings(input: $input) { id } }', { input: { version: 1, timeZone: 'Europe/Madrid' } });
    const id = await called(startsAt);
    const response = await fetch(`${product.url}/exports/${organization.slug}/meetings/${id}.ics`, { headers: { cookie: organization.admin.client.cookie ?? '' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    const text = await response.text();
    expect(text).toContain('DTSTART;TZID=Europe/Madrid:20990715T100000');
    expect(text).toContain('BEGIN:VTIMEZONE');
    expect(text).toContain('SUMMARY:CX council');
    expect((await fetch(`${product.url}/exports/${organization.slug}/meetings/01900000-0000-7000-8000-000000000000.ics`, { headers: { cookie: organization.admin.client.cookie ?? '' } })).status).toBe(404);
    expect((await ask('{ gaps(filter: { rules: ["body-not-meeting"] }, first: 5) { totalCount } }')).gaps.totalCount).toBe(0);
  });
});

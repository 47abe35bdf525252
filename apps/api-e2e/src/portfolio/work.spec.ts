import { type Member, Organization } from '../support/organization.js';

const work = '{ work { does { id owner { name } } news { initiative { id health latestNarrative } changes { name } } escalations { kind title recordKind dueOn person { name } } } }';
const letter = 'mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }';
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('what waits for somebody', () => {
  let organization: Organization;
  let ask: Member['client']['ask'];
  const workOf = async ({ client }: Member) => (await client.ask(work)).work;

  beforeEach(async () => {
    organization = await Organization.found();
    ask = organization.admin.client.ask.bind(organization.admin.client);
  });

  it('each letter is heard of: who does it sees it as theirs, who is told hears what moved', async () => {
    const [doer, told, other] = [await organization.member('Dora Doer', 'CONTRIBUTOR'), await organization.member('Tim Told', 'VIEWER'), await organization.member('Otto Other', 'CONTRIBUTOR')];
    const [one, two] = [await organization.initiative({ title: 'Shorter queues' }), await organization.initiative({ title: 'Clear letters' })];
    for (const id of [one, two]) await organization.own(id, organization.admin.personId);
    const roleId = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Writer' } })).createRole.id;
    await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: doer.personId } });
    // By oneself, and through a role.
    await ask(letter, { input: { subjectId: one, letter: 'R', holder: { personId: doer.personId } } });
    await ask(letter, { input: { subjectId: two, letter: 'R', holder: { roleId } } });
    await ask(letter, { input: { subjectId: one, letter: 'I', holder: { personId: told.personId } } });
    // Who does it is known of each, by themselves and through a role, to whoever may read it.
    const responsible = async (member: Member, id: string) => (await member.client.ask('query ($id: ID!) { subject(id: $id) { responsible { name } consulted { name } } }', { id })).subject;
    for (const id of [one, two]) expect(await responsible(other, id)).toEqual({ responsible: [{ name: 'Dora Doer' }], consulted: [] });
    const { admin: stranger } = await Organization.found();
    expect((await stranger.client.send('query ($id: ID!) { subject(id: $id) { responsible { name } } }', { id: one })).code).toBe('NOT_FOUND');
    expect((await workOf(doer)).does).toEqual([{ id: two, owner: { name: 'Ada Admin' } }, { id: one, owner: { name: 'Ada Admin' } }]);
    await ask('mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }', { input: { initiativeId: one, health: 'AT_RISK', narrative: 'Two desks are empty.', nextStep: 'Hire.' } });
    const { news } = await workOf(told);
    expect(news).toEqual([{ initiative: { id: one, health: 'AT_RISK', latestNarrative: 'Two desks are empty.' }, changes: expect.arrayContaining([{ name: 'subject.owner_assigned' }]) }]);
    expect(await workOf(other)).toEqual({ does: [], news: [], escalations: [] });
    // Whoever leaves the role does it no more.
    const assignment = (await ask('{ roles { id assignments { id } } }')).roles.find(({ id }: { id: string }) => id === roleId).assignments[0].id;
    await ask('mutation ($input: EndRoleAssignmentInput!) { endRoleAssignment(input: $input) { id } }', { input: { id: assignment } });
    expect((await workOf(doer)).does).toEqual([{ id: one, owner: { name: 'Ada Admin' } }]);
  });

  it('what changed says whose something became, and of a letter that was taken nobody’s', async () => {
    const worker = await organization.person('Will Worker');
    const id = await organization.initiative();
    await ask(letter, { input: { subjectId: id, letter: 'R', holder: { personId: worker } } });
    await organization.own(id, organization.admin.personId);
    await ask('mutation ($input: ClearResponsibilityInput!) { clearResponsibility(input: $input) { id } }', { input: { subjectId: id, holder: { personId: worker } } });
    const { changesSinceStatus } = (await ask('query ($id: ID!) { initiative(id: $id) { changesSinceStatus { name to { name } } } }', { id })).initiative;
    expect(changesSinceStatus.filter(({ name }: { name: string }) => name.startsWith('subject.'))).toEqual([{ name: 'subject.responsibility_cleared', to: null }, { name: 'subject.owner_assigned', to: { name: 'Ada Admin' } }, { name: 'subject.responsibility_set', to: { name: 'Will Worker' } }]);
    const { nodes } = (await ask('query ($id: ID!) { activity(subjectId: $id, first: 10) { nodes { name from { name } to { name } } } }', { id })).activity;
    expect(nodes[0]).toEqual({ name: 'subject.responsibility_cleared', from: { name: 'Will Worker' }, to: null });
  });

  it('what is late goes to the manager after two working days, and to the program office after five', async () => {
    const [manager, other] = [await organization.member('Mona Manager', 'EXECUTIVE'), await organization.member('Otto Other', 'CONTRIBUTOR')];
    const owner = (await ask('mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Leo Late', managerId: manager.personId } })).createPerson.id;
    const bodyId = (await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'Council', kind: 'COUNCIL', quorum: 1, chairId: manager.personId } })).createBody.id;
    const { id } = (await ask('mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }', { input: { bodyId, startsAt: new Date().toISOString() } })).scheduleMeeting;
    await ask('mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', { input: { id, attendances: [{ personId: manager.personId, presence: 'PRESENT' }] } });
    const subjectIds = [await organization.initiative()];
    const action = (what: string, dueOn: string) => ({ what, ownerId: owner, dueOn });
    await manager.client.ask('mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }', { input: { meetingId: id, title: 'So be it', outcome: 'Yes.', reason: 'Because.', subjectIds, actions: [action('Long ago', day(-10)), action('Some days ago', day(-5)), action('Tomorrow', day(1))] } });
    const of = async (member: Member) => (await workOf(member)).escalations.map(({ title }: { title: string }) => title);
    expect((await workOf(manager)).escalations).toMatchObject([{ kind: 'ACTION', title: 'Long ago', recordKind: 'meeting', dueOn: day(-10), person: { name: 'Leo Late' } }, { title: 'Some days ago' }]);
    expect(await of(organization.admin)).toEqual(['Long ago']);
    expect(await of(other)).toEqual([]);
  });
});

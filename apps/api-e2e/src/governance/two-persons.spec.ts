import { attach } from '../support/client.js';
import { type Member, Organization } from '../support/organization.js';

const by = (verb: string): string => `mutation ($input: PolicyVersionIdInput!) { ${verb}Policy(input: $input) { id state } }`;
const read = 'query ($id: ID!) { policy(id: $id) { state open { isOwnRequest awaited { name } } can { answer review } } }';
const review = 'mutation ($input: ReviewPolicyInput!) { reviewPolicy(input: $input) { reviewOn } }';
const record = 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }';

describe('the two-person rule', () => {
  let organization: Organization;
  let admin: Member;
  let other: Member;
  let owner: Member;
  let roleId: string;
  let ask: Member['client']['ask'];
  const takeTwo = async (isOn = true): Promise<void> => {
    const { version } = (await ask('{ me { organization { version } } }')).me.organization;
    expect((await ask('mutation ($input: SaveSettingsInput!) { saveSettings(input: $input) { twoPersonRule } }', { input: { version, twoPersonRule: isOn } })).saveSettings).toEqual({ twoPersonRule: isOn });
  };

  beforeEach(async () => {
    organization = await Organization.found();
    ({ admin } = organization);
    ask = admin.client.ask.bind(admin.client);
    other = await organization.member('Otto Other', 'PROGRAM_OFFICE');
    owner = await organization.member('Olga Owner', 'VIEWER');
    roleId = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'CX council', needed: 3 } })).createRole.id;
    for (const { personId } of [admin, other, owner]) await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId } });
  });

  const drafted = async (approvalsNeeded = 1): Promise<{ id: string; open: { id: string } }> => (await ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title: 'Complaints', body: 'Answered in ten days.', approverRoleIds: [roleId], approvalsNeeded, ownerId: owner.personId } })).draftPolicy;

  it('off, lets one person write and approve a policy, and its owner say that it still holds', async () => {
    const { id, open } = await drafted();
    for (const verb of ['submit', 'approve']) await ask(by(verb), { input: { versionId: open.id } });
    expect((await owner.client.ask(review, { input: { id, reviewOn: '2099-01-01' } })).reviewPolicy.reviewOn).toBe('2099-01-01');
  });

  it('keeps whoever began, sent or answers for a policy from answering it, and asks nobody whom it keeps', async () => {
    const { id, open } = await drafted();
    const input = { versionId: open.id };
    await other.client.ask(by('submit'), { input });
    const seen = async ({ client }: Member) => (await client.ask(read, { id })).policy;
    expect((await seen(owner)).open).toEqual({ isOwnRequest: false, awaited: [{ name: 'Ada Admin' }, { name: 'Olga Owner' }, { name: 'Otto Other' }] });
    await takeTwo();
    // The author, who sent it and its owner are all that could: it stands, and says so.
    for (const one of [admin, other, owner]) {
      const refused = await one.client.send(by('approve'), { input });
      expect([refused.code, refused.message]).toEqual(['FORBIDDEN', expect.stringContaining('takes two people')]);
      expect(await seen(one)).toMatchObject({ state: 'IN_REVIEW', open: { isOwnRequest: true, awaited: [] }, can: { answer: false } });
      expect((await one.client.ask('{ policiesToApprove { id } }')).policiesToApprove).toEqual([]);
      expect((await one.client.send('mutation ($input: ReturnPolicyInput!) { returnPolicy(input: $input) { id } }', { input: { ...input, reason: 'Mine.' } })).code).toBe('FORBIDDEN');
    }
    // Sent again by its author, it is the sender's of before no more.
    await other.client.ask(by('withdraw'), { input });
    await ask(by('submit'), { input });
    expect((await seen(other)).open).toEqual({ isOwnRequest: false, awaited: [{ name: 'Otto Other' }] });
    expect((await other.client.ask('{ policiesToApprove { id } }')).policiesToApprove).toEqual([{ id }]);
    expect((await other.client.ask(by('approve'), { input })).approvePolicy.state).toBe('APPROVED');
  });

  it('keeps whoever wrote in it or gave it its file, not only who began it', async () => {
    const { id, open } = await drafted();
    const reader = await organization.member('Rita Reader', 'VIEWER');
    await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: reader.personId } });
    await ask(by('submit'), { input: { versionId: open.id } });
    await reader.client.ask(by('approve'), { input: { versionId: open.id } });
    await takeTwo();
    const next = (await other.client.ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { open { id version } } }', { input: { policyId: id } })).draftPolicy.open;
    await ask('mutation ($input: EditPolicyDraftInput!) { editPolicyDraft(input: $input) { id } }', { input: { id: next.id, version: next.version, body: 'Answered in five days.' } });
    await other.client.ask(by('submit'), { input: { versionId: next.id } });
    expect((await admin.client.send(by('approve'), { input: { versionId: next.id } })).code).toBe('FORBIDDEN');
    expect((await reader.client.ask(read, { id })).policy).toMatchObject({ open: { awaited: [{ name: 'Rita Reader' }] }, can: { answer: true } });
    await reader.client.ask(by('approve'), { input: { versionId: next.id } });
    const third = (await other.client.ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { open { id } } }', { input: { policyId: id } })).draftPolicy.open;
    await attach(admin.client, third.id, 'rules.pdf', '%PDF-1.4\n%%EOF');
    await other.client.ask(by('submit'), { input: { versionId: third.id } });
    expect((await admin.client.send(by('approve'), { input: { versionId: third.id } })).code).toBe('FORBIDDEN');
    await reader.client.ask(by('approve'), { input: { versionId: third.id } });
  });

  it('isn’t got round by handing on what one answers for, and taking it back', async () => {
    const { id, open } = await drafted();
    const input = { versionId: open.id };
    await other.client.ask(by('submit'), { input });
    await takeTwo();
    const reader = await organization.member('Rita Reader', 'VIEWER');
    const hand = 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }';
    await owner.client.ask(hand, { input: { subjectId: id, personId: reader.personId } });
    expect((await owner.client.send(by('approve'), { input })).code).toBe('FORBIDDEN');
    await takeTwo(false);
    await owner.client.ask(by('approve'), { input });
    await takeTwo();
    await ask(hand, { input: { subjectId: id, personId: other.personId } });
    // Who answers for it moves the day of its review no more than they say that it holds; nor do they let anything off it.
    const { version } = (await ask('query ($id: ID!) { policy(id: $id) { version } }', { id })).policy;
    const edit = 'mutation ($input: EditPolicyInput!) { editPolicy(input: $input) { reviewOn version } }';
    expect((await other.client.send(edit, { input: { id, version, reviewOn: '2099-01-01' } })).message).toContain('two people');
    expect((await other.client.ask(edit, { input: { id, version, kind: 'STANDARD' } })).editPolicy.version).toBe(version + 1);
    const grant = 'mutation ($input: GrantPolicyExceptionInput!) { grantPolicyException(input: $input) { id } }';
    const exception = { policyId: id, what: 'Weekends', reason: 'Nobody is there.', expiresOn: '2099-01-01' };
    expect((await other.client.send(grant, { input: exception })).code).toBe('FORBIDDEN');
    await ask(hand, { input: { subjectId: id, personId: reader.personId } });
    expect((await other.client.send(review, { input: { id, reviewOn: '2099-01-01' } })).code).toBe('FORBIDDEN');
    expect((await other.client.send(grant, { input: exception })).code).toBe('FORBIDDEN');
    await ask(grant, { input: exception });
    await ask(edit, { input: { id, version: version + 1, reviewOn: '2099-01-01' } });
  });

  it('lets nothing be sent that too few others could approve', async () => {
    const { open } = await drafted(2);
    await takeTwo();
    const refused = await admin.client.send(by('submit'), { input: { versionId: open.id } });
    expect([refused.code, refused.message]).toEqual(['RULE', expect.stringMatching(/2 approvals .* only 1 could.*two people/)]);
    await takeTwo(false);
    await ask(by('submit'), { input: { versionId: open.id } });
  });

  it('has a policy read again by somebody else than its owner', async () => {
    const { id, open } = await drafted();
    for (const verb of ['submit', 'approve']) await ask(by(verb), { input: { versionId: open.id } });
    const reader = await organization.member('Rita Reader', 'VIEWER');
    const input = { id, reviewOn: '2099-01-01' };
    await owner.client.ask(review, { input });
    expect((await reader.client.send(review, { input })).code).toBe('FORBIDDEN');
    await takeTwo();
    expect((await owner.client.send(review, { input })).message).toContain('two people');
    expect((await owner.client.ask(read, { id })).policy.can.review).toBe(false);
    // An approver may, whatever their access; before, only the owner and the program office did.
    await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: reader.personId } });
    expect((await reader.client.ask(review, { input })).reviewPolicy.reviewOn).toBe('2099-01-01');
  });

  it('has a decision recorded, and looked at again, by somebody else than who answers for what it is about', async () => {
    const bodyId = (await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'Council', kind: 'COUNCIL', quorum: 2, cadence: 'WEEK', chairId: owner.personId, memberIds: [other.personId] } })).createBody.id;
    const subjectId = await organization.initiative({ title: 'Shorter queues', ownerId: owner.personId });
    const quick = await organization.initiative({ title: 'Handed on first', ownerId: owner.personId });
    await owner.client.ask('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId: quick, personId: admin.personId } });
    const { id } = (await ask('mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }', { input: { bodyId, startsAt: new Date().toISOString() } })).scheduleMeeting;
    await ask('mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', { input: { id, attendances: [owner, other].map(({ personId }) => ({ personId, presence: 'PRESENT' })) } });
    const input = { meetingId: id, title: 'More desks?', outcome: 'Two.', reason: 'People wait.', subjectIds: [subjectId] };
    await owner.client.ask(record, { input });
    await takeTwo();
    expect((await owner.client.send(record, { input })).message).toContain('two people');
    // Nor by handing on before the meeting is called.
    expect((await owner.client.send(record, { input: { ...input, subjectIds: [quick] } })).code).toBe('FORBIDDEN');
    const hand = 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }';
    await owner.client.ask(hand, { input: { subjectId, personId: admin.personId } });
    expect((await owner.client.send(record, { input })).code).toBe('FORBIDDEN');
    await owner.client.ask(record, { input: { ...input, subjectIds: [await organization.initiative({ title: 'Another', ownerId: other.personId })] } });
    const { recordDecision } = await other.client.ask(record, { input });
    const canReview = async ({ client }: Member) => (await client.ask('query ($id: ID!) { decision(id: $id) { canReview } }', { id: recordDecision.id })).decision.canReview;
    await ask(hand, { input: { subjectId, personId: owner.personId } });
    expect([await canReview(owner), await canReview(other), await canReview(admin)]).toEqual([false, true, false]);
    const look = 'mutation ($input: ReviewDecisionInput!) { reviewDecision(input: $input) { reviewOutcome } }';
    expect((await owner.client.send(look, { input: { id: recordDecision.id, outcome: 'Half the wait.' } })).code).toBe('FORBIDDEN');
    expect((await other.client.ask(look, { input: { id: recordDecision.id, outcome: 'Half the wait.' } })).reviewDecision.reviewOutcome).toBe('Half the wait.');
  });
});

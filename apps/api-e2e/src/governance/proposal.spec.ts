import { type Member, Organization } from '../support/organization.js';

const propose = 'mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { id version state answerBy } }';
const by = (verb: string, type = 'ProposalId'): string => `mutation ($input: ${type}Input!) { ${verb}Proposal(input: $input) { id version state standing { asked consents objections hasConsent } } }`;
const object = by('objectTo', 'ObjectToProposal');
const read = 'query ($id: ID!) { proposal(id: $id) { state version standing { asked consents objections hasConsent } parts { kind name roleId bodyId policyId changes { field before after } } answers { answer reason isCurrent person { name } } can { answer amend adopt withdraw } proposedBy { name } decidedBy { name } } }';
const roles = '{ roles { id name purpose accountabilities needed seat version proposals { id title state } } }';
const bodies = '{ bodies { id name quorum version proposals { id } } }';
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a proposal', () => {
  let organization: Organization;
  let ask: Member['client']['ask'];
  let chair: Member;
  let member: Member;
  let proposer: Member;
  let bodyId: string;
  let roleId: string;

  beforeEach(async () => {
    organization = await Organization.found();
    ask = organization.admin.client.ask.bind(organization.admin.client);
    chair = await organization.member('Cora Chair', 'EXECUTIVE');
    member = await organization.member('Mia One', 'VIEWER');
    proposer = await organization.member('Pablo Proposer', 'CONTRIBUTOR');
    bodyId = (await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'CX council', kind: 'COUNCIL', quorum: 2, chairId: chair.personId, memberIds: [member.personId] } })).createBody.id;
    roleId = (await ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Voice of the customer', purpose: 'Listens', accountabilities: ['Runs surveys'] } })).createRole.id;
  });

  const made = async (parts: object[], more: object = {}) => (await proposer.client.ask(propose, { input: { bodyId, title: 'Who listens', reason: 'Nobody reads complaints.', parts, ...more } })).proposeChange;
  const editRole = (role: object) => ({ kind: 'EDIT_ROLE', targetId: roleId, role });
  const proposalOf = async (client: Member['client'], id: string) => (await client.ask(read, { id })).proposal;
  const roleOf = async () => (await ask(roles)).roles.find(({ id }: { id: string }) => id === roleId);
  const consented = async ({ id, version }: { id: string; version: number }): Promise<void> => {
    for (const { client } of [chair, member]) await client.ask(by('consentTo'), { input: { id, version } });
  };

  it('changes several things in one step once everybody asked consents, says before and after, and is found from each', async () => {
    const policy = (await ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title: 'Complaints', body: 'In ten days.', approverRoleIds: [(await ask(roles)).roles.find(({ seat }: { seat: string }) => seat === 'CHAIR').id] } })).draftPolicy;
    await ask('mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id } }', { input: { versionId: policy.open.id } });
    await chair.client.ask('mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id } }', { input: { versionId: policy.open.id } });
    const { id, version } = await made([
      editRole({ name: 'Voice of the customer', purpose: 'Listens and answers', accountabilities: ['Runs surveys', 'Reads complaints'] }),
      { kind: 'EDIT_BODY', targetId: bodyId, body: { quorum: 1, amountLimit: { amount: '50000' } } },
      { kind: 'CREATE_ROLE', role: { name: 'Complaints desk', bodyId } },
      { kind: 'WRITE_POLICY', targetId: policy.id, policy: { body: 'In five days.', note: 'Faster' } },
    ]);
    const shown = await proposalOf(member.client, id);
    expect(shown).toMatchObject({ state: 'OPEN', standing: { asked: 2, consents: 0, objections: 0, hasConsent: false }, can: { answer: true, amend: false, adopt: false } });
    // What is as it was is no change.
    expect(shown.parts).toMatchObject([
      { kind: 'EDIT_ROLE', name: 'Voice of the customer', changes: [{ field: 'purpose', before: 'Listens', after: 'Listens and answers' }, { field: 'accountabilities', before: 'Runs surveys', after: 'Runs surveys\nReads complaints' }] },
      { kind: 'EDIT_BODY', name: 'CX council', changes: expect.arrayContaining([{ field: 'quorum', before: '2', after: '1' }, { field: 'amountLimit', before: null, after: '50000.00' }]) },
      { kind: 'CREATE_ROLE', name: 'Complaints desk', roleId: null, changes: expect.arrayContaining([{ field: 'bodyId', before: null, after: 'CX council' }]) },
      { kind: 'WRITE_POLICY', name: 'Complaints', changes: [{ field: 'body', before: 'In ten days.', after: 'In five days.' }, { field: 'note', before: null, after: 'Faster' }] },
    ]);
    expect((await member.client.ask('{ proposalsToAnswer { id } }')).proposalsToAnswer).toEqual([{ id }]);
    const input = { id, version };
    const early = await proposer.client.send(by('adopt'), { input });
    expect([early.code, early.message]).toEqual(['RULE', expect.stringContaining('0 of 2')]);
    // Nobody consents to their own, nor without a vote.
    expect((await proposer.client.send(by('consentTo'), { input })).code).toBe('FORBIDDEN');
    expect((await organization.admin.client.send(by('consentTo'), { input })).code).toBe('FORBIDDEN');
    await consented({ id, version });
    expect((await member.client.ask('{ proposalsToAnswer { id } }')).proposalsToAnswer).toEqual([]);
    // Whoever may not edit a role adopts what the body consented to, and may no more than that afterwards.
    expect((await proposer.client.ask(by('adopt'), { input })).adoptProposal).toMatchObject({ state: 'ADOPTED' });
    expect((await proposer.client.send('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'Another' } })).code).toBe('FORBIDDEN');
    expect(await roleOf()).toMatchObject({ purpose: 'Listens and answers', accountabilities: ['Runs surveys', 'Reads complaints'], proposals: [{ id, state: 'ADOPTED' }] });
    expect((await ask(bodies)).bodies).toMatchObject([{ quorum: 1, proposals: [{ id }] }]);
    const after = await proposalOf(member.client, id);
    expect(after).toMatchObject({ decidedBy: { name: 'Pablo Proposer' }, parts: [{}, {}, { roleId: expect.any(String) }, {}] });
    expect((await ask(roles)).roles.find(({ name }: { name: string }) => name === 'Complaints desk')).toMatchObject({ id: after.parts[2].roleId, proposals: [{ id }] });
    expect((await ask('query ($id: ID!) { policy(id: $id) { state current { number body } versions { number state } proposals { id } } }', { id: policy.id })).policy).toEqual({ state: 'APPROVED', current: { number: 2, body: 'In five days.' }, versions: expect.arrayContaining([{ number: 1, state: 'SUPERSEDED' }]), proposals: [{ id }] });
    expect((await proposer.client.send(by('adopt'), { input: { id, version: after.version } })).code).toBe('RULE');
  });

  it('an objection stops it with its reason until it is amended or taken back; an amendment asks everybody again', async () => {
    const { id, version } = await made([editRole({ purpose: 'Listens and answers' })]);
    const input = { id, version };
    expect((await member.client.send(object, { input: { ...input, reason: ' ' } })).code).toBe('INVALID');
    expect((await chair.client.ask(by('consentTo'), { input })).consentToProposal.standing).toMatchObject({ consents: 1 });
    await member.client.ask(object, { input: { ...input, reason: 'Answering is the desks’ work.' } });
    const refused = await chair.client.send(by('adopt'), { input });
    expect([refused.code, refused.message]).toEqual(['RULE', expect.stringContaining('Somebody objects')]);
    expect((await proposalOf(proposer.client, id)).answers).toEqual([{ answer: 'CONSENT', reason: null, isCurrent: true, person: { name: 'Cora Chair' } }, { answer: 'OBJECTION', reason: 'Answering is the desks’ work.', isCurrent: true, person: { name: 'Mia One' } }]);
    const amended = { input: { ...input, title: 'Who listens', reason: 'Nobody reads complaints.', parts: [editRole({ purpose: 'Listens and tells the desks' })] } };
    expect((await chair.client.send(by('amend', 'AmendProposal'), amended)).code).toBe('FORBIDDEN');
    const again = (await proposer.client.ask(by('amend', 'AmendProposal'), amended)).amendProposal;
    // Consent was to the words before; whoever objected says themself whether it still stands.
    expect(again.standing).toEqual({ asked: 2, consents: 0, objections: 1, hasConsent: false });
    expect((await proposalOf(proposer.client, id)).answers).toMatchObject([{ answer: 'CONSENT', isCurrent: false }, { answer: 'OBJECTION', isCurrent: false }]);
    expect((await member.client.ask('{ proposalsToAnswer { id } }')).proposalsToAnswer).toEqual([{ id }]);
    // Who answers what was read before hears that it has changed.
    expect((await member.client.send(by('consentTo'), { input })).code).toBe('CONFLICT');
    await member.client.ask(object, { input: { id, version: again.version, reason: 'Still.' } });
    await consented(again);
    // What one field of a document reads, the next may have changed: the objection that comes before the adoption stops it.
    const adopt = by('adopt');
    const both = await member.client.send('mutation ($object: ObjectToProposalInput!, $input: ProposalIdInput!) { objectToProposal(input: $object) { standing { objections } } adoptProposal(input: $input) { state } }', { object: { id, version: again.version, reason: 'After all.' }, input: { id, version: again.version } });
    expect([both.code, (await proposalOf(chair.client, id)).state]).toEqual(['FORBIDDEN', 'OPEN']);
    const chairs = await chair.client.send('mutation ($object: ObjectToProposalInput!, $input: ProposalIdInput!) { objectToProposal(input: $object) { standing { objections } } adoptProposal(input: $input) { state } }', { object: { id, version: again.version, reason: 'After all.' }, input: { id, version: again.version } });
    expect([chairs.code, (await proposalOf(chair.client, id)).state]).toEqual(['RULE', 'OPEN']);
    await consented(again);
    await chair.client.ask(adopt, { input: { id, version: again.version } });
    expect((await roleOf()).purpose).toBe('Listens and tells the desks');
    // How it stood when it was adopted stays, whoever has left the body since.
    const inSeat = (await ask('{ roles { seat assignments { id } } }')).roles.find(({ seat: one }: { seat: string }) => one === 'MEMBER').assignments[0].id;
    await ask('mutation ($input: EndRoleAssignmentInput!) { endRoleAssignment(input: $input) { id } }', { input: { id: inSeat } });
    expect((await proposalOf(chair.client, id)).standing).toEqual({ asked: 2, consents: 2, objections: 0, hasConsent: false });
  });

  it('is adopted whole or not at all: a part that can’t be done, or that isn’t as it was, takes all of it back and says which', async () => {
    const seat = (await ask(roles)).roles.find(({ seat: one }: { seat: string }) => one === 'MEMBER').id;
    const both = await made([editRole({ purpose: 'Gone' }), { kind: 'CLOSE_ROLE', targetId: seat }]);
    await consented(both);
    const refused = await chair.client.send(by('adopt'), { input: { id: both.id, version: both.version } });
    expect([refused.code, refused.message, refused.errors[0]?.extensions.part]).toEqual(['RULE', expect.stringContaining('Change 2: Somebody is in this role'), 1]);
    expect((await roleOf()).purpose).toBe('Listens');
    const stale = await made([editRole({ purpose: 'Listens twice' })]);
    await consented(stale);
    await ask('mutation ($input: EditRoleInput!) { editRole(input: $input) { id } }', { input: { id: roleId, version: (await roleOf()).version, needed: 2 } });
    // Another field is no obstacle; the same one is.
    await ask('mutation ($input: EditRoleInput!) { editRole(input: $input) { id } }', { input: { id: roleId, version: (await roleOf()).version, purpose: 'Listens at last' } });
    const others = await made([editRole({ authority: 'Asks anybody' })]);
    await consented(others);
    await chair.client.ask(by('adopt'), { input: { id: others.id, version: others.version } });
    expect(await roleOf()).toMatchObject({ needed: 2, purpose: 'Listens at last' });
    const conflict = await chair.client.send(by('adopt'), { input: { id: stale.id, version: stale.version } });
    expect([conflict.code, conflict.errors[0]?.extensions.field]).toEqual(['CONFLICT', 'purpose']);
    const withdrawn = (await proposer.client.ask(by('withdraw'), { input: { id: stale.id, version: stale.version } })).withdrawProposal;
    expect(withdrawn.state).toBe('WITHDRAWN');
    expect((await chair.client.send(by('consentTo'), { input: { id: stale.id, version: withdrawn.version } })).code).toBe('RULE');
    const none = await proposer.client.send(propose, { input: { bodyId, title: 'Same', reason: 'None', parts: [editRole({ purpose: 'Listens at last' })] } });
    expect([none.code, none.errors[0]?.extensions.part]).toEqual(['INVALID', 0]);
    expect((await member.client.send(propose, { input: { bodyId, title: 'Same', reason: 'None', parts: [editRole({ purpose: 'x' })] } })).code).toBe('FORBIDDEN');
    expect((await proposer.client.send(propose, { input: { bodyId, title: 'Same', reason: 'None', answerBy: day(1), parts: [editRole({ purpose: 'x' })] } })).code).toBe('INVALID');
  });

  it('is put to nobody where it could not be done, or nobody could object', async () => {
    const refused = async (parts: object[], more: object = {}) => {
      const { code, message, errors } = await proposer.client.send(propose, { input: { bodyId, title: 'Who listens', reason: 'Nobody does.', parts, ...more } });
      return { code, message, details: errors[0]?.extensions };
    };
    await made([editRole({ purpose: 'Possible' })]);
    expect(await refused([editRole({ purpose: 'a' }), editRole({ needed: 2 })])).toMatchObject({ code: 'INVALID', message: expect.stringContaining('Change 2: Change 1 is about it already'), details: { part: 1 } });
    expect(await refused([editRole({ bodyId })])).toMatchObject({ code: 'INVALID', details: { field: 'bodyId' } });
    expect(await refused([{ kind: 'CREATE_BODY', body: { name: 'cx COUNCIL' } }])).toMatchObject({ code: 'CONFLICT', details: { field: 'name' } });
    expect(await refused([{ kind: 'CREATE_ROLE', role: { name: 'Second chair', bodyId, seat: 'CHAIR' } }])).toMatchObject({ code: 'RULE', details: { field: 'seat' } });
    const chairRole = (await ask(roles)).roles.find(({ seat }: { seat: string }) => seat === 'CHAIR').id;
    expect(await refused([{ kind: 'CLOSE_ROLE', targetId: chairRole }])).toMatchObject({ code: 'RULE', message: expect.stringContaining('A body keeps its chair') });
    expect(await refused([{ kind: 'EDIT_ROLE', targetId: chairRole, role: { seat: 'MEMBER' } }])).toMatchObject({ code: 'RULE', message: expect.stringContaining('A body keeps its chair') });
    expect(await refused([{ kind: 'CREATE_BODY', body: { name: 'Circle' } }, { kind: 'CREATE_BODY', body: { name: 'circle' } }])).toMatchObject({ code: 'INVALID', details: { part: 1 } });
    const gone = await organization.member('Gil Gone', 'EXECUTIVE');
    await ask('mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }', { input: { personId: gone.personId } });
    expect(await refused([editRole({ sponsorId: gone.personId })])).toMatchObject({ code: 'RULE', message: expect.stringContaining('Gil Gone has left') });
    const draft = (await ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id } }', { input: { title: 'Secret', body: 'x' } })).draftPolicy.id;
    expect((await refused([{ kind: 'WRITE_POLICY', targetId: draft, policy: { body: 'y' } }])).code).toBe('NOT_FOUND');
    const own = (await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'Working group', kind: 'WORKING_GROUP', chairId: proposer.personId } })).createBody.id;
    expect(await refused([editRole({ purpose: 'Alone' })], { bodyId: own })).toMatchObject({ code: 'RULE', message: expect.stringContaining('Nobody else has a vote'), details: { field: 'bodyId' } });
    // A body has a kind, whoever doesn't say which.
    const { id, version } = await made([{ kind: 'CREATE_BODY', body: { name: 'Listening circle', kind: null, quorum: null } }]);
    await consented({ id, version });
    await chair.client.ask(by('adopt'), { input: { id, version } });
    expect((await ask('{ bodies { name kind } }')).bodies).toContainEqual({ name: 'Listening circle', kind: 'COUNCIL' });
  });

  it('is on the next agenda of its body', async () => {
    const { id } = await made([editRole({ purpose: 'Listens and answers' })]);
    const meetingId = (await ask('mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }', { input: { bodyId, startsAt: new Date().toISOString() } })).scheduleMeeting.id;
    const agenda = async () => (await ask('query ($id: ID!) { meeting(id: $id) { agenda { id kind title proposalId } } }', { id: meetingId })).meeting.agenda;
    expect(await agenda()).toContainEqual({ id: `PROPOSAL:${id}`, kind: 'PROPOSAL', title: 'Who listens', proposalId: id });
    await ask('mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', { input: { id: meetingId, attendances: [{ personId: chair.personId, presence: 'PRESENT' }] } });
    expect(await agenda()).toContainEqual(expect.objectContaining({ kind: 'PROPOSAL', proposalId: id }));
  });

  it('a policy says who may do without one; what is adopted may', async () => {
    const edit = async (client = organization.admin.client) => client.send('mutation ($input: EditRoleInput!) { editRole(input: $input) { id } }', { input: { id: roleId, version: (await roleOf()).version, needed: 3 } });
    const office = await organization.member('Olga Office', 'PROGRAM_OFFICE');
    expect((await edit(office.client)).code).toBeNull();
    const chairRole = (await ask(roles)).roles.find(({ seat }: { seat: string }) => seat === 'CHAIR').id;
    const said = async (directChange: string, policyId?: string): Promise<string> => {
      const { id, open } = (await ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: policyId ? { policyId, directChange } : { title: 'How we change', body: 'By proposal.', directChange, approverRoleIds: [chairRole] } })).draftPolicy;
      await ask('mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id } }', { input: { versionId: open.id } });
      await chair.client.ask('mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id } }', { input: { versionId: open.id } });
      return id;
    };
    const policyId = await said('ADMINISTRATORS');
    const refused = await edit(office.client);
    expect([refused.code, refused.message, refused.errors[0]?.extensions.policyId]).toEqual(['RULE', expect.stringContaining('“How we change” says that this is changed by proposal'), policyId]);
    expect((await edit()).code).toBeNull();
    await said('NOBODY', policyId);
    expect((await edit()).code).toBe('RULE');
    // Neither another policy nor other approvers of this one undo it.
    const other = (await ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title: 'As we like', body: 'Anyhow.', directChange: 'PROGRAM_OFFICE', approverRoleIds: [chairRole] } })).draftPolicy;
    await ask('mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id } }', { input: { versionId: other.open.id } });
    expect((await chair.client.send('mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id } }', { input: { versionId: other.open.id } })).code).toBe('RULE');
    const rule = (await ask('query ($id: ID!) { policy(id: $id) { version } }', { id: policyId })).policy.version;
    expect((await organization.admin.client.send('mutation ($input: EditPolicyInput!) { editPolicy(input: $input) { id } }', { input: { id: policyId, version: rule, approverRoleIds: [roleId] } })).code).toBe('RULE');
    expect((await organization.admin.client.send('mutation ($input: RetirePolicyInput!) { retirePolicy(input: $input) { id } }', { input: { id: policyId, reason: 'x' } })).code).toBe('RULE');
    // People are still put into roles; what a role is changes by proposal.
    await ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: proposer.personId } });
    const proposal = await made([editRole({ needed: 4 }), { kind: 'RETIRE_POLICY', targetId: policyId, reason: 'It slowed us down.' }]);
    await consented(proposal);
    await proposer.client.ask(by('adopt'), { input: { id: proposal.id, version: proposal.version } });
    expect((await roleOf()).needed).toBe(4);
    expect((await edit()).code).toBeNull();
  });
});

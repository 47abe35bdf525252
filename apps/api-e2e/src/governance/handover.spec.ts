import pg from 'pg';
import { Client, product } from '../support/client.js';
import { type Member, Organization, testPassword, tokenOf } from '../support/organization.js';

const deactivate = 'mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id departedAt } }';
const offer = 'mutation ($input: OfferHandoverInput!) { offerHandover(input: $input) { id state } }';
const accept = 'mutation ($input: HandoverIdInput!) { acceptHandover(input: $input) { state } }';
const refuse = 'mutation ($input: RefuseHandoverInput!) { refuseHandover(input: $input) { state answer } }';
const subject = 'query ($id: ID!) { subject(id: $id) { owner { id } ownerStandsInFor { id } unownedSince } }';
const open = '{ handovers(filter: { isOpen: true }) { totalCount nodes { id state isDeparture dueOn answer openedAt subject { id } from { id } receiver { id } } } }';

/** Every instant since each subject became somebody's, asked of the database: seconds without exactly one accountable, and holders who had left. */
async function instantsWithout(subjectIds: string[]): Promise<{ holes: number; departed: number }> {
  const client = new pg.Client({ connectionString: product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });
  await client.connect();
  const { rows } = await client.query(
    `with held as (
       select r.subject_id, tstzrange(r.started_at, coalesce(r.ended_at, 'infinity')) as during, lag(r.ended_at) over (partition by r.subject_id order by r.started_at, r.ended_at) as before, r.started_at, r.ended_at, p.departed_at
       from app.responsibilities r join app.people p on p.organization_id = r.organization_id and p.id = r.person_id
       where r.subject_id = any($1::uuid[]) and r.letter = 'A')
     select count(*) filter (where before is not null and before <> started_at)::int as holes,
       count(*) filter (where departed_at is not null and (ended_at is null or ended_at > departed_at))::int as departed from held`,
    [subjectIds],
  );
  await client.end();
  return rows[0];
}

describe('leaving', () => {
  let organization: Organization;
  let office: Member;
  let leaver: Member;
  let deputy: string;
  let successor: Member;

  beforeEach(async () => {
    organization = await Organization.found();
    const service = await organization.department('Service');
    office = await organization.member('Olga Office', 'PROGRAM_OFFICE');
    leaver = await organization.member('Leo Leaver', 'DEPARTMENT_HEAD', service);
    successor = await organization.member('Sara Successor', 'CONTRIBUTOR');
    deputy = await organization.person('Dora Deputy');
  });

  const hold = async (personId: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let i = 0; i < count; i++) {
      const id = await organization.initiative();
      await organization.own(id, personId);
      ids.push(id);
    }
    return ids;
  };

  it('passes all that somebody holds to their deputy at once, offers it, ends their access, and leaves no instant without an owner', async () => {
    const { person } = await office.client.ask('query ($id: ID!) { person(id: $id) { version } }', { id: leaver.personId });
    await office.client.ask('mutation ($input: EditPersonInput!) { editPerson(input: $input) { id } }', { input: { id: leaver.personId, version: person.version, deputyId: deputy } });
    const [first = '', ...others] = await hold(leaver.personId, 7);
    await office.client.ask('mutation ($input: AssignSponsorInput!) { assignSponsor(input: $input) { id } }', { input: { initiativeId: first, personId: leaver.personId } });
    expect((await leaver.client.send('{ departments { id } }')).code).toBeNull();
    await office.client.ask(deactivate, { input: { personId: leaver.personId, offers: [{ subjectId: first, receiverId: successor.personId }], reason: 'New job' } });
    expect((await leaver.client.send('{ departments { id } }')).code).toBe('NOT_FOUND');
    for (const id of [first, ...others]) expect((await office.client.ask(subject, { id })).subject).toEqual({ owner: { id: deputy }, ownerStandsInFor: { id: leaver.personId }, unownedSince: null });
    expect((await office.client.ask('query ($id: ID!) { initiative(id: $id) { sponsor { id } } }', { id: first })).initiative.sponsor).toBeNull();
    expect((await office.client.ask('{ departments { head { id } } }')).departments).toEqual([{ head: null }]);
    const { handovers } = await office.client.ask(open);
    expect(handovers.totalCount).toBe(7);
    expect(handovers.nodes.map(({ state, receiver }: { state: string; receiver: { id: string } | null }) => [state, receiver?.id ?? null]).sort()).toEqual([['OFFERED', successor.personId], ...others.map(() => ['WAITING', null])].sort());

    const mine = (await successor.client.ask('{ handovers(filter: { isMine: true }) { nodes { id reason can { answer } initiative { title } } } }')).handovers.nodes;
    expect(mine).toMatchObject([{ reason: 'New job', can: { answer: true } }]);
    expect((await office.client.send(accept, { input: { id: mine[0].id } })).code).toBe('FORBIDDEN');
    expect((await successor.client.ask(accept, { input: { id: mine[0].id } })).acceptHandover.state).toBe('ACCEPTED');
    expect((await office.client.ask(subject, { id: first })).subject).toEqual({ owner: { id: successor.personId }, ownerStandsInFor: null, unownedSince: null });
    expect((await successor.client.send(accept, { input: { id: mine[0].id } })).code).toBe('RULE');
    // Assigning somebody settles what waited, also whoever holds it already.
    await organization.own(others[0] as string, deputy);
    expect((await office.client.ask(subject, { id: others[0] })).subject.ownerStandsInFor).toBeNull();
    expect((await office.client.ask(open)).handovers.nodes).toHaveLength(5);
    expect(await instantsWithout([first, ...others])).toEqual({ holes: 0, departed: 0 });
    expect((await office.client.send(deactivate, { input: { personId: leaver.personId } })).code).toBe('RULE');
  });

  it('whoever holds seven things of different kinds leaves none of them to nobody, and keeps their other organizations', async () => {
    const ask = office.client.ask.bind(office.client);
    const created = async (name: string, input: object, document: string): Promise<string> => (await ask(`mutation ($input: ${name}Input!) { ${name.charAt(0).toLowerCase()}${name.slice(1)}(input: $input) { ${document} } }`, { input }))[`${name.charAt(0).toLowerCase()}${name.slice(1)}`].id;
    await ask('mutation ($input: EditPersonInput!) { editPerson(input: $input) { id } }', { input: { id: leaver.personId, version: (await ask('query ($id: ID!) { person(id: $id) { version } }', { id: leaver.personId })).person.version, deputyId: deputy } });
    // An initiative, one that is only proposed, one through a role that nobody else is in, one through a role with somebody else in it, a policy in force, the draft of another, and what a decision asks of them.
    const [direct = ''] = await hold(leaver.personId, 1);
    const proposed = await organization.initiative({ isProposal: true, ownerId: leaver.personId });
    const [alone, shared] = [await created('CreateRole', { name: 'Complaints desk' }, 'id'), await created('CreateRole', { name: 'Letters desk', needed: 2 }, 'id')];
    for (const roleId of [alone, shared]) await created('AssignRole', { roleId, personId: leaver.personId }, 'id');
    await created('AssignRole', { roleId: shared, personId: successor.personId }, 'id');
    const [throughAlone, throughShared] = [await organization.initiative(), await organization.initiative()];
    for (const [subjectId, roleId] of [[throughAlone, alone], [throughShared, shared]]) await ask('mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId, letter: 'A', holder: { roleId } } });
    const approvers = await created('CreateRole', { name: 'Approvers' }, 'id');
    await created('AssignRole', { roleId: approvers, personId: successor.personId }, 'id');
    const policy = async (title: string) => (await ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title, body: '# Text', approverRoleIds: [approvers], ownerId: leaver.personId } })).draftPolicy;
    const [inForce, draft] = [await policy('Complaints'), await policy('Letters')];
    await ask('mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id } }', { input: { versionId: inForce.open.id } });
    await successor.client.ask('mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id } }', { input: { versionId: inForce.open.id } });
    const bodyId = await created('CreateBody', { name: 'CX council', kind: 'COUNCIL', quorum: 1, chairId: successor.personId }, 'id');
    const meetingId = await created('ScheduleMeeting', { bodyId, startsAt: new Date().toISOString() }, 'id');
    await ask('mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', { input: { id: meetingId, attendances: [{ personId: successor.personId, presence: 'PRESENT' }] } });
    await successor.client.ask('mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }', { input: { meetingId, title: 'Which', outcome: 'This', reason: 'Better', subjectIds: [direct], actions: [{ what: 'Tell the desks', ownerId: leaver.personId, dueOn: '2099-01-01' }] } });
    const other = await Organization.found();
    const { inviteMember } = await other.admin.client.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link } }', { input: { email: leaver.email, name: 'Leo Leaver', access: 'VIEWER' } });
    await leaver.client.ask('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { organization } }', { input: { token: tokenOf(inviteMember.link), password: testPassword } });
    const elsewhere = new Client(other.slug, leaver.client.cookie);
    const subjects = [direct, proposed, throughAlone, throughShared, inForce.id, draft.id];
    expect((await elsewhere.send('{ departments { id } }')).code).toBeNull();
    expect((await ask('query ($id: ID!) { person(id: $id) { accountableFor { id } openActions { what } } }', { id: leaver.personId })).person).toEqual({ accountableFor: expect.arrayContaining(subjects.map((id) => ({ id }))), openActions: [{ what: 'Tell the desks' }] });

    await ask(deactivate, { input: { personId: leaver.personId } });
    // At once, so within a second too.
    expect((await leaver.client.send('{ departments { id } }')).code).toBe('NOT_FOUND');
    const holder = async (id: string) => (await office.client.ask(subject, { id })).subject;
    for (const id of [direct, proposed, throughAlone, inForce.id, draft.id]) expect([id, await holder(id)]).toMatchObject([id, { owner: { id: deputy }, ownerStandsInFor: { id: leaver.personId } }]);
    // Whoever else is in the role has it for good.
    expect(await holder(throughShared)).toMatchObject({ owner: { id: successor.personId }, ownerStandsInFor: null });
    const action = async () => (await ask('query ($id: ID!) { meeting(id: $id) { decisions(first: 1) { nodes { actions { id owner { id } standsInFor { id } } } } } }', { id: meetingId })).meeting.decisions.nodes[0].actions[0];
    expect(await action()).toMatchObject({ owner: { id: deputy }, standsInFor: { id: leaver.personId } });
    expect((await elsewhere.send('{ departments { id } }')).code).toBeNull();

    // Each gets its new owner: by handover, by filling the role again, by giving the action on.
    await created('AssignRole', { roleId: alone, personId: successor.personId }, 'id');
    for (const id of [direct, proposed, inForce.id, draft.id]) {
      await ask(offer, { input: { subjectId: id, receiverId: successor.personId } });
      const { handovers } = await successor.client.ask('{ handovers(filter: { isMine: true }) { nodes { id subject { id } } } }');
      await successor.client.ask(accept, { input: { id: handovers.nodes.find((one: { subject: { id: string } }) => one.subject.id === id).id } });
    }
    const { id: actionId } = await action();
    await successor.client.ask('mutation ($input: AssignActionInput!) { assignAction(input: $input) { id } }', { input: { id: actionId, ownerId: successor.personId } });
    for (const id of subjects) expect(await holder(id)).toEqual({ owner: { id: successor.personId }, ownerStandsInFor: null, unownedSince: null });
    expect(await action()).toMatchObject({ owner: { id: successor.personId }, standsInFor: null });
    expect((await office.client.send('mutation ($input: AssignActionInput!) { assignAction(input: $input) { id } }', { input: { id: actionId, ownerId: leaver.personId } })).code).toBe('RULE');
    expect(await instantsWithout(subjects)).toEqual({ holes: 0, departed: 0 });
  });

  it('falls back to the manager, and to the steward where nobody else is left', async () => {
    const [held = ''] = await hold(leaver.personId, 1);
    await office.client.ask(deactivate, { input: { personId: leaver.personId } });
    expect((await office.client.ask(subject, { id: held })).subject.owner.id).toBe(office.personId);
    const boss = await organization.person('Boss');
    const worker = (await office.client.ask('mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', { input: { name: 'Will Worker', managerId: boss } })).createPerson.id;
    const [work = ''] = await hold(worker, 1);
    await office.client.ask(deactivate, { input: { personId: worker } });
    expect((await office.client.ask(subject, { id: work })).subject.owner.id).toBe(boss);
    // The fallback leaves too: it falls again, in place of who left first, and the same handover goes on, with its age and whoever was offered it.
    const ofWork = async () => (await office.client.ask(open)).handovers.nodes.filter(({ subject: { id } }: { subject: { id: string } }) => id === work);
    const [opened] = await ofWork();
    await office.client.ask(offer, { input: { subjectId: work, receiverId: successor.personId } });
    await office.client.ask(deactivate, { input: { personId: boss } });
    expect((await office.client.ask(subject, { id: work })).subject).toMatchObject({ owner: { id: office.personId }, ownerStandsInFor: { id: worker } });
    expect(await ofWork()).toMatchObject([{ id: opened.id, openedAt: opened.openedAt, state: 'OFFERED', from: { id: worker }, receiver: { id: successor.personId } }]);
  });

  it('a refusal says why, leaves it where it is, and can be offered to another', async () => {
    const [held = ''] = await hold(leaver.personId, 1);
    const { offerHandover } = await leaver.client.ask(offer, { input: { subjectId: held, receiverId: successor.personId } });
    expect((await successor.client.send(refuse, { input: { id: offerHandover.id, reason: '  ' } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect((await successor.client.ask(refuse, { input: { id: offerHandover.id, reason: 'I hold six already' } })).refuseHandover).toEqual({ state: 'REFUSED', answer: 'I hold six already' });
    expect((await office.client.ask(subject, { id: held })).subject.owner.id).toBe(leaver.personId);
    await leaver.client.ask(offer, { input: { subjectId: held, receiverId: deputy } });
    expect((await office.client.ask(open)).handovers.nodes).toMatchObject([{ state: 'OFFERED', answer: null, receiver: { id: deputy } }]);
    const unowned = await organization.initiative();
    expect((await office.client.send(offer, { input: { subjectId: unowned, receiverId: deputy } })).code).toBe('RULE');
  });

  it('nobody leaves by themselves, nor the last administrator, nor to a successor who has left', async () => {
    expect((await office.client.send(deactivate, { input: { personId: office.personId } })).code).toBe('RULE');
    const second = await organization.member('Ada Again', 'ADMIN');
    expect((await second.client.send(deactivate, { input: { personId: second.personId } })).code).toBe('RULE');
    const [held = ''] = await hold(leaver.personId, 1);
    await office.client.ask(deactivate, { input: { personId: deputy } });
    expect((await office.client.send(deactivate, { input: { personId: leaver.personId, receiverId: deputy } })).code).toBe('RULE');
    expect((await office.client.send(deactivate, { input: { personId: leaver.personId, offers: [{ subjectId: await organization.initiative(), receiverId: successor.personId }] } })).code).toBe('CONFLICT');
    expect((await office.client.ask(subject, { id: held })).subject.owner.id).toBe(leaver.personId);
    expect((await leaver.client.send('{ departments { id } }')).code).toBeNull();
  });

  it('an assignment that is undone leaves what was offered as it was; an accepted one can’t be undone', async () => {
    const [held = ''] = await hold(leaver.personId, 1);
    await office.client.ask(deactivate, { input: { personId: leaver.personId, receiverId: successor.personId } });
    const undo = 'mutation ($input: UndoAssignmentInput!) { undoAssignment(input: $input) { owner { id } ownerStandsInFor { id } } }';
    await office.client.ask('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId: held, personId: deputy } });
    expect((await office.client.ask(open)).handovers.nodes).toEqual([]);
    expect((await office.client.ask(undo, { input: { subjectId: held } })).undoAssignment).toEqual({ owner: { id: office.personId }, ownerStandsInFor: { id: leaver.personId } });
    const [again] = (await office.client.ask(open)).handovers.nodes;
    expect(again).toMatchObject({ state: 'OFFERED', receiver: { id: successor.personId } });
    await successor.client.ask(accept, { input: { id: again.id } });
    expect((await successor.client.send(undo, { input: { subjectId: held } })).code).toBe('RULE');
  });

  it('what is closed is not handed over, and whoever goes on owning it takes an offer back', async () => {
    const [kept = '', closed = ''] = await hold(leaver.personId, 2);
    for (const subjectId of [kept, closed]) await leaver.client.ask(offer, { input: { subjectId, receiverId: successor.personId } });
    await leaver.client.ask('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId: kept, personId: leaver.personId } });
    await office.client.ask('mutation ($input: ChangeStateInput!) { finishInitiative(input: $input) { id } }', { input: { id: closed } });
    expect((await office.client.ask(open)).handovers).toEqual({ totalCount: 0, nodes: [] });
    expect((await leaver.client.send(offer, { input: { subjectId: closed, receiverId: successor.personId } })).code).toBe('RULE');
  });

  it('the program office says that nobody has left whose access it may not end', async () => {
    const colleague = await organization.member('Otto Office', 'PROGRAM_OFFICE');
    const can = 'query ($id: ID!) { person(id: $id) { can { deactivate } } }';
    expect((await office.client.ask(can, { id: colleague.personId })).person.can.deactivate).toBe(false);
    expect((await office.client.send(deactivate, { input: { personId: colleague.personId } })).code).toBe('FORBIDDEN');
    expect((await organization.admin.client.ask(can, { id: colleague.personId })).person.can.deactivate).toBe(true);
    await organization.admin.client.ask(deactivate, { input: { personId: colleague.personId } });
  });

  it('of things that pass to others while their owner leaves none is taken from who got it', async () => {
    const ids = await hold(leaver.personId, 12);
    const assign = 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }';
    const race = ids.map((subjectId) => organization.admin.client.send(assign, { input: { subjectId, personId: successor.personId } }));
    const left = office.client.send(deactivate, { input: { personId: leaver.personId } });
    const codes = (await Promise.all(race)).map(({ code }) => code);
    expect((await left).code).toBeNull();
    expect(codes.filter((code) => code !== null)).toEqual([]);
    for (const id of ids) expect((await office.client.ask(subject, { id })).subject).toMatchObject({ owner: { id: successor.personId }, ownerStandsInFor: null });
    expect((await office.client.ask(open)).handovers.totalCount).toBe(0);
    expect(await instantsWithout(ids)).toEqual({ holes: 0, departed: 0 });
  });

  it('of assignments that race with a departure none is left with who has left', async () => {
    const ids = await hold(successor.personId, 12);
    const assign = 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }';
    const race = ids.map((subjectId) => organization.admin.client.send(assign, { input: { subjectId, personId: leaver.personId } }));
    const left = office.client.send(deactivate, { input: { personId: leaver.personId } });
    const codes = (await Promise.all(race)).map(({ code }) => code);
    expect((await left).code).toBeNull();
    expect(codes.every((code) => code === null || code === 'RULE')).toBe(true);
    for (const id of ids) expect((await office.client.ask(subject, { id })).subject.owner.id).not.toBe(leaver.personId);
    expect(await instantsWithout(ids)).toEqual({ holes: 0, departed: 0 });
  });
});

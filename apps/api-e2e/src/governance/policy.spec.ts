import { createHash } from 'node:crypto';
import pg from 'pg';
import { attach, Client, product } from '../support/client.js';
import { type Member, Organization, tokenOf } from '../support/organization.js';

const draft = 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id state title open { id number state body version } version } }';
const by = (verb: string): string => `mutation ($input: PolicyVersionIdInput!) { ${verb}Policy(input: $input) { id state approvals effectiveOn } }`;
const read = `query ($id: ID!) { policy(id: $id) { id state reviewOn bindsMe retiredReason unownedSince owner { name } current { id number state body acknowledgedAt effectiveOn } open { id number state }
  versions { number state answers { answer reason person { name } role { name } } } progress { bound acknowledged department { name } } missing(first: 100) { nodes { hasAccess person { name } } } exceptions { id what expiresOn endedAt approvedBy { name } } can { edit answer review except chase } } }`;
const acknowledge = 'mutation ($input: AcknowledgePolicyInput!) { acknowledgePolicy(input: $input) { acknowledgedAt } }';

describe('a policy', () => {
  let organization: Organization;
  let admin: Client;
  let approvers: [Member, Member, Member];
  let roleId: string;

  beforeEach(async () => {
    organization = await Organization.found();
    admin = organization.admin.client;
    approvers = [await organization.member('Ana One', 'EXECUTIVE'), await organization.member('Ben Two', 'CONTRIBUTOR'), await organization.member('Cleo Three', 'VIEWER')];
    roleId = (await admin.ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: 'CX council', needed: 3 } })).createRole.id;
    for (const { personId } of approvers) await admin.ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId } });
  });

  const drafted = async (more: object = {}) => (await admin.ask(draft, { input: { title: 'Complaints', body: '# Complaints\n\nAnswered in ten days.', approverRoleIds: [roleId], approvalsNeeded: 2, ownerId: organization.admin.personId, ...more } })).draftPolicy;
  const approved = async (policy: { open: { id: string } }): Promise<void> => {
    await admin.ask(by('submit'), { input: { versionId: policy.open.id } });
    for (const { client } of approvers.slice(0, 2)) await client.ask(by('approve'), { input: { versionId: policy.open.id } });
  };
  const policyOf = async (client: Client, id: string) => (await client.ask(read, { id })).policy;

  it('goes through two versions by quorum; what is in force stays so until the next is, and each stays readable', async () => {
    const policy = await drafted();
    expect(policy).toMatchObject({ state: 'DRAFT', open: { number: 1, state: 'DRAFT' } });
    const outsider = await organization.member('Olga Outside', 'CONTRIBUTOR');
    expect((await outsider.client.send(read, { id: policy.id })).code).toBe('NOT_FOUND');
    const input = { versionId: policy.open.id };
    expect((await approvers[0].client.send(by('approve'), { input })).code).toBe('RULE');
    await admin.ask(by('submit'), { input });
    expect((await approvers[0].client.ask('{ policiesToApprove { id } }')).policiesToApprove).toEqual([{ id: policy.id }]);
    expect((await approvers[0].client.ask(by('approve'), { input })).approvePolicy).toMatchObject({ state: 'IN_REVIEW', approvals: 1 });
    expect((await approvers[0].client.send(by('approve'), { input })).code).toBe('RULE');
    // The administrator is in no approving role.
    expect((await admin.send(by('approve'), { input })).code).toBe('FORBIDDEN');
    expect((await outsider.client.send(read, { id: policy.id })).code).toBe('NOT_FOUND');
    expect((await approvers[1].client.ask(by('approve'), { input })).approvePolicy).toMatchObject({ state: 'APPROVED', approvals: 2, effectiveOn: expect.any(String) });
    expect(await policyOf(outsider.client, policy.id)).toMatchObject({ state: 'APPROVED', bindsMe: true, current: { number: 1 }, open: null, unownedSince: null, owner: { name: 'Ada Admin' } });

    const next = (await admin.ask(draft, { input: { policyId: policy.id, note: 'Five days' } })).draftPolicy;
    expect(next.open).toMatchObject({ number: 2, body: '# Complaints\n\nAnswered in ten days.' });
    expect((await admin.send(draft, { input: { policyId: policy.id } })).code).toBe('RULE');
    await admin.ask('mutation ($input: EditPolicyDraftInput!) { editPolicyDraft(input: $input) { id } }', { input: { id: next.open.id, version: 1, body: '# Complaints\n\nAnswered in five days.' } });
    expect((await admin.send('mutation ($input: EditPolicyDraftInput!) { editPolicyDraft(input: $input) { id } }', { input: { id: next.open.id, version: 1, body: 'Late' } })).code).toBe('CONFLICT');
    expect((await policyOf(outsider.client, policy.id)).versions.map(({ number }: { number: number }) => number)).toEqual([1]);
    // Sent back once: approvals given before count no more.
    await admin.ask(by('submit'), { input: { versionId: next.open.id } });
    await approvers[0].client.ask(by('approve'), { input: { versionId: next.open.id } });
    await approvers[1].client.ask('mutation ($input: ReturnPolicyInput!) { returnPolicy(input: $input) { state } }', { input: { versionId: next.open.id, reason: 'Say who answers.' } });
    await admin.ask(by('submit'), { input: { versionId: next.open.id } });
    expect((await approvers[1].client.ask(by('approve'), { input: { versionId: next.open.id } })).approvePolicy).toMatchObject({ state: 'IN_REVIEW', approvals: 1 });
    expect((await policyOf(outsider.client, policy.id)).current).toMatchObject({ number: 1, body: '# Complaints\n\nAnswered in ten days.' });
    await approvers[2].client.ask(by('approve'), { input: { versionId: next.open.id } });
    const after = await policyOf(outsider.client, policy.id);
    expect(after).toMatchObject({ current: { number: 2, body: '# Complaints\n\nAnswered in five days.' } });
    expect(after.versions.map(({ number, state, answers }: { number: number; state: string; answers: { answer: string }[] }) => [number, state, answers.map(({ answer }) => answer).sort()])).toEqual([[2, 'APPROVED', ['APPROVED', 'APPROVED', 'APPROVED', 'RETURNED']], [1, 'SUPERSEDED', ['APPROVED', 'APPROVED']]]);

    await admin.ask('mutation ($input: RetirePolicyInput!) { retirePolicy(input: $input) { state } }', { input: { id: policy.id, reason: 'The new code of conduct holds.' } });
    const retired = await policyOf(outsider.client, policy.id);
    expect(retired).toMatchObject({ state: 'RETIRED', retiredReason: 'The new code of conduct holds.', bindsMe: false, current: { number: 2, state: 'RETIRED', body: '# Complaints\n\nAnswered in five days.' } });
    expect((await outsider.client.send(acknowledge, { input: { versionId: retired.current.id, hasReachedEnd: true } })).code).toBe('RULE');
    expect((await admin.send(draft, { input: { policyId: policy.id } })).code).toBe('RULE');
  });

  it('can’t be sent for review where too few could approve it, and an approval by whoever has left the role doesn’t count', async () => {
    const policy = await drafted({ approvalsNeeded: 4 });
    const refused = await admin.send(by('submit'), { input: { versionId: policy.open.id } });
    expect([refused.code, refused.message]).toEqual(['RULE', expect.stringContaining('only 3')]);
    await admin.ask('mutation ($input: EditPolicyInput!) { editPolicy(input: $input) { id } }', { input: { id: policy.id, version: policy.version, approvalsNeeded: 2 } });
    await admin.ask(by('submit'), { input: { versionId: policy.open.id } });
    await approvers[0].client.ask(by('approve'), { input: { versionId: policy.open.id } });
    const { roles } = await admin.ask('{ roles { id assignments { id person { id } } } }');
    const own = roles.find(({ id }: { id: string }) => id === roleId).assignments.find(({ person }: { person: { id: string } }) => person.id === approvers[0].personId);
    await admin.ask('mutation ($input: EndRoleAssignmentInput!) { endRoleAssignment(input: $input) { id } }', { input: { id: own.id } });
    expect((await approvers[1].client.ask(by('approve'), { input: { versionId: policy.open.id } })).approvePolicy.state).toBe('IN_REVIEW');
    expect((await approvers[2].client.ask(by('approve'), { input: { versionId: policy.open.id } })).approvePolicy.state).toBe('APPROVED');
  });

  it('is not decided anew while it is decided on: taken back first, thrown away, or over once its policy is retired', async () => {
    const policy = await drafted();
    const input = { versionId: policy.open.id };
    await admin.ask(by('submit'), { input });
    const version = (await admin.ask('query ($id: ID!) { policy(id: $id) { version } }', { id: policy.id })).policy.version;
    const edit = 'mutation ($input: EditPolicyInput!) { editPolicy(input: $input) { id title } }';
    expect((await admin.send(edit, { input: { id: policy.id, version, approvalsNeeded: 1 } })).code).toBe('RULE');
    await admin.ask(edit, { input: { id: policy.id, version, title: 'Complaints, answered' } });
    await approvers[0].client.ask(by('approve'), { input });
    expect((await admin.ask(by('withdraw'), { input })).withdrawPolicy).toMatchObject({ state: 'DRAFT' });
    await admin.ask(by('submit'), { input });
    for (const { client } of approvers.slice(0, 2)) await client.ask(by('approve'), { input });
    const next = (await admin.ask(draft, { input: { policyId: policy.id } })).draftPolicy;
    expect((await admin.send(draft, { input: { policyId: policy.id, title: 'Another title' } })).code).toBe('INVALID');
    await admin.ask('mutation ($input: PolicyVersionIdInput!) { discardPolicyDraft(input: $input) { state } }', { input: { versionId: next.open.id } });
    const third = (await admin.ask(draft, { input: { policyId: policy.id, effectiveOn: '2099-01-01' } })).draftPolicy;
    expect(third.open.number).toBe(3);
    // One version is in force, not two: the next holds from its approval.
    expect((await admin.send(by('submit'), { input: { versionId: third.open.id } })).code).toBe('RULE');
    await admin.ask('mutation ($input: EditPolicyDraftInput!) { editPolicyDraft(input: $input) { id } }', { input: { id: third.open.id, version: 1, effectiveOn: null } });
    await admin.ask(by('submit'), { input: { versionId: third.open.id } });
    await admin.ask('mutation ($input: RetirePolicyInput!) { retirePolicy(input: $input) { state } }', { input: { id: policy.id, reason: 'Over.' } });
    expect((await approvers[0].client.send(by('approve'), { input: { versionId: third.open.id } })).code).toBe('RULE');
    expect((await approvers[0].client.ask('{ policiesToApprove { id } }')).policiesToApprove).toEqual([]);
    expect((await policyOf(admin, policy.id)).versions.map(({ number, state }: { number: number; state: string }) => [number, state])).toEqual([[3, 'WITHDRAWN'], [2, 'WITHDRAWN'], [1, 'RETIRED']]);
  });

  it('that comes into force later binds nobody before, and its draft is seen by nobody else', async () => {
    const later = await drafted({ title: 'From next year', effectiveOn: '2099-01-01' });
    const reader = await organization.member('Rolf Reader', 'EXECUTIVE');
    expect((await reader.client.send('query ($id: ID!) { subject(id: $id) { title } }', { id: later.id })).code).toBe('NOT_FOUND');
    expect((await reader.client.send('query ($id: ID!) { activity(subjectId: $id, first: 5) { nodes { name } } }', { id: later.id })).code).toBe('NOT_FOUND');
    expect((await admin.ask('query ($id: ID!) { activity(subjectId: $id, first: 5) { nodes { name } } }', { id: later.id })).activity.nodes.length).toBeGreaterThan(0);
    const { changeLog } = await reader.client.ask('{ changeLog(first: 50, filter: { kind: POLICY }) { nodes { changes { field after } } } }');
    expect(JSON.stringify(changeLog)).not.toContain('ten days');
    await approved(later);
    expect((await reader.client.ask('{ policiesToAcknowledge { id } }')).policiesToAcknowledge).toEqual([]);
    expect((await reader.client.send(acknowledge, { input: { versionId: later.open.id, hasReachedEnd: true } })).code).toBe('RULE');
    expect((await policyOf(admin, later.id))).toMatchObject({ state: 'APPROVED', progress: [], missing: { nodes: [] } });
  });

  it('is in force once, whoever approves at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const policy = await drafted({ title: `Race ${round}`, approvalsNeeded: 2 });
      await admin.ask(by('submit'), { input: { versionId: policy.open.id } });
      const answers = await Promise.all(approvers.map(({ client }) => client.send(by('approve'), { input: { versionId: policy.open.id } })));
      expect(answers.filter(({ code }) => code === null).length).toBe(2);
      expect(answers.filter(({ code }) => code === 'RULE').length).toBe(1);
      expect((await policyOf(admin, policy.id)).state).toBe('APPROVED');
    }
  });

  it('binds whom it names, and each acknowledges the version in force once, having reached its end', async () => {
    const service = await organization.department('Service');
    const desk = await organization.department('Front desk', service);
    const other = await organization.department('Research');
    const clerk = await organization.member('Dora Desk', 'CONTRIBUTOR', desk);
    const stranger = await organization.member('Rita Research', 'CONTRIBUTOR', other);
    await organization.person('Paula Paper', service);
    const policy = await drafted({ audience: { departmentIds: [service], roleIds: [roleId] } });
    const boundCount = async (id: string) => (await admin.ask('query ($id: ID!) { policy(id: $id) { boundCount } }', { id })).policy.boundCount;
    // Before it is in force too: what an approval would mean. A department with those below, whoever is in the role.
    const everybody = (await admin.ask('{ people(first: 100, filter: { isActive: true }) { nodes { id } } }')).people.nodes.length;
    expect([await boundCount(policy.id), await boundCount((await drafted({})).id)]).toEqual([5, everybody]);
    await approved(policy);
    const progress = async () => (await policyOf(admin, policy.id)).progress.map(({ bound, acknowledged, department }: { bound: number; acknowledged: number; department: { name: string } | null }) => [department?.name ?? null, acknowledged, bound]);
    expect(await progress()).toEqual([['Front desk', 0, 1], ['Service', 0, 1], [null, 0, 3]]);
    expect((await stranger.client.ask('{ policiesToAcknowledge { id } }')).policiesToAcknowledge).toEqual([]);
    expect((await clerk.client.ask('{ policiesToAcknowledge { id } }')).policiesToAcknowledge).toEqual([{ id: policy.id }]);
    const input = { versionId: policy.open.id, hasReachedEnd: true };
    expect((await clerk.client.send(acknowledge, { input: { ...input, hasReachedEnd: false } })).code).toBe('INVALID');
    await clerk.client.ask(acknowledge, { input });
    await clerk.client.ask(acknowledge, { input });
    expect((await clerk.client.ask('{ policiesToAcknowledge { id } }')).policiesToAcknowledge).toEqual([]);
    expect(await progress()).toEqual([['Front desk', 1, 1], ['Service', 0, 1], [null, 0, 3]]);
    expect((await policyOf(admin, policy.id)).missing.nodes).toEqual([
      { hasAccess: true, person: { name: 'Ana One' } }, { hasAccess: true, person: { name: 'Ben Two' } }, { hasAccess: true, person: { name: 'Cleo Three' } }, { hasAccess: false, person: { name: 'Paula Paper' } },
    ]);
    expect((await policyOf(clerk.client, policy.id)).missing.nodes).toEqual([]);
    // The next version asks everybody anew.
    const next = (await admin.ask(draft, { input: { policyId: policy.id } })).draftPolicy;
    await approved(next);
    expect((await clerk.client.ask('{ policiesToAcknowledge { id } }')).policiesToAcknowledge).toEqual([{ id: policy.id }]);
  });

  it('is acknowledged without an account by a personal link, which opens nothing else', async () => {
    const policy = await drafted();
    await approved(policy);
    const paula = await organization.person('Paula Paper');
    const link = async () => tokenOf((await admin.ask('mutation ($input: LinkPolicyInput!) { linkPolicy(input: $input) }', { input: { policyId: policy.id, personId: paula } })).linkPolicy);
    const token = await link();
    const visitor = new Client(null, null);
    const offer = 'query ($token: String!) { policyByLink(token: $token) { organization person title number body isInForce acknowledgedAt } }';
    expect((await visitor.send(offer, { token: 'nothing-of-ours' })).code).toBe('NOT_FOUND');
    expect((await visitor.ask(offer, { token })).policyByLink).toMatchObject({ person: 'Paula Paper', title: 'Complaints', number: 1, isInForce: true, acknowledgedAt: null });
    expect((await visitor.send('{ departments { id } }')).code).toBe('UNAUTHENTICATED');
    const confirm = 'mutation ($input: AcknowledgeByLinkInput!) { acknowledgeByLink(input: $input) }';
    expect((await visitor.send(confirm, { input: { token, hasReachedEnd: false } })).code).toBe('INVALID');
    // What comes after it in the same request is nobody's.
    const { data, errors } = await visitor.send('mutation ($input: AcknowledgeByLinkInput!, $draft: DraftPolicyInput!, $answer: AcknowledgePolicyInput!) { acknowledgeByLink(input: $input) draftPolicy(input: $draft) { id } acknowledgePolicy(input: $answer) { id } }', { input: { token, hasReachedEnd: true }, draft: { title: 'Not mine' }, answer: { versionId: policy.open.id, hasReachedEnd: true } });
    expect([data, errors.length > 0]).toEqual([null, true]);
    expect((await visitor.ask(offer, { token })).policyByLink.acknowledgedAt).toBeNull();
    expect((await visitor.ask(confirm, { input: { token, hasReachedEnd: true } })).acknowledgeByLink).toBe(true);
    expect((await visitor.ask(offer, { token })).policyByLink.acknowledgedAt).not.toBeNull();
    expect((await policyOf(admin, policy.id)).missing.nodes.map(({ person }: { person: { name: string } }) => person.name)).not.toContain('Paula Paper');
    expect((await admin.send('mutation ($input: LinkPolicyInput!) { linkPolicy(input: $input) }', { input: { policyId: policy.id, personId: approvers[0].personId } })).code).toBe('RULE');
    const { changeLog } = await admin.ask('{ changeLog(first: 5, filter: { kind: POLICY }) { nodes { operation recordName } } }');
    expect(changeLog.nodes[0]).toMatchObject({ operation: 'acknowledgeByLink' });
  });

  it('lets something off until a day, by an approver only', async () => {
    const policy = await drafted();
    await approved(policy);
    const grant = 'mutation ($input: GrantPolicyExceptionInput!) { grantPolicyException(input: $input) { id } }';
    const input = { policyId: policy.id, what: 'Agencies abroad', reason: 'Their system can’t yet.', expiresOn: '2099-06-30' };
    const { grantPolicyException } = await approvers[0].client.ask(grant, { input });
    expect((await admin.send(grant, { input })).code).toBe('FORBIDDEN');
    expect((await approvers[0].client.send(grant, { input: { ...input, expiresOn: '2020-01-01' } })).code).toBe('INVALID');
    expect((await policyOf(admin, policy.id)).exceptions).toEqual([{ id: grantPolicyException.id, what: 'Agencies abroad', expiresOn: '2099-06-30', endedAt: null, approvedBy: { name: 'Ana One' } }]);
    await admin.ask('mutation ($input: PolicyExceptionIdInput!) { endPolicyException(input: $input) { id } }', { input: { id: grantPolicyException.id } });
    expect((await admin.send('mutation ($input: PolicyExceptionIdInput!) { endPolicyException(input: $input) { id } }', { input: { id: grantPolicyException.id } })).code).toBe('RULE');
  });

  it('is found by its title by whoever may read it, and its departing owner leaves it to somebody', async () => {
    const owner = await organization.member('Otto Owner', 'CONTRIBUTOR');
    const policy = await drafted({ title: 'Promises in writing', ownerId: owner.personId });
    const find = async (client: Client) => (await client.ask('{ search(text: "promises", first: 5) { kind name policy { state } } }')).search;
    const reader = await organization.member('Rosa Reader', 'VIEWER');
    expect(await find(admin)).toEqual([{ kind: 'POLICY', name: 'Promises in writing', policy: { state: 'DRAFT' } }]);
    expect(await find(reader.client)).toEqual([]);
    await approved(policy);
    expect(await find(reader.client)).toEqual([{ kind: 'POLICY', name: 'Promises in writing', policy: { state: 'APPROVED' } }]);
    await admin.ask('mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }', { input: { personId: owner.personId } });
    // Nobody is its deputy or manager: it falls to the steward.
    expect(await policyOf(admin, policy.id)).toMatchObject({ owner: { name: 'Ada Admin' }, unownedSince: null });
    const client = new pg.Client({ connectionString: product.runtime.superuserUrl.replace(/\/postgres$/, '/batuta') });
    await client.connect();
    const { rows } = await client.query(`select count(*)::int as count from app.responsibilities where subject_id = $1 and letter = 'A' and ended_at is null`, [policy.id]);
    await client.end();
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('says it in a file instead, under the same rules: by its content a PDF or Word document, read by whoever reads the version, also by a link', async () => {
    const policy = await drafted({ body: '' });
    const versionId = policy.open.id;
    const input = { versionId };
    const outsider = await organization.member('Olga Outside', 'CONTRIBUTOR');
    const read = (client: Client, id = versionId): Promise<Response> => fetch(`${product.url}/exports/${organization.slug}/policies/${id}/file`, { headers: { cookie: client.cookie ?? '' } });
    expect((await admin.send(by('submit'), { input })).code).toBe('RULE');
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    expect(await attach(outsider.client, versionId, 'a.pdf', pdf)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    for (const [name, content] of [['notes.pdf', 'just text'], ['empty.pdf', ''], ['macro.docx', Buffer.from('PK\u0003\u0004 nothing of Word')]] as const) {
      expect([name, await attach(admin, versionId, name, content)]).toMatchObject([name, { status: 400, code: 'INVALID' }]);
    }
    expect(await attach(admin, versionId, 'large.pdf', Buffer.concat([pdf, Buffer.alloc(10_000_001)]))).toMatchObject({ status: 413, code: 'LIMITED' });
    expect(await attach(admin, '00000000-0000-4000-8000-000000000000', 'a.pdf', pdf)).toMatchObject({ status: 404 });
    await attach(admin, versionId, 'old.pdf', pdf);
    expect(await attach(admin, versionId, 'Trato a reclamaciones ñ.pdf', pdf)).toMatchObject({ status: 200, code: null });
    expect((await admin.ask('query ($id: ID!) { policy(id: $id) { open { file { name mediaType bytes sha256 } } } }', { id: policy.id })).policy.open.file).toEqual({ name: 'Trato a reclamaciones ñ.pdf', mediaType: 'application/pdf', bytes: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') });
    // The draft's file is for whoever works on it.
    expect((await read(admin)).status).toBe(200);
    expect((await read(outsider.client)).status).toBe(404);
    await approved(policy);
    const shown = await read(outsider.client);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-disposition'), shown.headers.get('x-content-type-options'), Buffer.from(await shown.arrayBuffer()).equals(pdf)]).toEqual([200, 'application/pdf', expect.stringMatching(/^inline; filename=.*filename\*=UTF-8''Trato%20a%20reclamaciones%20%C3%B1\.pdf$/), 'nosniff', true]);
    expect((await attach(admin, versionId, 'b.pdf', pdf)).code).toBe('RULE');
    expect((await admin.send('mutation ($input: PolicyVersionIdInput!) { removePolicyFile(input: $input) { id } }', { input })).code).toBe('RULE');
    await outsider.client.ask(acknowledge, { input: { versionId, hasReachedEnd: true } });
    const other = await Organization.found();
    expect((await fetch(`${product.url}/exports/${other.slug}/policies/${versionId}/file`, { headers: { cookie: other.admin.client.cookie ?? '' } })).status).toBe(404);
    // Somebody without access reads it by their link; anybody else's token is nothing.
    const { linkPolicy } = await admin.ask('mutation ($input: LinkPolicyInput!) { linkPolicy(input: $input) }', { input: { policyId: policy.id, personId: await organization.person('Lina Link') } });
    const linked = (token: string): Promise<Response> => fetch(`${product.url}/linked/${token}/file`);
    expect(Buffer.from(await (await linked(tokenOf(linkPolicy))).arrayBuffer()).equals(pdf)).toBe(true);
    expect((await linked('nobody')).status).toBe(404);
    // The log says that there was a file, not what was in it.
    const { changeLog } = await admin.ask('{ changeLog(filter: { kind: POLICY }, first: 50) { nodes { changes { field before after } } } }');
    expect(JSON.stringify(changeLog)).toContain('Trato a reclamaciones');
    expect(JSON.stringify(changeLog)).not.toContain(pdf.toString('hex').slice(0, 24));
  });
});

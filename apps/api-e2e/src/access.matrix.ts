import { attach, Client, upload } from './support/client.js';
import { generateSync } from 'otplib';
import { type Member, type Organization, testPassword } from './support/organization.js';

/** The access table of the product's rules, one row per operation; `access.spec.ts` holds the schema and the product against it. */
export const roles = ['admin', 'office', 'head', 'participantHead', 'otherHead', 'executive', 'owner', 'contributor', 'viewer'] as const;
export type Role = (typeof roles)[number];

export interface World {
  organization: Organization;
  cast: Record<Role, Member>;
  departments: { lead: string; participant: string; other: string };
  /** A fresh active initiative of the lead department with the owner of the cast. */
  fresh: () => Promise<string>;
  freshMembership: () => Promise<string>;
  criterionId: string;
  /** Does as the administrator. */
  admin: Client;
}

export interface Row {
  document: string;
  /** Fresh variables for each call; `as` is who will call, for records that must be their own. */
  variables: (world: World, as: Role) => Promise<object> | object;
  allowed: readonly Role[];
  /** Ids of the variables point at records, so another organization gets NOT_FOUND. Rows without ids have nothing to point at. */
  hasIds?: boolean;
}

const everybody = roles;
const program: Role[] = ['admin', 'office'];
const governing: Role[] = ['admin', 'office', 'head'];
let counter = 0;
const unique = (name: string): string => `${name} ${++counter}`;
const inLetters = (count: number): string => [...String(count)].map((digit) => 'Abcdefghij'[Number(digit)]).join('');

const state = (verb: string, arrange?: string): Row => ({
  document: `mutation ($input: ChangeStateInput!) { ${verb}Initiative(input: $input) { id } }`,
  variables: async ({ fresh, admin }) => {
    const id = await fresh();
    if (arrange) await admin.ask(`mutation ($input: ChangeStateInput!) { ${arrange}Initiative(input: $input) { id } }`, { input: { id, reason: 'arranged' } });
    return { input: { id, reason: 'because' } };
  },
  allowed: governing,
  hasIds: true,
});

const fileOf = async ({ admin }: World): Promise<string> => (await upload(admin, 'matrix.csv', `name;owner\n${unique('Imported')};Nora ${inLetters(++counter)}\n`)).id as string;

const readImport = async (world: World): Promise<string> => (await world.admin.ask('mutation ($input: StartImportInput!) { startImport(input: $input) { id } }', { input: { fileId: await fileOf(world) } })).startImport.id;

/** Stopped on its way, before the worker can have begun: both in one operation. */
const stoppedImport = async (world: World): Promise<string> => {
  const id = await readImport(world);
  await world.admin.ask('mutation ($confirm: ConfirmImportInput!, $cancel: ImportIdInput!) { confirmImport(input: $confirm) { id } cancelImport(input: $cancel) { state } }', { confirm: { id, mode: 'GOOD_ROWS' }, cancel: { id } });
  return id;
};

const invitationOf = async ({ admin }: World): Promise<string> => (await admin.ask('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { invitation { id } } }', { input: { email: `guest${++counter}@elsewhere.example`, access: 'VIEWER' } })).inviteMember.invitation.id;

const roleOf = async ({ admin, departments }: Pick<World, 'admin' | 'departments'>): Promise<string> => (await admin.ask('mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', { input: { name: unique('Role'), departmentId: departments.lead } })).createRole.id;

const offerTo = async (world: World, role: Role): Promise<string> => (await world.admin.ask('mutation ($input: OfferHandoverInput!) { offerHandover(input: $input) { id } }', { input: { subjectId: await world.fresh(), receiverId: world.cast[role].personId } })).offerHandover.id;

const nobodyElse = async ({ organization }: World): Promise<string> => organization.person(unique('Nadia Nobody'));

interface MadePolicy { id: string; versionId: string }
/** A policy that these of the cast may approve, up to a step of its life. */
const policyFor = async ({ admin, cast, departments }: World, approvers: readonly Role[], step: 'drafted' | 'submitted' | 'approved' = 'approved'): Promise<MadePolicy> => {
  const roleId = await roleOf({ admin, departments });
  const approver = approvers[0] ?? 'admin';
  for (const role of new Set([approver, ...approvers])) await admin.ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId, personId: cast[role].personId } });
  const { draftPolicy } = await admin.ask('mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id open { id } } }', { input: { title: unique('Policy'), body: '# Text\n\nOne line.', approverRoleIds: [roleId], ownerId: cast.owner.personId } });
  const input = { versionId: draftPolicy.open.id };
  if (step !== 'drafted') await admin.ask('mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id } }', { input });
  if (step === 'approved') await cast[approver].client.ask('mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id } }', { input });
  return { id: draftPolicy.id, versionId: draftPolicy.open.id };
};

/** A draft with a file. */
const withFile = async (world: World): Promise<string> => {
  const { versionId } = await policyFor(world, ['admin'], 'drafted');
  await attach(world.admin, versionId, 'policy.pdf', '%PDF-1.4\n%%EOF');
  return versionId;
};

/** A body whose chair and member are of the cast, with a meeting up to a step. */
const meetingFor = async ({ admin, cast }: World, step: 'called' | 'held' | 'written' = 'called'): Promise<{ id: string; bodyId: string; version: number }> => {
  const { createBody } = await admin.ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: unique('Council'), kind: 'COUNCIL', quorum: 2, chairId: cast.executive.personId, memberIds: [cast.contributor.personId] } });
  const { scheduleMeeting } = await admin.ask('mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id version } }', { input: { bodyId: createBody.id, startsAt: new Date().toISOString() } });
  let { version } = scheduleMeeting;
  if (step !== 'called') version = (await admin.ask('mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { version } }', { input: { id: scheduleMeeting.id, attendances: [cast.executive, cast.contributor].map(({ personId }) => ({ personId, presence: 'PRESENT' })) } })).holdMeeting.version;
  if (step === 'written') version = (await admin.ask('mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { version } }', { input: { id: scheduleMeeting.id, version, minutes: 'We met.' } })).saveMinutes.version;
  return { id: scheduleMeeting.id, bodyId: createBody.id, version };
};
/** What the owner proposes to that body; answered by both of its members, or by nobody yet. */
/** A meeting to come, and something about which the contributor is to be consulted. */
const consultationFor = async (world: World): Promise<{ meetingId: string; subjectId: string }> => {
  const subjectId = await world.fresh();
  await world.cast.admin.client.ask('mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', { input: { subjectId, letter: 'C', holder: { personId: world.cast.contributor.personId } } });
  return { meetingId: (await meetingFor(world)).id, subjectId };
};
const proposalFor = async (world: World, isAnswered = false): Promise<{ id: string; version: number; bodyId: string }> => {
  const { bodyId } = await meetingFor(world);
  const { proposeChange } = await world.cast.owner.client.ask('mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { id version } }', { input: { bodyId, title: 'One more', reason: 'Few', parts: [{ kind: 'CREATE_ROLE', role: { name: unique('Role') } }] } });
  if (isAnswered) for (const role of ['executive', 'contributor'] as const) await world.cast[role].client.ask('mutation ($input: ProposalIdInput!) { consentToProposal(input: $input) { id } }', { input: proposeChange });
  return { ...proposeChange, bodyId };
};
const openProposal = async (world: World, isAnswered = false): Promise<{ id: string; version: number }> => {
  const { id, version } = await proposalFor(world, isAnswered);
  return { id, version };
};
const decisionFor = async (world: World): Promise<{ id: string; actionId: string }> => {
  const { id: meetingId } = await meetingFor(world, 'held');
  const { recordDecision } = await world.cast.executive.client.ask('mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id actions { id } } }', { input: { meetingId, title: 'Which', outcome: 'This', reason: 'Better', subjectIds: [await world.fresh()], actions: [{ what: 'Tell them', ownerId: world.cast.owner.personId, dueOn: '2099-01-01' }] } });
  return { id: recordDecision.id, actionId: recordDecision.actions[0].id };
};

export const publicOperations = ['signIn', 'invitation', 'acceptInvitation', 'passwordReset', 'resetPassword', 'policyByLink', 'acknowledgeByLink'];

export const matrix: Record<string, Row> = {
  // Queries
  me: { document: '{ me { accountId person { id } } }', variables: () => ({}), allowed: everybody },
  work: { document: '{ work { today due { dueOn } held { id } } }', variables: () => ({}), allowed: everybody },
  departments: { document: '{ departments { id name head { name } } }', variables: () => ({}), allowed: everybody },
  people: { document: '{ people(first: 10) { nodes { id name department { name } } } }', variables: () => ({}), allowed: everybody },
  person: { document: 'query ($id: ID!) { person(id: $id) { id name heldCount held { id } heldBefore { startedAt } } }', variables: async (world) => ({ id: await nobodyElse(world) }), allowed: everybody, hasIds: true },
  search: { document: '{ search(text: "serv", first: 5) { id kind name department { name } } }', variables: () => ({}), allowed: everybody },
  activity: { document: 'query ($id: ID!) { activity(subjectId: $id, first: 5) { nodes { name actor { name } to { name } } } }', variables: async ({ fresh }) => ({ id: await fresh() }), allowed: everybody, hasIds: true },
  changeLog: { document: '{ changeLog(first: 3) { nodes { id kind recordName changes { field after } actor { name } } } }', variables: () => ({}), allowed: everybody },
  administrators: { document: '{ administrators { name } }', variables: () => ({}), allowed: everybody },
  matrixCells: { document: '{ matrixCells(top: 20) { customer business initiatives unowned } }', variables: () => ({}), allowed: everybody },
  portfolioChanges: { document: '{ portfolioChanges(from: "2026-01-01", to: "2026-02-01") { id kinds ownerAfter { name } } }', variables: () => ({}), allowed: everybody },
  criteria: { document: '{ criteria { id name anchors { meaning } } }', variables: () => ({}), allowed: everybody },
  portfolio: { document: '{ portfolio { total } }', variables: () => ({}), allowed: everybody },
  initiatives: { document: '{ initiatives(first: 5) { nodes { id owner { name } } } }', variables: () => ({}), allowed: everybody },
  initiative: { document: 'query ($id: ID!) { initiative(id: $id) { id title ratings { value } statusUpdates(first: 5) { nodes { narrative } } ownershipHistory { person { name } } } }', variables: async ({ fresh }) => ({ id: await fresh() }), allowed: everybody, hasIds: true },
  subject: { document: 'query ($id: ID!) { subject(id: $id) { id title owner { name } } }', variables: async ({ fresh }) => ({ id: await fresh() }), allowed: everybody, hasIds: true },
  memberships: { document: '{ memberships { id person { name } } }', variables: () => ({}), allowed: program },
  invitations: { document: '{ invitations { id email } }', variables: () => ({}), allowed: program },
  // Imports
  imports: { document: '{ imports(first: 5) { nodes { id state importedBy { name } counts { created } } } }', variables: () => ({}), allowed: program },
  import: { document: 'query ($id: ID!) { import(id: $id) { id state preview { unowned } } }', variables: async (world) => ({ id: await readImport(world) }), allowed: program, hasIds: true },
  startImport: { document: 'mutation ($input: StartImportInput!) { startImport(input: $input) { id } }', variables: async (world) => ({ input: { fileId: await fileOf(world) } }), allowed: program, hasIds: true },
  confirmImport: { document: 'mutation ($input: ConfirmImportInput!) { confirmImport(input: $input) { id } }', variables: async (world) => ({ input: { id: await readImport(world), mode: 'ALL_OR_NOTHING' } }), allowed: program, hasIds: true },
  correctCell: { document: 'mutation ($input: CorrectCellInput!) { correctCell(input: $input) { id } }', variables: async (world) => ({ input: { id: await readImport(world), row: 2, field: 'title', text: unique('Mended') } }), allowed: program, hasIds: true },
  addImportedPerson: { document: 'mutation ($input: ImportCellInput!) { addImportedPerson(input: $input) { id } }', variables: async (world) => ({ input: { id: await readImport(world), row: 2, field: 'owner' } }), allowed: program, hasIds: true },
  cancelImport: { document: 'mutation ($input: ImportIdInput!) { cancelImport(input: $input) { id } }', variables: async (world) => ({ input: { id: await readImport(world) } }), allowed: program, hasIds: true },
  resumeImport: { document: 'mutation ($input: ImportIdInput!) { resumeImport(input: $input) { id } }', variables: async (world) => ({ input: { id: await stoppedImport(world) } }), allowed: program, hasIds: true },
  undoImport: { document: 'mutation ($input: ImportIdInput!) { undoImport(input: $input) { deleted } }', variables: async (world) => ({ input: { id: await stoppedImport(world) } }), allowed: program, hasIds: true },
  // One's own
  signOut: { document: 'mutation { signOut }', variables: () => ({}), allowed: everybody },
  savePreferences: { document: 'mutation { savePreferences(input: { theme: dark }) }', variables: () => ({}), allowed: everybody },
  ownSessions: { document: '{ ownSessions { id isCurrent } }', variables: () => ({}), allowed: everybody },
  endSession: {
    document: 'mutation ($id: ID!) { endSession(id: $id) }',
    variables: async ({ cast }, as) => {
      const other = await Client.signIn(cast[as].email, testPassword, null);
      const { ownSessions } = await other.ask('{ ownSessions { id isCurrent } }');
      return { id: ownSessions.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent).id };
    },
    allowed: everybody,
    hasIds: true,
  },
  signOutEverywhere: { document: 'mutation { signOutEverywhere }', variables: () => ({}), allowed: everybody },
  changePassword: { document: 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', variables: () => ({ input: { current: testPassword, password: testPassword } }), allowed: everybody },
  startTwoFactor: { document: 'mutation { startTwoFactor { uri } }', variables: () => ({}), allowed: everybody },
  confirmTwoFactor: {
    document: 'mutation ($code: String!) { confirmTwoFactor(code: $code) }',
    variables: async ({ cast }, as) => ({ code: generateSync({ secret: (await cast[as].client.ask('mutation { startTwoFactor { secret } }')).startTwoFactor.secret }) }),
    allowed: everybody,
  },
  removeTwoFactor: { document: 'mutation ($password: String!) { removeTwoFactor(password: $password) }', variables: () => ({ password: testPassword }), allowed: everybody },
  // Organization
  saveSettings: { document: 'mutation ($input: SaveSettingsInput!) { saveSettings(input: $input) { id } }', variables: async ({ admin }) => ({ input: { version: (await admin.ask('{ me { organization { version } } }')).me.organization.version, name: unique('Company') } }), allowed: program },
  ownSample: { document: '{ ownSample { slug isReady } }', variables: () => ({}), allowed: everybody },
  exploreSample: { document: 'mutation { exploreSample }', variables: () => ({}), allowed: program },
  putSampleAway: { document: 'mutation { putSampleAway }', variables: () => ({}), allowed: everybody },
  saveCriteria: { document: 'mutation ($input: SaveCriteriaInput!) { saveCriteria(input: $input) { id } }', variables: async ({ admin, criterionId }) => ({ input: { version: (await admin.ask('{ me { organization { version } } }')).me.organization.version, customerWeight: 0.5, criteria: [{ id: criterionId, weight: 0.4 }] } }), allowed: program, hasIds: true },
  rankingPreview: { document: 'query ($id: ID!) { rankingPreview(customerWeight: 0.7, weights: [{ id: $id, weight: 2 }]) { total moved rows { rank initiative { title } } } }', variables: ({ criterionId }) => ({ id: criterionId }), allowed: program, hasIds: true },
  issueResetLink: { document: 'mutation ($input: IssueResetLinkInput!) { issueResetLink(input: $input) { expiresAt } }', variables: async ({ freshMembership }) => ({ input: { membershipId: await freshMembership() } }), allowed: ['admin'], hasIds: true },
  createDepartment: { document: 'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id } }', variables: ({ departments }) => ({ input: { name: unique('Area'), parentId: departments.other } }), allowed: program, hasIds: true },
  editDepartment: {
    document: 'mutation ($input: EditDepartmentInput!) { editDepartment(input: $input) { id } }',
    variables: async ({ organization }) => ({ input: { id: await organization.department(unique('Area')), version: 1, name: unique('Renamed') } }),
    allowed: program,
    hasIds: true,
  },
  createPerson: { document: 'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id } }', variables: ({ departments }) => ({ input: { name: unique('Paula'), departmentId: departments.lead } }), allowed: governing, hasIds: true },
  editPerson: {
    document: 'mutation ($input: EditPersonInput!) { editPerson(input: $input) { id } }',
    variables: async ({ organization, departments }) => ({ input: { id: await organization.person(unique('Pau'), departments.lead), version: 1, title: 'Analyst' } }),
    allowed: governing,
    hasIds: true,
  },
  inviteMember: { document: 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { isMailed } }', variables: () => ({ input: { email: `guest${++counter}@elsewhere.example`, access: 'VIEWER' } }), allowed: program },
  renewInvitation: { document: 'mutation ($input: InvitationIdInput!) { renewInvitation(input: $input) { isMailed } }', variables: async (world) => ({ input: { id: await invitationOf(world) } }), allowed: program, hasIds: true },
  revokeInvitation: { document: 'mutation ($input: InvitationIdInput!) { revokeInvitation(input: $input) { id } }', variables: async (world) => ({ input: { id: await invitationOf(world) } }), allowed: program, hasIds: true },
  changeAccess: { document: 'mutation ($input: ChangeAccessInput!) { changeAccess(input: $input) { id } }', variables: async ({ freshMembership }) => ({ input: { membershipId: await freshMembership(), access: 'CONTRIBUTOR' } }), allowed: program, hasIds: true },
  endAccess: { document: 'mutation ($input: EndAccessInput!) { endAccess(input: $input) { id } }', variables: async ({ freshMembership }) => ({ input: { membershipId: await freshMembership() } }), allowed: program, hasIds: true },
  // Initiatives
  createInitiative: { document: 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id } }', variables: ({ departments }) => ({ input: { title: unique('New'), departmentId: departments.lead } }), allowed: [...governing, 'executive'], hasIds: true },
  editInitiative: { document: 'mutation ($input: EditInitiativeInput!) { editInitiative(input: $input) { id } }', variables: async ({ fresh }) => ({ input: { id: await fresh(), version: 1, summary: 'Clearer', stage: 'DEFINE' } }), allowed: [...governing, 'owner'], hasIds: true },
  activateInitiative: state('activate', 'pause'),
  pauseInitiative: state('pause'),
  finishInitiative: state('finish'),
  cancelInitiative: state('cancel'),
  archiveInitiative: state('archive'),
  restoreInitiative: state('restore', 'archive'),
  assignOwner: { document: 'mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', variables: async (world) => ({ input: { subjectId: await world.fresh(), personId: await nobodyElse(world) } }), allowed: [...governing, 'owner'], hasIds: true },
  undoAssignment: {
    document: 'mutation ($input: UndoAssignmentInput!) { undoAssignment(input: $input) { id } }',
    // Each takes back their own: the owner of the cast hands over, and can have it back.
    variables: async (world, as) => {
      const subjectId = await world.fresh();
      await world.cast[as].client.send('mutation ($input: AssignOwnerInput!) { assignOwner(input: $input) { id } }', { input: { subjectId, personId: await nobodyElse(world) } });
      return { input: { subjectId } };
    },
    allowed: [...governing, 'owner'],
    hasIds: true,
  },
  continuity: { document: '{ continuity { index busFactor activeDays loads { items person { name } value { amount } } } }', variables: () => ({}), allowed: everybody },
  gaps: { document: '{ gaps(first: 5) { totalCount counts { rule count } nodes { id what why severity subject { title } initiative { title } can { close } } } }', variables: () => ({}), allowed: everybody },
  gapTrend: { document: '{ gapTrend(days: 30) { day stops weakens } }', variables: () => ({}), allowed: everybody },
  gapRules: { document: '{ gapRules { id seriousAfter usual { seriousAfter } } }', variables: () => ({}), allowed: everybody },
  saveGapThresholds: { document: 'mutation ($input: SaveGapThresholdsInput!) { saveGapThresholds(input: $input) { id } }', variables: () => ({ input: { thresholds: [{ rule: 'unowned', seriousAfter: 7, criticalAfter: 30 }] } }), allowed: program },
  muteGap: { document: 'mutation ($input: MuteGapInput!) { muteGap(input: $input) { id } }', variables: async ({ admin, departments }) => ({ input: { gapId: `role-vacant:${await roleOf({ admin, departments })}`, reason: 'Decided', untilOn: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10) } }), allowed: program },
  unmuteGap: {
    document: 'mutation ($input: GapIdInput!) { unmuteGap(input: $input) { id } }',
    variables: async ({ admin, departments }) => {
      const gapId = `role-vacant:${await roleOf({ admin, departments })}`;
      await admin.ask('mutation ($input: MuteGapInput!) { muteGap(input: $input) { id } }', { input: { gapId, reason: 'Decided', untilOn: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10) } });
      return { input: { gapId } };
    },
    allowed: program,
  },
  // Roles, bodies and the responsibility matrix
  roles: { document: '{ roles { id name missingOfMandate budgetLimit { amount } assignments { person { name } } formerAssignments { id } } }', variables: () => ({}), allowed: everybody },
  bodies: { document: '{ bodies { id name amountLimit { amount } roles { name } } }', variables: () => ({}), allowed: everybody },
  responsibilityMatrix: { document: '{ responsibilityMatrix(columns: PEOPLE) { columns { name holder { name } } rows(first: 5) { nodes { subject { title } cells { letter } } } } }', variables: () => ({}), allowed: everybody },
  createRole: { document: 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id } }', variables: ({ departments }) => ({ input: { name: unique('Role'), departmentId: departments.lead } }), allowed: governing, hasIds: true },
  editRole: { document: 'mutation ($input: EditRoleInput!) { editRole(input: $input) { id } }', variables: async (world) => ({ input: { id: await roleOf(world), version: 1, purpose: 'Something else' } }), allowed: governing, hasIds: true },
  closeRole: { document: 'mutation ($input: RoleIdInput!) { closeRole(input: $input) { id } }', variables: async (world) => ({ input: { id: await roleOf(world) } }), allowed: governing, hasIds: true },
  assignRole: { document: 'mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', variables: async (world) => ({ input: { roleId: await roleOf(world), personId: await nobodyElse(world) } }), allowed: governing, hasIds: true },
  endRoleAssignment: {
    document: 'mutation ($input: EndRoleAssignmentInput!) { endRoleAssignment(input: $input) { id } }',
    variables: async (world) => ({ input: { id: (await world.admin.ask('mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id } }', { input: { roleId: await roleOf(world), personId: await nobodyElse(world) } })).assignRole.id } }),
    allowed: governing,
    hasIds: true,
  },
  createBody: { document: 'mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', variables: () => ({ input: { name: unique('Council'), kind: 'COUNCIL' } }), allowed: program },
  editBody: { document: 'mutation ($input: EditBodyInput!) { editBody(input: $input) { id } }', variables: async ({ admin }) => ({ input: { id: (await admin.ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: unique('Council'), kind: 'COUNCIL' } })).createBody.id, version: 1, quorum: 3 } }), allowed: program, hasIds: true },
  closeBody: { document: 'mutation ($input: CloseBodyInput!) { closeBody(input: $input) { id } }', variables: async ({ admin }) => ({ input: { id: (await admin.ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: unique('Council'), kind: 'COUNCIL' } })).createBody.id } }), allowed: program, hasIds: true },
  setResponsibility: { document: 'mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id } }', variables: async (world) => ({ input: { subjectId: await world.fresh(), letter: 'C', holder: { personId: await nobodyElse(world) } } }), allowed: governing, hasIds: true },
  clearResponsibility: {
    document: 'mutation ($input: ClearResponsibilityInput!) { clearResponsibility(input: $input) { id } }',
    variables: async (world) => ({ input: { subjectId: await world.fresh(), holder: { personId: world.cast.owner.personId }, reason: 'No longer' } }),
    // An owner may let go of what they hold.
    allowed: [...governing, 'owner'],
    hasIds: true,
  },
  setResponsibilities: { document: 'mutation ($input: SetResponsibilitiesInput!) { setResponsibilities(input: $input) { index code } }', variables: async (world) => ({ input: { cells: [{ subjectId: await world.fresh(), letter: 'I', holder: { personId: await nobodyElse(world) } }] } }), allowed: governing },
  // Meetings and decisions: run by the program office and the chair, decided by whoever has a seat
  meetings: { document: '{ meetings(first: 5) { nodes { id state body { name } } } }', variables: () => ({}), allowed: everybody },
  meeting: { document: 'query ($id: ID!) { meeting(id: $id) { id agenda { title subject { title } } members { person { name } } attendances { presence person { name } proxy { name } } minutesApprovedBy { name } can { run } } }', variables: async (world) => ({ id: (await meetingFor(world)).id }), allowed: everybody, hasIds: true },
  decisions: { document: '{ decisions(first: 5) { nodes { id title body { name } subjects { title } } } }', variables: () => ({}), allowed: everybody },
  decision: { document: 'query ($id: ID!) { decision(id: $id) { id title recordedBy { name } subjects { title } conflicts { person { name } } actions { what owner { name } can { close } } } }', variables: async (world) => ({ id: (await decisionFor(world)).id }), allowed: everybody, hasIds: true },
  openActions: { document: '{ openActions { id what decision { title } } }', variables: () => ({}), allowed: everybody },
  scheduleMeeting: { document: 'mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }', variables: async (world) => ({ input: { bodyId: (await meetingFor(world)).bodyId, startsAt: '2099-01-01T10:00:00Z' } }), allowed: [...program, 'executive'], hasIds: true },
  moveMeeting: { document: 'mutation ($input: MoveMeetingInput!) { moveMeeting(input: $input) { id } }', variables: async (world) => ({ input: { id: (await meetingFor(world)).id, version: 1, startsAt: '2099-01-01T10:00:00Z' } }), allowed: [...program, 'executive'], hasIds: true },
  cancelMeeting: { document: 'mutation ($input: MeetingIdInput!) { cancelMeeting(input: $input) { id } }', variables: async (world) => ({ input: { id: (await meetingFor(world)).id } }), allowed: [...program, 'executive'], hasIds: true },
  holdMeeting: { document: 'mutation ($input: HoldMeetingInput!) { holdMeeting(input: $input) { id } }', variables: async (world) => ({ input: { id: (await meetingFor(world)).id, attendances: [{ personId: world.cast.executive.personId, presence: 'PRESENT' }] } }), allowed: [...program, 'executive'], hasIds: true },
  saveMinutes: { document: 'mutation ($input: SaveMinutesInput!) { saveMinutes(input: $input) { id } }', variables: async (world) => { const { id, version } = await meetingFor(world, 'held'); return { input: { id, version, minutes: 'We met.' } }; }, allowed: [...program, 'executive'], hasIds: true },
  approveMinutes: { document: 'mutation ($input: ApproveMinutesInput!) { approveMinutes(input: $input) { id } }', variables: async (world) => { const { id, version } = await meetingFor(world, 'written'); return { input: { id, version } }; }, allowed: ['executive'], hasIds: true },
  addTopic: { document: 'mutation ($input: AddTopicInput!) { addTopic(input: $input) { id } }', variables: async (world) => ({ input: { meetingId: (await meetingFor(world)).id, title: 'Queues' } }), allowed: [...program, 'executive'], hasIds: true },
  removeTopic: { document: 'mutation ($input: TopicIdInput!) { removeTopic(input: $input) { id } }', variables: async (world) => ({ input: { id: (await world.admin.ask('mutation ($input: AddTopicInput!) { addTopic(input: $input) { id } }', { input: { meetingId: (await meetingFor(world)).id, title: 'Queues' } })).addTopic.id } }), allowed: [...program, 'executive'], hasIds: true },
  consultationsToAnswer: { document: '{ consultationsToAnswer { id subject { title } meeting { id } person { name } } }', variables: () => ({}), allowed: everybody },
  consult: { document: 'mutation ($input: ConsultInput!) { consult(input: $input) { id } }', variables: async (world) => ({ input: await consultationFor(world) }), allowed: [...program, 'executive'], hasIds: true },
  giveOpinion: {
    document: 'mutation ($input: GiveOpinionInput!) { giveOpinion(input: $input) { id } }',
    variables: async (world) => {
      const input = await consultationFor(world);
      const { consult } = await world.cast.admin.client.ask('mutation ($input: ConsultInput!) { consult(input: $input) { consultations { id } } }', { input });
      return { input: { id: consult.consultations[0].id, opinion: 'Mind the desks.' } };
    },
    allowed: ['contributor'],
    hasIds: true,
  },
  recordDecision: { document: 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { id } }', variables: async (world) => ({ input: { meetingId: (await meetingFor(world, 'held')).id, title: 'Which', outcome: 'This', reason: 'Better', subjectIds: [await world.fresh()] } }), allowed: ['executive', 'contributor'], hasIds: true },
  closeAction: { document: 'mutation ($input: CloseActionInput!) { closeAction(input: $input) { id } }', variables: async (world) => ({ input: { id: (await decisionFor(world)).actionId } }), allowed: [...program, 'executive', 'owner'], hasIds: true },
  assignAction: { document: 'mutation ($input: AssignActionInput!) { assignAction(input: $input) { id } }', variables: async (world) => ({ input: { id: (await decisionFor(world)).actionId, ownerId: await nobodyElse(world) } }), allowed: [...program, 'executive', 'owner'], hasIds: true },
  reviewDecision: { document: 'mutation ($input: ReviewDecisionInput!) { reviewDecision(input: $input) { id } }', variables: async (world) => ({ input: { id: (await decisionFor(world)).id, outcome: 'It helped.' } }), allowed: ['executive', 'contributor'], hasIds: true },
  // Proposals: made by whoever works here, answered by seats with a vote
  proposals: { document: '{ proposals(first: 5) { nodes { id title body { name } standing { asked } } } }', variables: () => ({}), allowed: everybody },
  proposal: { document: 'query ($id: ID!) { proposal(id: $id) { id parts { name changes { field before after } } answers { reason person { name } } can { answer } proposedBy { name } decidedBy { name } } }', variables: async (world) => ({ id: (await proposalFor(world)).id }), allowed: everybody, hasIds: true },
  proposalsToAnswer: { document: '{ proposalsToAnswer { id title } }', variables: () => ({}), allowed: everybody },
  proposeChange: { document: 'mutation ($input: ProposeChangeInput!) { proposeChange(input: $input) { id } }', variables: async (world) => ({ input: { bodyId: (await proposalFor(world)).bodyId, title: 'More', reason: 'Few', parts: [{ kind: 'CREATE_ROLE', role: { name: unique('Role') } }] } }), allowed: everybody.filter((role) => role !== 'viewer'), hasIds: true },
  amendProposal: { document: 'mutation ($input: AmendProposalInput!) { amendProposal(input: $input) { id } }', variables: async (world) => ({ input: { ...(await openProposal(world)), title: 'More', reason: 'Few', parts: [{ kind: 'CREATE_ROLE', role: { name: unique('Role') } }] } }), allowed: ['owner'], hasIds: true },
  consentToProposal: { document: 'mutation ($input: ProposalIdInput!) { consentToProposal(input: $input) { id } }', variables: async (world) => ({ input: await openProposal(world) }), allowed: ['executive', 'contributor'], hasIds: true },
  objectToProposal: { document: 'mutation ($input: ObjectToProposalInput!) { objectToProposal(input: $input) { id } }', variables: async (world) => ({ input: { ...(await openProposal(world)), reason: 'Too many' } }), allowed: ['executive', 'contributor'], hasIds: true },
  adoptProposal: { document: 'mutation ($input: ProposalIdInput!) { adoptProposal(input: $input) { id } }', variables: async (world) => ({ input: await openProposal(world, true) }), allowed: [...program, 'executive', 'owner'], hasIds: true },
  withdrawProposal: { document: 'mutation ($input: ProposalIdInput!) { withdrawProposal(input: $input) { id } }', variables: async (world) => ({ input: await openProposal(world) }), allowed: [...program, 'executive', 'owner'], hasIds: true },
  // Policies
  policies: { document: '{ policies(first: 5) { nodes { id title state owner { name } current { number } progress { bound acknowledged department { name } } } pageInfo { hasNextPage } } }', variables: () => ({}), allowed: everybody },
  policy: { document: 'query ($id: ID!) { policy(id: $id) { id title bindsMe versions { number body answers { person { name } role { name } } } approvers { name } boundDepartments { name } boundRoles { name } exceptions { what } missing(first: 5) { nodes { person { name } } } can { edit } } }', variables: async (world) => ({ id: (await policyFor(world, ['admin'])).id }), allowed: everybody, hasIds: true },
  policyCounts: { document: '{ policyCounts { state count } }', variables: () => ({}), allowed: everybody },
  policiesToAcknowledge: { document: '{ policiesToAcknowledge { id title } }', variables: () => ({}), allowed: everybody },
  policiesToApprove: { document: '{ policiesToApprove { id title } }', variables: () => ({}), allowed: everybody },
  draftPolicy: { document: 'mutation ($input: DraftPolicyInput!) { draftPolicy(input: $input) { id } }', variables: async (world) => ({ input: { policyId: (await policyFor(world, ['admin'])).id } }), allowed: program, hasIds: true },
  editPolicy: { document: 'mutation ($input: EditPolicyInput!) { editPolicy(input: $input) { id } }', variables: async (world) => ({ input: { id: (await policyFor(world, ['admin'], 'drafted')).id, version: 1, kind: 'STANDARD' } }), allowed: program, hasIds: true },
  editPolicyDraft: { document: 'mutation ($input: EditPolicyDraftInput!) { editPolicyDraft(input: $input) { id } }', variables: async (world) => ({ input: { id: (await policyFor(world, ['admin'], 'drafted')).versionId, version: 1, body: 'Another text.' } }), allowed: program, hasIds: true },
  submitPolicy: { document: 'mutation ($input: PolicyVersionIdInput!) { submitPolicy(input: $input) { id state } }', variables: async (world) => ({ input: { versionId: (await policyFor(world, ['admin'], 'drafted')).versionId } }), allowed: program, hasIds: true },
  // Whoever holds an approving role, whatever their access; the program office by itself may not.
  approvePolicy: { document: 'mutation ($input: PolicyVersionIdInput!) { approvePolicy(input: $input) { id state } }', variables: async (world) => ({ input: { versionId: (await policyFor(world, ['executive', 'contributor'], 'submitted')).versionId } }), allowed: ['executive', 'contributor'], hasIds: true },
  returnPolicy: { document: 'mutation ($input: ReturnPolicyInput!) { returnPolicy(input: $input) { id state } }', variables: async (world) => ({ input: { versionId: (await policyFor(world, ['executive', 'head'], 'submitted')).versionId, reason: 'Say who decides.' } }), allowed: ['executive', 'head'], hasIds: true },
  withdrawPolicy: { document: 'mutation ($input: PolicyVersionIdInput!) { withdrawPolicy(input: $input) { id state } }', variables: async (world) => ({ input: { versionId: (await policyFor(world, ['admin'], 'submitted')).versionId } }), allowed: program, hasIds: true },
  removePolicyFile: { document: 'mutation ($input: PolicyVersionIdInput!) { removePolicyFile(input: $input) { id } }', variables: async (world) => ({ input: { versionId: await withFile(world) } }), allowed: program, hasIds: true },
  discardPolicyDraft: { document: 'mutation ($input: PolicyVersionIdInput!) { discardPolicyDraft(input: $input) { id state } }', variables: async (world) => ({ input: { versionId: (await policyFor(world, ['admin'], 'drafted')).versionId } }), allowed: program, hasIds: true },
  retirePolicy: { document: 'mutation ($input: RetirePolicyInput!) { retirePolicy(input: $input) { id } }', variables: async (world) => ({ input: { id: (await policyFor(world, ['admin'])).id, reason: 'Another one holds.' } }), allowed: program, hasIds: true },
  reviewPolicy: { document: 'mutation ($input: ReviewPolicyInput!) { reviewPolicy(input: $input) { id reviewOn } }', variables: async (world) => ({ input: { id: (await policyFor(world, ['admin'])).id, reviewOn: '2099-01-01' } }), allowed: [...program, 'owner'], hasIds: true },
  acknowledgePolicy: { document: 'mutation ($input: AcknowledgePolicyInput!) { acknowledgePolicy(input: $input) { id acknowledgedAt } }', variables: async (world) => ({ input: { versionId: (await policyFor(world, ['admin'])).versionId, hasReachedEnd: true } }), allowed: everybody, hasIds: true },
  remindPolicy: { document: 'mutation ($input: PolicyIdInput!) { remindPolicy(input: $input) { mailed hasMail } }', variables: async (world) => ({ input: { policyId: (await policyFor(world, ['admin'])).id } }), allowed: program, hasIds: true },
  linkPolicy: { document: 'mutation ($input: LinkPolicyInput!) { linkPolicy(input: $input) }', variables: async (world) => ({ input: { policyId: (await policyFor(world, ['admin'])).id, personId: await nobodyElse(world) } }), allowed: program, hasIds: true },
  grantPolicyException: { document: 'mutation ($input: GrantPolicyExceptionInput!) { grantPolicyException(input: $input) { id } }', variables: async (world) => ({ input: { policyId: (await policyFor(world, ['executive'])).id, what: 'Weekend calls', reason: 'The provider changes in May.', expiresOn: '2099-01-01' } }), allowed: ['executive'], hasIds: true },
  endPolicyException: {
    document: 'mutation ($input: PolicyExceptionIdInput!) { endPolicyException(input: $input) { id } }',
    variables: async (world) => ({ input: { id: (await world.cast.executive.client.ask('mutation ($input: GrantPolicyExceptionInput!) { grantPolicyException(input: $input) { id } }', { input: { policyId: (await policyFor(world, ['executive'])).id, what: 'Weekend calls', reason: 'The provider changes in May.', expiresOn: '2099-01-01' } })).grantPolicyException.id } }),
    allowed: [...program, 'executive'],
    hasIds: true,
  },
  // Handovers
  handovers: { document: '{ handovers(filter: { isOpen: true }) { totalCount nodes { id state subject { title } from { name } } } }', variables: () => ({}), allowed: everybody },
  deactivatePerson: { document: 'mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id departedAt } }', variables: async (world) => ({ input: { personId: await nobodyElse(world) } }), allowed: program, hasIds: true },
  reactivatePerson: {
    document: 'mutation ($input: PersonIdInput!) { reactivatePerson(input: $input) { id departedAt } }',
    variables: async (world) => {
      const personId = await nobodyElse(world);
      await world.admin.ask('mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }', { input: { personId } });
      return { input: { personId } };
    },
    allowed: program,
    hasIds: true,
  },
  offerHandover: { document: 'mutation ($input: OfferHandoverInput!) { offerHandover(input: $input) { id } }', variables: async (world) => ({ input: { subjectId: await world.fresh(), receiverId: await nobodyElse(world) } }), allowed: [...governing, 'owner'], hasIds: true },
  acceptHandover: { document: 'mutation ($input: HandoverIdInput!) { acceptHandover(input: $input) { id state } }', variables: async (world) => ({ input: { id: await offerTo(world, 'contributor') } }), allowed: ['contributor'], hasIds: true },
  refuseHandover: { document: 'mutation ($input: RefuseHandoverInput!) { refuseHandover(input: $input) { id state } }', variables: async (world) => ({ input: { id: await offerTo(world, 'viewer'), reason: 'Too much already' } }), allowed: ['viewer'], hasIds: true },
  assignSponsor: { document: 'mutation ($input: AssignSponsorInput!) { assignSponsor(input: $input) { id } }', variables: async (world) => ({ input: { initiativeId: await world.fresh(), personId: await nobodyElse(world) } }), allowed: governing, hasIds: true },
  rateInitiative: {
    document: 'mutation ($input: RateInitiativeInput!) { rateInitiative(input: $input) { id } }',
    variables: async ({ fresh, criterionId }) => ({ input: { initiativeId: await fresh(), ratings: [{ criterionId, value: 50, evidence: 'Survey of May' }] } }),
    allowed: [...governing, 'executive', 'participantHead'],
    hasIds: true,
  },
  postStatusUpdate: { document: 'mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id isOnBehalf } }', variables: async ({ fresh }) => ({ input: { initiativeId: await fresh(), health: 'ON_TRACK', narrative: 'Going well.' } }), allowed: [...governing, 'owner'], hasIds: true },
  withdrawStatusUpdate: {
    document: 'mutation ($input: WithdrawStatusUpdateInput!) { withdrawStatusUpdate(input: $input) { id } }',
    // Posted by the owner of the cast: only its author may withdraw it.
    variables: async ({ fresh, cast }) => {
      const { postStatusUpdate } = await cast.owner.client.ask('mutation ($input: PostStatusUpdateInput!) { postStatusUpdate(input: $input) { id } }', { input: { initiativeId: await fresh(), health: 'ON_TRACK', narrative: 'Soon withdrawn.' } });
      return { input: { id: postStatusUpdate.id } };
    },
    allowed: ['owner'],
    hasIds: true,
  },
};

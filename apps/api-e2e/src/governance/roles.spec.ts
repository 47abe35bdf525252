import pg from 'pg';
import { product } from '../support/client.js';
import { type Member, Organization } from '../support/organization.js';

const createRole = 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id version missingOfMandate } }';
const assignRole = 'mutation ($input: AssignRoleInput!) { assignRole(input: $input) { id person { id } electedUntil } }';
const endAssignment = 'mutation ($input: EndRoleAssignmentInput!) { endRoleAssignment(input: $input) { endedAt } }';
const set = 'mutation ($input: SetResponsibilityInput!) { setResponsibility(input: $input) { id owner { id } } }';
const clear = 'mutation ($input: ClearResponsibilityInput!) { clearResponsibility(input: $input) { owner { id } unownedReason } }';
const subject = 'query ($id: ID!) { subject(id: $id) { owner { id } ownerStandsInFor { id } unownedReason unownedSince } }';
const deactivate = 'mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }';

describe('roles and bodies', () => {
  let organization: Organization;
  let ask: Member['client']['ask'];
  let send: Member['client']['send'];
  const role = async (input: object): Promise<string> => (await ask(createRole, { input: { name: 'Journey lead', ...input } })).createRole.id;
  const put = async (roleId: string, personId: string, more: object = {}): Promise<string> => (await ask(assignRole, { input: { roleId, personId, ...more } })).assignRole.id;
  const owner = async (id: string): Promise<{ owner: { id: string } | null; ownerStandsInFor: { id: string } | null; unownedReason: string | null; unownedSince: string | null }> => (await ask(subject, { id })).subject;

  beforeEach(async () => {
    organization = await Organization.found();
    const { client } = organization.admin;
    ask = client.ask.bind(client);
    send = client.send.bind(client);
  });

  it('a body begins with a chair and members, and has one chair', async () => {
    const [chair, one, two] = [await organization.person('Chela Chair'), await organization.person('Otto One'), await organization.person('Tina Two')];
    const { createBody } = await ask('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id roles { id name seat needed assignments { person { id } } } amountLimit { amount } } }', { input: { name: 'CX council', kind: 'COUNCIL', cadence: 'MONTH', quorum: 2, amountLimit: { amount: '50000' }, chairId: chair, memberIds: [one, two, chair] } });
    expect(createBody.amountLimit).toEqual({ amount: '50000.00' });
    expect(createBody.roles.map(({ seat, needed, assignments }: { seat: string; needed: number; assignments: { person: { id: string } }[] }) => [seat, needed, assignments.map(({ person }) => person.id)])).toEqual([['CHAIR', 1, [chair]], ['MEMBER', 2, [one, two]]]);
    expect((await send('mutation ($input: CreateBodyInput!) { createBody(input: $input) { id } }', { input: { name: 'cx Council', kind: 'COUNCIL' } })).code).toBe('CONFLICT');
    expect((await send(createRole, { input: { name: 'Second chair', bodyId: createBody.id, seat: 'CHAIR' } })).code).toBe('RULE');
    expect((await send(createRole, { input: { name: 'No body', seat: 'MEMBER' } })).code).toBe('INVALID');
    await ask(createRole, { input: { name: 'Secretary', bodyId: createBody.id, seat: 'SECRETARY' } });
    // What a body holds becomes a gap when it is closed, and its chair can't be closed alone.
    const members = createBody.roles.find(({ seat }: { seat: string }) => seat === 'MEMBER').id as string;
    const held = await organization.initiative();
    await ask(set, { input: { subjectId: held, letter: 'A', holder: { roleId: members } } });
    expect((await send('mutation ($input: RoleIdInput!) { closeRole(input: $input) { id } }', { input: { id: createBody.roles[0].id } })).code).toBe('RULE');
    await ask('mutation ($input: CloseBodyInput!) { closeBody(input: $input) { id } }', { input: { id: createBody.id, reason: 'Merged' } });
    expect(await owner(held)).toMatchObject({ owner: null, unownedReason: 'ROLE_VACANT' });
    expect(await ask('{ bodies { id } roles { id } }')).toEqual({ bodies: [], roles: [] });
  });

  it('a mandate by title only says what it lacks, until it has all four', async () => {
    const { createRole: made } = await ask(createRole, { input: { name: 'Head of CX', leadsCx: true } });
    expect(made.missingOfMandate).toEqual(['AUTHORITY', 'DECISION_RIGHTS', 'BUDGET_LIMIT', 'SPONSOR']);
    const edit = 'mutation ($input: EditRoleInput!) { editRole(input: $input) { version missingOfMandate budgetLimit { amount } } }';
    const sponsorId = await organization.person('Sonia Sponsor');
    const { editRole } = await ask(edit, { input: { id: made.id, version: made.version, leadsCx: true, authority: 'Asks every head', decisionRights: 'Standards of service', budgetLimit: { amount: '20000' } } });
    expect(editRole).toMatchObject({ missingOfMandate: ['SPONSOR'], budgetLimit: { amount: '20000.00' } });
    expect((await send(edit, { input: { id: made.id, version: made.version, sponsorId } })).code).toBe('CONFLICT');
    expect((await ask(edit, { input: { id: made.id, version: editRole.version, sponsorId } })).editRole).toMatchObject({ missingOfMandate: [], budgetLimit: { amount: '20000.00' } });
    // What isn't named stays.
    expect((await ask('{ roles { leadsCx authority decisionRights needed } }')).roles).toEqual([{ leadsCx: true, authority: 'Asks every head', decisionRights: 'Standards of service', needed: 1 }]);
    // A sponsor who leaves stands behind nothing.
    await ask(deactivate, { input: { personId: sponsorId } });
    expect((await ask('{ roles { missingOfMandate } }')).roles).toEqual([{ missingOfMandate: ['SPONSOR'] }]);
  });

  it('what is held through a role passes on with it, becomes a gap while it is vacant, and is held again once it is filled', async () => {
    const [first, second] = [await organization.person('Fina First'), await organization.person('Saul Second')];
    const lead = await role({});
    const [held, own] = [await organization.initiative(), await organization.initiative()];
    await organization.own(own, first);
    expect((await send(set, { input: { subjectId: held, letter: 'A', holder: { roleId: lead } } })).code).toBe('RULE');
    const inRole = await put(lead, first);
    expect((await send(assignRole, { input: { roleId: lead, personId: first } })).code).toBe('RULE');
    expect((await ask(assignRole, { input: { roleId: lead, personId: first, electedUntil: '2030-06-30' } })).assignRole).toEqual({ id: inRole, person: { id: first }, electedUntil: '2030-06-30' });
    expect((await ask(set, { input: { subjectId: held, letter: 'A', holder: { roleId: lead } } })).setResponsibility.owner.id).toBe(first);
    const next = await put(lead, second);
    await ask(endAssignment, { input: { id: inRole, reason: 'Moved' } });
    expect((await owner(held)).owner?.id).toBe(second);
    // What they hold themselves stays theirs.
    expect((await owner(own)).owner?.id).toBe(first);
    expect((await send(endAssignment, { input: { id: inRole } })).code).toBe('RULE');
    await ask(endAssignment, { input: { id: next } });
    expect(await owner(held)).toMatchObject({ owner: null, unownedReason: 'ROLE_VACANT' });
    // Assigned by hand and undone, it waits for its role as before; and through a state that asks for nobody.
    const change = (verb: string): Promise<unknown> => ask(`mutation ($input: ChangeStateInput!) { ${verb}Initiative(input: $input) { id } }`, { input: { id: held, reason: 'because' } });
    await organization.own(held, second);
    await ask('mutation ($input: UndoAssignmentInput!) { undoAssignment(input: $input) { id } }', { input: { subjectId: held } });
    await change('cancel');
    await change('activate');
    expect(await owner(held)).toMatchObject({ owner: null, unownedReason: 'ROLE_VACANT' });
    await put(lead, first);
    expect(await owner(held)).toMatchObject({ owner: { id: first }, unownedSince: null });
  });

  it('whoever leaves passes what they hold through a role to whoever else is in it, else to the fallback, and leaves the role', async () => {
    const [leaver, other] = [await organization.person('Leo Leaver'), await organization.person('Olga Other')];
    const [shared, alone] = [await role({ name: 'Shared', needed: 2 }), await role({ name: 'Alone' })];
    await put(shared, leaver);
    await put(shared, other);
    await put(alone, leaver);
    const [ofShared, ofAlone] = [await organization.initiative(), await organization.initiative()];
    await ask(set, { input: { subjectId: ofShared, letter: 'A', holder: { roleId: shared } } });
    await ask(set, { input: { subjectId: ofAlone, letter: 'A', holder: { roleId: alone } } });
    expect([(await owner(ofShared)).owner?.id, (await owner(ofAlone)).owner?.id]).toEqual([leaver, leaver]);
    await ask(deactivate, { input: { personId: leaver } });
    expect(await owner(ofShared)).toMatchObject({ owner: { id: other }, ownerStandsInFor: null });
    expect(await owner(ofAlone)).toMatchObject({ owner: { id: organization.admin.personId }, ownerStandsInFor: { id: leaver } });
    // The stand-in holds it until the role is filled again.
    const filled = await organization.person('Fina Filled');
    await put(alone, filled);
    expect(await owner(ofAlone)).toMatchObject({ owner: { id: filled }, ownerStandsInFor: null });
    expect((await ask('{ handovers(filter: { isOpen: true }) { totalCount } }')).handovers.totalCount).toBe(0);
    await ask(endAssignment, { input: { id: (await ask('{ roles { name assignments { id } } }')).roles[0].assignments[0].id } });
    const { roles } = await ask('{ roles { name assignments { person { id } } formerAssignments { person { id } } } }');
    expect(roles).toEqual([{ name: 'Alone', assignments: [], formerAssignments: [{ person: { id: filled } }, { person: { id: leaver } }] }, { name: 'Shared', assignments: [{ person: { id: other } }], formerAssignments: [{ person: { id: leaver } }] }]);
    expect((await send('mutation ($input: RoleIdInput!) { closeRole(input: $input) { id } }', { input: { id: (await ask('{ roles { id } }')).roles[1].id } })).code).toBe('RULE');
  });

  it('R, C and I may be a person’s or a role’s, one letter each; clearing A needs a reason and opens the gap', async () => {
    const [worker, boss] = [await organization.person('Will Worker'), await organization.person('Bea Boss')];
    const lead = await role({});
    const id = await organization.initiative();
    await ask(set, { input: { subjectId: id, letter: 'C', holder: { personId: worker } } });
    await ask(set, { input: { subjectId: id, letter: 'R', holder: { personId: worker } } });
    await ask(set, { input: { subjectId: id, letter: 'I', holder: { roleId: lead } } });
    await ask(set, { input: { subjectId: id, letter: 'A', holder: { personId: boss } } });
    const matrix = 'query ($columns: ResponsibilityColumns!) { responsibilityMatrix(columns: $columns) { columns { id accountableFor checks } rows { nodes { subject { id } checks cells { columnId letter personName roleName } } } } }';
    const cells = async (columns: string) => (await ask(matrix, { columns })).responsibilityMatrix.rows.nodes[0].cells.map((cell: { columnId: string; letter: string }) => [cell.columnId, cell.letter]).sort();
    expect(await cells('PEOPLE')).toEqual([[boss, 'A'], [worker, 'R']].sort());
    expect(await cells('ROLES')).toEqual([[lead, 'I']]);
    expect((await send(set, { input: { subjectId: id, letter: 'C', holder: { personId: boss } } })).code).toBe('RULE');
    expect((await send(set, { input: { subjectId: id, letter: 'C', holder: {} } })).code).toBe('INVALID');
    expect((await send(clear, { input: { subjectId: id, holder: { personId: boss } } })).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: 'reason' });
    expect((await ask(clear, { input: { subjectId: id, holder: { personId: boss }, reason: 'Budget cut' } })).clearResponsibility).toEqual({ owner: null, unownedReason: 'CLEARED' });
    expect((await ask(matrix, { columns: 'PEOPLE' })).responsibilityMatrix.rows.nodes[0].checks).toEqual(['NO_ACCOUNTABLE', 'RESPONSIBLE_WITHOUT_ACCOUNTABLE']);
    // Named, the A of whoever holds it through a role is taken too, and what they hold by themselves stays; unnamed, only that is.
    await put(lead, boss);
    await ask(set, { input: { subjectId: id, letter: 'A', holder: { roleId: lead } } });
    await ask(set, { input: { subjectId: id, letter: 'R', holder: { personId: boss } } });
    await ask(clear, { input: { subjectId: id, holder: { personId: boss } } });
    expect((await owner(id)).owner?.id).toBe(boss);
    await ask(set, { input: { subjectId: id, letter: 'C', holder: { personId: boss } } });
    expect((await send(clear, { input: { subjectId: id, holder: { personId: boss }, letter: 'A' } })).code).toBe('INVALID');
    expect((await ask(clear, { input: { subjectId: id, holder: { personId: boss }, letter: 'A', reason: 'Another budget cut' } })).clearResponsibility).toEqual({ owner: null, unownedReason: 'CLEARED' });
    expect(await cells('PEOPLE')).toEqual([[boss, 'C'], [worker, 'R']].sort());
    // Who doesn't hold it any more loses nothing else.
    expect((await send(clear, { input: { subjectId: id, holder: { personId: boss }, letter: 'A', reason: 'Twice' } })).code).toBe('RULE');
    expect(await cells('PEOPLE')).toEqual([[boss, 'C'], [worker, 'R']].sort());
    // Somebody in the role is told apart from somebody who isn't: the Responsible may post.
    await ask(clear, { input: { subjectId: id, holder: { personId: worker } } });
    expect((await send(clear, { input: { subjectId: id, holder: { personId: worker } } })).code).toBe('RULE');
  });

  it('many cells at one go: each that can’t be is told, the rest is kept, and undoing gives a gap its age back', async () => {
    const people = [await organization.person('Pia'), await organization.person('Pol')];
    const gone = await organization.person('Gus Gone');
    await ask(deactivate, { input: { personId: gone } });
    const ids = [await organization.initiative(), await organization.initiative()];
    const before = await owner(ids[0] as string);
    const many = 'mutation ($input: SetResponsibilitiesInput!) { setResponsibilities(input: $input) { index code message } }';
    const cells = ids.flatMap((subjectId) => [{ subjectId, letter: 'A', holder: { personId: people[0] } }, { subjectId, letter: 'R', holder: { personId: people[1] } }, { subjectId, letter: 'C', holder: { personId: gone } }]);
    expect((await ask(many, { input: { cells } })).setResponsibilities.map(({ index, code }: { index: number; code: string }) => [index, code])).toEqual([[2, 'RULE'], [5, 'RULE']]);
    expect((await owner(ids[1] as string)).owner?.id).toBe(people[0]);
    const back = ids.flatMap((subjectId) => [{ subjectId, holder: { personId: people[0] }, letter: null }, { subjectId, holder: { personId: people[1] }, letter: null }]);
    expect((await ask(many, { input: { cells: back, reason: 'Taken back', isUndo: true } })).setResponsibilities).toEqual([]);
    expect(await owner(ids[0] as string)).toEqual(before);
    const viewer = await organization.member('Vi Viewer', 'VIEWER');
    expect((await viewer.client.send(many, { input: { cells } })).code).toBe('FORBIDDEN');
  });
});

describe('the database, asked as the app’s own role by two at once', () => {
  it('refuses a second Accountable and the loss of the last one in a thousand attempts, half with the tenant blanked, held by people and through roles', async () => {
    const organization = await Organization.found();
    const { ask } = { ask: organization.admin.client.ask.bind(organization.admin.client) };
    const organizationId = (await ask('{ me { organization { id } } }')).me.organization.id as string;
    const [one, two] = [await organization.person('Ona One'), await organization.person('Teo Two')];
    const roleId = (await ask(createRole, { input: { name: 'Journey lead' } })).createRole.id as string;
    const assignmentId = (await ask(assignRole, { input: { roleId, personId: one } })).assignRole.id as string;
    const ofPerson = await organization.initiative();
    const ofRole = await organization.initiative();
    await organization.own(ofPerson, one);
    await ask(set, { input: { subjectId: ofRole, letter: 'A', holder: { roleId } } });
    const newId = (): string => `01900000-0000-7000-8000-${Math.random().toString(16).slice(2, 14).padEnd(12, '0')}`;
    const attacks: (() => [string, unknown[]][])[] = [
      () => [[`insert into app.responsibilities (organization_id, subject_id, id, letter, person_id, started_at) values ($1, $2, $3, 'A', $4, now())`, [organizationId, ofPerson, newId(), two]]],
      () => [[`insert into app.responsibilities (organization_id, subject_id, id, letter, person_id, started_at) values ($1, $2, $3, 'A', $4, now())`, [organizationId, ofRole, newId(), two]]],
      () => [[`update app.responsibilities set ended_at = clock_timestamp() where subject_id = $1 and letter = 'A' and ended_at is null`, [ofPerson]]],
      () => [[`update app.responsibilities set ended_at = clock_timestamp() where subject_id = $1 and letter = 'A' and ended_at is null`, [ofRole]], [`update app.subjects set accountable_id = null where id = $1`, [ofRole]]],
      // The last assignment of a role that something is held through.
      () => [[`update app.role_assignments set ended_at = clock_timestamp() where id = $1`, [assignmentId]]],
      () => [[`update app.role_assignments set ended_at = clock_timestamp() where id = $1`, [assignmentId]], [`update app.responsibilities set ended_at = clock_timestamp() where role_assignment_id = $1 and ended_at is null`, [assignmentId]]],
      () => [[`delete from app.role_assignments where id = $1`, [assignmentId]]],
      () => [[`update app.role_assignments set person_id = $2 where id = $1`, [assignmentId, two]]],
    ];
    const counts = { refused: 0, through: 0, unexpected: [] as string[] };
    const racer = async (offset: number): Promise<void> => {
      const client = new pg.Client({ connectionString: product.runtime.databaseUrl });
      await client.connect();
      for (let i = 0; i < 500; i++) {
        const statements = (attacks[(i + offset) % attacks.length] as () => [string, unknown[]][])();
        try {
          await client.query('begin');
          await client.query(`select set_config('app.organization_id', $1, true)`, [organizationId]);
          for (const [text, values] of statements) await client.query(text, values);
          if (i % 2 === 1) await client.query(`select set_config('app.organization_id', '', true)`);
          await client.query('commit');
          counts.through++;
        } catch (error) {
          await client.query('rollback');
          const { code = '' } = error as { code?: string };
          if (['23503', '23505', '23514', '40P01'].includes(code)) counts.refused++;
          else counts.unexpected.push(code);
        }
      }
      await client.end();
    };
    await Promise.all([racer(0), racer(3)]);
    expect(counts).toEqual({ refused: 1000, through: 0, unexpected: [] });
    expect((await ask(subject, { id: ofPerson })).subject.owner.id).toBe(one);
    expect((await ask(subject, { id: ofRole })).subject.owner.id).toBe(one);
    // With a recorded gap and in the right order the same is let through: the positive control.
    const client = new pg.Client({ connectionString: product.runtime.databaseUrl });
    await client.connect();
    await client.query('begin');
    await client.query(`select set_config('app.organization_id', $1, true)`, [organizationId]);
    await client.query(`update app.responsibilities set ended_at = clock_timestamp() where role_assignment_id = $1 and ended_at is null`, [assignmentId]);
    await client.query(`update app.subjects set accountable_id = null, unowned_since = clock_timestamp(), unowned_reason = 'ROLE_VACANT' where id = $1`, [ofRole]);
    await client.query(`update app.role_assignments set ended_at = clock_timestamp() where id = $1`, [assignmentId]);
    await client.query('commit');
    await client.end();
  });
});

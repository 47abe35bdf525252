import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { matrix, publicOperations, type Role, roles, type World } from './access.matrix.js';
import { Client } from './support/client.js';
import { Organization } from './support/organization.js';
import { makeWorld } from './support/world.js';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../api/schema.graphql'), 'utf8'));
const operations = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));

/** The same variables with every id replaced by one that nobody has. */
function withUnknownIds(variables: unknown): unknown {
  const text = JSON.stringify(variables).replace(/"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/g, '"01900000-0000-7000-8000-000000000000"');
  return JSON.parse(text);
}

describe('who may do what', () => {
  let world: World;
  let foreign: Organization;

  beforeAll(async () => {
    [world, foreign] = await Promise.all([makeWorld(), Organization.found()]);
  });

  it('has a row for every operation of the schema, and none too many', () => {
    expect([...Object.keys(matrix), ...publicOperations].sort()).toEqual([...operations].sort());
  });

  it.each(Object.keys(matrix).filter((name) => name !== 'signOut' && name !== 'signOutEverywhere'))('%s: each role as the table says', async (name) => {
    const row = matrix[name] as (typeof matrix)[string];
    const outcomes: Partial<Record<Role, string>> = {};
    // The positive control comes first: a refusal below can't come from bad variables.
    const inOrder = [...row.allowed, ...roles.filter((role) => !row.allowed.includes(role))];
    for (const role of inOrder) {
      const { code } = await world.cast[role].client.send(row.document, await row.variables(world, role));
      outcomes[role] = code ?? 'allowed';
    }
    const expected = Object.fromEntries(roles.map((role) => [role, row.allowed.includes(role) ? 'allowed' : 'FORBIDDEN']));
    expect(outcomes).toEqual(expected);
  });

  it.each(Object.entries(matrix).filter(([, row]) => row.hasIds).map(([name]) => name))('%s: another organization can’t tell a foreign id from a missing one', async (name) => {
    const row = matrix[name] as (typeof matrix)[string];
    const ally = row.allowed[0] as Role;
    const variables = await row.variables(world, ally);
    const outsider = foreign.admin.client;
    const [foreignAnswer, unknownAnswer] = [await outsider.send(row.document, variables), await outsider.send(row.document, withUnknownIds(variables) as object)];
    expect({ code: foreignAnswer.code, message: foreignAnswer.message, data: foreignAnswer.data }).toEqual({ code: 'NOT_FOUND', message: unknownAnswer.message, data: null });
    expect(unknownAnswer.code).toBe('NOT_FOUND');
    // And through the organization's own address, where they are nobody.
    expect((await outsider.send(row.document, variables, { organization: world.organization.slug })).code).toBe('NOT_FOUND');
    // The same ids do work for somebody who may.
    const allowed = await world.cast[ally].client.send(row.document, variables);
    expect(allowed.code).toBeNull();
  });

  it.each(Object.keys(matrix))('%s: nobody without a session', async (name) => {
    const row = matrix[name] as (typeof matrix)[string];
    const variables = row.hasIds ? withUnknownIds(await row.variables(world, row.allowed[0] as Role)) : await row.variables(world, row.allowed[0] as Role);
    expect((await new Client(world.organization.slug, null).send(row.document, variables as object)).code).toBe('UNAUTHENTICATED');
  });

  it('lists show nothing of a neighbour', async () => {
    await world.fresh();
    const all = '{ departments { id } people(first: 100) { nodes { id } } initiatives(first: 100) { nodes { id } } portfolio { total } memberships { id } }';
    const own = await world.admin.ask(all);
    expect(own.initiatives.nodes.length).toBeGreaterThan(0);
    const theirs = await foreign.admin.client.ask(all);
    expect(theirs).toMatchObject({ departments: [], initiatives: { nodes: [] }, portfolio: { total: 0 } });
    expect(theirs.people.nodes).toEqual([{ id: foreign.admin.personId }]);
  });

  it('a contributor may propose what they may not start', async () => {
    const input = { title: 'A quieter queue', departmentId: world.departments.lead };
    const create = 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id state } }';
    expect((await world.cast.contributor.client.ask(create, { input: { ...input, isProposal: true } })).createInitiative.state).toBe('PROPOSED');
    expect((await world.cast.contributor.client.send(create, { input })).code).toBe('FORBIDDEN');
    expect((await world.cast.viewer.client.send(create, { input: { ...input, isProposal: true } })).code).toBe('FORBIDDEN');
  });

  it('an initiative can begin with its owner, where its maker may assign one', async () => {
    const create = 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { owner { id } unownedSince } }';
    const input = { title: 'A shorter form', departmentId: world.departments.lead };
    const ownerId = world.cast.owner.personId;
    expect((await world.cast.head.client.ask(create, { input: { ...input, ownerId } })).createInitiative).toEqual({ owner: { id: ownerId }, unownedSince: null });
    expect((await world.cast.executive.client.ask(create, { input })).createInitiative.owner).toBeNull();
    expect((await world.cast.executive.client.send(create, { input: { ...input, ownerId } })).code).toBe('FORBIDDEN');
    expect((await world.cast.head.client.send(create, { input: { ...input, ownerId: foreign.admin.personId } })).code).toBe('NOT_FOUND');
  });

  it('money is for administrators, program office, executives, heads of the departments and the owner', async () => {
    const id = await world.fresh();
    const seen = async (role: Role) => (await world.cast[role].client.ask('query ($id: ID!) { initiative(id: $id) { cost { amount } } }', { id })).initiative.cost?.amount ?? null;
    const outcomes = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await seen(role)])));
    const amount = '1000.50';
    expect(outcomes).toEqual({ admin: amount, office: amount, head: amount, participantHead: amount, otherHead: null, executive: amount, owner: amount, contributor: null, viewer: null });
  });

  it('e-mails are for administrators, program office, heads of the department and oneself', async () => {
    const seen = async (role: Role) => {
      const { person } = await world.cast[role].client.ask('query ($id: ID!) { person(id: $id) { email } }', { id: world.cast.owner.personId });
      return person.email !== null;
    };
    const outcomes = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await seen(role)])));
    expect(outcomes).toEqual({ admin: true, office: true, head: true, participantHead: false, otherHead: false, executive: false, owner: true, contributor: false, viewer: false });
  });

  it('the program office sees and gives only the access that it governs', async () => {
    const { memberships } = await world.cast.office.client.ask('{ memberships { access } }');
    expect(new Set(memberships.map(({ access }: { access: string }) => access))).toEqual(new Set(['DEPARTMENT_HEAD', 'CONTRIBUTOR', 'VIEWER']));
    const invite = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { isMailed } }';
    expect((await world.admin.send(invite, { input: { email: 'x@elsewhere.example', access: 'EXECUTIVE' } })).code).toBeNull();
    expect((await world.cast.office.client.send(invite, { input: { email: 'h@elsewhere.example', access: 'DEPARTMENT_HEAD', departmentId: world.departments.lead } })).code).toBeNull();
    for (const access of ['EXECUTIVE', 'PROGRAM_OFFICE', 'ADMIN']) expect((await world.cast.office.client.send(invite, { input: { email: 'y@elsewhere.example', access } })).code).toBe('FORBIDDEN');
  });

  it('signing out ends that session and no other', async () => {
    const guest = await world.organization.member('Sandra Session', 'VIEWER');
    expect((await guest.client.send('{ me { email } }')).code).toBeNull();
    await guest.client.ask('mutation { signOut }');
    expect((await guest.client.send('{ me { email } }')).code).toBe('UNAUTHENTICATED');
    expect((await world.admin.send('{ me { email } }')).code).toBeNull();
  });

  it('ended access is over with the next request, and the account goes on elsewhere', async () => {
    const guest = await world.organization.member('Elena Ended', 'VIEWER');
    expect((await guest.client.send('{ departments { id } }')).code).toBeNull();
    const { memberships } = await world.admin.ask('{ memberships { id person { id } } }');
    const membership = memberships.find(({ person }: { person: { id: string } }) => person.id === guest.personId);
    await world.admin.ask('mutation ($input: EndAccessInput!) { endAccess(input: $input) { id } }', { input: { membershipId: membership.id } });
    expect((await guest.client.send('{ departments { id } }')).code).toBe('NOT_FOUND');
    expect((await guest.client.send('{ me { email organizations { slug } } }')).data.me.organizations).toEqual([]);
  });
});

import { Organization } from '../support/organization.js';

describe('people', () => {
  it('are counted over all pages, under the filter that is asked for', async () => {
    const organization = await Organization.found();
    const { client } = organization.admin;
    const departmentId = await organization.department('Service');
    for (const name of ['Álvaro Cano', 'Alba Quintana', 'Bruno Salas']) await organization.person(name, departmentId);
    const gone = await organization.person('Alicia Away', departmentId);
    await client.ask('mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { id } }', { input: { personId: gone } });
    const people = async (filter: object) => (await client.ask('query ($filter: PersonFilter) { people(filter: $filter, first: 1) { totalCount nodes { name } pageInfo { hasNextPage } } }', { filter })).people;
    expect(await people({ departmentId, isActive: true })).toEqual({ totalCount: 3, nodes: [{ name: 'Alba Quintana' }], pageInfo: { hasNextPage: true } });
    expect((await people({ departmentId })).totalCount).toBe(4);
    expect((await people({ departmentId, isActive: true, name: 'al' })).totalCount).toBe(2);
    expect((await people({ departmentId, name: 'zoe' })).totalCount).toBe(0);
  });

  it('ask the program office for more, and its members ask administrators', async () => {
    const organization = await Organization.found();
    const office = await organization.member('Olga Office', 'PROGRAM_OFFICE');
    const viewer = await organization.member('Vi Viewer', 'VIEWER');
    const asked = async ({ client }: typeof viewer): Promise<string[]> => (await client.ask('{ administrators { name } }')).administrators.map(({ name }: { name: string }) => name);
    const administrator = (await organization.admin.client.ask('{ me { person { name } } }')).me.person.name;
    expect(await asked(viewer)).toEqual(['Olga Office', administrator]);
    expect(await asked(office)).toEqual([administrator]);
  });
});

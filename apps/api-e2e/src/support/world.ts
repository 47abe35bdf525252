import { randomUUID } from 'node:crypto';
import type { Role, World } from '../access.matrix.js';
import type { Member } from './organization.js';
import { Organization } from './organization.js';

/** An organization with one member of each access role, three departments, and ways to make fresh records. */
export async function makeWorld(): Promise<World> {
  const organization = await Organization.found();
  const admin = organization.admin.client;
  const [lead, participant, other] = [await organization.department('Service'), await organization.department('Marketing'), await organization.department('Legal')];
  const cast: Record<Role, Member> = {
    admin: organization.admin,
    office: await organization.member('Ana Office', 'PROGRAM_OFFICE'),
    head: await organization.member('Bruno Head', 'DEPARTMENT_HEAD', lead),
    participantHead: await organization.member('Teresa Participant', 'DEPARTMENT_HEAD', participant),
    otherHead: await organization.member('Olga Other', 'DEPARTMENT_HEAD', other),
    executive: await organization.member('Carla Executive', 'EXECUTIVE'),
    owner: await organization.member('Oscar Owner', 'CONTRIBUTOR', lead),
    contributor: await organization.member('Celia Contributor', 'CONTRIBUTOR', lead),
    viewer: await organization.member('Victor Viewer', 'VIEWER', lead),
  };
  const { criteria } = await admin.ask('{ criteria { id } }');
  const fresh = async (): Promise<string> => {
    const id = await organization.initiative({ departmentId: lead, participantIds: [participant], cost: { amount: '1000.50' } });
    await organization.own(id, cast.owner.personId);
    return id;
  };
  const freshMembership = async (): Promise<string> => {
    const { personId } = await organization.member(`Guest ${randomUUID().slice(0, 8)}`, 'VIEWER');
    const { memberships } = await admin.ask('{ memberships { id person { id } } }');
    return memberships.find((membership: { person: { id: string } }) => membership.person.id === personId).id;
  };
  return { organization, cast, departments: { lead, participant, other }, fresh, freshMembership, criterionId: criteria[0].id, admin };
}

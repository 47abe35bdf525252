import { Injectable } from '@nestjs/common';
import { type Access, type Ctx, DomainError } from '@batuta/platform';
import { Department } from '../department/department.entity.js';
import { headIfNobody } from '../department/department.queries.js';
import { Organization } from '../organization/organization.entity.js';
import * as may from './membership.access.js';
import { Membership, MembershipDepartment } from './membership.entity.js';
import { currentMemberships, firstProgramOfficeIsSteward, lockedOrganization, passStewardship, revokeInvitationsBy, revokeInvitationsOf } from './membership.queries.js';

@Injectable()
export class MembershipService {
  async memberships(ctx: Ctx): Promise<Membership[]> {
    ctx.authorize(may.readMemberships(ctx.actor));
    const ids = (await currentMemberships(ctx)).filter(({ access }) => may.readMembership(ctx.actor, access)).map(({ id }) => id);
    const rows = new Map((await ctx.list(Membership)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) as Membership);
  }

  /** People whom one may ask for more: the program office first, for it is nearer; its own members ask administrators. */
  async administrators(ctx: Ctx): Promise<string[]> {
    const rows = await currentMemberships(ctx);
    const asked = ctx.actor.access === 'PROGRAM_OFFICE' ? (['ADMIN'] as const) : (['PROGRAM_OFFICE', 'ADMIN'] as const);
    return asked.flatMap((access) => rows.filter((row) => row.access === access)).slice(0, 5).map(({ person_id }) => person_id);
  }

  async changeAccess(ctx: Ctx, input: { membershipId: string; access: Access; departmentIds?: string[] }): Promise<Membership> {
    await lockedOrganization(ctx);
    const membership = await ctx.get(Membership, { id: input.membershipId });
    ctx.authorize(may.changeAccess(ctx.actor, membership.access, input.access));
    refuseEnded(membership);
    await this.#keepAnAdministrator(ctx, membership, input.access);
    if (input.access !== 'PROGRAM_OFFICE' && input.access !== 'ADMIN') await this.#keepTheSteward(ctx, membership);
    await ctx.update(Membership, membership, { access: input.access });
    await revokeInvitationsBy(ctx, membership.personId);
    await this.setDepartments(ctx, membership.id, input.access, input.departmentIds ?? []);
    await this.#headUnheaded(ctx, membership.personId, input.departmentIds ?? []);
    if (input.access === 'PROGRAM_OFFICE') await firstProgramOfficeIsSteward(ctx, membership.personId);
    await ctx.record({ name: 'membership.access_changed', details: { membershipId: membership.id, access: input.access } });
    return membership;
  }

  /** Takes effect with the next request of that account; its account goes on in its other organizations. */
  async endAccess(ctx: Ctx, membershipId: string): Promise<Membership> {
    await lockedOrganization(ctx);
    const membership = await ctx.get(Membership, { id: membershipId });
    ctx.authorize(may.endAccess(ctx.actor, membership.access));
    refuseEnded(membership);
    await this.#keepAnAdministrator(ctx, membership, null);
    await this.#keepTheSteward(ctx, membership);
    await ctx.update(Membership, membership, { endedAt: ctx.now() });
    await revokeInvitationsBy(ctx, membership.personId);
    await ctx.record({ name: 'membership.ended', details: { membershipId: membership.id } });
    return membership;
  }

  /** Ends whatever access a leaving person has. Errors: FORBIDDEN for access that the actor may not end, RULE for the last administrator and the last steward. */
  async endAllOf(ctx: Ctx, personId: string): Promise<void> {
    const membership = (await ctx.list(Membership, { personId })).find(({ endedAt }) => !endedAt);
    if (membership) {
      ctx.authorize(may.endAccess(ctx.actor, membership.access));
      await this.#keepAnAdministrator(ctx, membership, null);
      await this.#keepTheSteward(ctx, membership);
      await ctx.update(Membership, membership, { endedAt: ctx.now() });
      await ctx.record({ name: 'membership.ended', details: { membershipId: membership.id } });
    }
    await revokeInvitationsBy(ctx, personId);
    await revokeInvitationsOf(ctx, personId);
  }

  async add(ctx: Ctx, accountId: string, personId: string, access: Access, departmentIds: string[], id = ctx.newId()): Promise<Membership> {
    const membership: Membership = { organizationId: ctx.facts.organizationId as string, id, accountId, personId, access, createdAt: ctx.now(), endedAt: null, version: 1 };
    await ctx.insert(Membership, membership);
    await this.setDepartments(ctx, membership.id, access, departmentIds);
    await this.#headUnheaded(ctx, personId, departmentIds);
    if (access === 'PROGRAM_OFFICE') await firstProgramOfficeIsSteward(ctx, personId);
    return membership;
  }

  /** A department without anybody at its head is headed by whoever gets access as its head. */
  async #headUnheaded(ctx: Ctx, personId: string, departmentIds: readonly string[]): Promise<void> {
    for (const departmentId of departmentIds) await headIfNobody(ctx, departmentId, personId);
  }

  async setDepartments(ctx: Ctx, membershipId: string, access: Access, departmentIds: string[]): Promise<void> {
    if ((access === 'DEPARTMENT_HEAD') !== departmentIds.length > 0) {
      throw new DomainError('INVALID', { en: 'A department head heads at least one department, and nobody else does.', es: 'Quien dirige áreas dirige al menos una, y nadie más dirige ninguna.' }, { field: 'departmentIds' });
    }
    const organizationId = ctx.facts.organizationId as string;
    await (await ctx.manager()).delete(MembershipDepartment, { organizationId, membershipId });
    for (const departmentId of new Set(departmentIds)) {
      if (ctx.facts.actor) await ctx.get(Department, { id: departmentId });
      await ctx.insert(MembershipDepartment, { organizationId, membershipId, departmentId });
    }
  }

  async #keepAnAdministrator(ctx: Ctx, membership: Membership, access: Access | null): Promise<void> {
    if (membership.access !== 'ADMIN' || access === 'ADMIN') return;
    const admins = (await currentMemberships(ctx)).filter((row) => row.access === 'ADMIN' && row.id !== membership.id);
    if (admins.length === 0) throw new DomainError('RULE', { en: 'This is the last administrator. Make somebody else one first.', es: 'Es la última persona que administra. Antes, da ese acceso a otra.' });
  }

  async #keepTheSteward(ctx: Ctx, membership: Membership): Promise<void> {
    const organization = await (await ctx.manager()).findOneByOrFail(Organization, { id: ctx.organizationId });
    if (organization.stewardId !== membership.personId || (await passStewardship(ctx, membership.personId))) return;
    throw new DomainError('RULE', { en: 'This person is the steward, the last fallback for everything without an owner. Name another steward first.', es: 'Esta persona custodia todo lo que se queda sin responsable. Nombra antes a otra para ello.' });
  }
}

function refuseEnded(membership: Membership): void {
  if (membership.endedAt) throw new DomainError('RULE', { en: 'That access has ended already; invite the person again.', es: 'Ese acceso ya terminó; invita de nuevo a la persona.' });
}

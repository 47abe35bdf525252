import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, nameKey, stale } from '@batuta/platform';
import { Department, keepPeople, keepPerson, minorUnits, requireActive } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { SubjectService } from '../subject/subject.service.js';
import { Subject } from '../subject/subject.entity.js';
import { refuseWithoutProposal } from './direct-change.js';
import * as may from './role.access.js';
import { Role, RoleAssignment } from './role.entity.js';
import { currentAssignments, endAssignment, endLettersOfRole, lockedThrough, lockedVacant, lockRole, openRoles } from './role.queries.js';
import { rolesById } from './role.loader.js';
import type { AssignRoleInput, CreateRoleInput, EditRoleInput } from './role.types.js';

@Injectable()
export class RoleService {
  constructor(private readonly subjects: SubjectService) {}

  async roles(ctx: Ctx, { bodyId, departmentId }: { bodyId?: string | null; departmentId?: string | null }): Promise<Role[]> {
    const all = await Promise.all((await openRoles(ctx)).map(({ id }) => rolesById(ctx, id)));
    return (all as Role[]).filter((role) => (!bodyId || role.bodyId === bodyId) && (!departmentId || role.departmentId === departmentId));
  }

  /** Errors: NOT_FOUND for a body or department of elsewhere, RULE for a second chair. */
  async createRole(ctx: Ctx, input: CreateRoleInput): Promise<Role> {
    const role: Role = {
      organizationId: ctx.organizationId,
      id: ctx.newId(),
      nameKey: nameKey(input.name),
      departmentId: input.departmentId ?? null,
      bodyId: input.bodyId ?? null,
      createdAt: ctx.now(),
      closedAt: null,
      version: 1,
      ...(await this.#fields(ctx, input)),
      name: input.name.trim(),
    };
    ctx.authorize(may.createRole(ctx.actor, role));
    await refuseWithoutProposal(ctx);
    await this.check(ctx, role);
    await ctx.insert(Role, role);
    await ctx.record({ name: 'role.created', details: { roleId: role.id, name: role.name } });
    return role;
  }

  /** What isn't given stays as it is. Errors: CONFLICT when somebody saved first; RULE for taking a body's chair away. */
  async editRole(ctx: Ctx, input: EditRoleInput): Promise<Role> {
    // People before roles, as a departure locks them.
    if (input.sponsorId) await keepPerson(ctx, input.sponsorId);
    await lockRole(ctx, input.id);
    const role = await ctx.get(Role, { id: input.id });
    ctx.authorize(may.editRole(ctx.actor, role));
    await refuseWithoutProposal(ctx);
    if (role.version !== input.version) throw stale(role);
    refuseClosed(role);
    const changes: Partial<Role> = { ...(await this.#fields(ctx, { ...role, budgetLimit: undefined, ...given(input) }, role)), ...(input.name !== undefined && { name: input.name.trim(), nameKey: nameKey(input.name) }) };
    if (role.seat === 'CHAIR' && changes.seat !== 'CHAIR') throw keepsChair();
    await this.check(ctx, { ...role, ...changes });
    if (!(await ctx.update(Role, role, changes))) throw stale(await ctx.get(Role, { id: role.id }));
    await ctx.record({ name: 'role.edited', details: { roleId: role.id } });
    return role;
  }

  /**
   * Puts somebody in a role; what waits for it since it became vacant is theirs at once. Whoever is in it already gets another term.
   * Errors: RULE for somebody who has left, or is in it already without another term, or for a closed role.
   */
  async assignRole(ctx: Ctx, input: AssignRoleInput): Promise<RoleAssignment> {
    await Promise.all([keepPerson(ctx, input.personId), keepPerson(ctx, ctx.actor.personId), lockRole(ctx, input.roleId)]);
    const role = await ctx.get(Role, { id: input.roleId });
    ctx.authorize(may.assignRole(ctx.actor, role));
    refuseClosed(role);
    const person = await requireActive(ctx, input.personId);
    const current = await currentAssignments(ctx, [role.id]);
    const known = current.find(({ personId }) => personId === input.personId);
    if (known) return this.#renew(ctx, known, person?.name ?? '', input.electedUntil ?? null);
    const at = await ctx.instant();
    const assignment: RoleAssignment = { organizationId: ctx.organizationId, id: ctx.newId(), roleId: role.id, personId: input.personId, startedAt: at, endedAt: null, electedUntil: input.electedUntil ?? null, givenBy: ctx.actor.personId, reason: input.reason?.trim() || null, version: 1 };
    await ctx.insert(RoleAssignment, assignment);
    await ctx.record({ name: 'role.assigned', details: { roleId: role.id, assignmentId: assignment.id, personId: input.personId } });
    for (const { id, ownerId } of await lockedVacant(ctx, role.id)) await this.subjects.pass(ctx, await ctx.get(Subject, { id }), ownerId, input.personId, { through: assignment, reason: assignment.reason, at });
    return assignment;
  }

  /**
   * Ends somebody's time in a role. What they answer for through it passes to whoever else is in it, the longest there first; with nobody
   * left it becomes a gap that says so, until the role is filled. Errors: RULE when it has ended already.
   */
  async endRoleAssignment(ctx: Ctx, id: string, reason: string | null): Promise<RoleAssignment> {
    const { roleId } = await ctx.get(RoleAssignment, { id });
    // People before roles, as a departure locks them.
    for (const { personId } of await currentAssignments(ctx, [roleId])) await keepPerson(ctx, personId);
    await Promise.all([keepPerson(ctx, ctx.actor.personId), lockRole(ctx, roleId)]);
    const assignment = await ctx.get(RoleAssignment, { id });
    ctx.authorize(may.assignRole(ctx.actor, await ctx.get(Role, { id: roleId })));
    if (assignment.endedAt) throw new DomainError('RULE', { en: 'That has ended already.', es: 'Eso ya terminó.' });
    await this.leave(ctx, assignment, reason, await ctx.instant());
    assignment.endedAt = ctx.now();
    return assignment;
  }

  /** Errors: RULE while somebody is in it, or for the chair of a body. */
  async closeRole(ctx: Ctx, id: string): Promise<Role> {
    await lockRole(ctx, id);
    const role = await ctx.get(Role, { id });
    ctx.authorize(may.editRole(ctx.actor, role));
    await refuseWithoutProposal(ctx);
    refuseClosed(role);
    if (role.seat === 'CHAIR') throw keepsChair();
    if ((await currentAssignments(ctx, [id])).length > 0) throw new DomainError('RULE', { en: 'Somebody is in this role; end their time in it first.', es: 'Hay alguien en este rol; termina antes su tiempo en él.' });
    await this.#close(ctx, role, await ctx.instant());
    return role;
  }

  /** Ends every role of a body and everybody's time in it, for a use case that has authorized its own verb. */
  async dissolve(ctx: Ctx, bodyId: string, reason: string | null, at: Date): Promise<void> {
    const roles = (await ctx.list(Role, { bodyId, closedAt: null })).sort((one, other) => (one.id < other.id ? -1 : 1));
    const ids = roles.map(({ id }) => id);
    await keepPeople(ctx, (await currentAssignments(ctx, ids)).map(({ personId }) => personId));
    for (const { id } of roles) await lockRole(ctx, id);
    for (const assignment of await currentAssignments(ctx, ids)) await this.leave(ctx, assignment, reason, at);
    for (const role of roles) await this.#close(ctx, role, at);
  }

  async #close(ctx: Ctx, role: Role, at: Date): Promise<void> {
    await endLettersOfRole(ctx, role.id, at);
    await ctx.update(Role, role, { closedAt: at });
    await ctx.record({ name: 'role.closed', details: { roleId: role.id } });
  }

  async #renew(ctx: Ctx, assignment: RoleAssignment, name: string, electedUntil: string | null): Promise<RoleAssignment> {
    if (!electedUntil || electedUntil === assignment.electedUntil) throw new DomainError('RULE', { en: `${name} is in this role already; give another last day to renew the term.`, es: `${name} ya tiene este rol; da otro último día para renovar el mandato.` }, { field: 'personId' });
    const from = assignment.electedUntil;
    await ctx.update(RoleAssignment, assignment, { electedUntil });
    await ctx.record({ name: 'role.term_renewed', details: { roleId: assignment.roleId, assignmentId: assignment.id, from, to: electedUntil } });
    return assignment;
  }

  /** For a use case that has locked the role and authorized its own verb; says which subjects nobody else in the role could take. */
  async leave(ctx: Ctx, { id, roleId, personId }: RoleAssignment, reason: string | null, at: Date): Promise<void> {
    const [next] = (await currentAssignments(ctx, [roleId])).filter((one) => one.id !== id);
    for (const { id: subjectId } of await lockedThrough(ctx, id)) {
      const subject = await ctx.get(Subject, { id: subjectId });
      if (next) await this.subjects.pass(ctx, subject, personId, next.personId, { through: next, reason, at });
      else await this.subjects.release(ctx, subject, personId, 'ROLE_VACANT', reason, at, roleId);
    }
    await endAssignment(ctx, id, at);
    await ctx.record({ name: 'role.assignment_ended', details: { roleId, assignmentId: id, personId, reason } });
  }

  /** Whether it may stand where it is, as it is. Errors: NOT_FOUND, INVALID for two places or a seat outside a body, RULE for a closed body or a second chair. */
  async check(ctx: Ctx, role: Pick<Role, 'id' | 'departmentId' | 'bodyId' | 'seat'>): Promise<void> {
    if (role.departmentId) await ctx.get(Department, { id: role.departmentId });
    const body = role.bodyId ? await ctx.get(Body, { id: role.bodyId }) : null;
    if (body?.closedAt) throw new DomainError('RULE', { en: `“${body.name}” is closed.`, es: `«${body.name}» está cerrado.` }, { field: 'bodyId' });
    if (role.departmentId && role.bodyId) throw new DomainError('INVALID', { en: 'A role is of a body or of a department, not of both.', es: 'Un rol es de un órgano o de un área, no de los dos.' }, { field: 'bodyId' });
    if (role.seat && !body) throw new DomainError('INVALID', { en: 'Only a role of a body has a seat.', es: 'Solo un rol de un órgano tiene asiento.' }, { field: 'seat' });
    if (role.seat !== 'CHAIR') return;
    const chair = (await ctx.list(Role, { bodyId: role.bodyId, seat: 'CHAIR', closedAt: null })).find(({ id }) => id !== role.id);
    if (chair) throw new DomainError('RULE', { en: `${body?.name} has a chair already: ${chair.name}.`, es: `${body?.name} ya tiene presidencia: ${chair.name}.` }, { field: 'seat' });
  }

  async #fields(ctx: Ctx, input: Omit<CreateRoleInput, 'name' | 'bodyId' | 'departmentId'>, known: Role | null = null): Promise<Pick<Role, 'purpose' | 'accountabilities' | 'domains' | 'seat' | 'needed' | 'leadsCx' | 'authority' | 'decisionRights' | 'budgetLimitMinor' | 'sponsorId'>> {
    const lines = (given: string[] | null | undefined): string[] => (given ?? []).map((line) => line.trim()).filter(Boolean);
    return {
      purpose: input.purpose?.trim() || null,
      accountabilities: lines(input.accountabilities),
      domains: lines(input.domains),
      seat: input.seat ?? null,
      needed: input.needed ?? 1,
      leadsCx: input.leadsCx ?? false,
      authority: input.authority?.trim() || null,
      decisionRights: input.decisionRights?.trim() || null,
      budgetLimitMinor: input.budgetLimit === undefined ? (known?.budgetLimitMinor ?? null) : input.budgetLimit && minorUnits(input.budgetLimit, 'budgetLimit'),
      // One who stood there before and has left is no reason against another change.
      sponsorId: input.sponsorId && input.sponsorId !== known?.sponsorId ? ((await requireActive(ctx, input.sponsorId))?.id ?? null) : (input.sponsorId ?? null),
    };
  }
}

/** What the caller gave; what they left out is no wish. */
function given<Input extends object>(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Input;
}

export function keepsChair(): DomainError {
  return new DomainError('RULE', { en: 'A body keeps its chair; close the body instead.', es: 'Un órgano conserva su presidencia; cierra el órgano.' }, { field: 'seat' });
}

function refuseClosed({ closedAt }: Role): void {
  if (closedAt) throw new DomainError('RULE', { en: 'This role is closed.', es: 'Este rol está cerrado.' });
}

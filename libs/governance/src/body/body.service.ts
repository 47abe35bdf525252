import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, nameKey, stale } from '@batuta/platform';
import { minorUnits } from '@batuta/organization';
import { refuseWithoutProposal } from '../role/direct-change.js';
import * as may from '../role/role.access.js';
import { type Role } from '../role/role.entity.js';
import { RoleService } from '../role/role.service.js';
import { bodyWords } from './body.words.js';
import { Body } from './body.entity.js';
import type { CreateBodyInput, EditBodyInput } from './body.types.js';

@Injectable()
export class BodyService {
  constructor(private readonly roles: RoleService) {}

  async bodies(ctx: Ctx): Promise<Body[]> {
    return (await ctx.list(Body, { closedAt: null })).sort((one, other) => one.name.localeCompare(other.name, ctx.language));
  }

  /** With a chair and members, to be filled; whoever is named is in them at once. Errors: CONFLICT for a name that is taken. */
  async createBody(ctx: Ctx, input: CreateBodyInput): Promise<Body> {
    ctx.authorize(may.createBody(ctx.actor));
    await refuseWithoutProposal(ctx);
    await this.refuseTaken(ctx, input.name, null);
    const body: Body = { organizationId: ctx.organizationId, id: ctx.newId(), createdAt: ctx.now(), closedAt: null, version: 1, ...fieldsOf(input), name: input.name.trim(), nameKey: nameKey(input.name), kind: input.kind };
    await ctx.insert(Body, body);
    await ctx.record({ name: 'body.created', details: { bodyId: body.id, name: body.name } });
    const members = [...new Set(input.memberIds ?? [])].filter((id) => id !== input.chairId);
    const chair = await this.#seat(ctx, body, 'CHAIR', 1);
    const member = await this.#seat(ctx, body, 'MEMBER', Math.max(1, members.length));
    if (input.chairId) await this.roles.assignRole(ctx, { roleId: chair.id, personId: input.chairId });
    for (const personId of members) await this.roles.assignRole(ctx, { roleId: member.id, personId });
    return body;
  }

  async editBody(ctx: Ctx, input: EditBodyInput): Promise<Body> {
    const body = await ctx.get(Body, { id: input.id });
    ctx.authorize(may.editBody(ctx.actor));
    await refuseWithoutProposal(ctx);
    if (body.version !== input.version) throw stale(body);
    if (input.name !== undefined) await this.refuseTaken(ctx, input.name, body.id);
    const changes: Partial<Body> = { ...fieldsOf({ ...body, amountLimit: undefined, ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) }, body.amountLimitMinor), ...(input.kind && { kind: input.kind }), ...(input.name !== undefined && { name: input.name.trim(), nameKey: nameKey(input.name) }) };
    if (!(await ctx.update(Body, body, changes))) throw stale(await ctx.get(Body, { id: body.id }));
    await ctx.record({ name: 'body.edited', details: { bodyId: body.id } });
    return body;
  }

  /** Ends it with all its roles; what is held through them becomes a gap. Errors: RULE when it is closed already. */
  async closeBody(ctx: Ctx, id: string, reason: string | null): Promise<Body> {
    const body = await ctx.get(Body, { id });
    ctx.authorize(may.editBody(ctx.actor));
    await refuseWithoutProposal(ctx);
    if (body.closedAt) throw new DomainError('RULE', { en: `${body.name} is closed already.`, es: `${body.name} ya está cerrado.` });
    const at = await ctx.instant();
    await this.roles.dissolve(ctx, id, reason, at);
    if (!(await ctx.update(Body, body, { closedAt: at }))) throw stale(await ctx.get(Body, { id }));
    await ctx.record({ name: 'body.closed', details: { bodyId: id, reason } });
    return body;
  }

  #seat(ctx: Ctx, body: Body, seat: 'CHAIR' | 'MEMBER', needed: number): Promise<Role> {
    return this.roles.createRole(ctx, { name: `${bodyWords.seat[seat][ctx.language]}, ${body.name}`.slice(0, 120), bodyId: body.id, seat, needed });
  }

  /** Errors: CONFLICT for the name of another body that is open. */
  async refuseTaken(ctx: Ctx, name: string, except: string | null): Promise<void> {
    const twin = await ctx.find(Body, { nameKey: nameKey(name), closedAt: null });
    if (twin && twin.id !== except) throw new DomainError('CONFLICT', { en: `There is a body called ${twin.name} already.`, es: `Ya hay un órgano que se llama ${twin.name}.` }, { field: 'name', bodyId: twin.id });
  }
}

function fieldsOf(input: Pick<CreateBodyInput, 'charter' | 'decisionRights' | 'amountLimit' | 'cadence' | 'quorum'>, amountLimitMinor: number | null = null): Pick<Body, 'charter' | 'decisionRights' | 'amountLimitMinor' | 'cadence' | 'quorum'> {
  return {
    charter: input.charter?.trim() || null,
    decisionRights: input.decisionRights?.trim() || null,
    amountLimitMinor: input.amountLimit === undefined ? amountLimitMinor : input.amountLimit && minorUnits(input.amountLimit, 'amountLimit'),
    cadence: input.cadence ?? null,
    quorum: input.quorum ?? null,
  };
}

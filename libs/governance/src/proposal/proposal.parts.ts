import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, invalid } from '@batuta/platform';
import { moneyOf } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { BodyService } from '../body/body.service.js';
import type { CreateBodyInput, EditBodyInput } from '../body/body.types.js';
import { Policy, PolicyVersion } from '../policy/policy.entity.js';
import { PolicyService } from '../policy/policy.service.js';
import { Role } from '../role/role.entity.js';
import { RoleService } from '../role/role.service.js';
import type { CreateRoleInput, EditRoleInput } from '../role/role.types.js';
import { Subject } from '../subject/subject.entity.js';
import type { PartKind, ProposalPart } from './proposal.entity.js';
import type { ProposalPartInput } from './proposal.types.js';

type Fields = Record<string, unknown>;
type Drawn = Pick<ProposalPart, 'kind' | 'roleId' | 'bodyId' | 'policyId' | 'before' | 'after'>;

const nothing = { roleId: null, bodyId: null, policyId: null };

/** What a proposal changes: said as before and after when it is proposed, and done by the services of what it is about when it is adopted. */
@Injectable()
export class ProposalParts {
  constructor(
    private readonly roles: RoleService,
    private readonly bodies: BodyService,
    private readonly policies: PolicyService,
  ) {}

  /** Errors: NOT_FOUND for what isn't here, INVALID for a part that says nothing or changes nothing. */
  async draw(ctx: Ctx, { kind, targetId = null, role, body, policy, reason }: ProposalPartInput): Promise<Drawn> {
    const creates = kind === 'CREATE_ROLE' || kind === 'CREATE_BODY' || (kind === 'WRITE_POLICY' && !targetId);
    if (!creates && !targetId) throw invalid('targetId', { en: 'Say what it changes.', es: 'Di qué cambia.' });
    const target = creates ? nothing : { ...nothing, [columnOf[kind]]: targetId };
    const current = creates ? {} : await this.#current(ctx, kind, targetId as string);
    if (kind === 'CLOSE_ROLE' || kind === 'CLOSE_BODY' || kind === 'RETIRE_POLICY') {
      if (kind === 'RETIRE_POLICY' && !reason?.trim()) throw invalid('reason', { en: 'Say why it is retired, and what holds instead.', es: 'Di por qué se retira y qué vale en su lugar.' });
      return { kind, ...target, before: {}, after: reason?.trim() ? { reason: reason.trim() } : {} };
    }
    const asked = tidy({ ...(kind.endsWith('_ROLE') ? role : kind.endsWith('_BODY') ? body : policy) });
    const name = kind === 'WRITE_POLICY' ? 'title' : 'name';
    if (creates && !asked[name]) throw invalid(name, { en: 'Give it a name.', es: 'Ponle nombre.' });
    if (kind === 'WRITE_POLICY' && creates && !(asked.body && asked.ownerId)) throw invalid(asked.body ? 'ownerId' : 'body', { en: 'A new policy has a text and somebody who answers for it.', es: 'Una política nueva tiene un texto y alguien que responde de ella.' });
    if (!creates && asked[name] === null) throw invalid(name, { en: 'Give it a name.', es: 'Ponle nombre.' });
    // A role stays where it is, a policy keeps its owner and title: what can't be edited isn't proposed.
    const known = creates ? Object.keys(asked) : Object.keys(current);
    const after = Object.fromEntries(Object.entries(asked).filter(([key, value]) => known.includes(key) && !isDeepStrictEqual(value, current[key])));
    if (Object.keys(after).length === 0) throw invalid(kind.endsWith('_ROLE') ? 'role' : kind.endsWith('_BODY') ? 'body' : 'policy', { en: 'It changes nothing of it.', es: 'No cambia nada.' });
    return { kind, ...target, before: Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null])), after };
  }

  /** As it was said before, beside what stands now. Errors: as `draw`. */
  async again(ctx: Ctx, { kind, roleId, bodyId, policyId, after, before }: ProposalPart): Promise<Drawn> {
    const id = roleId ?? bodyId ?? policyId;
    if (!id || Object.keys(before).length === 0) return { kind, roleId, bodyId, policyId, before, after };
    const current = await this.#current(ctx, kind, id);
    if (Object.keys(after).every((key) => isDeepStrictEqual(after[key], current[key] ?? null))) throw invalid('parts', { en: 'It is so already.', es: 'Ya es así.' });
    return { kind, roleId, bodyId, policyId, before: Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null])), after };
  }

  /** Does it; says what it made. Errors: CONFLICT where what it changes isn't any more as it was when it was proposed; those of the act itself. */
  async apply(ctx: Ctx, part: ProposalPart): Promise<Pick<ProposalPart, 'roleId' | 'bodyId' | 'policyId'>> {
    const { kind, after, before } = part;
    const id = part[columnOf[kind]];
    const reason = (after.reason as string | undefined) ?? null;
    if (id && Object.keys(before).length > 0) {
      const current = await this.#current(ctx, kind, id);
      const field = Object.keys(before).find((key) => !isDeepStrictEqual(current[key] ?? null, before[key]));
      if (field) throw new DomainError('CONFLICT', { en: `“${current.name ?? current.title}” isn’t any more as it was when this was proposed.`, es: `«${current.name ?? current.title}» ya no está como cuando se propuso.` }, { field });
    }
    switch (kind) {
      case 'CREATE_ROLE':
        return { ...nothing, roleId: (await this.roles.createRole(ctx, after as unknown as CreateRoleInput)).id };
      case 'EDIT_ROLE':
        return { ...nothing, roleId: (await this.roles.editRole(ctx, { ...after, id, version: (await ctx.get(Role, { id: id as string })).version } as EditRoleInput)).id };
      case 'CLOSE_ROLE':
        return { ...nothing, roleId: (await this.roles.closeRole(ctx, id as string)).id };
      case 'CREATE_BODY':
        return { ...nothing, bodyId: (await this.bodies.createBody(ctx, after as unknown as CreateBodyInput)).id };
      case 'EDIT_BODY':
        return { ...nothing, bodyId: (await this.bodies.editBody(ctx, { ...after, id, version: (await ctx.get(Body, { id: id as string })).version } as EditBodyInput)).id };
      case 'CLOSE_BODY':
        return { ...nothing, bodyId: (await this.bodies.closeBody(ctx, id as string, reason)).id };
      case 'WRITE_POLICY':
        return { ...nothing, policyId: await this.policies.enactPolicy(ctx, { policyId: id, ...(after as { title?: string; body: string; note?: string | null; ownerId?: string }) }) };
      case 'RETIRE_POLICY':
        return { ...nothing, policyId: (await this.policies.retirePolicy(ctx, id as string, reason ?? '')).id };
    }
  }

  /** What can be changed of it, as it is asked for. */
  async #current(ctx: Ctx, kind: PartKind, id: string): Promise<Fields> {
    if (kind.endsWith('_ROLE')) {
      const role = await ctx.get(Role, { id });
      refuseClosed(role.closedAt, role.name);
      const { name, purpose, accountabilities, domains, seat, needed, leadsCx, authority, decisionRights, budgetLimitMinor, sponsorId } = role;
      return { name, purpose, accountabilities, domains, seat, needed, leadsCx, authority, decisionRights, budgetLimit: limit(ctx, budgetLimitMinor), sponsorId };
    }
    if (kind.endsWith('_BODY')) {
      const body = await ctx.get(Body, { id });
      refuseClosed(body.closedAt, body.name);
      const { name, kind: sort, charter, decisionRights, amountLimitMinor, cadence, quorum } = body;
      return { name, kind: sort, charter, decisionRights, amountLimit: limit(ctx, amountLimitMinor), cadence, quorum };
    }
    const [policy, subject] = [await ctx.get(Policy, { id }), await ctx.get(Subject, { id })];
    refuseClosed(policy.retiredAt, subject.title);
    return { body: (await ctx.find(PolicyVersion, { policyId: id, state: 'APPROVED' }))?.body ?? null, note: null };
  }
}

const columnOf: Record<PartKind, 'roleId' | 'bodyId' | 'policyId'> = { CREATE_ROLE: 'roleId', EDIT_ROLE: 'roleId', CLOSE_ROLE: 'roleId', CREATE_BODY: 'bodyId', EDIT_BODY: 'bodyId', CLOSE_BODY: 'bodyId', WRITE_POLICY: 'policyId', RETIRE_POLICY: 'policyId' };

/** As the record keeps it: trimmed, empty lines out, amounts to two decimals. */
function tidy(asked: object): Fields {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]): [string, unknown][] => {
      if (value === undefined) return [];
      if (typeof value === 'string') return [[key, value.trim() || null]];
      if (Array.isArray(value)) return [[key, value.map((line: unknown) => String(line).trim()).filter(Boolean)]];
      if (value !== null && typeof value === 'object' && 'amount' in value) return [[key, { amount: Number(value.amount).toFixed(2) }]];
      return [[key, value as unknown]];
    }),
  );
}

function limit(ctx: Ctx, minor: number | null): { amount: string } | null {
  return minor === null ? null : { amount: moneyOf(ctx, minor).amount };
}

function refuseClosed(closedAt: Date | null, name: string): void {
  if (closedAt) throw new DomainError('RULE', { en: `“${name}” is closed.`, es: `«${name}» ya no está vigente.` });
}

import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, invalid, notFound } from '@batuta/platform';
import { moneyOf, requireActive } from '@batuta/organization';
import { Body } from '../body/body.entity.js';
import { BodyService } from '../body/body.service.js';
import type { CreateBodyInput, EditBodyInput } from '../body/body.types.js';
import { PolicyVersion } from '../policy/policy.entity.js';
import { readablePolicy } from '../policy/policy.queries.js';
import { PolicyService } from '../policy/policy.service.js';
import { PolicyVersionService } from '../policy/policy-version.service.js';
import { Role } from '../role/role.entity.js';
import { keepsChair, RoleService } from '../role/role.service.js';
import type { CreateRoleInput, EditRoleInput } from '../role/role.types.js';
import type { PartKind, ProposalPart } from './proposal.entity.js';
import { lockTargets } from './proposal.queries.js';
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
    private readonly policyVersions: PolicyVersionService,
  ) {}

  /** Errors: NOT_FOUND for what isn't here or the reader can't see, INVALID for a part that says nothing or changes nothing, RULE for what the act itself would refuse today. */
  async draw(ctx: Ctx, { kind, targetId = null, role, body, policy, reason }: ProposalPartInput): Promise<Drawn> {
    const creates = kind === 'CREATE_ROLE' || kind === 'CREATE_BODY' || (kind === 'WRITE_POLICY' && !targetId);
    if (!creates && !targetId) throw invalid('targetId', { en: 'Say what it changes.', es: 'Di qué cambia.' });
    const target = creates ? nothing : { ...nothing, [columnOf[kind]]: targetId };
    const current = creates ? {} : await this.#current(ctx, kind, targetId as string);
    if (kind === 'CLOSE_ROLE' || kind === 'CLOSE_BODY' || kind === 'RETIRE_POLICY') {
      if (kind === 'RETIRE_POLICY' && !reason?.trim()) throw invalid('reason', { en: 'Say why it is retired, and what holds instead.', es: 'Di por qué se retira y qué vale en su lugar.' });
      await this.#check(ctx, kind, targetId, {});
      return { kind, ...target, before: {}, after: reason?.trim() ? { reason: reason.trim() } : {} };
    }
    const asked = tidy({ ...(kind === 'CREATE_BODY' && { kind: 'COUNCIL' }), ...given(kind.endsWith('_ROLE') ? role : kind.endsWith('_BODY') ? body : policy, creates) });
    const elsewhere = kind === 'EDIT_ROLE' ? (['bodyId', 'departmentId'] as const).find((field) => asked[field]) : undefined;
    if (elsewhere) throw invalid(elsewhere, { en: 'A role stays where it is: close it, and make one there.', es: 'Un rol se queda donde está: ciérralo y crea uno allí.' });
    const name = kind === 'WRITE_POLICY' ? 'title' : 'name';
    if (creates && !asked[name]) throw invalid(name, { en: 'Give it a name.', es: 'Ponle nombre.' });
    if (kind === 'WRITE_POLICY' && creates && !(asked.body && asked.ownerId)) throw invalid(asked.body ? 'ownerId' : 'body', { en: 'A new policy has a text and somebody who answers for it.', es: 'Una política nueva tiene un texto y alguien que responde de ella.' });
    if (!creates && asked[name] === null) throw invalid(name, { en: 'Give it a name.', es: 'Ponle nombre.' });
    // A policy keeps its owner and title: what can't be edited isn't proposed.
    const known = creates ? Object.keys(asked) : Object.keys(current);
    const after = Object.fromEntries(Object.entries(asked).filter(([key, value]) => known.includes(key) && !isDeepStrictEqual(value, current[key])));
    if (Object.keys(after).length === 0 || (kind === 'WRITE_POLICY' && !after.body)) throw invalid(kind.endsWith('_ROLE') ? 'role' : kind.endsWith('_BODY') ? 'body' : 'policy', { en: 'It changes nothing of it.', es: 'No cambia nada.' });
    await this.#check(ctx, kind, targetId, after);
    return { kind, ...target, before: Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null])), after };
  }

  /** As it was said before, beside what stands now. Errors: as `draw`. */
  async again(ctx: Ctx, { kind, roleId, bodyId, policyId, after, before }: ProposalPart): Promise<Drawn> {
    const id = roleId ?? bodyId ?? policyId;
    const current = id ? await this.#current(ctx, kind, id) : {};
    await this.#check(ctx, kind, id, after);
    if (!id || Object.keys(before).length === 0) return { kind, roleId, bodyId, policyId, before, after };
    if (Object.keys(after).every((key) => isDeepStrictEqual(after[key], current[key] ?? null))) throw invalid('parts', { en: 'It is so already.', es: 'Ya es así.' });
    return { kind, roleId, bodyId, policyId, before: Object.fromEntries(Object.keys(after).map((key) => [key, current[key] ?? null])), after };
  }

  /** Locks all that parts are about, before the first of them reads it. */
  async lock(ctx: Ctx, parts: readonly ProposalPart[]): Promise<void> {
    const named = (column: 'roleId' | 'bodyId' | 'policyId'): string[] => parts.flatMap((part) => part[column] ?? []);
    const people = parts.flatMap(({ after }) => [after.sponsorId, after.ownerId].filter((id): id is string => typeof id === 'string'));
    await lockTargets(ctx, { people: [ctx.actor.personId, ...people], roles: named('roleId'), bodies: named('bodyId'), policies: named('policyId') });
  }

  /** Does it; says what it made. Errors: CONFLICT where what it changes isn't any more as it was when it was proposed; those of the act itself. */
  async apply(ctx: Ctx, part: ProposalPart): Promise<Pick<ProposalPart, 'roleId' | 'bodyId' | 'policyId'>> {
    const { kind, after, before } = part;
    const id = part[columnOf[kind]];
    const reason = (after.reason as string | undefined) ?? null;
    if (id && Object.keys(before).length > 0) {
      const current = await this.#current(ctx, kind, id);
      const field = Object.keys(before).find((key) => !isDeepStrictEqual(current[key] ?? null, before[key]));
      const called = (current.name as string | undefined) ?? (await readablePolicy(ctx, id))?.title ?? '';
      if (field) throw new DomainError('CONFLICT', { en: `“${called}” isn’t any more as it was when this was proposed.`, es: `«${called}» ya no está como cuando se propuso.` }, { field });
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
        return { ...nothing, policyId: await this.policyVersions.enactPolicy(ctx, { policyId: id, ...(after as { title?: string; body: string; note?: string | null; ownerId?: string }) }) };
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
    const policy = await readablePolicy(ctx, id);
    if (!policy) throw notFound();
    refuseClosed(policy.retiredAt, policy.title);
    const current = await ctx.find(PolicyVersion, { policyId: id, state: 'APPROVED' });
    if (!current) throw new DomainError('RULE', { en: `“${policy.title}” is not in force yet: its draft is worked on in its own page.`, es: `«${policy.title}» todavía no está vigente: su borrador se trabaja en su página.` });
    return { body: current.body, note: null };
  }

  /** What the act itself would refuse today is not put to anybody. */
  async #check(ctx: Ctx, kind: PartKind, id: string | null, after: Fields): Promise<void> {
    for (const field of ['sponsorId', 'ownerId']) await requireActive(ctx, after[field] as string | null | undefined);
    if (kind.endsWith('_BODY') && after.name) await this.bodies.refuseTaken(ctx, after.name as string, id);
    if (!kind.endsWith('_ROLE')) return;
    const role = id ? await ctx.get(Role, { id }) : { id: '', departmentId: null, bodyId: null, seat: null };
    if (role.seat === 'CHAIR' && (kind === 'CLOSE_ROLE' || ('seat' in after && after.seat !== 'CHAIR'))) throw keepsChair();
    await this.roles.check(ctx, { ...role, ...(after as Partial<Role>) });
  }
}

const columnOf: Record<PartKind, 'roleId' | 'bodyId' | 'policyId'> = { CREATE_ROLE: 'roleId', EDIT_ROLE: 'roleId', CLOSE_ROLE: 'roleId', CREATE_BODY: 'bodyId', EDIT_BODY: 'bodyId', CLOSE_BODY: 'bodyId', WRITE_POLICY: 'policyId', RETIRE_POLICY: 'policyId' };

/** What was given: of a new thing nothing is no wish, and what has always a value is never emptied. */
function given(fields: object | null | undefined, isNew: boolean): object {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([key, value]) => (isNew ? value !== null && !isDeepStrictEqual(value, []) : value !== null || !['kind', 'needed', 'leadsCx'].includes(key))));
}

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

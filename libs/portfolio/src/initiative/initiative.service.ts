import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, EventBus, nameKey, notFound, stale } from '@batuta/platform';
import { Department, keepPerson, minorUnits, peopleById, requireActive } from '@batuta/organization';
import { SubjectService, type UnownedReason } from '@batuta/governance';
import * as may from './initiative.access.js';
import { Initiative, InitiativeDepartment, type StateVerb } from './initiative.entity.js';
import { type Loaded, lockedInitiative, participantsOf, sponsoredBy } from './initiative.queries.js';
import type { CreateInitiativeInput, EditInitiativeInput } from './initiative.types.js';

@Injectable()
export class InitiativeService {
  constructor(
    bus: EventBus,
    private readonly subjects: SubjectService,
  ) {
    // A sponsor who left sponsors nothing: that nobody does must be seen.
    bus.on('person.deactivated', async (ctx, { details }) => {
      for (const { id } of await sponsoredBy(ctx, details?.personId as string)) await this.assignSponsor(ctx, id, null);
    });
  }

  /** The initiative with what the rules of access look at; locked, since every write goes through here. */
  async load(ctx: Ctx, id: string): Promise<Loaded> {
    const loaded = await lockedInitiative(ctx, id);
    if (!loaded) throw notFound();
    return loaded;
  }

  async createInitiative(ctx: Ctx, input: CreateInitiativeInput, unownedReason: UnownedReason = 'NEVER_ASSIGNED'): Promise<Initiative> {
    const departmentId = input.departmentId ?? null;
    ctx.authorize(input.isProposal ? may.proposeInitiative(ctx.actor, departmentId) : may.createInitiative(ctx.actor, departmentId));
    await this.#check(ctx, input);
    const id = ctx.newId();
    const state = input.isProposal ? 'PROPOSED' : 'ACTIVE';
    const createdAt = ctx.now();
    await this.subjects.create(ctx, { id, kind: 'initiative', title: input.title, departmentId, state: Initiative.subjectState(state), unownedReason });
    const initiative = Object.assign(new Initiative(), {
      organizationId: ctx.organizationId,
      id,
      externalKey: input.externalKey?.trim() || null,
      externalKeyKey: input.externalKey ? nameKey(input.externalKey) : null,
      summary: input.summary?.trim() || null,
      state,
      stateReason: null,
      stage: input.stage ?? 'EMPATHIZE',
      sponsorId: null,
      cadence: input.cadence ?? null,
      startsOn: input.startsOn ?? null,
      endsOn: input.endsOn ?? null,
      costMinor: input.cost ? minorUnits(input.cost) : null,
      effortDays: input.effortDays ?? null,
      confidence: input.confidence ?? 'GUESS',
      activatedAt: input.isProposal ? null : createdAt,
      archivedAt: null,
      createdAt,
      version: 1,
    });
    await ctx.insert(Initiative, initiative);
    for (const participant of new Set(input.participantIds ?? [])) await ctx.insert(InitiativeDepartment, { organizationId: ctx.organizationId, initiativeId: id, departmentId: participant });
    await ctx.record({ name: 'initiative.created', subjectId: id, details: { state } });
    if (input.ownerId) await this.subjects.assignOwner(ctx, { subjectId: id, personId: input.ownerId });
    return input.sponsorId ? this.assignSponsor(ctx, id, input.sponsorId) : initiative;
  }

  async editInitiative(ctx: Ctx, input: EditInitiativeInput): Promise<Initiative> {
    const { initiative, subject, placed } = await this.load(ctx, input.id);
    ctx.authorize(may.editInitiative(ctx.actor, placed));
    // Whoever moves it to another department must govern it: an owner can't place it under somebody else's roof.
    if (input.departmentId !== undefined && input.departmentId !== subject.departmentId) ctx.authorize(may.changeState(ctx.actor, placed));
    if (initiative.version !== input.version) throw stale({ ...initiative, title: subject.title, departmentId: subject.departmentId });
    if (initiative.archivedAt) throw new DomainError('RULE', { en: 'It is archived; restore it first.', es: 'Está archivada; recupérala antes.' });
    await this.#check(ctx, { ...input, startsOn: input.startsOn === undefined ? initiative.startsOn : input.startsOn, endsOn: input.endsOn === undefined ? initiative.endsOn : input.endsOn }, input.id);
    const changes = changesOf(input);
    const before = Object.fromEntries(Object.keys(changes).map((key) => [key, initiative[key as keyof Initiative]]));
    await this.subjects.edit(ctx, subject, { ...(input.title && { title: input.title }), ...(input.departmentId !== undefined && { departmentId: input.departmentId }) });
    if (input.participantIds) await this.#setParticipants(ctx, input.id, input.participantIds);
    await ctx.update(Initiative, initiative, changes);
    await ctx.record({ name: 'initiative.edited', subjectId: initiative.id, details: { before, after: changes } });
    return initiative;
  }

  /** One way for every state: load, authorize, the entity's rule, save, record. */
  async changeState(ctx: Ctx, id: string, verb: StateVerb, reason: string | null): Promise<Initiative> {
    const { initiative, subject, placed, at } = await this.load(ctx, id);
    ctx.authorize(may.changeState(ctx.actor, placed));
    const changes = verb === 'activate' || verb === 'archive' ? Initiative[verb](initiative, at) : verb === 'restore' ? Initiative.restore(initiative) : Initiative[verb](initiative, reason?.trim() || null);
    if (verb === 'activate' && (await peopleById(ctx, initiative.sponsorId))?.departedAt) changes.sponsorId = null;
    if (changes.state) await this.subjects.changeState(ctx, subject, Initiative.subjectState(changes.state));
    const from = initiative.state;
    await ctx.update(Initiative, initiative, changes);
    await ctx.record({ name: `initiative.${eventOf[verb]}`, subjectId: id, details: { from, to: initiative.state, reason } });
    return initiative;
  }

  async assignSponsor(ctx: Ctx, initiativeId: string, personId: string | null, expectedSponsorId?: string | null): Promise<Initiative> {
    const { initiative, placed } = await this.load(ctx, initiativeId);
    ctx.authorize(may.assignSponsor(ctx.actor, placed));
    if (expectedSponsorId !== undefined && expectedSponsorId !== initiative.sponsorId) throw stale({ sponsorId: initiative.sponsorId });
    if (personId) await keepPerson(ctx, personId);
    await requireActive(ctx, personId);
    const from = initiative.sponsorId;
    if (from === personId) return initiative;
    await ctx.update(Initiative, initiative, { sponsorId: personId });
    await ctx.record({ name: 'initiative.sponsor_assigned', subjectId: initiativeId, details: { from, to: personId } });
    return initiative;
  }

  async #check(ctx: Ctx, input: Partial<CreateInitiativeInput>, id?: string): Promise<void> {
    if (input.departmentId) await ctx.get(Department, { id: input.departmentId });
    for (const participant of input.participantIds ?? []) await ctx.get(Department, { id: participant });
    if (input.startsOn && input.endsOn && input.endsOn < input.startsOn) throw new DomainError('INVALID', { en: 'It would end before it starts; change one of the dates.', es: 'Terminaría antes de empezar; cambia una de las fechas.' }, { field: 'endsOn' });
    if (!input.externalKey) return;
    const twin = await ctx.find(Initiative, { externalKeyKey: nameKey(input.externalKey) });
    if (twin && twin.id !== id) throw new DomainError('CONFLICT', { en: `Another initiative has the key “${input.externalKey}”.`, es: `Otra iniciativa tiene la clave «${input.externalKey}».` }, { field: 'externalKey', initiativeId: twin.id });
  }

  async #setParticipants(ctx: Ctx, initiativeId: string, departmentIds: string[]): Promise<void> {
    const current = await participantsOf(ctx, initiativeId);
    const manager = await ctx.manager();
    for (const departmentId of current.filter((id) => !departmentIds.includes(id))) await manager.delete(InitiativeDepartment, { organizationId: ctx.organizationId, initiativeId, departmentId });
    for (const departmentId of new Set(departmentIds.filter((id) => !current.includes(id)))) await ctx.insert(InitiativeDepartment, { organizationId: ctx.organizationId, initiativeId, departmentId });
  }
}

const eventOf: Record<StateVerb, string> = { activate: 'activated', pause: 'paused', finish: 'finished', cancel: 'cancelled', archive: 'archived', restore: 'restored' };

function changesOf(input: EditInitiativeInput): Partial<Initiative> {
  const changes: Partial<Initiative> = {};
  if (input.externalKey !== undefined) Object.assign(changes, { externalKey: input.externalKey?.trim() || null, externalKeyKey: input.externalKey ? nameKey(input.externalKey) : null });
  if (input.summary !== undefined) changes.summary = input.summary?.trim() || null;
  if (input.stage) changes.stage = input.stage;
  if (input.cadence !== undefined) changes.cadence = input.cadence;
  if (input.startsOn !== undefined) changes.startsOn = input.startsOn;
  if (input.endsOn !== undefined) changes.endsOn = input.endsOn;
  if (input.cost !== undefined) changes.costMinor = input.cost ? minorUnits(input.cost) : null;
  if (input.effortDays !== undefined) changes.effortDays = input.effortDays;
  if (input.confidence) changes.confidence = input.confidence;
  return changes;
}

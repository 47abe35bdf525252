import { Injectable } from '@nestjs/common';
import { type Ctx, DomainError, emailKey, nameKey, pageOf, readCursor, stale } from '@batuta/platform';
import { Department } from '../department/department.entity.js';
import * as may from './person.access.js';
import { Person } from './person.entity.js';
import { peopleById } from './person.loader.js';
import { keepPerson, peopleCount, peoplePage } from './person.queries.js';
import type { CreatePersonInput, EditPersonInput, PersonConnection, PersonFilter } from './person.types.js';

@Injectable()
export class PersonService {
  async page(ctx: Ctx, asked: PersonFilter, first: number, after?: string | null): Promise<PersonConnection> {
    const keys = await peoplePage(ctx, askedOf(asked), readCursor(after, 2), first + 1);
    const people = await Promise.all(keys.map(({ id }) => peopleById(ctx, id)));
    return { ...pageOf(people as Person[], first, (person) => person, (person) => [nameKey(person.name), person.id]), asked };
  }

  count(ctx: Ctx, asked: PersonFilter): Promise<number> {
    return peopleCount(ctx, askedOf(asked));
  }

  async createPerson(ctx: Ctx, input: CreatePersonInput): Promise<Person> {
    ctx.authorize(may.createPerson(ctx.actor, { departmentId: input.departmentId ?? null }));
    await this.#check(ctx, input, null);
    return this.add(ctx, input);
  }

  /** Adds a person for a use case that has authorized its own verb (an invitation, an import). */
  async add(ctx: Ctx, input: CreatePersonInput): Promise<Person> {
    const person: Person = {
      organizationId: ctx.facts.organizationId as string,
      id: ctx.newId(),
      name: input.name.trim(),
      nameKey: nameKey(input.name),
      title: input.title?.trim() || null,
      email: input.email ? emailKey(input.email) : null,
      departmentId: input.departmentId ?? null,
      managerId: input.managerId ?? null,
      deputyId: input.deputyId ?? null,
      departedAt: null,
      createdAt: ctx.now(),
      version: 1,
    };
    await ctx.insert(Person, person);
    await ctx.record({ name: 'person.created', details: { personId: person.id } });
    return person;
  }

  async editPerson(ctx: Ctx, input: EditPersonInput): Promise<Person> {
    const person = await ctx.get(Person, { id: input.id });
    // Moving somebody takes the right over both departments.
    ctx.authorize(may.editPerson(ctx.actor, person) && (input.departmentId === undefined || may.editPerson(ctx.actor, { departmentId: input.departmentId })));
    if (person.version !== input.version) throw stale(person);
    await this.#check(ctx, input, person);
    const changes: Partial<Person> = {
      ...(input.name && { name: input.name.trim(), nameKey: nameKey(input.name) }),
      ...(input.title !== undefined && { title: input.title?.trim() || null }),
      ...(input.email !== undefined && { email: input.email ? emailKey(input.email) : null }),
      ...(input.departmentId !== undefined && { departmentId: input.departmentId }),
      ...(input.managerId !== undefined && { managerId: input.managerId }),
      ...(input.deputyId !== undefined && { deputyId: input.deputyId }),
    };
    if (!(await ctx.update(Person, person, changes))) throw stale(await ctx.get(Person, { id: input.id }));
    await ctx.record({ name: 'person.edited', details: { personId: person.id } });
    return person;
  }

  async #check(ctx: Ctx, input: CreatePersonInput | EditPersonInput, person: Person | null): Promise<void> {
    if (input.departmentId) await ctx.get(Department, { id: input.departmentId });
    if (input.managerId && input.managerId === person?.id) throw new DomainError('RULE', { en: 'Nobody is their own manager.', es: 'Nadie es su propio responsable jerárquico.' }, { field: 'managerId' });
    if (input.deputyId && input.deputyId === person?.id) throw new DomainError('RULE', { en: 'Nobody is their own deputy.', es: 'Nadie es su propia suplencia.' }, { field: 'deputyId' });
    // Who stood there before and has left is no reason against another change.
    for (const field of ['managerId', 'deputyId'] as const) {
      const id = input[field];
      if (!id || id === person?.[field]) continue;
      await keepPerson(ctx, id);
      await requireActive(ctx, id);
    }
    const twin = input.email ? await ctx.find(Person, { email: emailKey(input.email) }) : null;
    if (twin && twin.id !== person?.id) throw new DomainError('CONFLICT', { en: `${twin.name} already has that e-mail here.`, es: `${twin.name} ya tiene ese correo aquí.` }, { field: 'email', personId: twin.id });
  }
}

/** Errors: NOT_FOUND for a person who isn't of this organization, RULE for one who has left it. */
export async function requireActive(ctx: Ctx, personId: string | null | undefined): Promise<Person | null> {
  if (!personId) return null;
  const person = await ctx.get(Person, { id: personId });
  if (person.departedAt) throw new DomainError('RULE', { en: `${person.name} has left; choose somebody active.`, es: `${person.name} ya no está; elige a alguien en activo.` }, { personId });
  return person;
}

function askedOf({ name, departmentId, isActive }: PersonFilter): Parameters<typeof peopleCount>[1] {
  return { namePrefix: name ? nameKey(name) : null, departmentId: departmentId ?? null, isActive: isActive ?? null };
}

import { Args, Context, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Access, type Ctx, loaderOf, PageArgs, type GraphQLContext, type Soon } from '@batuta/platform';
import type { Department } from '../department/department.entity.js';
import { departmentsById } from '../department/department.loader.js';
import { DepartmentType } from '../department/department.types.js';
import { endAccess, readMemberships } from '../membership/membership.access.js';
import { membersAmong } from '../membership/membership.queries.js';
import * as may from './person.access.js';
import { Person } from './person.entity.js';
import { peopleById } from './person.loader.js';
import { PersonService } from './person.service.js';
import { CreatePersonInput, EditPersonInput, PersonAbilities, PersonConnection, PersonFilter, PersonType } from './person.types.js';

/** Of some people, those with access. */
const membersById = loaderOf<{ id: string; access: Access }>((ctx, ids) => membersAmong(ctx, ids));

@Resolver(() => PersonConnection)
export class PeopleResolver {
  constructor(private readonly people: PersonService) {}

  @ResolveField(() => Int, { description: 'How many there are in all pages.' })
  totalCount({ asked }: PersonConnection, _: unknown, { ctx }: GraphQLContext): Promise<number> {
    return this.people.count(ctx, asked);
  }
}

@Resolver(() => PersonType)
export class PersonResolver {
  constructor(private readonly people: PersonService) {}

  @Query(() => PersonType, { description: 'One person. Errors: NOT_FOUND.' })
  person(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Their id.' }) id: string): Promise<Person> {
    return ctx.get(Person, { id });
  }

  @Query(() => PersonConnection, { name: 'people', description: 'People of the organization, by name.' })
  page(@Context('ctx') ctx: Ctx, @Args() page: PageArgs, @Args('filter', { nullable: true, type: () => PersonFilter, description: 'Which people; all when absent.' }) filter?: PersonFilter): Promise<PersonConnection> {
    return this.people.page(ctx, filter ?? {}, page.first, page.after);
  }

  @Mutation(() => PersonType, { description: 'Adds a person, without access. Errors: CONFLICT when the e-mail is taken.' })
  createPerson(@Context('ctx') ctx: Ctx, @Args('input') input: CreatePersonInput): Promise<Person> {
    return this.people.createPerson(ctx, input);
  }

  @Mutation(() => PersonType, { description: 'Edits a person’s record. Errors: CONFLICT when somebody saved first.' })
  editPerson(@Context('ctx') ctx: Ctx, @Args('input') input: EditPersonInput): Promise<Person> {
    return this.people.editPerson(ctx, input);
  }

  @ResolveField(() => String, { nullable: true, description: 'E-mail; null for readers who may not see it.' })
  email(person: Person, _: unknown, { ctx }: GraphQLContext): string | null {
    return may.readEmail(ctx.actor, person) ? person.email : null;
  }

  @ResolveField(() => DepartmentType, { nullable: true, description: 'Their department.' })
  department(person: Person, _: unknown, { ctx }: GraphQLContext): Soon<Department | null> {
    return departmentsById(ctx, person.departmentId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Their manager.' })
  manager(person: Person, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, person.managerId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Their deputy: the first to hold what they leave.' })
  deputy(person: Person, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, person.deputyId);
  }

  @ResolveField(() => Boolean, { nullable: true, description: 'Whether they can sign in here; null for readers who don’t read memberships.' })
  async hasAccess(person: Person, _: unknown, { ctx }: GraphQLContext): Promise<boolean | null> {
    return readMemberships(ctx.actor) ? (await membersById(ctx, person.id)) !== null : null;
  }

  @ResolveField(() => PersonAbilities, { description: 'What the reader may do with the record.' })
  async can(person: Person, _: unknown, { ctx }: GraphQLContext): Promise<PersonAbilities> {
    const member = may.deactivatePerson(ctx.actor) ? await membersById(ctx, person.id) : null;
    return { edit: may.editPerson(ctx.actor, person), deactivate: may.deactivatePerson(ctx.actor) && (!member || endAccess(ctx.actor, member.access)) };
  }
}

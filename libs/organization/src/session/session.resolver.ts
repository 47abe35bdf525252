import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Ctx, unauthenticated, type Visit, type GraphQLContext, type Soon } from '@batuta/platform';
import { AccountService } from '../account/account.service.js';
import { OrganizationType } from '../organization/organization.types.js';
import { Organization } from '../organization/organization.entity.js';
import { peopleById } from '../person/person.loader.js';
import { type Person } from '../person/person.entity.js';
import { PersonType } from '../person/person.types.js';
import type { VisitorRequest } from './session.middleware.js';
import { SessionService } from './session.service.js';
import * as account from '../account/account.access.js';
import * as organization from '../organization/organization.access.js';
import * as department from '../department/department.access.js';
import * as membership from '../membership/membership.access.js';
import * as person from '../person/person.access.js';
import { MeType, MyAbilitiesType, PreferencesInput, SignInInput } from './session.types.js';

@Resolver(() => MeType)
export class SessionResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: AccountService,
  ) {}

  @Mutation(() => Boolean, { description: 'Signs in; the answer sets the session’s cookie. Public. Errors: UNAUTHENTICATED, LIMITED.' })
  async signIn(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit, @Args('input') input: SignInInput): Promise<boolean> {
    await this.sessions.signIn(ctx, visit, input);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Ends this session.' })
  async signOut(@Context('ctx') ctx: Ctx, @Context('visit') visit: Visit): Promise<boolean> {
    await this.sessions.signOut(ctx, visit);
    return true;
  }

  @Mutation(() => Boolean, { description: 'Keeps one’s own language and theme.' })
  async savePreferences(@Context('ctx') ctx: Ctx, @Args('input') input: PreferencesInput): Promise<boolean> {
    await this.accounts.savePreferences(ctx, input);
    return true;
  }

  @Query(() => MeType, { description: 'Who is signed in. Errors: UNAUTHENTICATED.' })
  me(@Context('req') { visitor }: VisitorRequest): MeType {
    if (!visitor) throw unauthenticated();
    const { account: own, memberships, actor } = visitor;
    const organizations = memberships.map(({ organization_id: id, slug, name }) => ({ id, slug, name }));
    return { accountId: own.id, email: own.email, language: own.language, theme: own.theme, hasTwoFactor: own.has_two_factor, organizations, access: actor?.access ?? null, personId: actor?.personId ?? null };
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'The person that one is in the named organization.' })
  person(me: MeType, _: unknown, { ctx }: GraphQLContext): Soon<Person | null> {
    return peopleById(ctx, me.personId);
  }

  @ResolveField(() => OrganizationType, { nullable: true, description: 'The named organization, if one belongs to it.' })
  async organization(me: MeType, _: unknown, { ctx }: GraphQLContext): Promise<Organization | null> {
    if (!me.personId) return null;
    return (await ctx.manager()).findOneBy(Organization, { id: ctx.organizationId });
  }

  @ResolveField(() => MyAbilitiesType, { nullable: true, description: 'What one may do in the named organization; null without one.' })
  can(me: MeType, _: unknown, { ctx }: GraphQLContext): MyAbilitiesType | null {
    if (!me.personId) return null;
    const { actor } = ctx;
    return { createDepartment: department.createDepartment(actor), createPerson: person.createPerson(actor, { departmentId: null }), inviteMember: membership.inviteMember(actor, 'CONTRIBUTOR'), issueResetLink: account.issueResetLink(actor), saveSettings: organization.saveSettings(actor) };
  }
}

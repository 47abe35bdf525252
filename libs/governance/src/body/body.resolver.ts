import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx, GraphQLContext } from '@batuta/platform';
import { Money, moneyOf } from '@batuta/organization';
import { editBody } from '../role/role.access.js';
import { mayChangeDirectly } from '../role/direct-change.js';
import type { Role } from '../role/role.entity.js';
import { RoleService } from '../role/role.service.js';
import { RoleAbilities, RoleType } from '../role/role.types.js';
import type { Body } from './body.entity.js';
import { BodyService } from './body.service.js';
import { BodyType, CloseBodyInput, CreateBodyInput, EditBodyInput } from './body.types.js';

@Resolver(() => BodyType)
export class BodyResolver {
  constructor(
    private readonly bodies: BodyService,
    private readonly roles: RoleService,
  ) {}

  @Query(() => [BodyType], { name: 'bodies', description: 'Bodies of the organization, by name.' })
  list(@Context('ctx') ctx: Ctx): Promise<Body[]> {
    return this.bodies.bodies(ctx);
  }

  @Mutation(() => BodyType, { description: 'Founds a body with a chair and members, to be filled or named at once. Errors: CONFLICT for a name that is taken, RULE for somebody who has left.' })
  createBody(@Context('ctx') ctx: Ctx, @Args('input') input: CreateBodyInput): Promise<Body> {
    return this.bodies.createBody(ctx, input);
  }

  @Mutation(() => BodyType, { description: 'Edits a body. Errors: CONFLICT when somebody saved first.' })
  editBody(@Context('ctx') ctx: Ctx, @Args('input') input: EditBodyInput): Promise<Body> {
    return this.bodies.editBody(ctx, input);
  }

  @Mutation(() => BodyType, { description: 'Closes a body with all its roles; what is held through them becomes a gap. Errors: RULE when it is closed already.' })
  closeBody(@Context('ctx') ctx: Ctx, @Args('input') input: CloseBodyInput): Promise<Body> {
    return this.bodies.closeBody(ctx, input.id, input.reason?.trim() || null);
  }

  @ResolveField(() => [RoleType], { name: 'roles', description: 'Its roles, by name.' })
  rolesOf({ id }: Body, _: unknown, { ctx }: GraphQLContext): Promise<Role[]> {
    return this.roles.roles(ctx, { bodyId: id });
  }

  @ResolveField(() => Money, { nullable: true, description: 'Up to which amount it may decide.' })
  amountLimit({ amountLimitMinor }: Body, _: unknown, { ctx }: GraphQLContext): Money | null {
    return amountLimitMinor === null ? null : moneyOf(ctx, amountLimitMinor);
  }

  @ResolveField(() => RoleAbilities, { description: 'What the reader may do with it.' })
  async can(_body: unknown, _: unknown, { ctx }: GraphQLContext): Promise<RoleAbilities> {
    return { edit: editBody(ctx.actor) && (await mayChangeDirectly(ctx)), assign: editBody(ctx.actor) };
  }
}

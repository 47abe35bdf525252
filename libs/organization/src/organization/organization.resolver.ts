import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Ctx } from '@batuta/platform';
import type { Organization } from './organization.entity.js';
import { OrganizationService } from './organization.service.js';
import { OrganizationType, SaveSettingsInput } from './organization.types.js';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(private readonly service: OrganizationService) {}

  @Mutation(() => OrganizationType, { description: 'Saves the organization’s settings; what is left out stays. Errors: CONFLICT when somebody saved first, INVALID for an unknown zone or currency, RULE for another currency once amounts are kept.' })
  saveSettings(@Context('ctx') ctx: Ctx, @Args('input') input: SaveSettingsInput): Promise<Organization> {
    return this.service.saveSettings(ctx, input);
  }
}

import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ctx } from '@batuta/platform';
import type { Organization } from './organization.entity.js';
import { OrganizationService } from './organization.service.js';
import { OwnSampleService } from './own-sample.service.js';
import { OrganizationType, OwnSampleType, SaveSettingsInput } from './organization.types.js';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  constructor(
    private readonly service: OrganizationService,
    private readonly samples: OwnSampleService,
  ) {}

  @Mutation(() => OrganizationType, { description: 'Saves the organization’s settings; what is left out stays. Errors: CONFLICT when somebody saved first, INVALID for an unknown zone or currency, RULE for another currency once amounts are kept.' })
  saveSettings(@Context('ctx') ctx: Ctx, @Args('input') input: SaveSettingsInput): Promise<Organization> {
    return this.service.saveSettings(ctx, input);
  }

  @Query(() => OwnSampleType, { nullable: true, description: 'The account’s own sample company; null without one.' })
  ownSample(@Context('ctx') ctx: Ctx): Promise<OwnSampleType | null> {
    return this.samples.ownSample(ctx);
  }

  @Mutation(() => Boolean, { description: 'Has a sample company with a year of history made for this account alone, in the reader’s language; it takes some seconds, and `ownSample` says when it is ready.' })
  exploreSample(@Context('ctx') ctx: Ctx): Promise<boolean> {
    return this.samples.exploreSample(ctx);
  }

  @Mutation(() => Boolean, { description: 'Puts the account’s own sample company away; false where there was none.' })
  putSampleAway(@Context('ctx') ctx: Ctx): Promise<boolean> {
    return this.samples.putSampleAway(ctx);
  }

  @ResolveField(() => Boolean, { description: 'Whether it is a sample company of the reader’s own.' })
  isSample({ sample }: Organization): boolean {
    return sample !== null;
  }
}

import { Injectable } from '@nestjs/common';
import { type Ctx, EventBus } from '@batuta/platform';
import { defaultCriteria } from '@batuta/rules';
import { Criterion } from './criterion.entity.js';

@Injectable()
export class CriterionService {
  constructor(bus: EventBus) {
    bus.on('organization.created', (ctx) => this.startWithDefaults(ctx));
  }

  async criteria(ctx: Ctx): Promise<Criterion[]> {
    const criteria = await ctx.list(Criterion);
    return criteria.sort((one, other) => (one.axis === other.axis ? one.position - other.position : one.axis === 'CUSTOMER' ? -1 : 1));
  }

  /** The criteria that every organization starts with. */
  async startWithDefaults(ctx: Ctx): Promise<void> {
    const createdAt = ctx.now();
    const rows = defaultCriteria.map(({ axis, weight, name, anchors }, position) => ({ organizationId: ctx.facts.organizationId as string, id: ctx.newId(), axis, position, nameEn: name.en, nameEs: name.es, weight, anchors, createdAt, version: 1 }));
    await ctx.insert(Criterion, rows);
  }
}

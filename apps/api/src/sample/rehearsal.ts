import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { Ctx, EventBus, type Jobs } from '@batuta/platform';
import { SessionService } from '@batuta/organization';
import { AppModule } from '../app.module.js';
import type { Operator } from '../cli/operation.js';
import { Teller } from './sample.service.js';
import type { Story } from './story.js';

const portfolio = (asOf: string): string => `{
  portfolio${asOf && `(${asOf})`} { total unowned proposed unrated overdue cost { amount } unownedCost { amount } departments { value count department { name } } healths { value count } states { value count } stages { value count } }
  initiatives(first: 100${asOf && `, ${asOf}`}) { nodes { id title state stage health dueOn cadence customerImpact businessImpact priority ratedCount criteriaCount effortDays unownedSince unownedReason latestNarrative latestPostedAt cost { amount } owner { name } sponsor { name } department { name } } }
  byDue: initiatives(first: 100, orderBy: DUE_ON${asOf && `, ${asOf}`}) { nodes { id } }
  unowned: initiatives(first: 100, orderBy: UNOWNED_SINCE, filter: { isOwned: false }${asOf && `, ${asOf}`}) { nodes { id } }
}`;
const initiative = (id: string, asOf: string): string => `{
  initiative(id: "${id}"${asOf && `, ${asOf}`}) { id title summary state stateReason stage ownCadence startsOn endsOn confidence version health dueOn priority cost { amount } owner { name } participants { name }
    ownershipHistory { person { name } startedAt endedAt reason } statusUpdates(first: 50) { nodes { narrative health postedAt author { name } } } ratings { value evidence share contribution ratedBy { name } criterion { name weight } } }
}`;

export interface Rehearsed {
  moments: { day: string; initiatives: number; pages: number; differing: string[] }[];
}

/**
 * Tells a story in an organization of its own, takes down its pages on five evenings while it goes on, and compares them at the end
 * with the same pages as they stood on those days.
 */
export async function rehearse(operator: Operator, story: Story, password: string, days: readonly number[]): Promise<Rehearsed> {
  const app = await NestFactory.create(AppModule.of(operator.database, null as unknown as Jobs), { logger: ['error'] });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost);
  const teller = new Teller({ ...operator, app }, story, password);
  await teller.found();
  const read = async (document: string, at?: Date): Promise<Record<string, unknown>> => {
    const ctx = new Ctx(operator.database, new EventBus(), { requestId: 'rehearsal', operation: 'rehearsal', language: story.language, kind: 'mutation', organizationId: null, accountId: null, actor: null, ...(at && { clock: () => at }) });
    try {
      await app.get(SessionService).actAs(ctx, teller.office, story.slug);
      return await answer(schema, document, ctx);
    } finally {
      await ctx.rollback();
    }
  };
  const seen: { at: Date; pages: Map<string, unknown> }[] = [];
  await teller.tell(days, async (at) => {
    const page = await read(portfolio(''), at);
    const pages = new Map<string, unknown>([['portfolio', page]]);
    const listed = (page.initiatives as { nodes: { id: string }[] }).nodes;
    for (const { id } of listed.filter((_, i) => i % 4 === 0)) pages.set(id, await read(initiative(id, ''), at));
    seen.push({ at, pages });
  });
  const moments: Rehearsed['moments'] = [];
  for (const { at, pages } of seen) {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: story.timeZone }).format(at);
    const asOf = `asOf: "${day}"`;
    const differing: string[] = [];
    for (const [name, page] of pages) {
      const then = await read(name === 'portfolio' ? portfolio(asOf) : initiative(name, asOf));
      const [now, before] = [JSON.stringify(then), JSON.stringify(page)];
      const place = [...before].findIndex((character, i) => character !== now[i]);
      if (now !== before) differing.push(`${name}: …${before.slice(Math.max(0, place - 60), place + 60)}… stands as …${now.slice(Math.max(0, place - 60), place + 60)}…`);
    }
    moments.push({ day, initiatives: (pages.get('portfolio') as { portfolio: { total: number } }).portfolio.total, pages: pages.size, differing });
  }
  await app.close();
  return { moments };
}

async function answer(schema: GraphQLSchema, document: string, ctx: Ctx): Promise<Record<string, unknown>> {
  const { data, errors } = await execute({ schema, document: parse(document), contextValue: { ctx, req: { visitor: null } } });
  if (errors?.[0]) throw errors[0];
  return data as Record<string, unknown>;
}

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Ctx, type CtxFacts, EventBus, openDatabase } from '@batuta/platform';
import { DomainModule, entities } from '../app.module.js';
import { config } from '../config.js';

export interface Operator {
  app: INestApplicationContext;
  database: DataSource;
  /** One use case in one transaction, as the operator or as a member. */
  run<Result>(facts: Partial<CtxFacts> & { operation: string }, act: (ctx: Ctx) => Promise<Result>): Promise<Result>;
}

/** Opens the domains on the database as the app's role, for one command. */
export async function withOperator<Result>(act: (operator: Operator) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(config.databaseUrl, entities, 4).initialize();
  const app = await NestFactory.createApplicationContext(DomainModule.of(database, null), { logger: ['error'] });
  try {
    return await act({ app, database, run: (facts, use) => runIn(database, app.get(EventBus), facts, use) });
  } finally {
    await app.close();
    await database.destroy();
  }
}

/** One use case in one transaction: made last when it ends well, taken back when it fails. */
export async function runIn<Result>(database: DataSource, bus: EventBus, facts: Partial<CtxFacts> & { operation: string }, act: (ctx: Ctx) => Promise<Result>): Promise<Result> {
  const ctx = new Ctx(database, bus, { requestId: uuidv7(), language: 'en', kind: 'mutation', organizationId: null, accountId: null, actor: null, ...facts });
  try {
    const result = await act(ctx);
    await ctx.commit();
    return result;
  } catch (error) {
    await ctx.rollback();
    throw error;
  }
}

/** Prints for people, or for programs with --json. */
export function print(isJson: boolean | undefined, sentence: string, data: object): void {
  process.stdout.write(isJson ? `${JSON.stringify(data)}\n` : `${sentence}\n`);
}

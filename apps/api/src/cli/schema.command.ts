import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import type { Jobs } from '@batuta/platform';
import { openDatabase } from '@batuta/platform';
import { AppModule, entities } from '../app.module.js';
import { config } from '../config.js';

export function schemaCommand(): Command {
  return new Command('schema')
    .description('Print the GraphQL schema of this version.')
    .option('--out <file>', 'write it to a file instead')
    .option('--entities', 'print instead the tables and columns that the entities expect, as JSON')
    .option('--json', 'print JSON: {schema}')
    .action(async ({ out, entities: asEntities, json }: { out?: string; entities?: boolean; json?: boolean }) => {
      if (asEntities) return void process.stdout.write(await expectedTables());
      const app = await NestFactory.create(AppModule.of(openDatabase(config.databaseUrl, entities), null as unknown as Jobs), { logger: ['error'] });
      await app.init();
      const schema = `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;
      if (out) writeFileSync(out, schema);
      else process.stdout.write(json ? `${JSON.stringify({ schema })}\n` : schema);
    });
}

async function expectedTables(): Promise<string> {
  const database = await openDatabase(config.databaseUrl, entities, 1).initialize();
  const tables = database.entityMetadatas.map(({ tableName, columns }) => ({ table: tableName, columns: columns.map((column) => ({ name: column.databaseName, type: `${column.isArray ? '_' : ''}${String(column.type)}`, isNullable: column.isNullable })) }));
  await database.destroy();
  return `${JSON.stringify(tables)}\n`;
}

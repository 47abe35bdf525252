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
    .option('--json', 'print JSON: {schema}')
    .action(async ({ out, json }: { out?: string; json?: boolean }) => {
      const app = await NestFactory.create(AppModule.of(openDatabase(config.databaseUrl, entities), null as unknown as Jobs), { logger: ['error'] });
      await app.init();
      const schema = `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`;
      if (out) writeFileSync(out, schema);
      else process.stdout.write(json ? `${JSON.stringify({ schema })}\n` : schema);
    });
}

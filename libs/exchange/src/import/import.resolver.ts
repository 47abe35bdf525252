import { ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLContext } from '@batuta/platform';
import { type InitiativeOverview, InitiativeType } from '@batuta/portfolio';
import * as may from './import.access.js';
import { Import, ImportRow } from './import.entity.js';
import { SourceRow } from './import.types.js';

@Resolver(() => InitiativeType)
export class InitiativeSourcesResolver {
  @ResolveField(() => [SourceRow], { description: 'Rows of imported files that it came from, newest first; empty for readers who may not read imports.' })
  async sources({ id }: InitiativeOverview, _: unknown, { ctx }: GraphQLContext): Promise<SourceRow[]> {
    if (!may.readImports(ctx.actor)) return [];
    const rows = await ctx.list(ImportRow, { initiativeId: id });
    const sources = await Promise.all(rows.map(async (row) => sourceOf(row, await ctx.get(Import, { id: row.importId }))));
    return sources.sort((one, other) => other.importedAt.getTime() - one.importedAt.getTime());
  }
}

function sourceOf({ importId, rowNumber, cells }: ImportRow, { fileName, asOf, importedAt, undoneAt, columns }: Import): SourceRow {
  return { importId, fileName, asOf, importedAt, undoneAt, rowNumber, cells: columns.map((column, i) => ({ column, value: cells[i] ?? '' })) };
}

import type { Ctx } from '@batuta/platform';
import type { SearchKind } from './search.types.js';

export interface Found {
  id: string;
  kind: SearchKind;
}

/** Rows that are looked at for a word that begins half of everything; the words that are typed next narrow it. */
const most = 400;

/** Records that have a word beginning with each of those that were typed. The longest is looked up, the others are checked. */
export async function recordsWithWords(ctx: Ctx, words: readonly string[], kinds: readonly SearchKind[]): Promise<Found[]> {
  const [longest, ...others] = [...words].sort((one, other) => other.length - one.length);
  const values: unknown[] = [ctx.organizationId, longest];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const also = others.map((word) => {
    const typed = value(word);
    return `exists (select from app.search_words o where o.organization_id = $1 and o.record_id = w.record_id and o.word >= ${typed} and o.word < ${typed} || U&'\\FFFF')`;
  });
  const only = kinds.length > 0 ? [`w.kind = any(${value(kinds)}::text[])`] : [];
  const rows = await ctx.sql<Found>(
    `select w.record_id as id, w.kind from app.search_words w where ${["w.organization_id = $1 and w.word >= $2 and w.word < $2 || U&'\\FFFF'", ...only, ...also].join(' and ')} order by w.word limit ${most}`,
    values,
  );
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

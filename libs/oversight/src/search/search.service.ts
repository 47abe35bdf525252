import { Injectable } from '@nestjs/common';
import { type Ctx, searchWords } from '@batuta/platform';
import { departmentsById, peopleById } from '@batuta/organization';
import { readablePolicy } from '@batuta/governance';
import { overviewsById } from '@batuta/portfolio';
import { type Found, recordsWithWords } from './search.queries.js';
import type { Hit, SearchKind } from './search.types.js';

/** More words than these say nothing more. */
const mostWords = 6;

@Injectable()
export class SearchService {
  /** The best `first` of what was found: what begins as typed, then whole words, then the short before the long; closed and departed ones last. */
  async search(ctx: Ctx, text: string, kinds: readonly SearchKind[], first: number): Promise<Hit[]> {
    const words = searchWords(text).slice(0, mostWords);
    if (words.length === 0) return [];
    const found = await recordsWithWords(ctx, words, kinds);
    const hits = (await Promise.all(found.map((one) => hitOf(ctx, one)))).filter((hit) => hit !== null);
    const typed = words.join(' ');
    return hits.map((hit) => ({ hit, rank: rankOf(hit, typed, words) })).sort((one, other) => one.rank - other.rank || one.hit.name.localeCompare(other.hit.name, ctx.language)).slice(0, first).map(({ hit }) => hit);
  }
}

async function hitOf(ctx: Ctx, { id, kind }: Found): Promise<Hit | null> {
  if (kind === 'INITIATIVE') {
    const initiative = await overviewsById(ctx, id);
    return initiative && { id, kind, name: initiative.title, isPast: initiative.archivedAt !== null || initiative.state === 'DONE' || initiative.state === 'CANCELLED' };
  }
  if (kind === 'POLICY') {
    const policy = await readablePolicy(ctx, id);
    return policy && { id, kind, name: policy.title, isPast: policy.state === 'RETIRED' };
  }
  const record = kind === 'PERSON' ? await peopleById(ctx, id) : await departmentsById(ctx, id);
  return record && { id, kind, name: record.name, isPast: 'departedAt' in record && record.departedAt !== null };
}

/** Smaller is better. */
function rankOf(hit: Hit, typed: string, words: readonly string[]): number {
  const own = searchWords(hit.name);
  const begins = own.join(' ').startsWith(typed) ? 0 : 1000;
  const partly = words.filter((word) => !own.includes(word)).length * 100;
  return (hit.isPast ? 10_000 : 0) + begins + partly + Math.min(99, hit.name.length);
}

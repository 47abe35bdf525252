import DataLoader from 'dataloader';
import type { Ctx } from './ctx.js';

type Batch<Row> = (ctx: Ctx, ids: readonly string[]) => Promise<Row[]>;

export interface Loader<Row> {
  (ctx: Ctx, id: string | null | undefined): Promise<Row | null>;
  /** Gives the loader a row that a page's statement has read already. */
  prime(ctx: Ctx, row: Row): void;
}

/** Rows by id, read together: all that one operation asks for in one tick become one statement. Missing ones are null. */
export function loaderOf<Row extends { id: string }>(batch: Batch<Row>): Loader<Row> {
  const of = (ctx: Ctx): DataLoader<string, Row | null> => {
    let loader = ctx.loaders.get(batch) as DataLoader<string, Row | null> | undefined;
    if (loader) return loader;
    loader = new DataLoader<string, Row | null>(async (ids) => {
      const rows = new Map((await batch(ctx, ids)).map((row) => [row.id, row]));
      return ids.map((wanted) => rows.get(wanted) ?? null);
    });
    ctx.loaders.set(batch, loader);
    return loader;
  };
  return Object.assign(async (ctx: Ctx, id: string | null | undefined) => (id ? of(ctx).load(id) : null), { prime: (ctx: Ctx, row: Row) => void of(ctx).prime(row.id, row) });
}

import DataLoader from 'dataloader';
import type { Ctx } from './ctx.js';

type Batch<Row> = (ctx: Ctx, ids: readonly string[]) => Promise<Row[]>;

/** At once where it is known already, which costs a long list of records no turn of the event loop each. */
export type Soon<Value> = Value | Promise<Value>;

export interface Loader<Row> {
  (ctx: Ctx, id: string | null | undefined): Soon<Row | null>;
  /** Gives the loader a row that a page's statement has read already; made only where it isn't known yet. */
  prime(ctx: Ctx, id: string, make: () => Row): void;
}

interface Known<Row> {
  rows: Map<string, Row>;
  reader: DataLoader<string, Row | null>;
}

/** Rows by id, read together: all that one operation asks for in one tick become one statement. Missing ones are null. */
export function loaderOf<Row extends { id: string }>(batch: Batch<Row>): Loader<Row> {
  const of = (ctx: Ctx): Known<Row> => {
    let known = ctx.loaders.get(batch) as Known<Row> | undefined;
    if (known) return known;
    const reader = new DataLoader<string, Row | null>(async (ids) => {
      const rows = new Map((await batch(ctx, ids)).map((row) => [row.id, row]));
      return ids.map((wanted) => rows.get(wanted) ?? null);
    });
    known = { rows: new Map(), reader };
    ctx.loaders.set(batch, known);
    return known;
  };
  const load = (ctx: Ctx, id: string | null | undefined): Soon<Row | null> => {
    if (!id) return null;
    const { rows, reader } = of(ctx);
    return rows.get(id) ?? reader.load(id);
  };
  const prime = (ctx: Ctx, id: string, make: () => Row): void => {
    const { rows } = of(ctx);
    if (!rows.has(id)) rows.set(id, make());
  };
  return Object.assign(load, { prime });
}

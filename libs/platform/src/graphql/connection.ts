import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { Type as Transform } from 'class-transformer';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { invalid } from '../errors.js';
import { bounds } from './bounds.js';

/** Keyset paging: `first` rows after a cursor that an earlier page gave. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `Rows of the page, 1 to ${bounds.pageSize}.` })
  @Transform(() => Number)
  @Min(1)
  @Max(bounds.pageSize)
  first: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row after which the page begins; absent for the first page.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string | null;
}

@ObjectType({ description: 'Where a page of a connection stands in its list.' })
export class PageInfo {
  @Field({ description: 'Whether there are rows after this page.' })
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; pass it as `after`.' })
  endCursor: string | null;
}

export interface Connection<Node> {
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The connection type of a node: `nodes` and `pageInfo`. */
export function connectionOf<Node>(node: Type<Node>, name: string): Type<Connection<Node>> {
  @ObjectType(name, { description: `A page of a list, in the order that was asked for.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [node], { description: 'Rows of this page, in order.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo: PageInfo;
  }
  return ConnectionType;
}

/** Makes a page of rows that were read with one row more than asked for. */
export function pageOf<Row, Node>(rows: Row[], first: number, node: (row: Row) => Node, cursor: (row: Row) => unknown[]): Connection<Node> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return { nodes: shown.map(node), pageInfo: { hasNextPage: rows.length > first, endCursor: last ? writeCursor(cursor(last)) : null } };
}

export function writeCursor(key: unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key inside a cursor. Errors: INVALID for anything that this API did not give out. */
export function readCursor(cursor: string | null | undefined, length: number): unknown[] | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every((part) => ['string', 'number'].includes(typeof part))) return key;
  } catch {
    // Not a cursor of ours: refused below like every other.
  }
  throw invalid('after', { en: 'That cursor is not one of this list; start from the first page.', es: 'Ese cursor no es de esta lista; empieza por la primera página.' });
}

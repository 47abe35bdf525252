import type { EntityMetadata, ObjectLiteral } from 'typeorm';

/** SQL with its values. */
export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Statements of one record, written from TypeORM's metadata: the same text each time, so that PostgreSQL plans it once per connection
 * (docs/adr/0008-one-plan.md).
 */
export function insertOf(metadata: EntityMetadata, rows: ObjectLiteral[]): Statement {
  const shape = shapeOf(rows[0] ?? {});
  if (rows.length === 0 || rows.some((row) => shapeOf(row) !== shape)) throw new Error(`${metadata.name}: rows of one insert name the same fields`);
  const columns = metadata.columns.filter(({ propertyName }) => rows[0]?.[propertyName] !== undefined);
  const values: unknown[] = [];
  const tuples = rows.map((row) => `(${columns.map(({ propertyName, type }) => `$${values.push(stored(row[propertyName], type))}`).join(', ')})`);
  return { text: `insert into ${metadata.tablePath} (${columns.map(({ databaseName }) => databaseName).join(', ')}) values ${tuples.join(', ')}`, values };
}

function shapeOf(row: ObjectLiteral): string {
  return Object.keys(row).filter((key) => row[key] !== undefined).sort().join();
}

export function selectOf(metadata: EntityMetadata, where: ObjectLiteral): Statement {
  const values: unknown[] = [];
  const columns = metadata.columns.map(({ databaseName, propertyName }) => `${databaseName} as "${propertyName}"`);
  return { text: `select ${columns.join(', ')} from ${metadata.tablePath} where ${conditionsOf(metadata, where, values)}`, values };
}

/** Raises the version by one; gives the row's new version, or nothing where it is no longer the one that was read. */
export function updateOf(metadata: EntityMetadata, where: ObjectLiteral, changes: ObjectLiteral): Statement {
  const values: unknown[] = [];
  const set = Object.entries(changes).filter(([, value]) => value !== undefined).map(([property, value]) => {
    const { databaseName, type } = columnOf(metadata, property);
    return `${databaseName} = $${values.push(stored(value, type))}`;
  });
  return { text: `update ${metadata.tablePath} set ${[...set, 'version = version + 1'].join(', ')} where ${conditionsOf(metadata, where, values)} returning version`, values };
}

/** Statements that write different rows as one, which costs less than each by itself: they see what was there before, not each other. `$n` in a text is a parameter, wherever it stands. */
export function together(statements: readonly [...Statement[], Statement]): Statement {
  const values: unknown[] = [];
  const texts = statements.map(({ text, values: own }) => {
    const from = values.push(...own) - own.length;
    return text.replace(/\$(\d+)/g, (_, n) => `$${from + Number(n)}`);
  });
  const last = texts.pop() as string;
  return { text: texts.length > 0 ? `with ${texts.map((text, i) => `w${i} as (${text})`).join(', ')} ${last}` : last, values };
}

/** A condition that was forgotten (undefined) must never mean "any". */
function conditionsOf(metadata: EntityMetadata, where: ObjectLiteral, values: unknown[]): string {
  return Object.entries(where)
    .map(([property, value]) => {
      const { databaseName } = columnOf(metadata, property);
      if (value === undefined) throw new Error(`${metadata.name}: no value for ${property}`);
      return value === null ? `${databaseName} is null` : `${databaseName} = $${values.push(value)}`;
    })
    .join(' and ');
}

function columnOf(metadata: EntityMetadata, property: string): EntityMetadata['columns'][number] {
  const column = metadata.findColumnWithPropertyName(property);
  if (!column) throw new Error(`${metadata.name} has no ${property}`);
  return column;
}

/** pg writes an array as PostgreSQL's own; a jsonb column wants JSON. */
function stored(value: unknown, type: unknown): unknown {
  return type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}

/** Columns of a table for a select list, by the properties that they fill. */
export function selected(alias: string, properties: readonly string[]): string {
  return properties.map((property) => `${alias}.${snakeCase(property)}`).join(', ');
}

/** The columns of a row from one on as a record; copied from a blank one, which is what makes thousands of them cheap. */
export function recordFrom<Row>(row: unknown[], from: number, properties: readonly (keyof Row)[]): Row {
  let blank = blanks.get(properties);
  if (!blank) blanks.set(properties, (blank = Object.fromEntries(properties.map((property) => [property, null]))));
  const record = { ...blank } as Row;
  for (let i = 0; i < properties.length; i++) record[properties[i] as keyof Row] = row[from + i] as Row[keyof Row];
  return record;
}

const blanks = new Map<unknown, object>();

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

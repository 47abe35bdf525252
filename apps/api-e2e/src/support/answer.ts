import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type DocumentNode, type GraphQLOutputType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType, Kind, parse, type SelectionSetNode } from 'graphql';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../../../apps/api/schema.graphql'), 'utf8'));
const documents = new Map<string, DocumentNode>();

const leaves: Record<string, (value: unknown) => boolean> = {
  Int: Number.isInteger,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === 'boolean',
};

/** The first place of an answer that isn't what the schema says, or undefined: the api copies values without looking at them. */
export function misfit(query: string, data: object): string | undefined {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = operation && schema.getRootType(operation.operation);
  return root ? inObject(document, operation.selectionSet, root, data as Record<string, unknown>, root.name) : undefined;
}

function inObject(document: DocumentNode, selections: SelectionSetNode, type: GraphQLOutputType, value: Record<string, unknown>, path: string): string | undefined {
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
      const fault = field && !selection.directives?.length && inValue(document, selection.selectionSet, field.type, value[key], `${path}.${key}`);
      if (fault) return fault;
      continue;
    }
    const spread = selection.kind === Kind.INLINE_FRAGMENT ? selection : document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value);
    const fault = spread && 'selectionSet' in spread && inObject(document, spread.selectionSet, type, value, path);
    if (fault) return fault;
  }
  return undefined;
}

function inValue(document: DocumentNode, selections: SelectionSetNode | undefined, type: GraphQLOutputType, value: unknown, path: string): string | undefined {
  if (isNonNullType(type)) return value === null || value === undefined ? `${path} is ${value}` : inValue(document, selections, type.ofType, value, path);
  if (value === null) return undefined;
  if (isListType(type)) return Array.isArray(value) ? value.map((one, i) => inValue(document, selections, type.ofType, one, `${path}[${i}]`)).find(Boolean) : `${path} is no list`;
  if (isObjectType(type)) return typeof value === 'object' && selections ? inObject(document, selections, type, value as Record<string, unknown>, path) : `${path} is ${typeof value}`;
  const fits = isEnumType(type) ? type.getValue(value as string) : isLeafType(type) ? (leaves[type.name] ?? ((one: unknown) => typeof one === 'string'))(value) : true;
  return fits ? undefined : `${path} is ${JSON.stringify(value)}, no ${String(type)}`;
}

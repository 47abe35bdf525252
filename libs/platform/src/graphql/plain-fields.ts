import { getNamedType, type GraphQLField, type GraphQLSchema, isEnumType, isObjectType } from 'graphql';

/** What Nest calls the resolver that it gives to every field without one of ours. */
const nestsOwn = 'rootFieldResolver';

/**
 * Takes Nest's resolvers from fields that only read a property of their name, so that a compiled operation copies them: called one by one
 * they cost three closures and a resolve info per value (docs/adr/0009-bench.md). Such a property is a value, never a promise or a function.
 * Errors: a field of an enum whose values are not its names, since enums and built-in scalars go out as they are.
 */
export function plainFields(schema: GraphQLSchema): GraphQLSchema {
  let count = 0;
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const leaf = getNamedType(field.type);
      if (isEnumType(leaf) && leaf.getValues().some(({ name, value }) => name !== value)) throw new Error(`${type.name}.${field.name}: ${leaf.name} has values that are not its names`);
      if (field.resolve?.name !== nestsOwn) continue;
      if (!readsOwnName(field)) throw new Error(`${type.name}.${field.name} is read from a property of another name, or has a default: give it a resolver`);
      delete field.resolve;
      count++;
    }
  }
  if (count === 0) throw new Error(`No field has the resolver ${nestsOwn} of Nest`);
  return schema;
}

/** Nest's resolver reads the class's property, and falls back to a default; a compiled operation reads the field's name. */
function readsOwnName({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  const read = resolve as unknown as (root: object) => unknown;
  const value = {};
  return read({ [name]: value }) === value && read({}) === undefined;
}

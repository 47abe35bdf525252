import { GraphQLEnumType, type GraphQLFieldConfig, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { plainFields } from './plain-fields.js';

/** As Nest makes a field without a resolver of ours. */
function nests(name: string): GraphQLFieldConfig<Record<string, unknown>, unknown> {
  const rootFieldResolver = (root: Record<string, unknown>): unknown => root[name];
  return { type: GraphQLString, resolve: rootFieldResolver };
}

const schemaOf = (fields: Record<string, GraphQLFieldConfig<never, unknown>>): GraphQLSchema => new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });

describe('plain fields', () => {
  it('lose the resolver that Nest gave them and keep ours, and answer alike', () => {
    const owner = new GraphQLObjectType({ name: 'Owner', fields: { name: nests('name'), title: { type: GraphQLString, resolve: ({ name }) => `${name}, owner` } } });
    const schema = plainFields(schemaOf({ owner: { type: owner, resolve: () => ({ name: 'Marta' }) } }));
    expect(owner.getFields().name?.resolve).toBeUndefined();
    expect(owner.getFields().title?.resolve).toBeDefined();
    const query = compileQuery(schema, parse('{ owner { name title } }'));
    expect(isCompiledQuery(query) && query.query({}, {}, {})).toEqual({ data: { owner: { name: 'Marta', title: 'Marta, owner' } } });
  });

  it('refuse an enum whose values are not its names: it would go out as it is kept', () => {
    const health = (value: string): GraphQLEnumType => new GraphQLEnumType({ name: 'Health', values: { ON_TRACK: { value } } });
    expect(() => plainFields(schemaOf({ name: nests('name'), health: { type: health('ON_TRACK') } }))).not.toThrow();
    expect(() => plainFields(schemaOf({ name: nests('name'), health: { type: health('on track') } }))).toThrow('Query.health: Health has values that are not its names');
  });

  it('refuse one that is kept under another name', () => {
    expect(() => plainFields(schemaOf({ title: nests('name') }))).toThrow('Query.title is read from a property of another name');
  });

  it('say when Nest calls its resolver otherwise', () => {
    expect(() => plainFields(schemaOf({ name: { type: GraphQLString, resolve: () => 'Marta' } }))).toThrow('No field has the resolver');
  });
});

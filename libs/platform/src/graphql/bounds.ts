import { type ASTVisitor, type DocumentNode, getNamedType, GraphQLError, type GraphQLNamedType, type GraphQLSchema, isListType, isNonNullType, isObjectType, type SelectionSetNode, type ValidationContext } from 'graphql';
import type { Language } from '../errors.js';

/** Bounds of one operation. Depth and cost count through fragments; cost multiplies by page size. Source: OWASP GraphQL cheat sheet. */
export const bounds = { depth: 12, aliases: 30, directives: 20, fields: 400, cost: 10_000, pageSize: 100, bodyBytes: 1_000_000, rootFields: 10 } as const;

/** What a list without pages is taken to hold, and a page whose size only a variable says. */
const plainListSize = 10;

type Broken = { bound: keyof typeof bounds; text: Record<Language, string> };

/**
 * Refuses what would cost too much, before anything runs. Counts every alias, `__typename`'s too.
 * A field costs 1; what is under a page costs `first` times as much, under a plain list ten times.
 */
export function boundsRule(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      enter(document) {
        const broken = brokenBound(document, context.getSchema());
        if (broken) context.reportError(new GraphQLError(broken.text.en, { extensions: { code: 'LIMITED', bound: broken.bound, text: broken.text } }));
      },
    },
  };
}

function brokenBound(document: DocumentNode, schema: GraphQLSchema): Broken | undefined {
  const counted = { fields: 0, depth: 0, aliases: 0, directives: 0, cost: 0, rootFields: 0 };
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition] as const] : [])));
  let visited = 0;

  const walk = (set: SelectionSetNode, parent: GraphQLNamedType | undefined, level: number, times: number, spread: readonly string[]): void => {
    counted.depth = Math.max(counted.depth, level);
    for (const selection of set.selections) {
      // Fragments that spread fragments grow without a single field: whatever is visited counts.
      if (++visited > bounds.fields * 5) counted.fields = Infinity;
      if (counted.fields > bounds.fields) return;
      counted.directives += selection.directives?.length ?? 0;
      if (selection.kind === 'Field') {
        counted.fields++;
        counted.cost += times;
        if (level === 1) counted.rootFields++;
        if (selection.alias) counted.aliases++;
        if (!selection.selectionSet) continue;
        const field = isObjectType(parent) ? parent.getFields()[selection.name.value] : undefined;
        const page = field?.args.find(({ name }) => name === 'first');
        const given = selection.arguments?.find(({ name }) => name.value === 'first')?.value;
        const type = field && (isNonNullType(field.type) ? field.type.ofType : field.type);
        const size = page ? (given ? (given.kind === 'IntValue' ? Number(given.value) : bounds.pageSize) : Number(page.defaultValue ?? bounds.pageSize)) : isListType(type) && selection.name.value !== 'nodes' ? plainListSize : 1;
        walk(selection.selectionSet, field && getNamedType(field.type), level + 1, Math.min(times * Math.max(1, size), 1e9), spread);
      } else if (selection.kind === 'InlineFragment') {
        walk(selection.selectionSet, parent, level, times, spread);
      } else {
        const fragment = fragments.get(selection.name.value);
        // Cycles are refused by the standard rules; here they must only not loop.
        if (fragment && !spread.includes(fragment.name.value)) walk(fragment.selectionSet, parent, level, times, [...spread, fragment.name.value]);
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === 'OperationDefinition') walk(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined, 1, 1, []);
  }

  for (const bound of ['fields', 'depth', 'aliases', 'directives', 'rootFields', 'cost'] as const) {
    if (counted[bound] > bounds[bound]) return { bound, text: sentences[bound](Number.isFinite(counted[bound]) ? String(counted[bound]) : `> ${bounds[bound]}`, bounds[bound]) };
  }
  return undefined;
}

const sentences: Record<'fields' | 'depth' | 'aliases' | 'directives' | 'rootFields' | 'cost', (has: string, most: number) => Record<Language, string>> = {
  fields: (has, most) => ({ en: `The operation asks for ${has} fields; at most ${most} are answered.`, es: `La operación pide ${has} campos; se responden ${most} como mucho.` }),
  depth: (has, most) => ({ en: `The operation is ${has} levels deep; at most ${most} are answered.`, es: `La operación tiene ${has} niveles; se responden ${most} como mucho.` }),
  aliases: (has, most) => ({ en: `The operation has ${has} aliases; at most ${most} are answered.`, es: `La operación tiene ${has} alias; se responden ${most} como mucho.` }),
  directives: (has, most) => ({ en: `The operation has ${has} directives; at most ${most} are answered.`, es: `La operación tiene ${has} directivas; se responden ${most} como mucho.` }),
  rootFields: (has, most) => ({ en: `The operation asks ${has} things at once; at most ${most} are answered.`, es: `La operación pide ${has} cosas a la vez; se responden ${most} como mucho.` }),
  cost: (has, most) => ({ en: `The operation would cost ${has}; at most ${most} is answered. Ask for smaller pages.`, es: `La operación costaría ${has}; se responden ${most} como mucho. Pide páginas más cortas.` }),
};

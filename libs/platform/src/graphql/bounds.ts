import { type ASTVisitor, type DocumentNode, GraphQLError, type ValidationContext } from 'graphql';
import type { Language } from '../errors.js';

/** Bounds of one operation. Depth and cost count through fragments; cost multiplies by page size. Sources: OWASP GraphQL cheat sheet. */
export const bounds = { depth: 12, aliases: 30, directives: 20, fields: 400, cost: 5000, pageSize: 100, bodyBytes: 1_000_000, rootFields: 10 } as const;

/**
 * Refuses what would cost too much, before anything runs. Counts every alias, `__typename`'s too.
 * Listed costs: a field 1; what is under a list that takes `first` counts `first` times.
 */
export function boundsRule(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      leave(document) {
        const broken = brokenBound(document);
        if (broken) context.reportError(new GraphQLError(broken.text.en, { extensions: { code: 'LIMITED', bound: broken.bound, text: broken.text } }));
      },
    },
  };
}

function brokenBound(document: DocumentNode): { bound: string; text: Record<Language, string> } | undefined {
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition] as const] : [])));
  let aliases = 0;
  let directives = 0;
  let fields = 0;
  let cost = 0;
  let depth = 0;

  type Selections = NonNullable<Extract<DocumentNode['definitions'][number], { kind: 'OperationDefinition' }>>['selectionSet'];
  const walk = (set: Selections, level: number, times: number, spread: readonly string[]): void => {
    depth = Math.max(depth, level);
    for (const selection of set.selections) {
      if (fields > bounds.fields) return;
      directives += selection.directives?.length ?? 0;
      if (selection.kind === 'Field') {
        fields++;
        cost += times;
        if (selection.alias) aliases++;
        if (!selection.selectionSet) continue;
        const first = selection.arguments?.find((argument) => argument.name.value === 'first')?.value;
        const page = first ? (first.kind === 'IntValue' ? Math.max(1, Number(first.value)) : 50) : 1;
        walk(selection.selectionSet, level + 1, Math.min(times * page, 1e9), spread);
      } else if (selection.kind === 'InlineFragment') {
        walk(selection.selectionSet, level, times, spread);
      } else {
        const fragment = fragments.get(selection.name.value);
        // Cycles are refused by the standard rules; here they must only not loop.
        if (fragment && !spread.includes(fragment.name.value)) walk(fragment.selectionSet, level, times, [...spread, fragment.name.value]);
      }
    }
  };
  for (const definition of document.definitions) if (definition.kind === 'OperationDefinition') walk(definition.selectionSet, 1, 1, []);

  const refuse = (bound: keyof typeof bounds, what: Record<Language, string>) => ({ bound, text: what });
  if (fields > bounds.fields) return refuse('fields', { en: `The operation asks for more than ${bounds.fields} fields; ask for less at once.`, es: `La operación pide más de ${bounds.fields} campos; pide menos de una vez.` });
  if (depth > bounds.depth) return refuse('depth', { en: `The operation is ${depth} levels deep; at most ${bounds.depth} are answered.`, es: `La operación tiene ${depth} niveles; se responden ${bounds.depth} como mucho.` });
  if (aliases > bounds.aliases) return refuse('aliases', { en: `The operation has ${aliases} aliases; at most ${bounds.aliases} are answered.`, es: `La operación tiene ${aliases} alias; se responden ${bounds.aliases} como mucho.` });
  if (directives > bounds.directives) return refuse('directives', { en: `The operation has ${directives} directives; at most ${bounds.directives} are answered.`, es: `La operación tiene ${directives} directivas; se responden ${bounds.directives} como mucho.` });
  if (cost > bounds.cost) return refuse('cost', { en: `The operation would cost ${cost}; at most ${bounds.cost} is answered. Ask for smaller pages.`, es: `La operación costaría ${cost}; se responden ${bounds.cost} como mucho. Pide páginas más cortas.` });
  return undefined;
}

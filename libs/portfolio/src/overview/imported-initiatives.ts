import type { Ctx } from '@batuta/platform';

/** The initiatives that an import made or changed: told by the domain that imports, which comes later; none until it does. */
export class ImportedInitiatives {
  idsOf: (ctx: Ctx, importId: string) => Promise<readonly string[]> = () => Promise.resolve([]);
}

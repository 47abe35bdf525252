import type { CodegenConfig } from '@graphql-codegen/cli';

/** Typed documents from the committed schema: the only way in which the web app knows the server. */
const config: CodegenConfig = {
  schema: 'apps/api/schema.graphql',
  documents: 'apps/web/src/**/*.{ts,tsx}',
  ignoreNoDocuments: true,
  generates: {
    'apps/web/src/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { enumsAsTypes: true, useTypeImports: true, scalars: { DateTime: 'string', Date: 'string', ID: 'string' } },
    },
  },
};

// eslint-disable-next-line no-restricted-syntax -- the tool reads a default export
export default config;

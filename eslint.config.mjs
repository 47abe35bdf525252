import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

/** What each lib may import: the explicit list decides, and a cycle fails. Nobody imports an app. */
const allowed = {
  rules: [],
  ui: [],
  platform: ['rules'],
  organization: ['platform', 'rules'],
  governance: ['organization', 'platform', 'rules'],
  portfolio: ['governance', 'organization', 'platform', 'rules'],
  oversight: ['portfolio', 'governance', 'organization', 'platform', 'rules'],
  exchange: ['oversight', 'portfolio', 'governance', 'organization', 'platform', 'rules'],
  api: ['exchange', 'oversight', 'portfolio', 'governance', 'organization', 'platform', 'rules'],
  web: ['rules', 'ui'],
  // What a transaction promises has no address of its own.
  'api-e2e': ['platform'],
  'web-e2e': [],
};
const boundaries = Object.entries(allowed).map(([scope, others]) => ({ sourceTag: `scope:${scope}`, onlyDependOnLibsWithTags: [scope, ...others].map((name) => `scope:${name}`) }));

const onlyThroughCtx = { name: 'typeorm', importNames: ['getRepository', 'Repository', 'getConnection'], message: 'The way to the database is ctx.' };

export default typescript.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'apps/web/src/graphql/**', '.nx/**', 'screens/**', '**/*.cjs', 'apps/web/public/**'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', fetch: 'readonly', setTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', clearTimeout: 'readonly', console: 'readonly', Buffer: 'readonly', performance: 'readonly', URL: 'readonly', crypto: 'readonly' } },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [typescript.configs.strict],
    plugins: { '@nx': nx, 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'react-hooks/set-state-in-effect': 'off',
      'react-hooks/refs': 'off',
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: boundaries }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-restricted-imports': ['error', { paths: [onlyThroughCtx] }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
    },
  },
  {
    // SQL and connections belong to platform, migrations and composition; everywhere else ctx is the only way.
    files: ['libs/{organization,governance,portfolio,oversight,exchange}/src/**/*.ts'],
    ignores: ['**/session.service.ts', '**/sign-in-throttle.ts', '**/*.mail.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [onlyThroughCtx, { name: 'typeorm', importNames: ['DataSource'], message: 'The way to the database is ctx.' }, { name: 'pg', message: 'The way to the database is ctx.' }] }] },
  },
);

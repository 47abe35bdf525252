const typescript = ['@swc/jest', { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', transform: { legacyDecorator: true, decoratorMetadata: true } }, module: { type: 'es6' } }];
const common = {
  transform: { '^.+\\.ts$': typescript },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^@batuta/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts', '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  rootDir: import.meta.dirname,
  modulePathIgnorePatterns: ['/dist/'],
};

/** Unit tests need nothing; api and web tests need the running product, which tools/test.mjs starts. */
export default {
  projects: [
    { ...common, displayName: 'unit', testMatch: ['<rootDir>/libs/*/src/**/*.spec.ts', '<rootDir>/apps/{api,web}/src/**/*.spec.ts'], setupFiles: ['reflect-metadata'] },
    { ...common, displayName: 'api', testMatch: ['<rootDir>/apps/api-e2e/src/**/*.spec.ts'], testPathIgnorePatterns: ['durability.spec', 'start.spec', 'sample.spec', 'backup.spec'] },
    // These start products of their own.
    { ...common, displayName: 'durability', testMatch: ['<rootDir>/apps/api-e2e/src/{durability,start,oversight/sample,platform/backup}.spec.ts'] },
    { ...common, displayName: 'web', testMatch: ['<rootDir>/apps/web-e2e/src/**/*.spec.ts'], testPathIgnorePatterns: ['import-gmpp.spec', 'restart.spec'] },
    // Kills the api or the worker that the others stand on.
    { ...common, displayName: 'web-alone', testMatch: ['<rootDir>/apps/web-e2e/src/{import-gmpp,restart}.spec.ts'] },
  ],
  testTimeout: 120_000,
};

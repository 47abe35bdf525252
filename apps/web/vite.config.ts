import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env.PORT ?? 3000}`;
const libs = join(import.meta.dirname, '../../libs');

// eslint-disable-next-line no-restricted-syntax -- the tool reads a default export
export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@batuta/rules': join(libs, 'rules/src/index.ts'), '@batuta/ui': join(libs, 'ui/src/index.ts') } },
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  server: { proxy: { '/graphql': api, '/health': api } },
});

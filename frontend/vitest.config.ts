import { defineConfig } from 'vitest/config';
import { icu } from './plugins/icu.ts';

export default defineConfig({
  plugins: [icu()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./vitest.setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'plugins/**/*.test.ts'],
    unstubGlobals: true,
  },
});

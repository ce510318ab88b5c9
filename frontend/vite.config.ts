import { defineConfig } from 'vite';
import { icu } from './plugins/icu.ts';
import { precompress } from './plugins/precompress.ts';
import { serviceWorker } from './plugins/service-worker.ts';

/** What the first screens of everybody stand on. */
const SHARED = new RegExp(
  [
    '/node_modules/(preact|@preact|idb|icu-minify)/',
    '/src/(api|data)/',
    '/src/(i18n|router|platform|screen)\\.',
    '/src/lock/(device|leave)\\.',
    '/src/ui/(badge|boundary|btn|card|confirm|empty|icon|lazy|problem|read-page|reading|rows|seam|sheet|skeleton|strip|tick|toast|who)\\.',
  ].join('|'),
);

/** What people fill in, on almost every screen but the first. */
const FILLED = /\/src\/(ui\/(field|form|office|pick)|auth\/language|data\/parked)\./;

export default defineConfig({
  // Vite compiles JSX itself, so Preact needs no Babel; tsc only checks types.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    icu(),
    serviceWorker({
      entry: 'src/sw.ts',
      lazy: [/^assets\/locale-/, /^assets\/staff/, /^assets\/lazy-/],
      skip: [/^robots\.txt$/, /^icons\/(icon-512|notes-512|maskable|apple)/],
    }),
    precompress(),
  ],
  css: { transformer: 'lightningcss' },
  build: {
    // Vite rewrites light-dark() and nesting for these phones.
    target: ['es2022', 'chrome107', 'safari16', 'firefox115'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      output: {
        // What several screens share travels in one file: many small ones cost a phone more than they save.
        codeSplitting: {
          groups: [
            { name: 'base', test: SHARED, priority: 1 },
            { name: 'fill', test: FILLED },
          ],
        },
        // The service worker tells everybody's files from some people's files by these names.
        chunkFileNames(chunk) {
          const module = chunk.facadeModuleId ?? '';
          const locale = /virtual:(locale-[\w-]+)/.exec(module)?.[1];
          if (locale) return `assets/${locale}-[hash].js`;
          if (/\/src\/staff\/|\/coach-|\/(?!team-view)team-/.test(module)) return 'assets/staff-[name]-[hash].js';
          if (/\/node_modules\/|\/src\/(doors|contact|speed-dating)\//.test(module)) return 'assets/lazy-[name]-[hash].js';
          // What guests and coaches of a speed-dating share is no more everybody's than the rest of it.
          if (chunk.moduleIds.length > 0 && chunk.moduleIds.every((id) => id.includes('/src/speed-dating/'))) return 'assets/lazy-[name]-[hash].js';
          return 'assets/[name]-[hash].js';
        },
      },
    },
  },
  server: { proxy: { '/api': process.env['MAINPATE_SERVER'] ?? 'http://127.0.0.1:8080' } },
});

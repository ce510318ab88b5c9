import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

type Options = {
  entry: string;
  /** Files for some people only: kept once used, not fetched in advance. */
  lazy: RegExp[];
  /** Files no page needs offline. */
  skip: RegExp[];
};

/**
 * After the app build: bundles `entry` into one classic /sw.js (older iOS has no module workers)
 * and tells it which files there are. Files under assets/ carry a hash in their name, the others do not.
 */
export function serviceWorker({ entry, lazy, skip }: Options): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const dir = resolve(config.root, config.build.outDir);
        // The folder must exist for the Go compiler, even before a build.
        writeFileSync(join(dir, '.keep'), '');
        const files = readdirSync(dir, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) => join(file.parentPath, file.name).slice(dir.length + 1))
          .filter((file) => !/\.(br|gz|map|keep)$|^sw\.js$/.test(file) && !skip.some((rule) => rule.test(file)))
          .toSorted();
        const isLazy = (file: string) => lazy.some((rule) => rule.test(file));
        const url = (file: string) => (file === 'index.html' ? '/' : `/${file}`);
        const version = createHash('sha256');
        for (const file of files) version.update(file).update(readFileSync(join(dir, file)));
        await build({
          configFile: false,
          root: config.root,
          logLevel: 'warn',
          publicDir: false,
          define: {
            __VERSION__: JSON.stringify(version.digest('hex').slice(0, 12)),
            __PRECACHE__: JSON.stringify(files.filter((file) => !isLazy(file)).map(url)),
            __LAZY__: JSON.stringify(files.filter(isLazy).map(url)),
          },
          build: {
            target: 'es2020',
            outDir: dir,
            emptyOutDir: false,
            modulePreload: false,
            reportCompressedSize: false,
            rollupOptions: {
              input: join(config.root, entry),
              output: { format: 'iife', entryFileNames: 'sw.js' },
            },
          },
        });
      },
    },
  };
}

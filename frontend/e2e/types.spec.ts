import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { binary } from './support/server.mjs';

const frontend = path.resolve(import.meta.dirname, '..');

test('the committed types are those of the server (npm run types)', () => {
  const document = execFileSync(binary, ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const written = execFileSync('node', [path.join(frontend, 'plugins/types.mjs')], { input: document, encoding: 'utf8' });
  expect(written).toBe(readFileSync(path.join(frontend, 'src/api/types.gen.ts'), 'utf8'));
});

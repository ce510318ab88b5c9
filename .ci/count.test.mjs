import assert from 'node:assert/strict';
import test from 'node:test';
import { countGo, countPlaywright, countSteps, countVitest } from './count.mjs';

const go = (...events) => events.map((event) => JSON.stringify(event)).join('\n');

test('Go: tests without subtests count, skipped ones as failed', () => {
  const { passed, failed } = countGo(
    go(
      { Action: 'pass', Package: 'm/a', Test: 'TestA/sqlite' },
      { Action: 'output', Package: 'm/a', Test: 'TestA/postgres', Output: 'no server\n' },
      { Action: 'fail', Package: 'm/a', Test: 'TestA/postgres' },
      { Action: 'fail', Package: 'm/a', Test: 'TestA' },
      { Action: 'pass', Package: 'm/a', Test: 'TestB' },
      { Action: 'skip', Package: 'm/a', Test: 'TestC' },
      { Action: 'fail', Package: 'm/a' },
    ),
  );
  assert.equal(passed, 2);
  assert.deepEqual(failed, ['m/a TestA/postgres\nno server\n', 'm/a TestC\n']);
});

test('Go: a package that does not build or has no server fails', () => {
  assert.deepEqual(countGo(go({ Action: 'output', Package: 'm/b', Output: 'syntax error' }, { Action: 'fail', Package: 'm/b' })), {
    passed: 0,
    failed: ['m/b\nsyntax error'],
  });
});

test('Vitest: failed tests and files that do not load', () => {
  const report = {
    testResults: [
      { status: 'failed', name: 'a.test.ts', message: 'cannot import', assertionResults: [] },
      {
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'a', failureMessages: [] },
          { status: 'failed', fullName: 'b', failureMessages: ['1 is not 2'] },
        ],
      },
    ],
  };
  assert.deepEqual(countVitest(JSON.stringify(report)), { passed: 1, failed: ['b\n1 is not 2', 'a.test.ts\ncannot import'] });
});

test('Playwright: a test that needs a second try fails, and each database is counted apart', () => {
  const spec = (title, projectName, status) => ({ title, tests: [{ projectName, status, results: [] }] });
  const report = {
    errors: [],
    suites: [
      {
        title: 'journey',
        specs: [spec('joins', 'sqlite', 'expected'), spec('joins', 'postgres', 'unexpected')],
        suites: [{ title: 'offline', specs: [spec('logs', 'sqlite', 'flaky')] }],
      },
    ],
  };
  assert.deepEqual(countPlaywright('sqlite')(JSON.stringify(report)), { passed: 1, failed: ['journey › offline › logs\n'] });
  assert.deepEqual(countPlaywright('postgres')(JSON.stringify(report)), { passed: 0, failed: ['journey › joins\n'] });
});

test('steps', () => {
  assert.deepEqual(countSteps('passed build\nfailed lint\n'), { passed: 1, failed: ['lint'] });
});

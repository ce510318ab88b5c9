// Adds up the reports of a test run: node .ci/count.mjs DIRECTORY
// The last line is "N passed, N failed". It fails when anything failed, or when a report is missing or empty.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Steps are lines of "passed NAME" or "failed NAME". */
export function countSteps(text) {
  const lines = text.trim().split('\n');
  return {
    passed: lines.filter((line) => line.startsWith('passed ')).length,
    failed: lines.filter((line) => line.startsWith('failed ')).map((line) => line.slice('failed '.length)),
  };
}

/** Go reports events; only tests without subtests count. A skipped test proves nothing, so it counts as failed. */
export function countGo(text) {
  const results = new Map();
  const output = new Map();
  const brokenPackages = [];
  for (const line of text.split('\n')) {
    if (!line.startsWith('{')) continue;
    const event = JSON.parse(line);
    const name = `${event.Package ?? event.ImportPath} ${event.Test ?? ''}`.trim();
    if (event.Action === 'output' || event.Action === 'build-output') {
      output.set(name, (output.get(name) ?? '') + event.Output);
    } else if (['pass', 'fail', 'skip'].includes(event.Action)) {
      if (event.Test) results.set(name, event.Action);
      else if (event.Action === 'fail') brokenPackages.push(name);
    }
  }
  const names = [...results.keys()];
  const parents = new Set(names.flatMap(ancestors));
  const told = new Set(names.filter((name) => results.get(name) !== 'pass').flatMap(ancestors));
  const failed = [];
  let passed = 0;
  for (const [name, result] of results) {
    if (told.has(name) || (parents.has(name) && result === 'pass')) continue;
    if (result === 'pass') passed++;
    else failed.push(`${name}\n${output.get(name) ?? ''}`);
  }
  for (const name of brokenPackages) {
    const explained = failed.some((text) => text.startsWith(`${name} `));
    if (!explained) failed.push(`${name}\n${output.get(name) ?? ''}`);
  }
  return { passed, failed };
}

/** The tests above a subtest: "package TestA/b/c" has "package TestA/b" and "package TestA". */
function ancestors(name) {
  const space = name.indexOf(' ');
  const parts = name.slice(space + 1).split('/');
  return parts.slice(1).map((_, i) => `${name.slice(0, space)} ${parts.slice(0, i + 1).join('/')}`);
}

/** Vitest reports like Jest. */
export function countVitest(text) {
  const report = JSON.parse(text);
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((test) => test.status === 'failed').map((test) => `${test.fullName}\n${test.failureMessages.join('\n')}`);
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) failed.push(`${file.name}\n${file.message}`);
  }
  return { passed: tests.filter((test) => test.status === 'passed').length, failed };
}

/** A browser test that passes at the second try only counts as failed: it must hold on its own. */
export const countPlaywright = (project) => (text) => {
  const report = JSON.parse(text);
  const failed = report.errors.map((error) => error.message ?? String(error));
  let passed = 0;
  const walk = (suite, names) => {
    for (const inner of suite.suites ?? []) walk(inner, [...names, inner.title]);
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests.filter(({ projectName }) => projectName === project)) {
        if (test.status === 'expected') passed++;
        else if (test.status !== 'skipped') {
          const errors = test.results.flatMap((result) => result.errors ?? []).map((error) => error.message);
          failed.push([...names, spec.title].join(' › ') + `\n${errors.join('\n')}`);
        }
      }
    }
  };
  for (const suite of report.suites) walk(suite, [suite.title]);
  return { passed, failed };
};

const reports = [
  ['steps', 'steps', countSteps],
  ['server', 'go.json', countGo],
  ['front end', 'unit.json', countVitest],
  ['browser, SQLite', 'browser.json', countPlaywright('sqlite')],
  ['browser, PostgreSQL', 'browser.json', countPlaywright('postgres')],
];

function main(directory) {
  let passed = 0;
  let failed = 0;
  for (const [title, file, count] of reports) {
    let result;
    try {
      result = count(readFileSync(path.join(directory, file), 'utf8'));
      if (result.passed + result.failed.length === 0) result.failed.push('nothing ran');
    } catch (error) {
      result = { passed: 0, failed: [`no report: ${error.message}`] };
    }
    for (const text of result.failed) console.log(`\nFAILED (${title}) ${text}`);
    console.log(`${title}: ${result.passed} passed, ${result.failed.length} failed`);
    passed += result.passed;
    failed += result.failed.length;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv[2]);

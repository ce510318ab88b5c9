// How fast and how big the server is. Each line: NAME VALUE UNIT YARDSTICK RATIO; a ratio up to 1 meets the yardstick.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../frontend/e2e/support/server.mjs';

const binary = path.resolve(import.meta.dirname, '../bin/mainpate');
const runs = 5;
const settle = 5000;
const megabyte = 1e6;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const report = (name, value, unit, yardstick) => console.log(name, value.toFixed(3), unit, yardstick, (value / yardstick).toFixed(2));

const ready = (port) =>
  new Promise((resolve) => {
    const request = http.get({ port, host: '127.0.0.1', path: '/readyz', agent: false }, (answer) => resolve(answer.resume().statusCode === 200));
    request.on('error', () => resolve(false));
  });

/** Starts the server and says how many seconds it took to be ready. */
async function start(data, ...flags) {
  const port = await freePort();
  const env = { PATH: process.env.PATH, MAINPATE_DATA: data, MAINPATE_ADDR: `127.0.0.1:${port}`, MAINPATE_LOG_LEVEL: 'error' };
  const begun = performance.now();
  const child = spawn(binary, ['serve', ...flags], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  while (!(await ready(port))) {
    if (child.exitCode !== null) throw new Error('the server ended');
    await pause(2);
  }
  const seconds = (performance.now() - begun) / 1000;
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { child, seconds, stop };
}

const resident = (pid) => (Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024) / megabyte;

const data = mkdtempSync(path.join(tmpdir(), 'mainpate-bench-'));
try {
  // The first start makes the tables and the demo data; every later one is what people wait for.
  await (await start(data, '--demo')).stop();
  const starts = [];
  const memory = [];
  for (let run = 0; run < runs; run++) {
    const server = await start(data);
    starts.push(server.seconds);
    await pause(settle);
    memory.push(resident(server.child.pid));
    await server.stop();
  }
  report('second_start', median(starts), 's', 0.5);
  report('idle_memory', median(memory), 'MB', 64);
  report('binary_size', statSync(binary).size / megabyte, 'MB', 45);
} finally {
  rmSync(data, { recursive: true, force: true });
}

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const binary = path.resolve(import.meta.dirname, '../../../bin/mainpate');

/**
 * Starts the real binary with a database of its own on a free port.
 * `database` is "sqlite" or the URL of an empty PostgreSQL database; `demo` fills it first.
 */
export async function startServer({ database = 'sqlite', demo = false, env = {} } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'mainpate-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const settings = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'UTC',
    MAINPATE_ADDR: `127.0.0.1:${port}`,
    MAINPATE_DATA: data,
    MAINPATE_PUBLIC_URL: origin,
    MAINPATE_JWT_SECRET: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    ...(database === 'sqlite' ? {} : { DATABASE_URL: database }),
    ...env,
  };
  const run = (...args) => execFileSync(binary, args, { env: settings, encoding: 'utf8' });
  const signIns = demo ? JSON.parse(run('demo', '--json')) : [];
  const log = [];
  const child = spawn(binary, ['serve'], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk) => log.push(String(chunk)));
  child.stderr.on('data', (chunk) => log.push(String(chunk)));
  await ready(`${origin}/readyz`, child, log);
  return {
    origin,
    data,
    signIns,
    run,
    log: () => log.join(''),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function ready(url, child, log) {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${log.join('')}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server did not get ready: ${log.join('')}`);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

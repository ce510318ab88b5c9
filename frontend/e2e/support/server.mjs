import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const binary = process.env.MAINPATE_BINARY ?? path.resolve(import.meta.dirname, '../../../bin/mainpate');

/**
 * Starts the real binary on a free port with a database of its own.
 * `demo` fills the database first; `env` adds settings.
 */
export async function startServer({ database = 'sqlite', demo = false, env = {} } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'mainpate-e2e-'));
  const postgres = database === 'postgres' ? createDatabase() : null;
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const settings = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'UTC',
    MAINPATE_ADDR: `127.0.0.1:${port}`,
    MAINPATE_DATA: data,
    MAINPATE_PUBLIC_URL: origin,
    MAINPATE_JWT_SECRET: randomBytes(32).toString('hex'),
    ...(postgres ? { DATABASE_URL: postgres.url, ...pushKeys() } : {}),
    ...env,
  };
  const run = (args, input = '') => execFileSync(binary, args, { env: settings, encoding: 'utf8', input });
  const signIns = demo ? JSON.parse(run(['demo', '--json'])) : [];
  const log = [];
  let child;
  const start = () => {
    child = spawn(binary, ['serve'], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => log.push(String(chunk)));
    child.stderr.on('data', (chunk) => log.push(String(chunk)));
    return ready(`${origin}/readyz`, child, log);
  };
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // PostgreSQL is for several replicas: there a polite stop waits for a load balancer.
    child.kill(postgres ? 'SIGKILL' : 'SIGTERM');
    if (child.exitCode === null) await ended;
  };
  await start();
  return {
    origin,
    signIns,
    /** Runs a command of the binary on the same database. */
    run,
    log: () => log.join(''),
    /** The operator changes the keys for push messages and keeps the old one. */
    async changePushKeys() {
      if (postgres) Object.assign(settings, { MAINPATE_VAPID_PRIVATE_PREVIOUS: settings.MAINPATE_VAPID_PRIVATE }, pushKeys());
      else run(['vapid-keys', '--rotate']);
      await end();
      await start();
    },
    /** A night goes by: where the server's day begins from now on it is already tomorrow. Needs MAINPATE_ZONE: 'Etc/GMT+12'. */
    async nextDay() {
      settings.MAINPATE_ZONE = 'Pacific/Kiritimati';
      await end();
      await start();
    },
    async stop() {
      await end();
      postgres?.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** An empty database on the server that .ci/with-postgres started. */
function createDatabase() {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_DATABASE_URL is not set: .ci/with-postgres npm --prefix frontend run e2e');
  const name = `e2e_${randomBytes(6).toString('hex')}`;
  const sql = (text) => execFileSync('psql', [server, '-q', '-v', 'ON_ERROR_STOP=1', '-c', text], { encoding: 'utf8' });
  sql(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** On PostgreSQL the server makes no keys by itself. */
function pushKeys() {
  const lines = execFileSync(binary, ['vapid-keys'], { encoding: 'utf8' }).trim().split('\n');
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

async function ready(url, child, log) {
  for (let tries = 0; tries < 400; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${log.join('')}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the server did not get ready: ${log.join('')}`);
}

export function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

import { computed, signal } from '@preact/signals';
import { call, OfflineError, ProblemError } from '../api/client';
import { session } from '../api/session';
import { ownerOf, use, type Database, type Write } from './db';
import { refreshReads } from './read';

export type { Write } from './db';

/** Everything on its way, oldest first. `sent` ones stay until the screens have read the new state. */
export const pending = signal<Write[]>([]);
export const waiting = computed(() => pending.value.filter((write) => write.state !== 'sent'));
export const parked = computed(() => pending.value.filter((write) => write.state === 'parked'));
/** Grows with every change the server has taken. */
export const synced = signal(0);

/** The changes on their way to one thing. */
export const pendingOf = (entity: string) => pending.value.filter((write) => write.entity === entity);

type Answered = (answer: unknown, write: Write) => number | null | undefined;
const handlers = new Map<string, Answered>();
/** What an answer about a kind of thing says about its version, where it is not simply `answer.version`. */
export function onAnswer(kind: string, handler: Answered) {
  handlers.set(kind, handler);
}
/** The version that an answer speaks of, if it speaks of one. */
export function versionIn(answer: unknown, write: Write): number | null {
  const handler = handlers.get(write.entity.slice(0, write.entity.indexOf(':')));
  const version = handler ? handler(answer, write) : (answer as { version?: unknown } | undefined)?.version;
  return typeof version === 'number' ? version : null;
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('mainpate-outbox');
let sent: Write[] = [];

/** Shows what is on its way now, in every tab. */
export async function publish(tell = true) {
  pending.value = ownerOf() ? [...sent, ...(await use((database) => database.getAll('outbox')))] : [];
  if (tell) channel?.postMessage('changed');
}

export type Change = Pick<Write, 'method' | 'path' | 'body' | 'entity' | 'label' | 'hangs'> & {
  /** The version the person saw; null or nothing for a new thing. */
  base?: number | null;
};

const sameTarget = (a: Write, b: Pick<Write, 'path' | 'method'>) => a.path === b.path && a.method === 'PUT';
/** Whether a change is what a file was sent ahead for. */
export const names = (write: Write, file: string | undefined) => !!file && !!write.hangs?.some(({ id }) => id === file);
const refused = (write: Write) => write.state === 'parked' && write.problem?.status !== 412;
const untried = (write: Write) => write.state === 'waiting' && write.attempts === 0;

/** Writes a change down on the device, shows it as waiting and tries to send it. Resolves once it is safe. */
export async function send(change: Change): Promise<void> {
  await use((database) => enqueue(database, change));
  await publish();
  void flush();
}

async function enqueue(database: Database, change: Change) {
  const tx = database.transaction(['outbox', 'versions', 'media'], 'readwrite');
  const queue = tx.objectStore('outbox');
  const before = await queue.index('entity').getAll(change.entity);
  // Files have no versions; they only come first.
  const last = before.findLast((write) => !write.file);
  const fresh = { attempts: 0, state: 'waiting' as const, created_at: Date.now() };
  const files: Omit<Write, 'seq'>[] = [];
  for (const { id, kind } of change.hangs ?? []) {
    if (before.some((write) => write.file === id) || !(await tx.objectStore('media').getKey(id))) continue;
    const label = { key: `md_write_${kind}` as const };
    files.push({ ...fresh, id: crypto.randomUUID(), method: 'PUT', path: `/media/${id}`, body: undefined, base: null, entity: change.entity, label, file: id });
  }

  if (last && sameTarget(last, change) && (untried(last) || last.state === 'parked')) {
    if (change.method === 'DELETE' && untried(last) && last.base === null) {
      // Made and taken back before anybody saw it.
      for (const write of [last, ...before.filter((one) => names(last, one.file))]) {
        await queue.delete(write.seq as number);
        if (write.file) await tx.objectStore('media').delete(write.file);
      }
    } else {
      const { problem, seq, ...rest } = last;
      const conflict = last.state === 'parked' && !refused(last);
      const hangs = change.hangs ? { hangs: change.hangs } : {};
      const merged = { ...rest, ...fresh, method: change.method, body: change.body, label: change.label, ...hangs, ...(conflict ? { state: 'parked' as const, problem } : {}) };
      if (files.length) {
        await queue.delete(seq as number);
        for (const file of files) await queue.add(file);
        await queue.add(merged as Write);
      } else await queue.put({ ...merged, seq } as Write);
    }
  } else {
    for (const file of files) await queue.add(file);
    const known = await tx.objectStore('versions').get(change.entity);
    const seen = change.base ?? null;
    const base = last ? 'previous' : known === undefined ? seen : Math.max(known, seen ?? 0);
    const { base: _, ...rest } = change;
    await queue.add({ ...rest, ...fresh, id: crypto.randomUUID(), base });
  }
  await tx.done;
}

/** A voice note on a bad network takes a while. */
const FILE_TIMEOUT = 110_000;
const DELAYS = [5, 15, 60, 180, 300].map((seconds) => seconds * 1000);
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function later(seconds = 0) {
  clearTimeout(timer);
  const pause = Math.max(seconds * 1000, DELAYS[Math.min(failures, DELAYS.length - 1)] as number);
  failures++;
  timer = setTimeout(() => void flush(), pause * (0.8 + Math.random() * 0.4));
}

/** The writes that may leave now: the first of every thing, unless it is parked. */
async function ready(database: Database): Promise<Write[]> {
  const first = new Map<string, Write>();
  for (const write of await database.getAll('outbox')) if (!first.has(write.entity)) first.set(write.entity, write);
  return [...first.values()].filter((write) => write.state !== 'parked');
}

let running: Promise<void> | null = null;
let again = false;

/** Sends what waits. Only one tab does so at a time. */
export function flush(): Promise<void> {
  if (running) again = true;
  running ??= round().finally(() => {
    running = null;
    if (again) {
      again = false;
      void flush();
    }
  });
  return running;
}

async function round() {
  const person = ownerOf();
  if (!person || session.peek() !== 'in') return;
  clearTimeout(timer);
  const done = await navigator.locks.request('outbox', async () => {
    let count = 0;
    for (;;) {
      const batch = await use(ready);
      if (!batch.length) return count;
      for (const write of batch) {
        if (ownerOf() !== person) return count;
        const outcome = await attempt(write);
        if (outcome === 'stop') return count;
        if (outcome === 'sent') count++;
        await publish();
      }
    }
  });
  if (done) {
    synced.value++;
    // Shown as sent until the screens have the server's state, so nothing flickers away in between.
    if (await refreshReads()) sent = [];
  }
  if (ownerOf() === person) await publish();
}

async function attempt(write: Write): Promise<'sent' | 'parked' | 'stop'> {
  // Counted before it leaves: from here on the server may know it, even if the answer is lost.
  const trying: Write = { ...write, state: 'sending', attempts: write.attempts + 1 };
  const claimed = await use(async (database) => {
    const tx = database.transaction('outbox', 'readwrite');
    const now = await tx.store.get(write.seq as number);
    if (now) await tx.store.put(Object.assign(trying, { body: now.body, label: now.label, method: now.method, base: now.base }));
    await tx.done;
    return !!now;
  });
  if (!claimed) return 'parked';
  await publish(false);
  const version = typeof trying.base === 'number' ? trying.base : null;
  const { file } = trying;
  const kept = file ? await use((database) => database.get('media', file)) : undefined;
  try {
    const what = kept ? { file: kept.bytes, timeout: FILE_TIMEOUT } : trying.body === undefined ? {} : { body: trying.body };
    const answer = await call(trying.method, trying.path, { ...what, version });
    await settle(trying, answer);
    return 'sent';
  } catch (error) {
    if (error instanceof ProblemError) {
      const gone = trying.method === 'DELETE' && (error.status === 404 || error.status === 410);
      if (gone) {
        await settle(trying, undefined);
        return 'sent';
      }
      const busy = error.status === 429 || error.status === 408 || error.status === 425 || error.status >= 500;
      if (!busy && error.status !== 401) {
        await change(trying.seq as number, { state: 'parked', problem: { status: error.status, code: error.code, errors: error.errors, current: error.current } });
        return 'parked';
      }
      if (busy) later(error.retryAfter);
    } else if (error instanceof OfflineError) later();
    await change(trying.seq as number, { state: 'waiting' });
    if (!(error instanceof ProblemError) && !(error instanceof OfflineError)) throw error;
    return 'stop';
  }
}

/** The server has taken it: the next change of the same thing builds on the version that came back. */
async function settle(write: Write, answer: unknown) {
  failures = 0;
  const version = versionIn(answer, write);
  await use(async (database) => {
    const tx = database.transaction(['outbox', 'versions', 'media'], 'readwrite');
    const queue = tx.objectStore('outbox');
    await queue.delete(write.seq as number);
    if (write.file) {
      // From here on the server has it, and nothing stays on the phone for longer than needed.
      await tx.objectStore('media').delete(write.file);
      await tx.done;
      return;
    }
    if (version !== null) await tx.objectStore('versions').put(version, write.entity);
    else if (write.method === 'DELETE') await tx.objectStore('versions').delete(write.entity);
    const next = (await queue.index('entity').getAll(write.entity)).find((one) => !one.file);
    if (next?.base === 'previous') await queue.put({ ...next, base: version });
    await tx.done;
  });
  sent = [...sent.filter((old) => old.id !== write.id), { ...write, state: 'sent' }];
}

async function change(seq: number, to: Partial<Write>) {
  await use(async (database) => {
    const tx = database.transaction('outbox', 'readwrite');
    const now = await tx.store.get(seq);
    if (now) await tx.store.put({ ...now, ...to });
    await tx.done;
  });
}

/** Starts sending for the person whose database is open; `prepare` loads what reads the answers, when anything waits. */
export async function startOutbox(prepare: () => Promise<unknown> = () => Promise.resolve()) {
  sent = [];
  failures = 0;
  await publish(false);
  if (waiting.peek().length) await prepare();
  void flush();
}

/** Forgets what is shown of another person's queue. */
export function stopOutbox() {
  clearTimeout(timer);
  sent = [];
  pending.value = [];
}

export function watchOutbox() {
  const now = () => {
    failures = 0;
    if (!document.hidden && waiting.peek().length) void flush();
  };
  addEventListener('online', now);
  document.addEventListener('visibilitychange', now);
  channel?.addEventListener('message', () => void publish(false));
}

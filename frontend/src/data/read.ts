import { signal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { changedAt, get, offline, OfflineError, ProblemError } from '../api/client';
import { me, session } from '../api/session';
import { ownerOf, use } from './db';
import { nameErased } from './erased';
import { useGiven } from './given';

/**
 * `loading`: nothing to show yet. `stored`: the copy of this device, older than it could be. `fresh`: just read.
 * `error`: nothing to show; `problem` says why, and is null when there is no internet.
 */
export type ReadState = 'loading' | 'stored' | 'fresh' | 'error';
export type Read<T> = { data: T | undefined; state: ReadState; problem: ProblemError | null; refresh: () => Promise<void> };
type Slot = { value: Signal<Omit<Read<unknown>, 'refresh'>>; users: number; running: Promise<boolean> | null; asked: number };

const slots = new Map<string, Slot>();
const RECENT = 1500;
const TRY_AGAIN = 20_000;
const LATELY = 12 * 3_600_000;

function slotOf(path: string): Slot {
  let slot = slots.get(path);
  if (!slot) {
    slot = { value: signal({ data: undefined, state: 'loading', problem: null }), users: 0, running: null, asked: 0 };
    slots.set(path, slot);
  }
  return slot;
}

async function store(path: string, data: unknown) {
  if (ownerOf()) await use((database) => database.put('reads', { data, fetched_at: Date.now() }, path)).catch(() => {});
}

async function fetchInto(path: string, slot: Slot): Promise<boolean> {
  slot.asked = Date.now();
  const person = me.peek()?.id;
  try {
    if (slot.value.peek().data === undefined && ownerOf()) {
      const copy = await use((database) => database.get('reads', path)).catch(() => undefined);
      if (copy && slot.value.peek().data === undefined) slot.value.value = { data: copy.data, state: 'stored', problem: null };
    }
    const data = nameErased(await get<unknown>(path));
    if (me.peek()?.id !== person) return false;
    slot.value.value = { data, state: 'fresh', problem: null };
    void store(path, data);
    return true;
  } catch (error) {
    const problem = error instanceof ProblemError ? error : null;
    if (!problem && !(error instanceof OfflineError)) throw error;
    const old = slot.value.peek().data;
    const gone = problem && (problem.status === 404 || problem.status === 403);
    if (gone && ownerOf()) void use((database) => database.delete('reads', path)).catch(() => {});
    slot.value.value =
      old !== undefined && !gone ? { data: old, state: 'stored', problem } : { data: undefined, state: 'error', problem };
    return false;
  }
}

/** Reads a path again; several askers share one request. */
function refetch(path: string): Promise<boolean> {
  const slot = slotOf(path);
  slot.running ??= fetchInto(path, slot).finally(() => (slot.running = null));
  return slot.running;
}

/** Reads everything that is on the screen again. True when all of it arrived. */
export async function refreshReads(): Promise<boolean> {
  for (const [path, slot] of slots) if (slot.users === 0) slots.delete(path);
  // A request that is under way may have been answered before the change: ask once more after it.
  const done = await Promise.all([...slots].map(([path, slot]) => (slot.running ?? Promise.resolve()).then(() => refetch(path))));
  return done.every(Boolean);
}

/** Reads a path for a screen nobody has opened yet, unless this device has a copy from lately. */
export async function readForLater<T>(path: string): Promise<T | undefined> {
  const copy = ownerOf() ? await use((database) => database.get('reads', path)).catch(() => undefined) : undefined;
  if (copy && Date.now() - copy.fetched_at < LATELY) return copy.data as T;
  await refetch(path);
  return peekRead<T>(path);
}

/** Puts an answer that is already here where the screens read it. */
export function provide(path: string, data: unknown) {
  slotOf(path).value.value = { data, state: 'fresh', problem: null };
  void store(path, data);
}

/** What is on the screen for a path right now, without reading it. */
export const peekRead = <T>(path: string) => slots.get(path)?.value.peek().data as T | undefined;

export const clearReads = () => slots.clear();

const NOTHING = signal<Omit<Read<unknown>, 'refresh'>>({ data: undefined, state: 'loading', problem: null });

/**
 * The stored copy at once, the fresh one as soon as it is here, and again when the person comes back to the app
 * or the internet does. A null path reads nothing.
 */
export function useRead<T>(path: string | null): Read<T> {
  const given = useGiven();
  const here = path !== null && !!given?.reads.has(path);
  const slot = useMemo(() => (path && !here ? slotOf(path) : null), [path, here]);
  useEffect(() => {
    if (!path || !slot) return;
    slots.set(path, slot);
    slot.users++;
    if (Date.now() - slot.asked > RECENT || slot.asked <= changedAt) void refetch(path);
    return () => void slot.users--;
  }, [path, slot]);
  const value = (slot?.value ?? NOTHING).value;
  if (here) return { data: given?.reads.get(path) as T, state: 'fresh', problem: null, refresh: () => Promise.resolve() };
  return { ...value, data: value.data as T | undefined, refresh: async () => void (path && (await refetch(path))) };
}

export function startReads() {
  const again = () => {
    if (!document.hidden && session.peek() === 'in') void refreshReads();
  };
  addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
  // The phone may not notice that the internet is back.
  setInterval(() => offline.peek() && again(), TRY_AGAIN);
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { ask, OfflineError } from '../api/client';
import { nameErased } from '../data/erased';
import { provide, useRead, type Read } from '../data/read';
import { inUse } from '../lock/device';
import { ring } from './bell';
import { bellBetween, momentAt, type Moment } from './clock';
import { lookAt, noteLook, serverNow } from './server-time';
import type { DatingClock, DatingLine } from './types';

const known = new Map<string, string>();

/** Asks whether anything is new, and looks at the server's clock by the way. */
async function pull(path: string) {
  const sent = Date.now();
  const response = await ask('GET', path, { known: known.get(path) });
  const server = Number(response.headers.get('server-now'));
  if (server) noteLook(lookAt(sent, Date.now(), server));
  if (response.status !== 200) return;
  provide(path, nameErased(await response.json()));
  const etag = response.headers.get('etag');
  if (etag) known.set(path, etag);
}

const BUSY = 5000;
const CALM = 30_000;
const LOOKS = 3;
const EARLY = 20 * 60_000;

/** While it runs, and from shortly before its time until somebody starts it: the first bell should reach everybody. */
const isBusy = ({ state, opened_at, starts_at }: DatingLine) => state === 'running' || (state === 'planned' && opened_at !== null && serverNow() > Date.parse(starts_at) - EARLY);

/** Reads a speed-dating that others change while it is looked at: calmly, and never while nobody looks. */
export function useLive<T>(path: string, of: (data: T) => DatingLine | null): Read<T> {
  const read = useRead<T>(path);
  const dating = read.data === undefined ? null : of(read.data);
  const busy = dating !== null && isBusy(dating);
  const latest = useRef(dating);
  latest.current = dating;
  useEffect(() => {
    let here = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => pull(path).catch((error: unknown) => {
      if (!(error instanceof OfflineError)) throw error;
    });
    const often = async () => {
      // The quickest of some looks at the clock is much better than one.
      for (let i = 0; i < LOOKS; i++) if (here) await look();
    };
    // Asked each time anew, because its time comes while nothing else changes.
    const later = () => {
      timer = setTimeout(() => void (document.hidden ? Promise.resolve() : look()).then(() => here && later()), latest.current && isBusy(latest.current) ? BUSY : CALM);
    };
    void often();
    later();
    const back = () => document.hidden || void often();
    document.addEventListener('visibilitychange', back);
    return () => {
      here = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', back);
    };
  }, [path, busy]);
  return read;
}

const BEAT = 500;

/** Where it stands now, drawn anew twice a second and right at the bell, which this rings. */
export function useMoment(dating: DatingLine | null, clock: DatingClock | null, rounds: number): Moment | null {
  const [, draw] = useState(0);
  const before = useRef<Moment | null>(null);
  const now = serverNow();
  const moment = dating && clock ? momentAt(clock, dating, rounds, now) : null;
  const runs = moment !== null && moment.phase !== 'done' && !clock?.paused_at;
  const until = runs ? moment.until : 0;
  useEffect(() => {
    if (!until) return;
    const again = () => draw((count) => count + 1);
    const beat = setInterval(again, BEAT);
    const bell = setTimeout(again, Math.max(0, until - serverNow()));
    return () => {
      clearInterval(beat);
      clearTimeout(bell);
    };
  }, [until]);
  useEffect(() => {
    const kind = moment && bellBetween(before.current, moment, now);
    before.current = moment;
    if (kind) ring(kind);
  });
  return moment;
}

const STAY = 60_000;

/** Keeps a phone that lies on the table from going dark, and the app on it from being locked. */
export function useAwake(wanted: boolean) {
  useEffect(() => {
    if (!wanted) return;
    inUse();
    const stay = setInterval(() => document.hidden || inUse(), STAY);
    return () => clearInterval(stay);
  }, [wanted]);
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let here = true;
    const keep = () => {
      if (document.hidden) return;
      navigator.wakeLock.request('screen').then(
        (got) => (here ? (lock = got) : void got.release()),
        () => {}, // a phone that saves its battery
      );
    };
    keep();
    document.addEventListener('visibilitychange', keep);
    return () => {
      here = false;
      document.removeEventListener('visibilitychange', keep);
      void lock?.release().catch(() => {});
    };
  }, [wanted]);
}

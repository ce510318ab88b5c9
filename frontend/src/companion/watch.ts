import { call, listen } from '../api/client';

/** A stream may end a moment before the visit has. */
const SOON = 1000;
const ASK_AGAIN = 10_000;
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Learns at once that the visit has ended: the stream ends with it. Where there is no stream, it is asked now and then. */
export async function watchVisit(stop: AbortSignal) {
  while (!stop.aborted) {
    if (!document.hidden) {
      await listen('/events', () => {}, stop).catch(() => {});
      for (const next of [0, SOON]) {
        await pause(next);
        if (stop.aborted) return;
        await call('GET', '/me').catch(() => {});
      }
    }
    await pause(ASK_AGAIN);
  }
}

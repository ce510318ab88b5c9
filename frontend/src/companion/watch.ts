import { call, listen } from '../api/client';

const ASK_AGAIN = 10_000;

/** Learns at once that the visit has ended: the stream ends with it. Where there is no stream, it is asked now and then. */
export async function watchVisit(stop: AbortSignal) {
  while (!stop.aborted) {
    if (!document.hidden) {
      await listen('/events', () => {}, stop).catch(() => {});
      if (stop.aborted) return;
      await call('GET', '/me').catch(() => {});
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
  }
}

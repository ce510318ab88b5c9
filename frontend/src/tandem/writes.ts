import type { Found, Pause } from '../api/types';
import { pending, send } from '../data/outbox';

/** One's own pause, as the outbox names it. */
const PAUSE = 'pause:me';
const ENDING = 'ending:me';

export type Telling = Pick<Pause, 'tell_partner' | 'tell_contact_person'>;

/** Begins a pause, or changes who knows of it; nobody is asked for a reason. What the server knows already cannot be taken back by sending nothing. */
export const beginPause = (telling: Telling, known: boolean) =>
  send({ method: 'PUT', path: '/me/pause', body: telling, entity: PAUSE, base: known ? 1 : null, label: { key: 'label_pause' } });
export const comeBack = () => send({ method: 'DELETE', path: '/me/pause', body: undefined, entity: PAUSE, label: { key: 'label_back' } });
export const goOnPausing = () => send({ method: 'POST', path: '/me/pause/continuation', body: undefined, entity: PAUSE, label: { key: 'label_pause_goes_on' } });

export const endEarly = (kind: Found) => send({ method: 'POST', path: '/me/ending', body: { kind }, entity: ENDING, label: { key: 'label_ending' } });
export const takeBackEnd = () => send({ method: 'DELETE', path: '/me/ending', body: undefined, entity: ENDING, label: { key: 'label_ending' } });

const lastOf = (entity: string) => pending.value.findLast((write) => write.entity === entity && write.state !== 'parked');

/** The pause as it will be once everything on its way has arrived; `waits` while it has not. */
export function overlayPause(read: Pause | null, today: string): { pause: Pause | null; waits: boolean } {
  const write = lastOf(PAUSE);
  if (!write) return { pause: read, waits: false };
  const waits = write.state !== 'sent';
  if (write.method === 'DELETE') return { pause: null, waits };
  if (write.method === 'POST') return { pause: read && { ...read, asks: false }, waits };
  return { pause: { from_day: read?.from_day ?? today, asks: false, ...(write.body as Telling) }, waits };
}

/** What was found, as it will be. */
export function overlayFound(read: Found | null): Found | null {
  const write = lastOf(ENDING);
  if (!write) return read;
  return write.method === 'DELETE' ? null : (write.body as { kind: Found }).kind;
}

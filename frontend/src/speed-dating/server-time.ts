/** One look at the server's clock: how far it is ahead of this device's, and how long asking took. */
export type Look = { ahead: number; trip: number; at: number };

/** The server's clock was read somewhere between sending and receiving; the middle is the best guess. */
export const lookAt = (sent: number, received: number, server: number): Look => ({ ahead: server - (sent + received) / 2, trip: received - sent, at: received });

const FRESH = 600_000;
const JUMP = 250;

/**
 * What is remembered after another look. The quickest of the last ten minutes tells most; one that cannot be true beside
 * a new look means that this device's clock was set, and everything before it goes.
 */
export function remember(looks: Look[], look: Look): Look[] {
  const best = quickest(looks);
  const jumped = best && Math.abs(best.ahead - look.ahead) > (best.trip + look.trip) / 2 + JUMP;
  return jumped ? [look] : [...looks.filter(({ at }) => look.at - at < FRESH), look];
}

export const quickest = (looks: Look[]): Look | undefined => looks.reduce<Look | undefined>((best, look) => (best && best.trip <= look.trip ? best : look), undefined);

let looks: Look[] = [];
export function noteLook(look: Look) {
  looks = remember(looks, look);
}

/** The server's time by now, as well as this device knows it. */
export const serverNow = () => Date.now() + (quickest(looks)?.ahead ?? 0);

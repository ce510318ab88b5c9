import { keepLock, lock, type Lock } from './device';

/** So slow that guessing a short PIN takes long, even on another machine. */
const ROUNDS = 600_000;
const FREE_TRIES = 3;
const FIRST_WAIT = 5000;
const LONGEST_WAIT = 5 * 60_000;

const text = (raw: ArrayBuffer | Uint8Array<ArrayBuffer>) => btoa(String.fromCharCode(...new Uint8Array(raw)));
const bytes = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

async function fingerprint(pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  return text(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256));
}

export async function newLock(pin: string, rounds = ROUNDS): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: text(salt), hash: await fingerprint(pin, salt, rounds), rounds, wrong: 0, until: 0 };
}

/** How long to wait after so many wrong tries, in milliseconds. */
export const waitAfter = (wrong: number) => (wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES)));

/** How long somebody still has to wait; a clock that was turned does not shut anybody out. */
export const waitLeft = ({ until }: Lock, now: number) => Math.max(0, Math.min(until - now, LONGEST_WAIT));

/** Whether the PIN fits. A try counts before it is looked at, so that a reload is no way around the waiting. */
export async function opens(pin: string, now = Date.now()): Promise<boolean> {
  const mine = lock.peek();
  if (!mine || waitLeft(mine, now)) return false;
  const wrong = mine.wrong + 1;
  keepLock({ ...mine, wrong, until: now + waitAfter(wrong) });
  if ((await fingerprint(pin, bytes(mine.salt), mine.rounds)) !== mine.hash) return false;
  keepLock({ ...mine, wrong: 0, until: 0 });
  return true;
}

// A passkey that only this device knows: no server is asked, so it works without internet.

/** Whether this device recognises people; where nothing does, the question would never be answered. */
export const canUsePasskey = async () => (await globalThis.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false)) ?? false;

/** Adds a passkey of this device; false when the person or the device would rather not. */
export async function addPasskey(name: string): Promise<boolean> {
  const mine = lock.peek();
  if (!mine) return false;
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { name },
        user: { id: crypto.getRandomValues(new Uint8Array(16)), name, displayName: name },
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'discouraged', userVerification: 'required' },
      },
    });
    if (!made) return false;
    keepLock({ ...mine, passkey: text((made as PublicKeyCredential).rawId) });
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

const USER_VERIFIED = 4;

/** Whether the device has recognised the person. */
export async function opensWithPasskey(): Promise<boolean> {
  const id = lock.peek()?.passkey;
  if (!id) return false;
  try {
    const shown = (await navigator.credentials.get({
      publicKey: { challenge: crypto.getRandomValues(new Uint8Array(32)), allowCredentials: [{ type: 'public-key', id: bytes(id) }], userVerification: 'required' },
    })) as PublicKeyCredential | null;
    const flags = shown && new Uint8Array((shown.response as AuthenticatorAssertionResponse).authenticatorData)[32];
    return !!flags && (flags & USER_VERIFIED) !== 0;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

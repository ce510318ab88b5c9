import { computed, signal } from '@preact/signals';
import { callOpenly, OfflineError, ProblemError, setKeeper } from './client';
import type { Me, Session } from './types';

/**
 * `in`: somebody is signed in, perhaps without internet. `ended`: the server ended the session; what the person
 * wrote stays on the device until the same person signs in again. `out`: nobody.
 */
export type State = 'in' | 'ended' | 'out';

const PERSON_KEY = 'mp.person';
const EARLY = 30_000;

function stored(): Me | null {
  try {
    return JSON.parse(localStorage.getItem(PERSON_KEY) ?? 'null') as Me | null;
  } catch {
    return null;
  }
}

/** Who uses this device, also while offline. */
export const me = signal<Me | null>(stored());
export const session = signal<State>(me.peek() ? 'in' : 'out');
export const signedIn = computed(() => session.value === 'in' && me.value !== null);

// Only in memory: whoever reads the phone's storage finds no key.
let access: { token: string; until: number } | null = null;

export function remember(person: Me) {
  me.value = person;
  localStorage.setItem(PERSON_KEY, JSON.stringify(person));
}

/** Takes over a session the server has just given. */
export function accept(next: Session) {
  access = { token: next.access_token, until: Date.now() + next.expires_in_seconds * 1000 - EARLY };
  remember(next.person);
  session.value = 'in';
}

export function forgetSession() {
  access = null;
  me.value = null;
  session.value = 'out';
  localStorage.removeItem(PERSON_KEY);
}

/** Gets a new access token; one at a time, so that tabs do not spend each other's refresh token. */
async function renew(stale: string | null): Promise<string | null> {
  return navigator.locks.request('rt', async () => {
    // Of many who waited here the first one has been told.
    if (session.peek() !== 'in') return null;
    if (access && access.token !== stale && access.until > Date.now()) return access.token;
    try {
      const next = await callOpenly<Session>('POST', '/auth/refresh');
      if (me.peek() && next.person.id !== me.peek()?.id) {
        // Another person signed in on this device in another tab.
        session.value = 'ended';
        return null;
      }
      accept(next);
      return next.access_token;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) {
        access = null;
        session.value = 'ended';
        return null;
      }
      if (error instanceof ProblemError) throw new OfflineError('refresh failed');
      throw error;
    }
  });
}

export function startSession() {
  setKeeper({
    async token(again) {
      if (session.peek() !== 'in') return null;
      if (!again && access && access.until > Date.now()) return access.token;
      return renew(again ? (access?.token ?? null) : null);
    },
    secondFactorMissing() {
      const person = me.peek();
      if (person && !person.second_factor_missing) remember({ ...person, second_factor_missing: true });
    },
  });
}

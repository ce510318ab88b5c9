import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accept, forgetSession, startSession } from '../api/session';
import { openFor, wipe } from '../data/db';
import { pending, startOutbox, stopOutbox } from '../data/outbox';
import { beginPause, comeBack, overlayFound, overlayPause } from './writes';

const ME = 'samira';
const NOBODY = { tell_partner: false, tell_contact_person: false };
const known = { from_day: '2026-11-02', ...NOBODY, asks: true };

beforeEach(async () => {
  startSession();
  accept({ access_token: 'a', expires_in_seconds: 600, person: { id: ME, role: 'participant', display_name: 'Samira', login: 'samira', language: 'de', version: 1 } });
  await openFor(ME);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no internet')));
  await startOutbox();
});
afterEach(async () => {
  stopOutbox();
  await wipe(ME);
  forgetSession();
});

test('without internet a pause shows at once and waits', async () => {
  await beginPause({ ...NOBODY, tell_partner: true }, false);
  expect(overlayPause(null, '2026-11-25')).toEqual({ pause: { from_day: '2026-11-25', tell_partner: true, tell_contact_person: false, asks: false }, waits: true });
});

test('a slip of the finger without internet leaves nothing to send', async () => {
  vi.spyOn(navigator.locks, 'request').mockImplementation(() => new Promise(() => {}) as never);
  await beginPause(NOBODY, false);
  await comeBack();
  expect(pending.value).toEqual([]);
  expect(overlayPause(null, '2026-11-25').pause).toBeNull();
});

test('coming back is sent even when it follows another change of the same pause', async () => {
  vi.spyOn(navigator.locks, 'request').mockImplementation(() => new Promise(() => {}) as never);
  await beginPause({ ...NOBODY, tell_partner: true }, true);
  await comeBack();
  expect(pending.value.map(({ method }) => method)).toEqual(['DELETE']);
  expect(overlayPause(known, '2026-11-25')).toEqual({ pause: null, waits: true });
});

test('what was read counts where nothing is on its way', () => {
  expect(overlayPause(known, '2026-11-25')).toEqual({ pause: known, waits: false });
  expect(overlayFound('work')).toBe('work');
});

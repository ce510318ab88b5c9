import { expect, test } from 'vitest';
import type { Write } from '../data/outbox';
import type { GroupMeeting } from './types';
import { overlayMeetings } from './writes';

const me = { id: 'me', display_name: 'Samira' } as Parameters<typeof overlayMeetings>[1];
const meeting: GroupMeeting = {
  id: 'm', cohort_id: 'c', suggested_by: { id: 'jonas', display_name: 'Jonas' }, what: 'Kaffee', place_text: 'Park', state: 'open', fixed_number: null, gathering: null, reason: '',
  times: [1, 2].map((number) => ({ number, day: '2026-12-08', clock: `1${number}:00`, answers: [{ person_id: 'me', display_name: 'Samira', answer: 'no' as const }] })),
};
const write = (path: string, body: unknown, change: Partial<Write> = {}): Write => ({
  id: path, seq: 1, method: 'PUT', path, body, entity: 'group-meeting:m', base: null, label: { key: 'label_group_meeting' }, state: 'waiting', attempts: 0, created_at: 0, ...change,
});

test('what was suggested without internet stands there at once, with its times in order', () => {
  const body = { what: 'Kaffee', place_text: 'Park', times: [{ day: '2026-12-09', clock: '10:00' }, { day: '2026-12-08', clock: '10:00' }] };
  const [shown] = overlayMeetings([], me, 'c', [write('/cohorts/c/group-meetings/m', body)]);
  expect(shown).toMatchObject({ id: 'm', state: 'open', writing: 'waiting', times: [{ number: 1, day: '2026-12-08' }, { number: 2 }] });
});

test('the newest answers hold, and those that are left out are none', () => {
  const [shown] = overlayMeetings([meeting], me, 'c', [write('/group-meetings/m/answers', { answers: [{ number: 1, answer: 'yes' }] })]);
  expect(shown?.times.map(({ answers }) => answers.map(({ answer }) => answer))).toEqual([['yes'], []]);
});

test('what was fixed or withdrawn shows, unless that did not work', () => {
  expect(overlayMeetings([meeting], me, 'c', [write('/group-meetings/m/fixing', { number: 2 })])[0]).toMatchObject({ state: 'fixed', fixed_number: 2 });
  expect(overlayMeetings([meeting], me, 'c', [write('/group-meetings/m/withdrawal', {}, { state: 'parked' })])[0]).toMatchObject({ state: 'open', writing: 'parked' });
});

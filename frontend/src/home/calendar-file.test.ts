import { expect, test } from 'vitest';
import type { PlannedMeeting } from '../api/types';
import { calendarFile, instantOf } from './calendar-file';

const planned: PlannedMeeting & { day: string } = {
  day: '2026-11-26',
  clock: '15:00',
  place_text: 'Café am Markt; Tisch 2, ganz hinten am Fenster, neben der Garderobe und dem großen Spiegel',
  starts_at: '2026-11-26T14:00:00Z',
  revision: 3,
  set_by: 'x',
  version: 3,
  updated_at: '2026-11-25T10:00:00Z',
};

test('a meeting is an event in UTC that moves instead of doubling', () => {
  const lines = calendarFile('abc', planned, 'Treffen', 0).split('\r\n');
  expect(lines).toContain('DTSTART:20261126T140000Z');
  expect(lines).toContain('DTEND:20261126T150000Z');
  expect(lines).toContain('SEQUENCE:3');
  const moved = calendarFile('abc', { ...planned, day: '2026-11-28', starts_at: '2026-11-28T14:00:00Z', revision: 4 }, 'Treffen', 0).split('\r\n');
  const name = (all: string[]) => all.filter((line) => line.startsWith('UID:'));
  expect(name(moved)).toEqual(name(lines));
  expect(moved).toContain('SEQUENCE:4');
});

test('a date that is still on this phone has its instant too', () => {
  const lines = calendarFile('abc', { ...planned, day: '2026-07-01', starts_at: null }, 'Treffen', 0).split('\r\n');
  expect(lines).toContain('DTSTART:20260701T130000Z');
  expect(lines).toContain('SEQUENCE:4');
});

test('a date without a time takes the whole day', () => {
  const lines = calendarFile('abc', { ...planned, day: '2026-11-30', clock: null, starts_at: null }, 'Treffen', 0).split('\r\n');
  expect(lines).toContain('DTSTART;VALUE=DATE:20261130');
  expect(lines).toContain('DTEND;VALUE=DATE:20261201');
});

test.each([
  ['2026-10-25', '01:30', '2026-10-24T23:30:00Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
  ['2026-10-25', '03:30', '2026-10-25T02:30:00Z'],
  ['2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
  ['2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
])('%s %s in Offenbach is %s', (day, clock, instant) => {
  expect(instantOf(day, clock)).toBe(Date.parse(instant));
});

test('a time that clocks jump over is no instant', () => {
  expect(instantOf('2026-03-29', '02:30')).toBeNull();
});

test('no line is longer than 75 bytes and no word of a person becomes a property', () => {
  const place = 'Park\r\nATTACH:evil, \\ und; noch ein sehr langer Satz über den großen Brunnen in der Mitte';
  const text = calendarFile('abc', { ...planned, place_text: place }, 'Treffen', 0);
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain('LOCATION:Park\\nATTACH:evil\\, \\\\ und\\; noch');
  expect(unfolded).not.toMatch(/^ATTACH/m);
});

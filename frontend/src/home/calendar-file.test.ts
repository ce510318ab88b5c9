import { expect, test } from 'vitest';
import type { PlannedMeeting } from '../api/types';
import { calendarFile } from './calendar-file';

const planned: PlannedMeeting = {
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
  expect(lines).toContain('UID:abc-2026-11-26@mainpate');
});

test('no line is longer than 75 bytes and no word of a person becomes a property', () => {
  const place = 'Park\r\nATTACH:evil, \\ und; noch ein sehr langer Satz über den großen Brunnen in der Mitte';
  const text = calendarFile('abc', { ...planned, place_text: place }, 'Treffen', 0);
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain('LOCATION:Park\\nATTACH:evil\\, \\\\ und\\; noch');
  expect(unfolded).not.toMatch(/^ATTACH/m);
});

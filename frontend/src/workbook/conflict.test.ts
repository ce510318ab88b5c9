import { beforeEach, expect, test } from 'vitest';
import { accept, startSession } from '../api/session';
import type { Me } from '../api/types';
import type { Write } from '../data/db';
import { mineOver } from './conflict';

const person: Me = { id: 'samira', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };

function parked(entity: string, body: unknown, current: unknown): Write {
  return {
    id: '1', method: 'PUT', path: '/x', body, base: 1, entity, label: { key: 'save' }, attempts: 1, state: 'parked', created_at: 0,
    problem: { status: 412, code: 'stale', errors: [], current },
  };
}

beforeEach(() => {
  startSession();
  accept({ access_token: 'a', expires_in_seconds: 600, person });
});

test('the own version is sent as it was written, or as it was mended', () => {
  const write = parked('entry:e1', { note: 'meins', visibility: 'tandem', place: 'park' }, { author_id: 'samira', note: 'vom Rechner', visibility: 'team' });
  expect(mineOver(write)).toEqual({ note: 'meins', visibility: 'tandem', place: 'park' });
  expect(mineOver(write, 'beides')).toEqual({ note: 'beides', visibility: 'tandem', place: 'park' });
});

test('in an entry of the partner only the facts are mine: the note stays as the partner wants it', () => {
  const write = parked('entry:e1', { note: 'alt', visibility: 'tandem', place: 'park' }, { author_id: 'jonas', note: 'neu', visibility: 'team' });
  expect(mineOver(write)).toEqual({ note: 'neu', visibility: 'team', place: 'park' });
});

test('who sees a step stays with whoever wrote it', () => {
  const body = { text: 'meins', visibility: 'tandem', state: 'done' };
  expect(mineOver(parked('step:s1', body, { created_by: 'jonas', visibility: 'team' }))).toEqual({ ...body, visibility: 'team' });
  expect(mineOver(parked('step:s1', body, { created_by: 'samira', visibility: 'team' }), 'anders')).toEqual({ ...body, text: 'anders' });
});

test('the words of an addition can be mended', () => {
  expect(mineOver(parked('addition:a1', { text: 'meins', visibility: 'tandem' }, { text: 'alt' }), 'neu')).toEqual({ text: 'neu', visibility: 'tandem' });
});

import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Meeting, OfficePromise } from '../api/types';
import { loadTexts, setLang } from '../i18n';
import { asks, dueText, marksOf, nextOf, titleOf, whenOf, word, words } from './words';

const meeting = (over: Partial<Meeting>): Meeting => ({
  id: 'm', tandem_id: 't', number: 1, kind: 'milestone', day_number: 21, planned_day: '2026-11-06', suggested_day: '2026-11-06', state: 'planned',
  day: null, clock: null, starts_at: null, place: null, place_text: '', coach_id: null, revision: 0, cancel_reason: '', held_at: null, version: 1,
  plan_id: 'p', answers: [], ...over,
});

beforeAll(async () => {
  vi.useFakeTimers({ now: new Date('2026-11-25T09:00:00Z'), toFake: ['Date'] });
  await loadTexts('milestone');
  await setLang('de');
});

describe('the next meeting', () => {
  const held = meeting({ id: 'held', state: 'held' });
  const missed = meeting({ id: 'missed', number: 2, suggested_day: '2026-11-20' });
  const coming = meeting({ id: 'coming', number: 3, suggested_day: '2026-11-27' });
  it('is the first one still ahead', () => expect(nextOf([held, missed, coming])?.id).toBe('coming'));
  it('is one on the table, even when its day has passed', () => expect(nextOf([held, { ...missed, state: 'agreed' }, coming])?.id).toBe('missed'));
  it('is none after the last', () => expect(nextOf([held])).toBeUndefined());
});

describe('an answer', () => {
  const proposed = meeting({ state: 'proposed', revision: 2, answers: [{ person_id: 'a', answer: 'yes', text: '', current: false }] });
  it('is asked for again when the date is new', () => expect(asks(proposed, 'a')).toBe(true));
  it('is asked for once', () => expect(asks({ ...proposed, answers: [{ person_id: 'a', answer: 'question', text: '', current: true }] }, 'a')).toBe(false));
  it('is not asked for without a proposal', () => expect(asks(meeting({}), 'a')).toBe(false));
});

describe('in words', () => {
  it('says when and where, or when it might be', () => {
    const place = { id: null, name: 'Café am Markt', address: 'Am Wochenmarkt' };
    expect(whenOf(meeting({ state: 'agreed', day: '2026-11-30', clock: '14:00', place }))).toBe('Montag, 30. November, 14:00 Uhr · Café am Markt');
    expect(whenOf(meeting({ suggested_day: '2026-11-27' }))).toContain('Freitag, 27. November');
    expect(whenOf(meeting({ state: 'cancelled', day: '2026-11-30' }))).toBe('Dieses Treffen fällt aus.');
  });
  it('calls the last meeting by its own name', () => {
    expect(titleOf(meeting({ number: 2 }))).toBe('Meilenstein 2');
    expect(titleOf(meeting({ number: 6, kind: 'closing' }))).toBe('Abschluss-Treffen');
  });
  it('keeps words nobody foresaw', () => {
    expect(words('place', ['cafe', 'am Weiher'])).toBe('im Café und am Weiher');
    expect(word('size', 3)).toBe('mittel');
  });
  it('names who and by when only once somebody has promised', () => {
    const promise = { due_day: '2026-12-02', coach_id: 'k' } as OfficePromise;
    expect(dueText(promise, () => 'Katrin')).toBe('Katrin · bis 2. Dezember');
    expect(dueText({ ...promise, due_day: null }, () => 'Katrin')).toBe('gewünscht, noch nicht zugesagt');
  });
  it('lists the marks of a good place', () => {
    const place = { id: '', name: '', address: '', note: '', version: 1, step_free: true, children_welcome: false, no_need_to_buy: true };
    expect(marksOf(place)).toEqual(['ohne Stufen', 'nichts kaufen müssen']);
  });
});

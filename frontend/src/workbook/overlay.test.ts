import { expect, test } from 'vitest';
import type { Entry, PlannedMeeting, Step } from '../api/types';
import type { Write } from '../data/db';
import { overlayEntries, overlayWeeks, weekOf, type EntryContent } from './entries';
import { overlayPlanned, overlaySteps, stateOf } from './overlay';

const ME = 'samira';
const TANDEM = 't1';
const book = { me: ME, tandem: TANDEM, start: '2026-10-17' };
let count = 0;

function write(entity: string, part: string, body: unknown, more: Partial<Write> = {}): Write {
  count++;
  return {
    id: String(count), seq: count, method: 'PUT', path: `/tandems/${TANDEM}/${part}`, body, base: null, entity, label: { key: 'save' }, attempts: 0,
    state: 'waiting', created_at: Date.parse('2026-11-25T14:00:00Z') + count, ...more,
  };
}
const content: EntryContent = {
  kind: 'meeting', outcome: 'met', reason: null, day: '2026-11-25', clock: '15:00', place: 'cafe', place_text: '', topics: ['german'], note: 'Hallo', visibility: 'tandem',
};
const entry = (id: string, change: Partial<Entry> = {}): Entry => ({
  ...content, id, tandem_id: TANDEM, author_id: ME, pinned: false, team_seen_at: null, confirmed_at: null, confirmed_by: null, last_changed_by: ME, version: 3,
  created_at: '2026-11-01T10:00:00Z', updated_at: '2026-11-01T10:00:00Z', week: 0, additions: [], my_answers: null, ...change,
});
const step = (id: string, change: Partial<Step> = {}): Step => ({
  id, tandem_id: TANDEM, entry_id: null, owner_id: ME, text: 'Anrufen', due_day: null, state: 'open', visibility: 'tandem', team_seen_at: null, created_by: ME,
  last_changed_by: ME, version: 1, created_at: '', updated_at: '', ...change,
});
const planned: PlannedMeeting = {
  day: '2026-12-02', clock: '15:00', place_text: 'Café', starts_at: '2026-12-02T14:00:00Z', revision: 1, set_by: ME, version: 4, updated_at: '',
};

test('a week has seven days from the start of the cohort, and there are weeks before it', () => {
  expect(weekOf('2026-10-17', '2026-10-17')).toBe(1);
  expect(weekOf('2026-10-17', '2026-10-23')).toBe(1);
  expect(weekOf('2026-10-17', '2026-10-24')).toBe(2);
  expect(weekOf('2026-10-17', '2026-10-16')).toBe(0);
  expect(weekOf('2026-10-17', '2026-10-09')).toBe(-1);
});

test('weeks go on without internet, and a meeting written on the phone keeps its week', () => {
  const known = [{ number: 1, first_day: '2026-10-17', last_day: '2026-10-23', kept: false, paused: true }];
  const entries = overlayEntries([], [write('entry:e1', 'entries/e1', { ...content, day: '2026-10-20' })], book);
  const weeks = overlayWeeks(known, entries, book.start, '2026-10-26');
  expect(weeks).toEqual([
    { number: 2, first_day: '2026-10-24', last_day: '2026-10-30', kept: false, paused: false },
    { number: 1, first_day: '2026-10-17', last_day: '2026-10-23', kept: true, paused: true },
  ]);
});

test('a note or a meeting that fell through keeps no week', () => {
  const entries = overlayEntries([entry('e1', { outcome: 'cancelled' }), entry('e2', { kind: 'note', outcome: null })], [], book);
  expect(overlayWeeks([], entries, book.start, null).map((week) => week.kept)).toEqual([false]);
});

test('what is written offline stands in the workbook at once, the newest first', () => {
  const entries = overlayEntries([entry('old', { day: '2026-11-18' })], [write('entry:new', 'entries/new', content)], book);
  expect(entries.map(({ id, week, author_id }) => ({ id, week, author_id }))).toEqual([
    { id: 'new', week: 6, author_id: ME },
    { id: 'old', week: 5, author_id: ME },
  ]);
});

test('changes, pins, confirmations, answers and additions are laid over in their order', () => {
  const [shown] = overlayEntries(
    [entry('e1', { author_id: 'jonas' })],
    [
      write('entry:e1', 'entries/e1', { ...content, place: 'park' }),
      write('entry:e1', 'entries/e1/pin', { pinned: true }),
      write('entry:e1', 'entries/e1/confirmation', undefined),
      write('answers:e1', 'entries/e1/my-answers', { helped: 4, heard: null, mood: null, giving: null }),
      write('addition:a1', 'entries/e1/additions/a1', { text: 'Auch schön', visibility: 'tandem' }),
    ],
    book,
  );
  expect(shown).toMatchObject({ place: 'park', pinned: true, confirmed_by: ME, version: 3, my_answers: { helped: 4, version: 0 } });
  expect(shown?.additions).toMatchObject([{ id: 'a1', author_id: ME, text: 'Auch schön' }]);
});

test('what was deleted on the phone is gone, and so is a confirmation that was taken back', () => {
  const gone = { method: 'DELETE' as const };
  const entries = overlayEntries(
    [entry('e1'), entry('e2', { confirmed_at: 'x', confirmed_by: ME })],
    [write('entry:e1', 'entries/e1', undefined, gone), write('entry:e2', 'entries/e2/confirmation', undefined, gone)],
    book,
  );
  expect(entries.map(({ id, confirmed_at, confirmed_by }) => [id, confirmed_at, confirmed_by])).toEqual([['e2', null, null]]);
});

test('writes of another tandem stay out of this workbook', () => {
  expect(overlayEntries([], [write('entry:e1', 'entries/e1', content, { path: '/tandems/t2/entries/e1' })], book)).toEqual([]);
});

test('a pin for an entry that is not there makes no entry', () => {
  expect(overlayEntries([], [write('entry:e1', 'entries/e1/pin', { pinned: true })], book)).toEqual([]);
});

test('steps change, come and go with what waits', () => {
  const { owner_id, text, due_day, visibility, entry_id } = step('s1');
  const body = { owner_id, text, due_day, visibility, entry_id };
  const steps = overlaySteps(
    [step('s1'), step('s2')],
    [
      write('step:s1', 'steps/s1', { ...body, state: 'done' }),
      write('step:s2', 'steps/s2', undefined, { method: 'DELETE' }),
      write('step:s3', 'steps/s3', { ...body, text: 'Neu', owner_id: 'jonas', state: 'open' }),
    ],
    ME,
  );
  expect(steps.map(({ id, state, owner_id: owner, version }) => [id, state, owner, version])).toEqual([
    ['s1', 'done', ME, 1],
    ['s3', 'open', 'jonas', 0],
  ]);
});

test('the next date is what this phone wrote last; taken back there is none', () => {
  const moved = write(`planned:${TANDEM}`, 'planned-meeting', { day: '2026-12-03', clock: '16:00', place_text: 'Park' });
  expect(overlayPlanned(planned, TANDEM, [moved])).toMatchObject({ day: '2026-12-03', clock: '16:00', place_text: 'Park', starts_at: null, version: 4 });
  const back = write(`planned:${TANDEM}`, 'planned-meeting', { day: null, clock: null, place_text: '' });
  expect(overlayPlanned(planned, TANDEM, [moved, back])).toBeNull();
  expect(overlayPlanned({ ...planned, day: null }, TANDEM, [])).toBeNull();
  expect(overlayPlanned(planned, TANDEM, [])).toBe(planned);
  expect(overlayPlanned(planned, 't2', [moved])).toBe(planned);
});

test('of several changes the one that needs a look is shown', () => {
  const writes = [write('entry:e1', 'entries/e1', content, { state: 'parked' }), write('entry:e1', 'entries/e1/pin', { pinned: true })];
  expect(stateOf('entry:e1', writes)).toBe('parked');
  expect(stateOf('entry:e2', writes)).toBeNull();
});

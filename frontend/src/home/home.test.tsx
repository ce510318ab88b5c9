import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accept, forgetSession, startSession } from '../api/session';
import type { Home as HomeData, Me, Step } from '../api/types';
import { openFor, wipe } from '../data/db';
import { startOutbox, stopOutbox } from '../data/outbox';
import { clearReads } from '../data/read';
import { addDays, loadTexts, setLang, t, today } from '../i18n';
import { Toasts } from '../ui/toast';
import { Home } from './home';

const person: Me = { id: 'samira', role: 'participant', display_name: 'Samira', login: 'linde42', language: 'de', version: 1 };
const step: Step = {
  id: 's1', tandem_id: 't1', entry_id: null, owner_id: person.id, text: 'Lebenslauf lesen', due_day: null, state: 'open', visibility: 'tandem',
  team_seen_at: null, created_by: person.id, last_changed_by: person.id, version: 4, created_at: '', updated_at: '',
};
const quiet: HomeData = {
  person,
  tandem: { id: 't1', partner: { id: 'jonas', display_name: 'Jonas' }, partner_paused: false, partner_left: null, partner_found: null },
  pause: null, departure: null,
  contact_person: { id: 'katrin', display_name: 'Katrin' },
  cohort: { id: 'c1', name: 'Herbst', state: 'running', start_day: '2026-10-01' },
  day_plan: {
    day_number: 37, length_days: 120, state: 'running',
    stops: [21, 42, 120].map((day, i) => ({ number: i + 1, kind: day === 120 ? 'closing' : 'milestone', day_number: day, planned_day: '2026-11-30', suggested_day: '2026-11-30' })),
  },
  planned_meeting: null, next_milestone: null, my_steps: [], plan_to_sign: null, proposal_to_answer: null, overdue_promises: 0,
};
let home: HomeData;
let written: { path: string; body: unknown; version: string | null }[];

beforeEach(async () => {
  await setLang('de');
  await loadTexts('workbook');
  startSession();
  accept({ access_token: 'a', expires_in_seconds: 600, person });
  await openFor(person.id);
  home = structuredClone(quiet);
  written = [];
  vi.stubGlobal('fetch', (path: string, { method, body, headers }: { method: string; body: string; headers: Record<string, string> }) => {
    if (method === 'GET') return Promise.resolve(path.endsWith('/home') ? Response.json(home) : Response.json({ code: 'not_found' }, { status: 404 }));
    written.push({ path, body: JSON.parse(body), version: headers['if-match'] ?? null });
    return Promise.resolve(Response.json({ ...step, version: 5 }));
  });
  await startOutbox();
});
afterEach(async () => {
  stopOutbox();
  clearReads();
  await wipe(person.id);
  forgetSession();
});

async function show(change: Partial<HomeData> = {}) {
  Object.assign(home, change);
  render(
    <>
      <Home />
      <Toasts />
    </>,
  );
  await waitFor(() => expect(document.querySelector('[aria-busy]')).toBeNull());
}
const main = () => document.querySelector('.btn.main');

test('whoever has no tandem yet is asked for nothing', async () => {
  await show({ tandem: null, cohort: { ...quiet.cohort, state: 'planned' } });
  expect(screen.getByText(t('home_no_tandem'))).toBeTruthy();
  expect(main()).toBeNull();
});

test('whoever stayed without one is not told to wait when all is over', async () => {
  await show({ tandem: null, cohort: { ...quiet.cohort, state: 'closed' } });
  expect(screen.getByText(t('home_closed'))).toBeTruthy();
  expect(screen.queryByText(t('home_no_tandem'))).toBeNull();
});

test('the one main thing is to write down a meeting', async () => {
  await show();
  expect(main()?.getAttribute('href')).toBe('/meeting/new');
  expect(screen.getByText(t('home_next_none'))).toBeTruthy();
  expect(screen.getByText(t('home_day', { day: 37, length: 120 }))).toBeTruthy();
});

test.each([
  ['planned', 'home_starts_more'],
  ['paused', 'home_paused'],
  ['closed', 'home_closed'],
] as const)('a cohort that is %s says so', async (state, key) => {
  await show({ cohort: { ...quiet.cohort, state }, day_plan: { ...quiet.day_plan, state } });
  expect(screen.getByText(t(key))).toBeTruthy();
});

test('at the end of the way no table stays open', async () => {
  await show({ day_plan: { ...quiet.day_plan, state: 'closed', day_number: 120 } });
  expect(document.querySelectorAll('.seam rect.d')).toHaveLength(3);
});

test('a date of yesterday is no next meeting', async () => {
  const planned = { day: addDays(today(), -1), clock: '15:00', place_text: '', starts_at: null, revision: 1, set_by: 'jonas', version: 1, updated_at: '' };
  await show({ planned_meeting: planned });
  expect(screen.getByText(t('home_next_none'))).toBeTruthy();
  expect(screen.queryByText(t('home_calendar'))).toBeNull();
});

test('what waits for an answer comes with a way to it', async () => {
  await show({ plan_to_sign: { meeting_id: 'm2', plan_id: 'p2' }, overdue_promises: 2 });
  expect(screen.getByText(t('home_to_sign')).closest('a')?.getAttribute('href')).toBe('/milestones/m2');
  expect(screen.getByText(t('home_overdue', { n: 2 })).closest('a')?.getAttribute('href')).toBe('/milestones?view=promises');
});

test('the milestone says who of the team comes, when it is the contact person', async () => {
  const meeting = {
    id: 'm2', tandem_id: 't1', number: 2, kind: 'milestone', day_number: 42, planned_day: today(), suggested_day: today(), state: 'agreed', day: today(), clock: '14:00',
    starts_at: null, place: null, place_text: '', coach_id: 'katrin', revision: 1, cancel_reason: '', held_at: null, version: 1, plan_id: 'p2', answers: [],
  } as const;
  await show({ next_milestone: { ...meeting, answers: [] } });
  expect(screen.getByText((text) => text.endsWith('· mit Katrin'))).toBeTruthy();
});

test('a step is done with one tap and comes back with another', async () => {
  await show({ my_steps: [step] });
  home.my_steps = [];
  fireEvent.click(screen.getByRole('checkbox'));
  await waitFor(() => expect(screen.queryByText(step.text)).toBeNull());
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]).toMatchObject({ path: '/api/v1/tandems/t1/steps/s1', version: '"4"', body: { state: 'done', text: step.text } });
  home.my_steps = [{ ...step, version: 6 }];
  await act(async () => void fireEvent.click(screen.getByText(t('undo'))));
  await waitFor(() => expect(screen.getByText(step.text)).toBeTruthy());
  await waitFor(() => expect(written.at(-1)).toMatchObject({ version: '"5"', body: { state: 'open' } }));
});

test('a step may have come differently, or not matter any more', async () => {
  await show({ my_steps: [step] });
  fireEvent.click(screen.getByText(t('home_step_else')));
  await act(async () => void fireEvent.click(screen.getByText(t('home_step_dropped_yes'))));
  await waitFor(() => expect(written[0]?.body).toMatchObject({ state: 'dropped' }));
});

test('a date is kept only when it lies ahead', async () => {
  await show();
  fireEvent.click(screen.getByText(t('home_arrange')));
  fireEvent.input(await screen.findByLabelText(t('home_when')), { target: { value: addDays(today(), -3) } });
  fireEvent.click(screen.getByText(t('save')));
  expect(screen.getByText(t('home_when_missing'))).toBeTruthy();
  fireEvent.input(screen.getByLabelText(t('home_when')), { target: { value: addDays(today(), 3) } });
  await act(async () => void fireEvent.click(screen.getByText(t('save'))));
  await waitFor(() => expect(written[0]).toMatchObject({ path: '/api/v1/tandems/t1/planned-meeting', version: null, body: { day: addDays(today(), 3), clock: null } }));
});

test('in a pause nothing is asked, and the way back is one tap', async () => {
  const pause = { from_day: today(), tell_partner: false, tell_contact_person: false, asks: false };
  await show({ pause, plan_to_sign: { meeting_id: 'm2', plan_id: 'p2' }, my_steps: [step], overdue_promises: 2 });
  expect(await screen.findByText(t('home_my_pause'))).toBeTruthy();
  expect(main()).toBeNull();
  for (const asked of [t('home_to_sign'), step.text, t('home_overdue', { n: 2 }), t('home_next_none')]) expect(screen.queryByText(asked)).toBeNull();
  home.pause = null;
  await act(async () => void fireEvent.click(await screen.findByText(t('home_back'))));
  await waitFor(() => expect(written[0]).toMatchObject({ path: '/api/v1/me/pause' }));
});

test('after three weeks a pause asks whether it goes on', async () => {
  await show({ pause: { from_day: addDays(today(), -21), tell_partner: false, tell_contact_person: false, asks: true } });
  await act(async () => void fireEvent.click(await screen.findByText(t('home_pause_goes_on'))));
  await waitFor(() => expect(written[0]).toMatchObject({ path: '/api/v1/me/pause/continuation' }));
  await waitFor(() => expect(screen.getByText(t('home_my_pause'))).toBeTruthy());
});

const left = { sentence: 'own', own_words: 'Danke, Samira.', offer: '', offered_by: '' } as const;

test('the partner reads exactly the sentence that was agreed', async () => {
  await show({ tandem: { ...quiet.tandem!, partner_left: left } });
  expect(screen.getByText('Danke, Samira.')).toBeTruthy();
  expect(screen.getByText(t('home_left_stays'))).toBeTruthy();
  expect(main()).toBeNull();
});

test('and what the team offers', async () => {
  await show({ tandem: { ...quiet.tandem!, partner_left: { ...left, sentence: 'thanks', offer: 'Kaffee am Montag?', offered_by: 'Katrin' } } });
  expect(screen.getByText(t('home_said_thanks'))).toBeTruthy();
  expect(screen.getByText('Kaffee am Montag?')).toBeTruthy();
  expect(screen.getByText(t('home_offer_from', { name: 'Katrin' }))).toBeTruthy();
});

test('whoever has left is asked for nothing', async () => {
  await show({ departure: { kind: 'left', day: today() }, plan_to_sign: { meeting_id: 'm2', plan_id: 'p2' } });
  expect(screen.getByText(t('home_i_left'))).toBeTruthy();
  expect(screen.queryByText(t('home_to_sign'))).toBeNull();
  expect(main()).toBeNull();
});

test.each(['work', 'training'] as const)('%s found before the end is no goodbye', async (found) => {
  await show({ departure: { kind: found, day: today() } });
  expect(screen.getByText(t(`home_found_${found}`))).toBeTruthy();
  expect(main()?.getAttribute('href')).toBe('/meeting/new');
});

import { describe, expect, it } from 'vitest';
import type { OfficePromise, PlanItem, Sheet } from '../api/types';
import type { Write } from '../data/db';
import { entity, layOver, unsentContent } from './overlay';

const ME = 'samira';
const item = (over: Partial<PlanItem> = {}): PlanItem => ({
  id: 'i1', owner_id: ME, what: 'Probearbeit', why: '', step: '', day: null, clock: null, place: '', obstacle: '', then_text: '', helper: null,
  helper_text: '', confidence: null, position: 1, review: 'open', review_note: '', version: 3, updated_at: '', ...over,
});
const promise: OfficePromise = {
  id: 'p1', plan_id: 'plan', support: 'ticket', what: 'Fahrkarte', how: '', coach_id: 'katrin', due_day: '2026-11-17', state: 'open', change_reason: '',
  kept_at: null, created_by: ME, version: 2, overdue: true, nudged_today: false,
};
const sheet = (): Sheet => ({
  meeting: {
    id: 'm2', tandem_id: 't', number: 2, kind: 'milestone', day_number: 42, planned_day: '2026-11-27', suggested_day: '2026-11-27', state: 'proposed',
    day: '2026-11-27', clock: '15:00', starts_at: null, place: null, place_text: '', coach_id: 'katrin', revision: 2, cancel_reason: '', held_at: null,
    version: 4, plan_id: 'plan', answers: [{ person_id: ME, answer: 'another_time', text: 'abends', current: false }],
  },
  results: [{ line: 'count', value: 4, released: false, drafted: true, version: 0 }],
  expectations: { mine: null, partner: null, both_released: false },
  last: { items: [item({ id: 'old' })], promises: [promise] },
  plan: {
    id: 'plan', meeting_id: 'm2', tandem_id: 't', version: 5, items: [item()], promises: [], remarks: [], agreed_at: '2026-11-25T10:00:00Z', approved_at: null,
    state: 'agreed', signatures: [{ person_id: 'jonas', side: 'partner', signed_at: '2026-11-25T10:00:00Z' }],
  },
  evaluation: null,
});
const write = (over: Partial<Write>): Write => ({
  id: 'w', seq: 1, method: 'PUT', path: '/', body: {}, base: null, entity: 'x:1', label: { key: 'save' }, attempts: 0, state: 'waiting', created_at: 0, ...over,
});
const onPlan = '/milestone-plans/plan/items/i1';

describe('what is on its way lies over the sheet', () => {
  it('leaves what was read alone', () => {
    const read = sheet();
    layOver(read, [write({ entity: entity.item('i1'), path: onPlan, body: { what: 'neu' } })], ME);
    expect(read).toEqual(sheet());
  });

  it('shows a line of block 1 as ticked, and only on its own sheet', () => {
    const body = { value: 4, released: true };
    expect(layOver(sheet(), [write({ entity: entity.result('m2', 'count'), body })], ME).results[0]).toMatchObject({ released: true, drafted: false, version: 0 });
    expect(layOver(sheet(), [write({ entity: entity.result('m3', 'count'), body })], ME).results[0]?.released).toBe(false);
  });

  it('takes the signatures off a plan whose content changes, as the server will', () => {
    const { plan } = layOver(sheet(), [write({ entity: entity.item('i1'), path: onPlan, body: { what: 'Zwei Tage' } })], ME);
    expect(plan.items).toEqual([item({ what: 'Zwei Tage' })]);
    expect(plan).toMatchObject({ signatures: [], agreed_at: null, state: 'draft' });
  });

  it('keeps the signatures that came after a change the server has', () => {
    const { plan } = layOver(sheet(), [write({ entity: entity.item('i1'), path: onPlan, body: {}, state: 'sent' })], ME);
    expect(plan.signatures).toHaveLength(1);
  });

  it('adds a new item, takes a deleted one out, and ignores other plans', () => {
    const added = write({ entity: entity.item('i2'), path: '/milestone-plans/plan/items/i2', body: { what: 'Kurs' } });
    const gone = write({ entity: entity.item('i1'), path: onPlan, method: 'DELETE', body: undefined });
    const foreign = write({ entity: entity.item('i9'), path: '/milestone-plans/other/items/i9', body: { what: 'nein' } });
    expect(layOver(sheet(), [added, gone, foreign], ME).plan.items.map((one) => [one.id, one.what, one.version])).toEqual([['i2', 'Kurs', 0]]);
  });

  it('shows the own signature only under the version it names, and not when it was refused', () => {
    const agreement = (version: number, state: Write['state'] = 'waiting') =>
      layOver(sheet(), [write({ method: 'POST', entity: entity.agreement('plan'), body: { version }, state })], ME).plan.signatures.map((one) => one.person_id);
    expect(agreement(5)).toEqual(['jonas', ME]);
    expect(agreement(4)).toEqual(['jonas']);
    expect(agreement(5, 'parked')).toEqual(['jonas']);
  });

  it('counts an answer only for the proposal it was given to', () => {
    const answer = (revision: number) =>
      layOver(sheet(), [write({ entity: entity.answer('m2'), body: { answer: 'yes', text: '', revision } })], ME).meeting.answers.filter((one) => one.current);
    expect(answer(2)).toEqual([{ person_id: ME, answer: 'yes', text: '', current: true }]);
    expect(answer(1)).toEqual([]);
  });

  it('hides the partner again as soon as the own answers are taken back', () => {
    const read = sheet();
    read.expectations.both_released = true;
    const body = { partner_met: 4, released: false };
    expect(layOver(read, [write({ entity: entity.expectation('m2'), body })], ME).expectations).toMatchObject({ both_released: false, mine: { partner_met: 4 } });
  });

  it('looks back at the last plan and knows the reminder of today', () => {
    const writes = [
      write({ entity: entity.review('old'), body: { review: 'partly', note: 'fast' } }),
      write({ method: 'POST', entity: entity.nudge('p1') }),
    ];
    const { last } = layOver(sheet(), writes, ME);
    expect(last?.items[0]).toMatchObject({ review: 'partly', review_note: 'fast' });
    expect(last?.promises[0]?.nudged_today).toBe(true);
  });
});

describe('signing waits', () => {
  it('for content that has not arrived, not for anything else', () => {
    const mine = write({ entity: entity.item('i1'), path: onPlan });
    expect(unsentContent([mine], 'plan')).toHaveLength(1);
    expect(unsentContent([{ ...mine, state: 'sent' }], 'plan')).toHaveLength(0);
    expect(unsentContent([mine], 'other')).toHaveLength(0);
    expect(unsentContent([write({ entity: entity.result('m2', 'count') })], 'plan')).toHaveLength(0);
  });
});

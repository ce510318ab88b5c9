import { beforeAll, describe, expect, it } from 'vitest';
import type { Meeting, Participant } from '../api/types';
import { loadTexts, setLang } from '../i18n';
import { currentMeetings, partnersFor, unpaired } from './state';
import { meetingWhen } from './words';

const meeting = (number: number, state: Meeting['state']) => ({ number, state }) as Meeting;
const person = (id: string, age_group: Participant['age_group'], more: Partial<Participant> = {}) => ({ id, age_group, state: 'active', tandem_id: null, ...more }) as Participant;

describe('currentMeetings', () => {
  it('takes the last one held and the next one after it, whatever the order of the list', () => {
    const { next, last } = currentMeetings([meeting(3, 'planned'), meeting(1, 'held'), meeting(2, 'agreed')]);
    expect([last?.number, next?.number]).toEqual([1, 2]);
  });
  it('passes over a cancelled one', () => {
    expect(currentMeetings([meeting(1, 'cancelled'), meeting(2, 'planned')]).next?.number).toBe(2);
  });
  it('does not go back to one left out before the last one held', () => {
    expect(currentMeetings([meeting(1, 'planned'), meeting(2, 'held')])).toEqual({ next: undefined, last: meeting(2, 'held') });
  });
});

describe('when a meeting without a date is', () => {
  beforeAll(async () => {
    await setLang('de');
    await loadTexts('staff');
  });
  it('names the working day that the two are told, not the Sunday it falls on', () => {
    const at = { kind: 'milestone', number: 1, day: null, planned_day: '2026-12-13', suggested_day: '2026-12-14' } as Meeting;
    expect(meetingWhen(at)).toContain('14. Dezember');
  });
});

describe('who finds whom', () => {
  const young = person('a', 'under_25');
  const old = person('b', 'over_25');
  const other = person('c', 'over_25');
  const taken = person('d', 'under_25', { tandem_id: 't' });
  const out = person('e', 'under_25', { state: 'disabled' });
  const invited = person('f', 'under_25', { state: 'invited' });
  const all = [young, old, other, taken, out, invited];

  it('leaves out those in a tandem and those who are shut out, not those who have yet to join', () => {
    expect(unpaired(all).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'f']);
  });
  it('crosses the age line when the cohort wants it', () => {
    expect(partnersFor(all, old, true).map(({ id }) => id)).toEqual(['a', 'f']);
  });
  it('leaves age alone when the cohort does', () => {
    expect(partnersFor(all, old, false).map(({ id }) => id)).toEqual(['a', 'c', 'f']);
  });
});

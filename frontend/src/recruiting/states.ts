import { dayAndMonth, dayOf, t, today } from '../i18n';
import type { Prospect } from './types';

export type State = Prospect['state'];

/** The way in, in its order; the two ways out stand after it. */
export const STATES: State[] = ['referred', 'informed', 'interested', 'invited', 'attended', 'agreed', 'not_now', 'declined'];

const NEXT = { referred: 'informed', informed: 'interested', interested: 'invited', invited: 'attended', attended: 'agreed' } as const;

/** Where one tap leads to, if it leads anywhere: into the app, and to a word of their own, people come themselves. */
export function nextState({ state, person_id }: Pick<Prospect, 'state' | 'person_id'>): (typeof NEXT)[keyof typeof NEXT] | null {
  const to = state in NEXT ? NEXT[state as keyof typeof NEXT] : null;
  return to === 'agreed' && !person_id ? null : to;
}

export const nameOf = ({ first_name }: Pick<Prospect, 'first_name'>) => first_name || t('nameless');
export const stateName = (state: State) => t(`rec_state_${state}`);
/** Whoever said "not now" and wanted to be asked again by now. */
export const asksNow = ({ state, ask_again_day }: Pick<Prospect, 'state' | 'ask_again_day'>) => state === 'not_now' && !!ask_again_day && ask_again_day <= today();
const sinceDay = ({ changes }: Prospect) => (changes.length ? dayOf(changes[changes.length - 1]?.changed_at ?? '') : null);

/** "unter 25 · seit 3. Dezember" */
export function lineOf(prospect: Prospect): string {
  const { age_group, ask_again_day, state } = prospect;
  const since = sinceDay(prospect);
  return [
    age_group ? t(`rec_${age_group}`) : '',
    state === 'not_now' && ask_again_day ? t(asksNow(prospect) ? 'rec_ask_now_on' : 'rec_ask_on', { day: dayAndMonth(ask_again_day) }) : since ? t('rec_since', { day: dayAndMonth(since) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Through whom or what somebody came. */
export function cameBy({ came_by, invited_by }: Pick<Prospect, 'came_by' | 'invited_by'>): string {
  return came_by === 'champion' ? t('rec_came_champion', { name: invited_by }) : t(`rec_came_${came_by || 'team'}`);
}

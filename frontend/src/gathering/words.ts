import { clock, longDay, sentence, t, today } from '../i18n';
import type { GuestList } from './types';

export const nameOf = ({ kind, title }: Pick<GuestList, 'kind' | 'title'>) => title || t(`gathering_kind_${kind}`);
export const whenOf = ({ day, clock: time }: Pick<GuestList, 'day' | 'clock'>) => t('gathering_when_at', { day: sentence(longDay(day)), clock: clock(time) });
export const isAhead = ({ day, cancelled_at }: Pick<GuestList, 'day' | 'cancelled_at'>) => day >= today() && !cancelled_at;

/** One guest: what they said, or that they were there. */
export function guestState({ guests: [guest], ...gathering }: GuestList): string {
  const said = guest?.attended ? t('gathering_there') : t(`gathering_answer_${guest?.answer || 'open'}`);
  return `${whenOf(gathering)} · ${said}`;
}

/** "5 kommen, 2 wissen es noch nicht", and afterwards how many were there. */
export function countLine({ guests, day, cancelled_at }: GuestList): string {
  if (cancelled_at) return t('gathering_off');
  const there = guests.filter(({ attended }) => attended).length;
  if (day < today() || there > 0) return t('gathering_were_there', { n: there });
  const count = (wanted: string) => guests.filter(({ answer }) => answer === wanted).length;
  return [t('gathering_coming', { n: count('yes') }), count('not_sure') ? t('gathering_not_sure', { n: count('not_sure') }) : ''].filter(Boolean).join(' · ');
}

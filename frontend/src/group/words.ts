import { clock, longDay, sentence, t } from '../i18n';
import type { GroupMeeting } from './types';

export const whenOf = ({ day, clock: time }: { day: string; clock: string }) => t('group_when', { day: sentence(longDay(day)), clock: clock(time) });

/** The day and time that were agreed on, as they are now: a coach may have moved the gathering since. */
export const fixedWhen = ({ gathering, times, fixed_number }: GroupMeeting) => {
  const time = gathering ?? times.find(({ number }) => number === fixed_number);
  return time ? whenOf(time) : '';
};

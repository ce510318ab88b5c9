import { beside, isKey, list, t } from '../i18n';
import { DAYS, dayName, partName, spoken, timesInWords, topicName, type DAY_PARTS } from '../profile/words';

/** What kind of place on a ballot, in words. */
export const placeName = (place: string) => {
  const key = `ma_place_${place}`;
  return isKey(key) ? t(key) : '';
};

/** "Dienstag Nachmittag": a part of the week in words. */
export function slotName(slot: string) {
  const [day, part] = slot.split('-') as [(typeof DAYS)[number], (typeof DAY_PARTS)[number]];
  return t('ma_slot', { day: dayName(day), part: partName(part) });
}

export const languagesInWords = (codes: string[]) => list(codes.map(spoken));
export const topicsInWords = (topics: string[]) => list(topics.map(topicName));
export const weekInWords = (times: string[]) => timesInWords(times).map(({ day, parts }) => `${day}: ${beside(...parts)}`).join(' · ');

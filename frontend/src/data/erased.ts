import { t } from '../i18n';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Whoever was erased is nobody in the server's answers; on the screens they are called so. */
export function nameErased<T>(answer: T): T {
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('id' in answer && answer.id === NOBODY && 'display_name' in answer) answer.display_name = t('erased_person');
  for (const inside of Object.values(answer)) nameErased(inside);
  return answer;
}

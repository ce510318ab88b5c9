import { t } from '../i18n';
import { lockUp } from './device';

/** Left at once: the language that was read and what the empty page is called in it, for notes.js. */
const GONE = 'mp.gone';
const NEUTRAL = '/notes.html';

const away = () => {
  document.documentElement.hidden = true;
  location.replace(NEUTRAL);
};

/** Leaves at once for a page that says nothing, and locks where there is a lock. */
export function leaveAtOnce() {
  document.title = '…';
  sessionStorage.setItem(GONE, `${document.documentElement.lang} ${t('neutral_name')}`);
  lockUp();
  away();
}

/** The browser's arrow back does not lead to what was left at once; opening the app anew does. True when it is away. */
export function staysAway(): boolean {
  addEventListener('pageshow', ({ persisted }) => persisted && sessionStorage.getItem(GONE) && away());
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const gone = sessionStorage.getItem(GONE) !== null;
  if (gone && arrival?.type === 'back_forward') {
    away();
    return true;
  }
  sessionStorage.removeItem(GONE);
  return false;
}

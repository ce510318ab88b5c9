import { effect } from '@preact/signals';
import { moves } from '../router';

/** What has the focus and all that is around it, from the inside out. */
let way: HTMLElement[] = [];

const BUTTON = 'a[href], button:not(:disabled)';

/** The next that is left: another button of the bar or the line, the heading of the part, or that of the screen. */
function nearest(): HTMLElement | null {
  for (const place of way.filter((one) => one.isConnected)) {
    const found = place.matches('.act, li') ? place.querySelector<HTMLElement>(BUTTON) : place.matches('section, article, dialog, main') ? place.querySelector<HTMLElement>('h1, h2, h3') : null;
    if (found) return found;
  }
  return document.querySelector('main h1, header h1');
}

/**
 * What somebody works with may go or rest once the work is done. The focus stays near, so that nobody begins at the top
 * again; a part with `data-focus` knows better itself.
 */
export function keepFocus() {
  const follow = () => {
    way = [];
    for (let at: Element | null = document.activeElement; at instanceof HTMLElement; at = at.parentElement) way.push(at);
  };
  follow();
  addEventListener('focusin', follow);
  // Another screen takes care of itself.
  effect(() => {
    if (moves.value) way = [];
  });
  new MutationObserver((changes) => {
    const [last] = way;
    if (!last || way.some((one) => one.hasAttribute('data-focus'))) return;
    const gone = document.activeElement === document.body && changes.some(({ removedNodes }) => [...removedNodes].some((one) => one.contains(last)));
    const rests = document.activeElement === last && last.matches(':disabled');
    if (!gone && !rests) return;
    // What has only changed its place among others keeps it.
    const next = last.isConnected && !last.matches(':disabled') ? last : nearest();
    if (!next) return;
    if (!next.matches(`${BUTTON}, input, textarea, select`)) next.tabIndex = -1;
    next.focus({ preventScroll: true });
    if (next.matches(':focus-visible')) next.scrollIntoView({ block: 'nearest' });
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
}
